"""Print jobs: many sheets in the background of a class, as one PDF for the printer and as a ZIP.

All of it lives in this process: whoever restarts the server asks for it again.
"""

import logging
import secrets
import shutil
import tempfile
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock, Thread
from typing import BinaryIO, Literal, Protocol

from workshop.documents.errors import PressError
from workshop.documents.files import refusal, safe_names, write_whole, writing_zip
from workshop.documents.sheet import Sheet

logger = logging.getLogger(__name__)

Status = Literal["waiting", "printing", "joining", "done", "failed", "cancelled"]
FORMS = ("pdf", "zip")
MOST_SHEETS = 1000  # in one job, copies counted
_BATCH = 20  # sheets whose PDFs are in memory at a time
_MOST_AT_ONCE = 4  # jobs that wait or print, of all classes
_MOST_KEPT = 4  # jobs that are over and lie in memory or on the disk
_KEPT_FOR = 15 * 60  # seconds after the end


class _Stopped(Exception):
    """Nobody wants this job any more."""


class Printer(Protocol):
    """What a job needs of the press."""

    def print_each(
        self,
        sheets: Sequence[Sheet],
        each_done: Callable[[int], None] | None = None,
        workers: int | None = None,
    ) -> list[bytes]: ...
    def print_joined(self, sheets: Sequence[Sheet], title: str) -> bytes: ...


@dataclass(frozen=True)
class Item:
    """`name`: what its file in the ZIP is called, in words. `copies`: in the PDF for the printer."""

    sheet: Sheet
    name: str
    copies: int = 1


@dataclass
class Job:
    """One class's. `basis`: what it was made of, to be compared later. `workers`: of the press, at most.
    `left`: the forms that can be fetched. Read by many threads, changed by the one that prints."""

    kind: str
    title: str
    items: Sequence[Item]
    total: int
    basis: str = ""
    workers: int = 1
    id: str = field(default_factory=lambda: secrets.token_urlsafe(6))
    status: Status = "waiting"
    done: int = 0
    problem: PressError | None = None
    left: tuple[str, ...] = ()
    ended_at: float = 0.0
    is_unwanted: bool = False
    folder: Path | None = None

    @property
    def is_active(self) -> bool:
        return self.status in ("waiting", "printing", "joining")

    def path(self, form: str) -> Path:
        assert self.folder
        return self.folder / f"all.{form}"


class Jobs:
    """At most one job a class, by the class's id. May be used by many threads at once."""

    def __init__(self, press: Printer, folder: Path, now: Callable[[], float] = time.monotonic) -> None:
        """Touches nothing: another program may be working in `folder`."""
        self._press, self._folder, self._now = press, folder, now
        self._jobs: dict[int, Job] = {}
        self._waiting: deque[Job] = deque()
        self._lock = Lock()
        self._thread: Thread | None = None
        self._is_closed = False

    def start(
        self,
        class_id: int,
        kind: str,
        title: str,
        items: Sequence[Item],
        *,
        basis: str = "",
        workers: int = 1,
    ) -> Job:
        """The one that is under way, where there is one. Raises PressError: "too-many" sheets, or "busy"."""
        if sum(item.copies for item in items) > MOST_SHEETS:
            raise PressError("too-many")
        self.tidy()
        with self._lock:
            before = self._jobs.get(class_id)
            if before and before.is_active and not before.is_unwanted:
                return before
            if self._is_closed or sum(one.is_active for one in self._jobs.values()) >= _MOST_AT_ONCE:
                raise PressError("busy")
            self._drop(class_id)
            job = self._jobs[class_id] = Job(kind, title, tuple(items), len(items), basis, workers)
            self._waiting.append(job)
            if self._thread is None:
                self._thread = Thread(target=self._work, name="print jobs", daemon=True)
                self._thread.start()
        return job

    def of(self, class_id: int) -> Job | None:
        self.tidy()
        return self._jobs.get(class_id)

    def again(self, class_id: int, *, workers: int = 1) -> Job | None:
        """The same once more, when it is over."""
        job = self.of(class_id)
        if job is None or job.is_active:
            return job
        return self.start(class_id, job.kind, job.title, job.items, basis=job.basis, workers=workers)

    def cancel(self, class_id: int) -> None:
        """At once for whoever asked; the sheet that is being printed is printed to its end."""
        with self._lock:
            job = self._jobs.get(class_id)
            if job and job.is_active:
                job.is_unwanted = True
                self._end(job, "cancelled")

    def drop(self, class_id: int) -> None:
        """Whatever there is of this class is gone: nothing can be fetched any more."""
        with self._lock:
            self._drop(class_id)

    def clear(self) -> None:
        with self._lock:
            for class_id in list(self._jobs):
                self._drop(class_id)

    def open(self, class_id: int, form: str) -> tuple[Job, BinaryIO] | None:
        """To be fetched: None where there is nothing in this form (any more)."""
        self.tidy()
        with self._lock:
            job = self._jobs.get(class_id)
            if job is None or form not in job.left:
                return None
            return job, job.path(form).open("rb")

    def fetched(self, job: Job, form: str) -> None:
        """It has arrived, and so it is not kept."""
        with self._lock:
            job.left = tuple(one for one in job.left if one != form)
            if job.folder:
                job.path(form).unlink(missing_ok=True)

    def tidy(self) -> None:
        """What ended a while ago goes, and the oldest of too many."""
        with self._lock:
            over = {id: job for id, job in self._jobs.items() if not job.is_active}
            too_many = sorted(over, key=lambda id: over[id].ended_at)[: max(0, len(over) - _MOST_KEPT)]
            late = [id for id, job in over.items() if self._now() - job.ended_at >= _KEPT_FOR]
            for class_id in {*too_many, *late}:
                self._drop(class_id)

    def sweep(self) -> None:
        """For the server's start: what a crash has left. Nobody else may be printing here."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def close(self) -> None:
        """After the press was closed, so that nothing is being printed any more."""
        with self._lock:
            self._is_closed = True
            thread = self._thread
        self.clear()
        if thread:
            thread.join(timeout=5)
        if self._folder.is_dir() and not any(self._folder.iterdir()):
            self._folder.rmdir()

    def _drop(self, class_id: int) -> None:
        job = self._jobs.pop(class_id, None)
        if job:
            job.is_unwanted = True
            self._end(job, "cancelled")

    def _end(self, job: Job, status: Status, problem: PressError | None = None) -> None:
        """With the lock held. The files go too, unless all of it is there."""
        job.status, job.problem, job.ended_at = status, problem, self._now()
        job.left = FORMS if status == "done" else ()
        if status != "done" and job.folder:
            shutil.rmtree(job.folder, ignore_errors=True)

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._thread = None
                    return
                job = self._waiting.popleft()
            status, problem = self._printed(job)
            with self._lock:
                if not job.is_unwanted:
                    self._end(job, status, problem)
                elif job.folder:
                    shutil.rmtree(job.folder, ignore_errors=True)

    def _printed(self, job: Job) -> tuple[Status, PressError | None]:
        try:
            self._print(job)
            return "done", None
        except _Stopped:
            return "cancelled", None
        except PressError as error:
            return "failed", error
        except OSError as error:
            logger.warning("a print job could not be written: %s", error)
            return "failed", refusal(error)
        except Exception as error:
            logger.exception("a print job broke")
            return "failed", PressError("failed", repr(error))

    def _print(self, job: Job) -> None:
        self._enter(job, "printing")
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        job.folder = Path(tempfile.mkdtemp(dir=self._folder))  # for this account alone
        names = safe_names(item.name for item in job.items)
        with writing_zip(job.path("zip")) as put:
            for start in range(0, job.total, _BATCH):
                batch = [item.sheet for item in job.items[start : start + _BATCH]]
                printed = self._press.print_each(batch, _counting(job, start), job.workers)
                for name, pdf in zip(names[start:], printed, strict=False):
                    put(name, pdf)
        self._enter(job, "joining")
        flat = [(replace(item.sheet, is_fillable=False), item.copies) for item in job.items]  # for a pen
        sheets = [sheet for sheet, copies in flat for _copy in range(copies)]
        write_whole(job.path("pdf"), self._press.print_joined(sheets, job.title))

    def _enter(self, job: Job, status: Status) -> None:
        with self._lock:
            if job.is_unwanted:
                raise _Stopped
            job.status = status


def _counting(job: Job, before: int) -> Callable[[int], None]:
    def count(done: int) -> None:
        job.done = before + done
        if job.is_unwanted:
            raise _Stopped

    return count

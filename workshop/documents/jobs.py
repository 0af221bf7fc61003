"""Print jobs: many sheets in the background of a class, as one PDF for the printer and as a ZIP.

All of it lives in this process: whoever restarts the server asks for it again.
"""

import logging
import secrets
import shutil
import tempfile
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
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
_MOST_BYTES = 500 * 2**20  # of files that lie on the disk, of all classes
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
    def print_joined(
        self,
        sheets: Sequence[tuple[Sheet, int]],
        title: str,
        each_done: Callable[[int], None] | None = None,
    ) -> bytes: ...


@dataclass(frozen=True)
class Item:
    """`name`: what its file in the ZIP is called, in words. `copies`: in the PDF for the printer."""

    sheet: Sheet
    name: str
    copies: int = 1


@dataclass
class Job:
    """One class's. `items`: gone when it is over, as they hold whole pages. `order`: what was asked for, to
    do it again. `basis`: what it was made of, to be compared later. `has_names`: of people of the class.
    `workers`: of the press, at most. `done`: sheets in the ZIP; `joined`: those in the one PDF. Read by many
    threads. Nobody but the one that prints ends a job well: where another has ended it, nobody wants it any
    more."""

    kind: str
    title: str
    items: Sequence[Item]
    total: int
    order: Mapping[str, str] = field(default_factory=dict)
    basis: str = ""
    has_names: bool = False
    workers: int = 1
    id: str = field(default_factory=lambda: secrets.token_urlsafe(6))
    status: Status = "waiting"
    done: int = 0
    joined: int = 0
    problem: PressError | None = None
    bytes: int = 0
    ended_at: float = 0.0
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
        self._is_closed = self._has_made_folder = False

    def start(
        self,
        class_id: int,
        kind: str,
        title: str,
        items: Sequence[Item],
        *,
        order: Mapping[str, str] | None = None,
        basis: str = "",
        has_names: bool = False,
        workers: int = 1,
    ) -> Job:
        """The one that is under way, where there is one. Raises PressError: "too-many" sheets, "busy", or
        "too-much-kept": what was promised to others is not thrown away for it."""
        if sum(item.copies for item in items) > MOST_SHEETS:
            raise PressError("too-many")
        self.tidy()
        with self._lock:
            before = self._jobs.get(class_id)
            if before and before.is_active:
                return before
            if self._is_closed or sum(one.is_active for one in self._jobs.values()) >= _MOST_AT_ONCE:
                raise PressError("busy")
            if sum(one.bytes for id, one in self._jobs.items() if id != class_id) >= _MOST_BYTES:
                raise PressError("too-much-kept")
            self._drop(class_id)
            job = self._jobs[class_id] = Job(
                kind, title, tuple(items), len(items), order or {}, basis, has_names, workers
            )
            self._waiting.append(job)
            if self._thread is None:
                self._thread = Thread(target=self._work, name="print jobs", daemon=True)
                self._thread.start()
        return job

    def of(self, class_id: int) -> Job | None:
        self.tidy()
        return self._jobs.get(class_id)

    def cancel(self, class_id: int) -> None:
        """At once for whoever asked; the sheet that is being printed is printed to its end."""
        with self._lock:
            job = self._jobs.get(class_id)
            if job and job.is_active:
                self._end(job, "cancelled")

    def forget_names(self, class_id: int) -> None:
        """Somebody of the class is erased: what may name them is gone, and says so; other paper stays."""
        with self._lock:
            job = self._jobs.get(class_id)
            if job and job.has_names and (job.is_active or job.status == "done"):
                self._end(job, "failed", PressError("somebody-erased"))

    def clear(self) -> None:
        with self._lock:
            for class_id in list(self._jobs):
                self._drop(class_id)

    def open(self, class_id: int, form: str) -> tuple[Job, BinaryIO] | None:
        """To be fetched, as often as somebody likes: None where it is not there (any more)."""
        self.tidy()
        with self._lock:
            job = self._jobs.get(class_id)
            if job is None or job.status != "done":
                return None
            return job, job.path(form).open("rb")

    def tidy(self) -> None:
        """What ended a while ago goes: never before its time."""
        with self._lock:
            for class_id, job in list(self._jobs.items()):
                if not job.is_active and self._now() - job.ended_at >= _KEPT_FOR:
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
        if self._has_made_folder:
            with suppress(OSError):  # another program has files there
                self._folder.rmdir()

    def _drop(self, class_id: int) -> None:
        job = self._jobs.pop(class_id, None)
        if job:
            self._end(job, "cancelled")

    def _end(self, job: Job, status: Status, problem: PressError | None = None) -> None:
        """With the lock held. The files go too, unless all of it is there."""
        job.status, job.problem, job.ended_at, job.items, job.bytes = status, problem, self._now(), (), 0
        if job.folder and status == "done":
            job.bytes = sum(job.path(form).stat().st_size for form in FORMS)
        elif job.folder:
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
                if job.is_active:
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
        items = self._enter(job, "printing")
        job.folder = self._new_folder()
        names = safe_names(item.name for item in items)
        with writing_zip(job.path("zip")) as put:
            for start in range(0, job.total, _BATCH):
                batch = [item.sheet for item in items[start : start + _BATCH]]
                printed = self._press.print_each(batch, _counting(job, start), job.workers)
                for name, pdf in zip(names[start:], printed, strict=False):
                    put(name, pdf)
        self._enter(job, "joining")
        flat = [(replace(item.sheet, is_fillable=False), item.copies) for item in items]  # for a pen
        joined = self._press.print_joined(flat, job.title, _joining(job))
        write_whole(job.path("pdf"), joined)

    def _new_folder(self) -> Path:
        """For this account alone."""
        if not self._folder.exists():
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._has_made_folder = True
        return Path(tempfile.mkdtemp(dir=self._folder))

    def _enter(self, job: Job, status: Status) -> Sequence[Item]:
        with self._lock:
            if not job.is_active:
                raise _Stopped
            job.status = status
            return job.items


def _counting(job: Job, before: int) -> Callable[[int], None]:
    def count(done: int) -> None:
        job.done = before + done
        _go_on(job)

    return count


def _joining(job: Job) -> Callable[[int], None]:
    def count(done: int) -> None:
        job.joined = done
        _go_on(job)

    return count


def _go_on(job: Job) -> None:
    if not job.is_active:
        raise _Stopped

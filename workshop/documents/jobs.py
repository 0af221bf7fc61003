"""Print jobs: many sheets in the background of a class, as one PDF for the printer and as a ZIP.

All of it lives in this process: whoever restarts the server asks for it again.
"""

import logging
import shutil
import tempfile
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock, Thread
from typing import BinaryIO, Protocol

from workshop.documents.errors import PressError
from workshop.documents.files import refusal, safe_names, write_whole, writing_zip
from workshop.documents.job import FORMS as FORMS
from workshop.documents.job import Item as Item
from workshop.documents.job import Job as Job
from workshop.documents.job import Status
from workshop.documents.sheet import Sheet

logger = logging.getLogger(__name__)

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
            if self._thread is None or not self._thread.is_alive():
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
            try:
                return job, job.path(form).open("rb")
            except OSError as error:
                logger.warning("a printed file cannot be opened: %s", error)
                self._end(job, "failed", PressError("files-gone"))
                return None

    def tidy(self) -> None:
        """What ended a while ago goes: never before its time. What is gone already is told as gone."""
        with self._lock:
            for class_id, job in list(self._jobs.items()):
                if not job.is_active and self._now() - job.ended_at >= _KEPT_FOR:
                    self._drop(class_id)
                elif job.status == "done" and not job.is_whole:
                    self._end(job, "failed", PressError("files-gone"))

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
        job.status, job.problem, job.ended_at, job.items = status, problem, self._now(), ()
        if status != "done":
            job.delete_files()

    def _work(self) -> None:
        """Whatever goes wrong with one job, the next one is printed."""
        while job := self._next():
            try:
                self._end_printed(job, *self._printed(job))
            except Exception:
                logger.exception("a print job could not be ended")
                job.status, job.problem, job.ended_at = "failed", PressError("failed"), self._now()

    def _next(self) -> Job | None:
        with self._lock:
            if self._waiting:
                return self._waiting.popleft()
            self._thread = None
            return None

    def _end_printed(self, job: Job, status: Status, problem: PressError | None) -> None:
        with self._lock:
            if job.is_active:
                self._end(job, status, problem)
            else:
                job.delete_files()

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
        job.bytes = sum(job.path(form).stat().st_size for form in FORMS)

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

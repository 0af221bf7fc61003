"""The press: sheets in, PDFs out. The work is done in processes that may crash or hang without the server."""

import logging
import math
import multiprocessing
import os
import secrets
import signal
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, as_completed, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from html import unescape
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from pebble import ProcessExpired, ProcessPool

from workshop.documents import letters
from workshop.documents.errors import FULL, PressError
from workshop.documents.sheet import AT_A_TIME, Sheet

if TYPE_CHECKING:
    from workshop.documents.pictures import Picture

__all__ = ["Press", "PressError", "Sheet"]

logger = logging.getLogger(__name__)

_SHEETS_AT_ONCE = 20  # as many are printed within the time for one, where nothing hangs
_SECONDS_FOR_A_PICTURE = 10
_LOOKS_EVERY = 0.25  # seconds, whether somebody still wants it
_JOBS_PER_WORKER = 400  # the renderer gives little memory back, so that a worker is replaced now and then
_TRIES = 3  # of a job whose worker dies: one death can take a neighbour's job along
_DIED = (ProcessExpired, BrokenProcessPool, CancelledError, RuntimeError)


class Press:
    """May be used by many threads at once. Starts its workers at the first sheet, or at `warm_up`. The faces
    are there already (`fonts.make`): cutting them takes longer than a sheet may."""

    def __init__(self, data_folder: Path, workers: int = 2, timeout: float = 60) -> None:
        """`timeout`: seconds for one sheet, counted from when a worker takes it up."""
        self._data_folder = data_folder
        self._workers = workers
        self._timeout = timeout
        self._pool: ProcessPool | None = None
        self._scratch: tempfile.TemporaryDirectory[str] | None = None
        self._is_closed = False
        self._pool_lock = Lock()

    def print(self, sheet: Sheet) -> bytes:
        """The sheet as PDF/UA-1, or PressError. One whose worker dies has three tries."""
        check_letters([sheet])
        return self._run(_print_each, self._data_folder, [sheet])[0]  # type: ignore[no-any-return]

    def print_each(
        self,
        sheets: Sequence[Sheet],
        each_done: Callable[[int], None] | None = None,
        workers: int | None = None,
        at_a_time: int = AT_A_TIME,
    ) -> list[bytes]:
        """A PDF for each sheet, in their order, or PressError and none.

        All workers take part (at most `workers`), a few sheets at a time, so that somebody else's sheet need
        not wait for the last of a whole class. `each_done` gets the number of those done so far, in the
        thread that calls; what it raises ends the rest, and nobody waits for what is being printed just then.
        """
        check_letters(sheets)
        workers = min(workers or self._workers, self._workers)
        chunks = _chunks(sheets, workers, at_a_time)
        printed: dict[int, list[bytes]] = {}
        threads = ThreadPoolExecutor(workers, "press")
        try:
            jobs = {
                threads.submit(self._run, _print_each, self._data_folder, chunk): number
                for number, chunk in enumerate(chunks)
            }
            for job in as_completed(jobs):
                printed[jobs[job]] = job.result()
                if each_done:
                    each_done(sum(map(len, printed.values())))
        finally:
            threads.shutdown(wait=False, cancel_futures=True)  # nobody wants the rest any more
        return [pdf for number in range(len(chunks)) for pdf in printed[number]]

    def print_joined(
        self,
        sheets: Sequence[tuple[Sheet, int]],
        title: str,
        each_done: Callable[[int], None] | None = None,
    ) -> bytes:
        """One PDF of flat sheets in one language, in their order, each in so many copies. One worker makes
        it: the tags of two files cannot be joined without loss. `each_done`: as in `print_each`, and also
        while nothing is done, so that it can end what nobody wants any more."""
        check_letters(sheet for sheet, _copies in sheets)
        times = 1 + sum(copies for _sheet, copies in sheets) // _SHEETS_AT_ONCE
        with self._tally() as tally:
            pdf: bytes = self._run(
                _print_joined,
                self._data_folder,
                sheets,
                letters.tidy(title),
                tally,
                timeout=times * self._timeout,
                look=(lambda: each_done(_size(tally))) if each_done else None,
            )
        return pdf

    def draw_picture(self, file: bytes, place: str) -> "Picture":
        """What a center gave for its papers, drawn anew (see `pictures`). Refuses with PictureError."""
        picture: Picture = self._run(_draw_picture, file, place, timeout=_SECONDS_FOR_A_PICTURE)
        return picture

    def warm_up(self) -> None:
        """Starts the workers and returns at once, so that the first sheet does not wait for them."""
        pool = self._running_pool()
        for _ in range(self._workers):
            pool.schedule(_load_tools, args=[self._data_folder], timeout=self._timeout)

    def close(self) -> None:
        """Ends the workers; jobs under way end with PressError."""
        with self._pool_lock:
            self._is_closed = True
            self._end_pool()
            if self._scratch:
                self._scratch.cleanup()
                self._scratch = None

    def _run(
        self,
        job: Callable[..., Any],
        *args: Any,
        timeout: float | None = None,
        look: Callable[[], None] | None = None,
    ) -> Any:
        """`look`: called now and then meanwhile; what it raises ends the job."""
        for _ in range(_TRIES):
            pool = self._running_pool()
            try:
                work = pool.schedule(job, args=args, timeout=timeout or self._timeout)
                _watch(work, partial(self._look, look))
                return work.result()
            except TimeoutError:
                raise PressError("timeout") from None
            except _DIED as error:
                if self._is_closed:
                    break
                logger.warning("a worker of the press ended in mid-job: %r", error)
        raise PressError("failed", "the worker ended in mid-job each time")

    def _look(self, look: Callable[[], None] | None) -> None:
        """What is handed over in the moment in which the press is closed is never taken up."""
        if self._is_closed:
            raise PressError("failed", "the press is closed")
        if look:
            look()

    @contextmanager
    def _tally(self) -> Iterator[Path]:
        """A file in which a worker leaves a byte for each sheet: no other way leads from it to one job."""
        self._running_pool()  # makes the scratch folder
        with self._pool_lock:
            if self._scratch is None:
                raise PressError("failed", "the press is closed")
            path = Path(self._scratch.name) / f"tally-{secrets.token_hex(8)}"
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)

    def _running_pool(self) -> ProcessPool:
        with self._pool_lock:
            if self._is_closed:
                raise PressError("failed", "the press is closed")
            if self._pool is None or not self._pool.active:
                self._end_pool()
                self._pool = self._new_pool()
            return self._pool

    def _new_pool(self) -> ProcessPool:
        if self._scratch is None:
            self._scratch = _new_scratch()
        pool = ProcessPool(
            max_workers=self._workers,
            max_tasks=_JOBS_PER_WORKER,
            initializer=_settle_in,
            initargs=[self._scratch.name],
            # fork would copy the locks of the server's threads in whatever state they are
            context=multiprocessing.get_context("spawn"),
        )
        with _without_interrupts():
            assert pool.active  # which starts it
        return pool

    def _end_pool(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None


def _watch(work: Future[Any], look: Callable[[], None]) -> None:
    """Until it is done. The worker of what nobody wants is ended; another one takes its place."""
    while not wait([work], timeout=_LOOKS_EVERY).done:
        try:
            look()
        except BaseException:
            work.cancel()
            raise


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def check_letters(sheets: Iterable[Sheet]) -> None:
    """PressError("letters") where one holds letters that paper lacks: told before anything is printed."""
    for sheet in sheets:
        missing = letters.unprintable(unescape(sheet.html))
        if missing:
            raise PressError("letters", missing)


def _chunks(sheets: Sequence[Sheet], workers: int, at_a_time: int = AT_A_TIME) -> list[Sequence[Sheet]]:
    """As few as `at_a_time` allows, of nearly one size, and as many for each worker."""
    most = len(sheets)
    count = min(most, workers * math.ceil(most / (workers * at_a_time)))
    ends = [most * number // count for number in range(count + 1)] if count else [0]
    return [sheets[start:end] for start, end in pairwise(ends)]


def _new_scratch() -> tempfile.TemporaryDirectory[str]:
    try:
        return tempfile.TemporaryDirectory(prefix="give-first-press-", ignore_cleanup_errors=True)
    except OSError as error:
        raise PressError("disk-full" if error.errno in FULL else "failed", repr(error)) from None


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Threads that begin here, and processes that they start, do not hear Ctrl-C: a worker that is still
    loading could not ignore it yet, and would tell the terminal where it was."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _settle_in(scratch: str) -> None:
    """Runs first in each worker: Ctrl-C is for who started it, and a running class comes before paper."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = (
        scratch  # the renderer keeps copies of the fonts there, which a killed worker leaves behind
    )
    if hasattr(os, "nice"):
        os.nice(10)


def _print_each(data_folder: Path, sheets: Sequence[Sheet]) -> list[bytes]:
    return _worker().print_each(data_folder, sheets)  # type: ignore[no-any-return]


def _print_joined(data_folder: Path, sheets: Sequence[tuple[Sheet, int]], title: str, tally: Path) -> bytes:
    return _worker().print_joined(data_folder, sheets, title, tally)  # type: ignore[no-any-return]


def _draw_picture(file: bytes, place: str) -> "Picture":
    from workshop.documents import pictures  # its libraries read files of strangers: never in the server

    return pictures.draw(file, place)


def _load_tools(data_folder: Path) -> None:
    _worker().tools(data_folder)


def _worker() -> Any:
    """The module that loads weasyprint, which must never happen in the server."""
    try:
        from workshop.documents import worker
    except OSError as error:  # a system library is missing
        raise PressError("library-missing", str(error)) from None
    return worker

"""One process, one uvicorn: starts, tells when it answers, and stops within a second, open phones or not."""

import asyncio
import gc
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from types import FrameType
from typing import TYPE_CHECKING

import uvicorn

from workshop.live.every import Every
from workshop.live.files import FileForms
from workshop.live.front import Front
from workshop.live.streams import Streams

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

GRACE = 0.3  # seconds for the pages in work when Ctrl-C is pressed
YOUNG = 20_000  # new objects until Python looks for circles among them; 700 is its own number
PHONES = 8192  # open connections to ask the system for; 256 is the default on some laptops


def serve(
    wsgi_app: "WSGIApplication",
    streams: Streams,
    listening: socket.socket,
    *,
    on_started: Callable[[], None],
    timers: Sequence[Every] = (),
    on_stopping: Callable[[], None] = lambda: None,
    on_stopped: Callable[[], None] = lambda: None,
    file_forms: FileForms | None = None,
) -> None:
    """Runs until Ctrl-C or SIGTERM. `on_stopping` is for what is slow to end: a thread does it while the rest
    shuts down. Where a page is still in work after the grace, the process ends here, after `on_stopped`."""
    stop = asyncio.Event()
    front = Front(wsgi_app, streams, stop, file_forms or FileForms())
    _ask_for_connections()

    def let_go() -> None:
        stop.set()
        streams.close()

    server = _Server(_config(front), let_go, lambda: _begin(timers, on_started), on_stopping)
    try:
        server.run(sockets=[listening])
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not break the tidying up
        for timer in timers:
            timer.stop()
        is_quiet = front.let_go(GRACE)
        on_stopped()
        if not is_quiet:
            _leave_at_once()


def _begin(timers: Sequence[Every], on_started: Callable[[], None]) -> None:
    _look_for_circles_less()
    for timer in timers:
        timer.start()
    on_started()


def _config(front: Front) -> uvicorn.Config:
    return uvicorn.Config(
        front,
        lifespan="on",
        ws="none",
        access_log=False,  # addresses hold class codes and one-time links
        log_config=None,
        log_level="warning",
        proxy_headers=False,  # the app knows how many proxies to believe
        server_header=False,
        timeout_keep_alive=20,
        timeout_graceful_shutdown=GRACE,  # type: ignore[arg-type]  # handed on to asyncio.wait_for, which takes parts
    )


class _Server(uvicorn.Server):
    def __init__(
        self,
        config: uvicorn.Config,
        let_go: Callable[[], None],
        on_started: Callable[[], None],
        on_stopping: Callable[[], None],
    ) -> None:
        super().__init__(config)
        self._let_go = let_go
        self._on_started = on_started
        self._on_stopping = on_stopping

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._on_started()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Unlike uvicorn's own, does not raise the signal again at the end: stopping so is a clean end."""
        self.force_exit = self.should_exit and sig == signal.SIGINT
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._let_go()
        # not awaited: the loop itself, as it closes, waits for the end of this thread
        asyncio.get_running_loop().run_in_executor(None, self._on_stopping)
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL + 1)  # pages cut short now are no news
        await super().shutdown(sockets)


def _look_for_circles_less() -> None:
    """What is there at the start stays: it is not gone through again and again. A step that thousands follow
    makes many short-lived objects, and the search took a fifth of its time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 10, 10)


def _ask_for_connections() -> None:
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = PHONES if hard == resource.RLIM_INFINITY else min(PHONES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _leave_at_once() -> None:
    """A thread cannot be ended; what it had not committed is rolled back by the database."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)

"""The ASGI front: owns /live/..., and hands every other request, with its whole body, to a page's thread."""

import asyncio
import sys
from collections.abc import Iterable
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Any, cast

from a2wsgi import WSGIMiddleware

from workshop.live.asgi import Application, Message, Receive, Scope, Send, answer
from workshop.live.body import PATIENCE, BodyRefused, SenderGone, TooLong, read_body
from workshop.live.files import FileForms, NoPlace
from workshop.live.streams import PLACE, Streams

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

THREADS = 16


class Front:
    """`stop` is set when the server goes down; whatever waits for a phone then lets go of it."""

    def __init__(
        self,
        wsgi_app: "WSGIApplication",
        streams: Streams,
        stop: asyncio.Event,
        file_forms: FileForms,
        *,
        patience: float = PATIENCE,
    ) -> None:
        # No bound on the queue: a page's thread must never wait for a phone that reads slowly.
        pages = WSGIMiddleware(_settled(wsgi_app), workers=THREADS, send_queue_size=0)
        self._pages = cast(Application, pages)
        self._threads = pages.executor
        self._streams = streams
        self._stop = stop
        self._file_forms = file_forms
        self._patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            self._streams.start()
            await _live_and_die(receive, send)
        elif scope["path"].startswith(PLACE):
            await self._streams(scope, receive, send)
        else:
            await self._page(scope, receive, send)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            try:
                with self._file_forms.place(scope) as largest:
                    await self._read_and_answer(scope, receive, send, largest)
            except NoPlace:
                with suppress(TooLong):  # it is read to its end, or its sender would see no answer
                    await read_body(scope, receive, self._stop, self._patience, 0)
                raise
        except BodyRefused as refused:
            await answer(send, refused.status, refused.sentence)
        except SenderGone:
            return

    async def _read_and_answer(self, scope: Scope, receive: Receive, send: Send, largest: int) -> None:
        try:
            body = await read_body(scope, receive, self._stop, self._patience, largest)
        except TooLong as refused:
            if not self._file_forms.is_one(scope):
                raise
            # the app refuses it by its length alone, and says so in its own words
            await self._pages(_complete(scope, refused.size), _replay(b""), send)
        else:
            await self._pages(_complete(scope, len(body)), _replay(body), send)

    def let_go(self, seconds: float) -> bool:
        """Takes no more pages and waits for those in work; False when some are not done after `seconds`."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        waiter = Thread(target=self._threads.shutdown, daemon=True)
        waiter.start()
        waiter.join(seconds)
        return not waiter.is_alive()


async def _live_and_die(receive: Receive, send: Send) -> None:
    while True:
        phase = (await receive())["type"]
        await send({"type": f"{phase}.complete"})
        if phase == "lifespan.shutdown":
            return


def _complete(scope: Scope, size: int) -> Scope:
    """The request as WSGI can take it: its length known, its sender in one form."""
    headers = [
        (name, value)
        for name, value in scope["headers"]
        # WSGI cannot tell x_forwarded_for, which anybody may send, from a proxy's own x-forwarded-for.
        if b"_" not in name and name not in (b"content-length", b"transfer-encoding")
    ]
    if size or scope["method"] in ("POST", "PUT", "PATCH", "DELETE"):
        headers.append((b"content-length", str(size).encode()))
    return {**scope, "headers": headers, "client": _plain(scope.get("client"))}


def _plain(client: tuple[str, int] | None) -> tuple[str, int] | None:
    """An IPv4 phone on an IPv6 socket is ::ffff:192.168.1.7: written as everywhere else."""
    return (client[0].removeprefix("::ffff:"), client[1]) if client else None


def _replay(body: bytes) -> Receive:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _settled(wsgi_app: "WSGIApplication") -> Any:
    """Mends what a2wsgi says of itself: one process here, and errors do not belong on standard output."""

    def settled(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        environ["wsgi.errors"] = sys.stderr
        environ["wsgi.multiprocess"] = False
        return wsgi_app(environ, start_response)

    return settled

"""/live/TICKET: the newest state of a class as Server-Sent Events, for as long as the ticket is valid.

`frame` carries the state, whole at first, then what has changed of it; `beat` the revision alone, where 15 s
brought no frame; `bye` says that the page must ask its door again, for a new ticket or for where to go. A
stream that ends without has lost its server.
"""

import asyncio
import secrets
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from workshop.live.asgi import Receive, Scope, Send, answer
from workshop.live.following import Following, Over
from workshop.live.gate import LOOK, Gate, StillIn
from workshop.live.hub import Hub
from workshop.live.sending import Out, Sending
from workshop.live.tickets import Ticket, Tickets

PLACE = "/live/"
PATIENCE = 20.0  # seconds for a reader to take what was sent, once uvicorn's buffer (64 KiB) is full
RETRY = (1000, 5000)  # milliseconds; for readers that come back by themselves: not all in the same moment
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store, no-transform"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"connection", b"close"),  # at its end nothing of it is left, and nobody waits for another question
]


class Streams:
    """An ASGI application for the addresses under `PLACE`. `saw` is told, at least as often as there would be
    beats, which participants are there; `still_in` tells who of those who hold tickets may look on."""

    def __init__(
        self,
        hub: Hub,
        tickets: Tickets,
        saw: Callable[[int], None],
        still_in: StillIn,
        *,
        patience: float = PATIENCE,
        look: float = LOOK,
    ) -> None:
        self._hub = hub
        self._tickets = tickets
        self._saw = saw
        self._gate = Gate(still_in, look=look)
        self._sending = Sending(patience)
        self._there: Counter[int] = Counter()
        self._rounds: list[asyncio.Future[None]] = []

    def start(self) -> None:
        self._hub.start()
        self._rounds = [asyncio.ensure_future(self._sending.watch()), asyncio.ensure_future(self._tell())]

    def close(self) -> None:
        """Ends every stream, or the server would wait for them."""
        self._hub.close()
        self._gate.close()
        for one in self._rounds:
            one.cancel()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        ticket = self._tickets.read(scope["path"].removeprefix(PLACE))
        if scope["method"] != "GET":
            await answer(send, 405, "A stream can only be read.")
        elif ticket is None or not await self._gate.admits(ticket.holder):
            await answer(send, 403, "This ticket is not valid any more. The page of the class has a new one.")
        else:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            await self._stream(ticket, receive, send)

    async def _stream(self, ticket: Ticket, receive: Receive, send: Send) -> None:
        writing = asyncio.ensure_future(self._write(ticket, send))
        leaving = asyncio.ensure_future(_gone(receive))
        try:
            await asyncio.wait((writing, leaving), return_when=asyncio.FIRST_COMPLETED)
            if writing.done() and isinstance(writing.exception(), TimeoutError):
                await _let_go(send, leaving)
            elif writing.done():
                writing.result()
        finally:
            writing.cancel()
            leaving.cancel()

    async def _write(self, ticket: Ticket, send: Send) -> None:
        """TimeoutError: the reader does not read."""
        out = self._sending.to(send)
        await out.put(f"retry: {RETRY[0] + secrets.randbelow(RETRY[1] - RETRY[0])}\n\n".encode())
        try:
            with (
                self._hub.follow(ticket.topic) as following,
                self._gate.watch(ticket.holder, following),
                self._until_its_end(ticket, following),
            ):
                await self._follow(ticket.topic.meeting_id, following, out)
        except Over:
            pass
        await out.put(b"" if self._hub.is_closed else b"event: bye\ndata: -\n\n", is_last=True)

    @contextmanager
    def _until_its_end(self, ticket: Ticket, following: Following) -> Iterator[None]:
        """Who holds the ticket is there as long as it is good."""
        end = asyncio.get_running_loop().call_later(ticket.seconds_left, following.end)
        if ticket.seen_id is not None:
            self._there[ticket.seen_id] += 1
            self._saw(ticket.seen_id)
        try:
            yield
        finally:
            end.cancel()
            if ticket.seen_id is not None:
                self._leave(ticket.seen_id)

    def _leave(self, seen_id: int) -> None:
        self._there[seen_id] -= 1
        if not self._there[seen_id]:
            del self._there[seen_id]

    async def _follow(self, meeting_id: int, following: Following, out: Out) -> None:
        while True:
            frame = await following.newest()
            if frame is not None:
                await out.put(frame.event)
            else:
                await out.put(f"event: beat\ndata: {self._hub.revision(meeting_id) or 0}\n\n".encode())

    async def _tell(self) -> None:
        while True:
            await asyncio.sleep(self._hub.beat / 3)
            for seen_id in list(self._there):
                self._saw(seen_id)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _let_go(send: Send, leaving: "asyncio.Future[None]") -> None:
    """Of a reader who does not read. Nothing more is made for them; what is under way waits until the system
    drops them (see listening), or they read on and find the end."""
    ending = asyncio.ensure_future(send({"type": "http.response.body", "body": b"", "more_body": False}))
    try:
        await asyncio.wait((ending, leaving), return_when=asyncio.FIRST_COMPLETED)
    finally:
        ending.cancel()

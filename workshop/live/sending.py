"""What is on its way to readers, and who does not take it. For one thread with a running loop."""

import asyncio

from workshop.live.asgi import Send

ROUNDS = 4  # to a patience


class Sending:
    """A round every so often looks at those to whom something is on its way: a timer for each would have to
    be made anew with all that is sent to thousands."""

    def __init__(self, patience: float) -> None:
        """`patience`: seconds that a reader has to take what was sent, and up to a quarter more."""
        self._pause = patience / ROUNDS
        self._on_their_way: dict[Out, None] = {}

    def to(self, send: Send) -> "Out":
        """For the task that asks."""
        return Out(send, self._on_their_way)

    async def watch(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(self._pause)
            for out in list(self._on_their_way):
                out.wait_on()


class Out:
    """The way to one reader."""

    __slots__ = ("_is_late", "_on_their_way", "_rounds", "_send", "_task")

    def __init__(self, send: Send, on_their_way: "dict[Out, None]") -> None:
        self._send = send
        self._on_their_way = on_their_way
        self._task = asyncio.current_task()
        self._rounds = 0
        self._is_late = False

    async def put(self, body: bytes, *, is_last: bool = False) -> None:
        """TimeoutError where the reader does not take it."""
        self._rounds = 0
        self._on_their_way[self] = None
        try:
            await self._send({"type": "http.response.body", "body": body, "more_body": not is_last})
        except asyncio.CancelledError:
            if self._is_late:
                raise TimeoutError from None
            raise
        finally:
            del self._on_their_way[self]

    def wait_on(self) -> None:
        self._rounds += 1
        if self._rounds > ROUNDS and not self._is_late and self._task is not None:
            self._is_late = True
            self._task.cancel()

"""What everybody who follows one audience of a class shares: the newest frame, and nothing before it."""

import asyncio
from dataclasses import dataclass
from math import inf
from typing import NamedTuple


class Topic(NamedTuple):
    """Whose screens: those of one audience of one class, in one language."""

    meeting_id: int
    audience: str
    language: str


@dataclass(frozen=True)
class Frame:
    """`text` is JSON on one line, with `revision` and regions in it."""

    revision: int
    text: str


class Over(Exception):
    """There is nothing left to follow: the class or the reader is gone, or the hub is closed."""


class Channel:
    """Holds one frame whatever its followers do: a slow one misses frames and is never owed any."""

    def __init__(self) -> None:
        self.frame: Frame | None = None
        self.followers = 0
        self.is_stale = False  # something may have changed that the revision does not tell
        self.is_over = False
        self._next_step_at = self._next_look_at = -inf  # in the loop's time
        self._news = asyncio.Event()

    def is_behind(self, revision: int | None) -> bool:
        """`revision`: the class's own, as far as known."""
        return self.frame is None or self.frame.revision != revision

    def due_at(self, revision: int | None) -> float:
        """When it is to be rendered, in the loop's time. A step waits for the step before and for nothing
        else: what was rendered in between must not hold it up."""
        if self.is_over:
            return inf
        if self.is_behind(revision):
            return self._next_step_at
        return self._next_look_at if self.is_stale else inf

    def rest(self, until: float, is_step: bool) -> None:
        self._next_look_at = until
        if is_step:
            self._next_step_at = until

    def show(self, frame: Frame) -> None:
        if self.frame is None or frame.text != self.frame.text:
            self.frame = frame
            self.wake()

    def end(self) -> None:
        self.is_over = True
        self.wake()

    async def wait(self) -> None:
        await self._news.wait()

    def wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()


class Following:
    """One reader's place in a channel."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._is_over = False  # for this reader alone
        self._had: Frame | None = None

    def end(self) -> None:
        self._is_over = True
        self._channel.wake()

    async def newest(self, seconds: float) -> Frame | None:
        """The newest frame, at once where this reader has not had it; None where `seconds` bring no other.
        Raises Over."""
        try:
            async with asyncio.timeout(seconds):
                while self._channel.frame is self._had and not self._must_go:
                    await self._channel.wait()
        except TimeoutError:
            return None
        if self._must_go:
            raise Over
        self._had = self._channel.frame
        return self._had

    @property
    def _must_go(self) -> bool:
        return self._is_over or self._channel.is_over

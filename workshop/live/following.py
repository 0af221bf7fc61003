"""What everybody who follows one audience of a class shares: the newest frame, and what is new in it."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import NamedTuple


class Topic(NamedTuple):
    """Whose screens: those of one audience of one class, in one language."""

    meeting_id: int
    audience: str
    language: str


@dataclass(frozen=True)
class Frame:
    """The state of a class, as an audience sees it. `regions`: ready HTML by name."""

    revision: int
    regions: Mapping[str, str]

    @cached_property
    def text(self) -> str:
        """JSON on one line: the same in a state and on a stream."""
        return json.dumps({"revision": self.revision, "regions": self.regions}, ensure_ascii=False)

    @cached_property
    def event(self) -> bytes:
        """As a stream carries it: made once, for however many readers."""
        return f"event: frame\ndata: {self.text}\n\n".encode()

    def since(self, before: "Frame") -> "Frame":
        """For who has that one: those regions alone that are not as they were. A step changes a small part of
        the console's."""
        new = {name: html for name, html in self.regions.items() if before.regions.get(name) != html}
        return Frame(self.revision, new)


class Over(Exception):
    """There is nothing left to follow: the class or the reader is gone, or the hub is closed."""


class Channel:
    """Holds one frame whatever its followers do: a slow one misses frames, and gets the newest whole. Where
    `beat` seconds brought no other one, those who wait are woken all the same."""

    def __init__(self, beat: float) -> None:
        self.frame: Frame | None = None
        self._before: Frame | None = None
        self._change: Frame | None = None
        self.followers = 0
        self.is_stale = False  # something may have changed that the revision does not tell
        self.is_over = False
        self._next_step_at = self._next_look_at = -inf  # in the loop's time
        self._waiting: dict[Following, None] = {}  # in the order in which they began to wait
        self._beat = beat
        self._loop = asyncio.get_running_loop()
        self._timer = self._loop.call_later(beat, self._wake)

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
        if frame != self.frame:
            self._before, self.frame = self.frame, frame
            self._change = frame.since(self._before) if self._before else frame
            self._wake()

    def news(self, had: Frame | None) -> Frame | None:
        """What makes the newest frame of the one that a reader `had`."""
        return self._change if had is self._before else self.frame

    def end(self) -> None:
        self.is_over = True
        self._wake()

    def add(self, reader: "Following") -> None:
        """Wakes this reader with the next news, or beat."""
        self._waiting[reader] = None

    def drop(self, reader: "Following") -> None:
        self._waiting.pop(reader, None)

    def _wake(self) -> None:
        self._timer.cancel()
        if not self.is_over:
            self._timer = self._loop.call_later(self._beat, self._wake)
        waiting, self._waiting = self._waiting, {}
        for reader in waiting:
            reader.wake()


class Following:
    """One reader's place in a channel. Thousands are woken in one go: each is kept cheap."""

    __slots__ = ("_channel", "_had", "_is_over", "_loop", "_news")

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._is_over = False  # for this reader alone
        self._had: Frame | None = None
        self._loop = asyncio.get_running_loop()
        self._news: asyncio.Future[None] | None = None

    def end(self) -> None:
        self._is_over = True
        self.wake()

    async def newest(self) -> Frame | None:
        """The newest frame, at once where this reader has not had it; what has changed alone, where they had
        the one before. None at a beat, which brings no other. Raises Over."""
        channel = self._channel
        if channel.frame is self._had and not (self._is_over or channel.is_over):
            self._news = self._loop.create_future()
            channel.add(self)
            try:
                await self._news
            finally:
                channel.drop(self)
        if self._is_over or channel.is_over:
            raise Over
        if channel.frame is self._had:
            return None
        news, self._had = channel.news(self._had), channel.frame
        return news

    def wake(self) -> None:
        if self._news is not None and not self._news.done():
            self._news.set_result(None)

"""Who must be told: a class is rendered once for each audience, and all who follow get the newest frame.

Asyncio alone, in one thread; `changed` may be called from any. What the rest of the house knows of a hub is
`start`, `changed`, `follow`, `revision`, `beat` and `close`: one that hears of other processes too can be
like it.
"""

import asyncio
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from math import inf
from typing import TypeVar

from workshop.live.following import Channel, Following, Frame, Over, Topic

GAP = 0.5  # seconds between two renders for one audience
LOOK = 5.0  # seconds between two looks at the database, where nobody tells of a change
BEAT = 15.0  # seconds without another frame, after which those who follow hear that all is well

# Both are called in threads of the hub's own. None: there is no such class.
Render = Callable[[int, str, str], Frame | None]
RevisionOf = Callable[[int], int | None]
Found = TypeVar("Found")

logger = logging.getLogger(__name__)


class Hub:
    """A frame is rendered anew whenever something of its class has changed, and at each look: some of it
    moves without the revision (who is connected, how late it is). Only one that differs is told."""

    def __init__(
        self,
        render: Render,
        revision_of: RevisionOf,
        *,
        gap: float = GAP,
        look: float = LOOK,
        beat: float = BEAT,
    ) -> None:
        self.beat = beat
        self._render = render
        self._revision_of = revision_of
        self._gap = gap
        self._look = look
        self._classes: dict[int, _Class] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._threads = ThreadPoolExecutor(2, "frames")
        self.is_closed = False

    def start(self) -> None:
        """In the loop that everything else is to run in."""
        self._loop = asyncio.get_running_loop()

    def changed(self, meeting_id: int, revision: int | None = None) -> None:
        """Call it when the change is committed, from any thread; it never waits. `revision` None: something
        of the class has changed that did not move it."""
        loop = self._loop
        if loop is not None:
            with suppress(RuntimeError):  # the server stopped a moment ago
                loop.call_soon_threadsafe(self._note, meeting_id, revision)

    def revision(self, meeting_id: int) -> int | None:
        """As the database had it a few seconds ago at most; None before the first look."""
        kept = self._classes.get(meeting_id)
        return kept.revision if kept else None

    @contextmanager
    def follow(self, topic: Topic) -> Iterator[Following]:
        """Raises Over where the hub is closed."""
        if self.is_closed:
            raise Over
        kept = self._classes.get(topic.meeting_id) or self._begin(topic.meeting_id)
        channel = kept.channels.get(topic) or kept.add(topic, self.beat)
        channel.followers += 1
        try:
            yield Following(channel)
        finally:
            channel.followers -= 1
            if not channel.followers:
                self._leave(kept, topic)

    def close(self) -> None:
        """Everybody who follows is let go at once."""
        self.is_closed, self._loop = True, None
        for kept in self._classes.values():
            kept.end()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _begin(self, meeting_id: int) -> "_Class":
        kept = self._classes[meeting_id] = _Class(meeting_id)
        kept.keeper = asyncio.ensure_future(self._keep(kept))
        return kept

    def _leave(self, kept: "_Class", topic: Topic) -> None:
        kept.channels.pop(topic).end()
        if not kept.channels:
            kept.end()
            self._classes.pop(kept.meeting_id, None)

    def _note(self, meeting_id: int, revision: int | None) -> None:
        kept = self._classes.get(meeting_id)
        if kept is not None:
            kept.learn(revision)
            kept.stir()

    async def _keep(self, kept: "_Class") -> None:
        """As long as somebody follows the class."""
        loop = asyncio.get_running_loop()
        next_look = loop.time() + self._look
        while True:
            if loop.time() >= next_look:
                await self._look_up(kept)
                next_look = loop.time() + self._look
            kept.is_due.clear()
            next_render = await self._bring_up(kept)
            with suppress(TimeoutError):
                async with asyncio.timeout_at(min(next_look, next_render)):
                    await kept.is_due.wait()

    async def _bring_up(self, kept: "_Class") -> float:
        """The largest audience first. Returns when the next one may be rendered, in the loop's time."""
        loop = asyncio.get_running_loop()
        waiting = [inf]
        for topic, channel in sorted(kept.channels.items(), key=lambda item: -item[1].followers):
            due_at = channel.due_at(kept.revision)
            if due_at <= loop.time():
                is_step = channel.frame is not None and channel.is_behind(kept.revision)
                is_shown = await self._show(kept, topic, channel)
                channel.rest(loop.time() + (self._gap if is_shown else self._look), is_step)
                due_at = channel.due_at(kept.revision)
            waiting.append(due_at)
        return min(waiting)

    async def _show(self, kept: "_Class", topic: Topic, channel: Channel) -> bool:
        """False where it went wrong, and is to be tried again in a while."""
        channel.is_stale = False
        try:
            frame = await self._in_thread(self._render, *topic)
        except Exception:
            logger.exception("a class could not be shown to its %s", topic.audience)
            return False
        if frame is None:
            channel.end()
        else:
            kept.learn(frame.revision)
            channel.show(frame)
            await asyncio.sleep(0)  # its readers have it before the next audience is rendered
        return True

    async def _look_up(self, kept: "_Class") -> None:
        """Finds what nobody told of: another program's change, or one whose word was lost."""
        kept.is_due.clear()
        try:
            found = await self._in_thread(self._revision_of, kept.meeting_id)
        except Exception:
            logger.exception("the revision of a class could not be read")
        else:
            if not kept.is_due.is_set():  # else a newer one was told of meanwhile
                kept.revision = found
        kept.stir()

    async def _in_thread(self, function: Callable[..., Found], *arguments: object) -> Found:
        return await asyncio.get_running_loop().run_in_executor(self._threads, function, *arguments)


class _Class:
    """What the hub knows of one class that is followed."""

    def __init__(self, meeting_id: int) -> None:
        self.meeting_id = meeting_id
        self.revision: int | None = None
        self.channels: dict[Topic, Channel] = {}
        self.is_due = asyncio.Event()
        self.keeper: asyncio.Future[None] | None = None

    def add(self, topic: Topic, beat: float) -> Channel:
        channel = self.channels[topic] = Channel(beat)
        self.is_due.set()
        return channel

    def stir(self) -> None:
        for channel in self.channels.values():
            channel.is_stale = True
        self.is_due.set()

    def learn(self, revision: int | None) -> None:
        """Words of changes may overtake each other; only a look at the database can take it back."""
        if revision is not None:
            self.revision = max(revision, self.revision or 0)

    def end(self) -> None:
        if self.keeper is not None:
            self.keeper.cancel()
        for channel in self.channels.values():
            channel.end()

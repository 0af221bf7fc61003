"""Who may go on looking: whether what a ticket was given to is still there. Asked for many at once, as all
phones come back in the same moment after a restart; who has gone is put out within seconds."""

import asyncio
import logging
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from workshop.live.following import Following
from workshop.live.tickets import Holder

LOOK = 5.0  # seconds between two looks at all who are inside

# Those of them who are still there. Called in a thread of the gate's own.
StillIn = Callable[[Collection[Holder]], Collection[Holder]]

logger = logging.getLogger(__name__)


class Gate:
    """Asyncio alone, in one thread. Tickets without a holder are for anybody."""

    def __init__(self, still_in: StillIn, *, look: float = LOOK) -> None:
        self._still_in = still_in
        self._look_every = look
        self._inside: dict[Holder, list[Following]] = {}
        self._looking: asyncio.Future[None] | None = None
        self._one_by_one = asyncio.Lock()
        self._next = _Question()
        self._threads = ThreadPoolExecutor(1, "tickets")

    async def admits(self, holder: Holder | None) -> bool:
        """All who come while one question is on its way share the next one. Nobody, where it goes wrong."""
        if holder is None:
            return True
        question = self._next
        question.holders.add(holder)
        async with self._one_by_one:
            if question.found is None:
                self._next = _Question()
                question.found = await self._ask(question.holders) or ()
        return holder in question.found

    @contextmanager
    def watch(self, holder: Holder | None, following: Following) -> Iterator[None]:
        """Ends `following` when the holder has gone."""
        if holder is None:
            yield
            return
        self._inside.setdefault(holder, []).append(following)
        if self._looking is None:
            self._looking = asyncio.ensure_future(self._look())
        try:
            yield
        finally:
            self._leave(holder, following)

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _leave(self, holder: Holder, following: Following) -> None:
        self._inside[holder].remove(following)
        if not self._inside[holder]:
            del self._inside[holder]
        if not self._inside and self._looking is not None:
            self._looking.cancel()
            self._looking = None

    async def _look(self) -> None:
        """As long as somebody is inside."""
        while True:
            await asyncio.sleep(self._look_every)
            asked = frozenset(self._inside)
            found = await self._ask(asked)
            for holder in asked.difference(asked if found is None else found):
                for following in self._inside.get(holder, ()):
                    following.end()

    async def _ask(self, holders: Collection[Holder]) -> Collection[Holder] | None:
        """None where it went wrong: a database that cannot be read just now is nobody's fault."""
        asked = frozenset(holders)
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, self._still_in, asked)
        except Exception:
            logger.exception("whether tickets are still good could not be asked")
            return None


class _Question:
    def __init__(self) -> None:
        self.holders: set[Holder] = set()
        self.found: Collection[Holder] | None = None

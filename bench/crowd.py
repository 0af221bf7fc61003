"""Phones that follow a class as static/js/follow.js does, in one asyncio loop, and note when they see it."""

import asyncio
import random
import re
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from bench.visitor import Visitor

_REVISION = re.compile(rb'\{"revision": (\d+),')
SPREAD, RETURN, SOON, LATEST = 1.5, 3.0, 2.0, 6.0  # seconds, as in follow.js


class Crowd:
    """`polling`: by asking alone, as where streams do not come through. `personal`: each fetches its own
    part, too, when the class has moved."""

    def __init__(
        self, port: int, visitors: list[Visitor], *, polling: bool = False, personal: bool = False
    ) -> None:
        self._port = port
        self._visitors = visitors
        self._polling = polling
        self._is_personal = personal
        self._threads = ThreadPoolExecutor(max(len(visitors), 1))
        self.seen: dict[int, dict[Visitor, float]] = defaultdict(dict)  # by revision: who, and when
        self.back: dict[Visitor, float] = {}  # first frame since `back` was last emptied
        self.mine: list[float] = []  # seconds that a phone's own part took
        self._personal: set[asyncio.Task[None]] = set()

    async def follow(self) -> None:
        """Until cancelled."""
        life = self._poll if self._polling else self._stream
        async with asyncio.TaskGroup() as group:
            for visitor in self._visitors:
                group.create_task(life(visitor))

    async def all_see(self, revision: int, patience: float) -> list[float]:
        """When each of them saw it, those left out who have not after `patience` seconds."""
        until = time.perf_counter() + patience
        while len(self.seen[revision]) < len(self._visitors) and time.perf_counter() < until:
            await asyncio.sleep(0.02)
        return list(self.seen[revision].values())

    async def all_are_back(self, patience: float) -> list[float]:
        until = time.perf_counter() + patience
        while len(self.back) < len(self._visitors) and time.perf_counter() < until:
            await asyncio.sleep(0.02)
        return list(self.back.values())

    async def _stream(self, visitor: Visitor) -> None:
        failures = 0
        while True:
            was_live = False
            with suppress(OSError):
                was_live = await self._read(visitor)
            if was_live:
                failures = 0
                await asyncio.sleep(RETURN * random.uniform(0.1, 1.0))
                continue
            try:
                await self._in_thread(visitor.ask_state)
            except OSError:
                failures += 1
                await asyncio.sleep(min(SOON * 2**failures, LATEST) * random.uniform(0.75, 1.25))

    async def _read(self, visitor: Visitor) -> bool:
        """True where there was a frame before the stream ended."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port, limit=2**20)
        is_live = False
        try:
            writer.write(f"GET {visitor.stream} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            while event := await reader.readuntil(b"\n\n"):
                if found := _REVISION.search(event):
                    is_live = True
                    self._see(visitor, int(found[1]))
        except asyncio.IncompleteReadError:
            pass
        finally:
            writer.close()
        return is_live

    def _see(self, visitor: Visitor, revision: int) -> None:
        now = time.perf_counter()
        self.back.setdefault(visitor, now)
        is_new = self.seen[revision].setdefault(visitor, now) == now
        if is_new and self._is_personal and len(self.seen) > 1:
            task = asyncio.create_task(self._fetch_mine(visitor))
            self._personal.add(task)
            task.add_done_callback(self._personal.discard)

    async def _fetch_mine(self, visitor: Visitor) -> None:
        await asyncio.sleep(SPREAD * random.random())
        with suppress(Exception):  # at the moment of a restart
            await self._in_thread(visitor.get, visitor.state.replace("/state", "/mine"))
            self.mine.append(visitor.took)

    async def _poll(self, visitor: Visitor) -> None:
        while True:
            await asyncio.sleep(SOON * random.uniform(0.75, 1.25))
            with suppress(OSError):
                revision = await self._in_thread(visitor.ask_state)
                if revision is not None:
                    self._see(visitor, revision)

    async def _in_thread(self, function, *arguments):  # type: ignore[no-untyped-def]
        return await asyncio.get_running_loop().run_in_executor(self._threads, function, *arguments)

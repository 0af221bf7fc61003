"""A limit that thousands of readers put off each second, and that hardly any of them ever reaches."""

import asyncio
from collections.abc import Callable
from math import inf


class Alarm:
    """Putting it off costs nothing: the loop's own timer, which would have to be made anew each time, goes on
    and looks again when it is there. For one thread with a running loop."""

    def __init__(self, ring: Callable[[], object]) -> None:
        self._ring = ring
        self._loop = asyncio.get_running_loop()
        self._at = self._looks_at = inf
        self._timer: asyncio.TimerHandle | None = None

    def set(self, seconds: float) -> None:
        """Rings after so many seconds from now, and no more at the time that was set before."""
        self._at = self._loop.time() + seconds
        if self._at < self._looks_at:
            self._look_at(self._at)

    def put_out(self) -> None:
        """It does not ring until it is set again."""
        self._at = inf

    def stop(self) -> None:
        self.put_out()
        if self._timer is not None:
            self._timer.cancel()

    def _look_at(self, at: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._looks_at, self._timer = at, self._loop.call_at(at, self._look)

    def _look(self) -> None:
        self._looks_at, self._timer = inf, None
        if self._at == inf:
            return
        if self._at > self._loop.time():
            self._look_at(self._at)
        else:
            self.put_out()
            self._ring()

"""How many wrong guesses are taken before the next one has to wait.

Counted for what is guessed at, never for an address: a whole center stands behind one. In memory, because a
page that only looks must not write; whoever could restart the server has no need to guess.
"""

import math
from collections.abc import Hashable
from datetime import datetime, timedelta
from threading import Lock

MOST_KEPT = 1000


class Budget:
    """`size` guesses at once, and one more every `every`. Each key has a budget of its own."""

    def __init__(self, size: int, every: timedelta) -> None:
        self.size, self.every = size, every
        self._spent: dict[Hashable, tuple[float, datetime]] = {}
        self._lock = Lock()

    def take(self, key: Hashable, now: datetime, cost: int = 1) -> int:
        """0, and the guess is counted before anybody looks at it; or the seconds to wait, and nothing is."""
        with self._lock:
            spent = self._spent_now(key, now)
            missing = spent + cost - self.size
            if missing > 0:
                return math.ceil(round(missing * self.every.total_seconds(), 3))
            self._spent[key] = (spent + cost, now)
            self._tidy(now)
            return 0

    def give_back(self, key: Hashable, now: datetime, cost: int = 1) -> None:
        """The guess was right."""
        with self._lock:
            self._spent[key] = (max(self._spent_now(key, now) - cost, 0), now)

    def clear(self) -> None:
        with self._lock:
            self._spent.clear()

    def _spent_now(self, key: Hashable, now: datetime) -> float:
        spent, at = self._spent.get(key, (0.0, now))
        return max(spent - max(now - at, timedelta()) / self.every, 0)

    def _tidy(self, now: datetime) -> None:
        if len(self._spent) > MOST_KEPT:
            self._spent = {key: one for key, one in self._spent.items() if self._spent_now(key, now) > 0}

"""Who was seen when, kept in memory: reading a page must not write (see docs/architecture.md)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from threading import Lock

# longer than between two beats of a stream (15 s), or two questions of a hidden page (10 s, jittered)
CONNECTED_FOR = timedelta(seconds=25)


class Presence:
    """Last sighting of each participant, or of each signed-in browser, by id. Safe with many threads."""

    def __init__(self) -> None:
        self._seen: dict[int, datetime] = {}
        self._unsaved: dict[int, datetime] = {}
        self._lock = Lock()

    def saw(self, seen_id: int, at: datetime) -> None:
        with self._lock:
            self._seen[seen_id] = at
            self._unsaved[seen_id] = at

    def connected(self, seen_ids: Iterable[int], now: datetime) -> set[int]:
        """Those of them who are."""
        since, never = now - CONNECTED_FOR, now - 2 * CONNECTED_FOR
        return {one for one in seen_ids if self._seen.get(one, never) >= since}

    def drain(self) -> dict[int, datetime]:
        """The sightings since the last call, for the timer that writes them down."""
        with self._lock:
            unsaved, self._unsaved = self._unsaved, {}
        return unsaved

    def clear(self) -> None:
        """Forgets everybody, as for another database, whose ids are other people."""
        with self._lock:
            self._seen.clear()
            self._unsaved.clear()

"""When each place that may drive a class was last seen, kept in memory: looking at a page must not write."""

from datetime import datetime, timedelta
from threading import Lock

_FORGOTTEN_AFTER = timedelta(hours=1)


class Places:
    """A place is a browser, by the key that its pages carry. Safe with many threads."""

    def __init__(self) -> None:
        self._seen: dict[tuple[int, str], datetime] = {}
        self._lock = Lock()

    def saw(self, meeting_id: int, place: str, at: datetime) -> None:
        with self._lock:
            old = [key for key, seen_at in self._seen.items() if at - seen_at > _FORGOTTEN_AFTER]
            for key in old:
                del self._seen[key]
            self._seen[meeting_id, place] = at

    def seen_at(self, meeting_id: int, place: str | None) -> datetime | None:
        return self._seen.get((meeting_id, place)) if place else None

"""The latest revision of each meeting, in memory: a phone that asks "anything new?" costs no query."""

from threading import Lock


class Hub:
    """Safe to use from many threads."""

    def __init__(self) -> None:
        self._revisions: dict[int, int] = {}
        self._lock = Lock()

    def changed(self, meeting_id: int, revision: int) -> None:
        """Told after the transaction; two threads may come in the wrong order, so an older one is ignored."""
        with self._lock:
            self._revisions[meeting_id] = max(revision, self._revisions.get(meeting_id, revision))

    def revision(self, meeting_id: int) -> int | None:
        """None when nothing has changed since the start: then only the database knows."""
        with self._lock:
            return self._revisions.get(meeting_id)

"""Tells whoever follows a class that something of it has changed, once that is committed."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from workshop.records.db import beside
from workshop.records.tables import Meeting, Participant

# The class, and its revision where that moved. Called after the commit, in the writer's thread.
Listener = Callable[[int, int | None], None]


def listen(listener: Listener) -> Callable[[], None]:
    """For the app whose context this is. Call what comes back to hear no more."""
    listening = _listeners()
    listening.append(listener)
    return lambda: listening.remove(listener)


class Watched(Session):
    """A session that knows which classes its rows belong to. Statements that change rows unseen (bulk updates
    and deletes) are not noticed: who follows looks at the revision from time to time anyway."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine, expire_on_commit=False)
        self._changed: dict[int, int | None] = {}

    def note(self, row: Any) -> None:
        if isinstance(row, Meeting):
            self._changed[row.id] = row.revision
        elif (meeting_id := self._class_of(row)) is not None:
            self._changed.setdefault(meeting_id)

    def tell(self) -> None:
        """Once all is committed, and this session closed."""
        for meeting_id, revision in self._changed.items():
            for listener in _listeners():
                listener(meeting_id, revision)

    def _class_of(self, row: Any) -> int | None:
        named: int | None = getattr(row, "meeting_id", None)
        person_id: int | None = getattr(row, "participant_id", None)
        if named is not None or person_id is None:
            return named
        # an answer names its writer alone, who was read to save it
        person = self.identity_map.get(self.identity_key(Participant, person_id))
        return person.meeting_id if isinstance(person, Participant) else None


def _listeners() -> list[Listener]:
    found: list[Listener] = beside().setdefault("changes", [])
    return found


@event.listens_for(Watched, "after_flush")
def _note(session: Watched, _context: object) -> None:
    for row in (*session.new, *session.dirty, *session.deleted):
        session.note(row)

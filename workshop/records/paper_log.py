"""The log of papers: who issued, corrected, withdrew which code and when, and whether its name may be shown.

It says nothing of the holder, so that nothing in it has to be erased but the holder's own choices.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, aliased

from workshop.records import clock
from workshop.records.tables import Paper, PaperEvent, Staff
from workshop.records.transaction import reader

What = Literal["issued", "reissued", "corrected", "withdrawn", "shown", "hidden"]


@dataclass(frozen=True)
class Entry:
    """staff: the name, or None where it was the holder. before: the code of the paper that was corrected."""

    event: PaperEvent
    paper: Paper
    staff: str | None
    before: str | None

    @property
    def changed(self) -> list[str]:
        return self.event.changed.split()


def note(
    session: Session,
    paper: Paper,
    what: What,
    by: int | None,
    *,
    before: Paper | None = None,
    changed: Sequence[str] = (),
) -> None:
    event = PaperEvent(paper_id=paper.id, what=what, staff_id=by, at=clock.utc_now())
    event.before_id = before.id if before else None
    event.changed = " ".join(changed)
    session.add(event)


def of_meeting(meeting_id: int) -> list[Entry]:
    """The newest first."""
    old = aliased(Paper)
    found = (
        select(PaperEvent, Paper, Staff.name, old.code)
        .join(Paper, Paper.id == PaperEvent.paper_id)
        .outerjoin(Staff, Staff.id == PaperEvent.staff_id)
        .outerjoin(old, old.id == PaperEvent.before_id)
        .where(Paper.meeting_id == meeting_id)
        .order_by(PaperEvent.id.desc())
    )
    return [Entry(*row) for row in reader().execute(found)]


def forget_choices(session: Session, paper_ids: Sequence[int]) -> None:
    """What the holder agreed to, or not; `paper_ids`: some thousands at most."""
    own = (PaperEvent.what.in_(("shown", "hidden")), PaperEvent.paper_id.in_(paper_ids))
    session.execute(delete(PaperEvent).where(*own))

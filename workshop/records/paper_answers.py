"""Answers that were given on paper, entered by the instructor while the class is open, under a name or none.

Under a name they are that person's answer like any other. Of nobody in particular they are rows of their own,
so that no list of people and no paper knows anything of them.
"""

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from workshop.records import answers, clock, meetings, participants, results
from workshop.records.answers import Answer
from workshop.records.refusals import Refusal
from workshop.records.tables import PaperAnswer as PaperAnswer
from workshop.records.tables import Participant
from workshop.records.transaction import reader, transaction


def enter(
    meeting_id: int,
    activity: str,
    choice: str | None,
    participant_id: int | None = None,
    *,
    sending: str = "",
) -> None:
    """`choice`: None where it says only that somebody has done it. `sending`: a key of the tap, so that one
    that comes again is no second answer. Refuses class-closed, class-not-open, and participant-unknown for
    anybody but the people without a phone: nobody answers for somebody else."""
    with transaction() as session:
        meetings.open_for(session, meeting_id)
        if participant_id is None:
            if not _is_entered(session, meeting_id, sending):
                row = PaperAnswer(meeting_id=meeting_id, activity=activity, choice=choice, shown=None)
                row.entered_at, row.sending = clock.utc_now(), sending or None
                session.add(row)
            return
        person = participants.in_meeting(meeting_id, participant_id)
        if person is None or person.has_phone or choice is None:
            raise Refusal("participant-unknown")
        before = answers.get(person.id, activity)
        value = {"choice": choice, results.FROM_PAPER: True}
        answers.save(person.id, activity, 1, value, before.edit + 1 if before else 1)


def take_back(meeting_id: int, activity: str, which: str = "") -> bool:
    """The one entered last; False where there is none, or where it is another one than `which` (see
    `last_one`). What stands in results that were shown stays: taken back and entered anew it would pass for
    news."""
    with transaction() as session:
        meetings.open_for(session, meeting_id)
        last = _last(session, meeting_id, activity)
        if last is None or which not in ("", _mark(last)):
            return False
        session.delete(last)
        return True


def count(meeting_id: int, activity: str) -> int:
    """Of nobody in particular."""
    mine = (PaperAnswer.meeting_id == meeting_id, PaperAnswer.activity == activity)
    return reader().scalar(select(func.count(PaperAnswer.id)).where(*mine)) or 0


def last_one(meeting_id: int, activity: str) -> str:
    """What can be taken back, as `take_back` knows it; "" where there is nothing."""
    last = _last(reader(), meeting_id, activity)
    return _mark(last) if last else ""


def forget(session: Session, meeting_id: int) -> None:
    session.execute(delete(PaperAnswer).where(PaperAnswer.meeting_id == meeting_id))


def _is_entered(session: Session, meeting_id: int, sending: str) -> bool:
    same = select(PaperAnswer.id).filter_by(meeting_id=meeting_id, sending=sending)
    return bool(sending) and session.scalar(same.limit(1)) is not None


def _mark(one: Answer | PaperAnswer) -> str:
    """By its moment: the id of what was deleted is given out again."""
    kind, entered_at = ("of-nobody", one.entered_at) if isinstance(one, PaperAnswer) else ("of", one.saved_at)
    return f"{kind}-{one.id}-{entered_at.timestamp():.6f}"


def _last(session: Session, meeting_id: int, activity: str) -> Answer | PaperAnswer | None:
    nameless = select(PaperAnswer).where(
        PaperAnswer.meeting_id == meeting_id, PaperAnswer.activity == activity, PaperAnswer.shown.is_(None)
    )
    named = select(Answer).join(Participant, Participant.id == Answer.participant_id)
    without_phone = (Participant.meeting_id == meeting_id, Participant.has_phone.is_(False))
    named = named.where(*without_phone, Answer.activity == activity, Answer.shown.is_(None))
    row = session.scalars(nameless.order_by(PaperAnswer.id.desc()).limit(1)).first()
    answer = session.scalars(named.order_by(Answer.saved_at.desc(), Answer.id.desc()).limit(1)).first()
    if row is None or answer is None:
        return row or answer
    return row if row.entered_at >= answer.saved_at else answer

"""What was given on paper, entered by the instructor while the class is open, under a name or none.

It is kept as everybody's answers are, and so is counted, let through, shown and deleted with them. Under a
name it is that person's, as long as they have no phone. Each sheet of nobody in particular has a row among
the participants (`is_nobody`), which is no person: no list of people and no paper knows of it.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from workshop.records import answers, meetings, participants, pieces, sharing, words
from workshop.records.answers import Saved
from workshop.records.present import of_class
from workshop.records.refusals import Refusal
from workshop.records.results import FROM_PAPER
from workshop.records.states import state_of
from workshop.records.tables import Answer, Meeting, Participant
from workshop.records.transaction import reader, transaction


def enter(
    meeting_id: int,
    activity: str,
    choice: str | Sequence[str] | None,
    participant_id: int | None = None,
    *,
    round: int = 1,
    sending: str = "",
) -> None:
    """`choice`: a list where there can be several; None where it says only that somebody has done it.
    `sending`: a key of the tap, so that one that comes again is no second answer. Refuses class-closed,
    class-not-open, and participant-unknown for anybody but the people without a phone: nobody answers for
    somebody else."""
    with transaction() as session:
        meeting = meetings.open_for(session, meeting_id)
        if _entered(session, meeting_id, sending):
            return
        person = _whose(session, meeting, participant_id)
        if choice is not None:
            state_of(session, meeting_id, activity)  # it was asked, whether or not it was ever open
        before = answers.get(person.id, activity, round)
        saved = answers.save(person.id, activity, round, _value(choice), before.edit + 1 if before else 1)
        if saved.answer is not None:
            saved.answer.sending = sending or None


def give(
    meeting_id: int,
    key: str,
    value: dict[str, Any],
    participant_id: int | None = None,
    *,
    most: int,
    sending: str = "",
) -> Saved:
    """Words, an idea, a line or a question for the room: it waits to be let through, as all do. `most`: how
    many one person may give; where that is one, it takes the place of what was there. Refuses as `enter`."""
    with transaction() as session:
        meeting = meetings.open_for(session, meeting_id)
        known = _entered(session, meeting_id, sending)
        if known is not None:
            return Saved("saved", known)
        person = _whose(session, meeting, participant_id)
        held = pieces.mine(person.id, key)
        number = held[0].round if held and most == 1 else None
        edit = held[0].edit + 1 if number else 1
        return pieces.give(
            person.id,
            key,
            {**value, FROM_PAPER: True},
            edit,
            most=most,
            number=number,
            sending=sending,
            sharing="room",
        )


def take_back(meeting_id: int, keys: Sequence[str], which: str = "", round: int | None = None) -> bool:
    """The one entered last; False where there is none, or where it is another one than `which` (see `mark`).
    What stands in results that were shown stays: taken back and entered anew it would pass for news."""
    with transaction() as session:
        meetings.open_for(session, meeting_id)
        answer = last(meeting_id, keys, round)
        if answer is None or which not in ("", mark(answer)):
            return False
        person = session.get_one(Participant, answer.participant_id)
        if answer.sharing != "me":
            sharing.share(answer.id, "me")  # off the wall
        session.delete(answer)
        session.flush()
        if person.is_nobody and not answers.of_participant(person.id):
            session.delete(person)
        words.prune(session, meeting_id)
        return True


def count(meeting_id: int, key: str, round: int | None = None) -> int:
    """How many sheets of nobody in particular."""
    sheets = _under(meeting_id, [key], round).where(Participant.is_nobody)
    return reader().scalar(sheets.with_only_columns(func.count(Answer.id))) or 0


def entered(meeting_id: int, key: str, round: int | None = None) -> set[int]:
    """Those without a phone of whom there is something already; what is entered of one of them now may take
    its place."""
    named = _under(meeting_id, [key], round).where(
        Participant.has_phone.is_(False), Participant.is_nobody.is_(False)
    )
    return set(reader().scalars(named.with_only_columns(Answer.participant_id)))


def last(meeting_id: int, keys: Sequence[str], round: int | None = None) -> Answer | None:
    """What `take_back` would take."""
    from_paper = (Participant.has_phone.is_(False), Answer.shown.is_(None))
    found = _under(meeting_id, keys, round).where(*from_paper)
    return reader().scalars(found.order_by(Answer.saved_at.desc(), Answer.id.desc()).limit(1)).first()


def mark(answer: Answer) -> str:
    """Tells it from what was entered before and since."""
    return f"{answer.id}-{answer.edit}"


def _under(meeting_id: int, keys: Sequence[str], round: int | None) -> Select[Answer]:
    found = select(Answer).join(Participant, Participant.id == Answer.participant_id)
    found = found.where(*of_class(meeting_id), Answer.activity.in_(keys))
    return found if round is None else found.where(Answer.round == round)


def _entered(session: Session, meeting_id: int, sending: str) -> Answer | None:
    people = select(Answer).join(Participant, Participant.id == Answer.participant_id)
    same = people.where(Participant.meeting_id == meeting_id, Answer.sending == sending)
    return session.scalars(same.limit(1)).first() if sending else None


def _whose(session: Session, meeting: Meeting, participant_id: int | None) -> Participant:
    if participant_id is None:
        return participants.add_nobody(session, meeting)
    person = participants.in_meeting(meeting.id, participant_id)
    if person is None or person.has_phone:
        raise Refusal("participant-unknown")
    return person


def _value(choice: str | Sequence[str] | None) -> dict[str, Any]:
    if choice is None:
        return {FROM_PAPER: True}
    several = not isinstance(choice, str)
    return {"choices" if several else "choice": list(choice) if several else choice, FROM_PAPER: True}

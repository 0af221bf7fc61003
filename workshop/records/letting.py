"""What people offer, one answer each: its writer says who may see it, and the instructor what the room sees.

Words stay with the instructor until they are let through. Whatever changes them, or who may see them, takes
that back: `answers.save` and `sharing.share` empty the ruling.
"""

from workshop.records import meetings
from workshop.records.meetings import QUESTIONS as QUESTIONS
from workshop.records.present import answers_under
from workshop.records.refusals import Refusal
from workshop.records.sharing import Offered, offer
from workshop.records.tables import Answer, Meeting, Participant
from workshop.records.transaction import reader, transaction

THROUGH, NOT_THIS, ANSWERED = "through", "not-this", "answered"
RULINGS = (THROUGH, NOT_THIS, ANSWERED)
READABLE = ("instructor", "room")


def for_instructor(meeting_id: int, key: str) -> list[Offered]:
    """In the order in which they were first written; what is for the writer alone is left out."""
    found = reader().execute(answers_under(meeting_id, key).where(Answer.sharing.in_(READABLE)))
    return [offer(answer, person) for answer, person in found]


def through(meeting_id: int, key: str) -> list[Offered]:
    """What the room sees."""
    is_through = (Answer.sharing == "room", Answer.ruling == THROUGH)
    found = reader().execute(answers_under(meeting_id, key).where(*is_through))
    return [offer(answer, person) for answer, person in found]


def rule(meeting_id: int, answer_id: int, edit: int, ruling: str | None) -> Meeting:
    """`edit`: the words that the instructor has read; None takes back what was said before. Refuses
    answer-not-offered, and answer-changed where its writer has written on since."""
    if ruling is not None and ruling not in RULINGS:
        raise ValueError(f"ruling is one of {RULINGS}, not {ruling!r}")
    with transaction() as session:
        meeting = meetings.open_for(session, meeting_id)
        answer = session.get(Answer, answer_id, with_for_update=True)
        person = session.get(Participant, answer.participant_id) if answer else None
        if answer is None or person is None or (person.meeting_id, person.removed_at) != (meeting_id, None):
            raise Refusal("answer-not-offered")
        if answer.sharing not in (("room",) if ruling == THROUGH else READABLE):
            raise Refusal("answer-not-offered")
        if answer.edit != edit:
            raise Refusal("answer-changed")
        answer.ruling = ruling
        return meetings.touch(meeting)

"""Who is in a class, and what they have answered: who was taken out of it does not count."""

from sqlalchemy import ColumnElement, Select, select

from workshop.records.tables import Answer, Participant


def of_class(meeting_id: int) -> tuple[ColumnElement[bool], ...]:
    """Whoever was not removed from it, sheets of paper too."""
    return (Participant.meeting_id == meeting_id, Participant.removed_at.is_(None))


def people_of(meeting_id: int) -> tuple[ColumnElement[bool], ...]:
    """The same without sheets of paper of nobody in particular."""
    return (*of_class(meeting_id), Participant.is_nobody.is_(False))


def answers_under(meeting_id: int, key: str) -> Select[Answer, Participant]:
    """Each with its writer, in the order in which they were first given. `key`: under which they are kept."""
    people = select(Answer, Participant).join(Participant, Participant.id == Answer.participant_id)
    return people.where(*of_class(meeting_id), Answer.activity == key).order_by(Answer.id)

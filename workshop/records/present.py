"""What those who are in a class have answered: who was taken out of it does not count."""

from sqlalchemy import Select, select

from workshop.records.tables import Answer, Participant


def answers_under(meeting_id: int, key: str) -> Select[Answer, Participant]:
    """Each with its writer, in the order in which they were first given. `key`: under which they are kept."""
    people = select(Answer, Participant).join(Participant, Participant.id == Answer.participant_id)
    present = (Participant.meeting_id == meeting_id, Participant.removed_at.is_(None))
    return people.where(*present, Answer.activity == key).order_by(Answer.id)

"""What a writer lets others see of an answer, and what of it the instructor has put on the wall.

Nothing comes to the wall by itself: its writer offers it, and then the instructor lets it through. Both can
take it back, and words that were changed since are not those that were offered.
"""

from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from workshop.records import clock, meetings
from workshop.records.refusals import Refusal
from workshop.records.tables import ActivityState, Answer, Meeting, Participant
from workshop.records.transaction import reader, transaction

LEVELS = ("me", "partner", "instructor", "room")


@dataclass(frozen=True)
class Offered:
    """`name`: the writer's name on screens, where the writer lets it be shown with the words."""

    answer: Answer
    name: str | None


@dataclass(frozen=True)
class OnWall:
    """`part` counts from 1 and says how far the answer is shown, such as up to which turn of a talk."""

    offered: Offered
    part: int


def share(answer_id: int, sharing: str, is_named: bool = False) -> Answer:
    """Refuses participant-unknown, class-closed and class-not-open: after the class there is no room to see
    it. Taking it back is always possible."""
    if sharing not in LEVELS:
        raise ValueError(f"sharing is one of {LEVELS}, not {sharing!r}")
    with transaction() as session:
        answer = session.get(Answer, answer_id, with_for_update=True)
        person = session.get(Participant, answer.participant_id) if answer else None
        if answer is None or person is None or person.removed_at is not None:
            raise Refusal("participant-unknown")
        find = meetings.known if sharing == "me" else meetings.open_for
        meeting = find(session, person.meeting_id)
        answer.sharing, answer.is_named, answer.ruling = sharing, is_named and sharing != "me", None
        meetings.touch(meeting)
    return answer


def offered(meeting_id: int, activity: str) -> list[Offered]:
    """What the room may see, in the order in which it was first written."""
    return [offer(answer, person) for answer, person in reader().execute(_open_to_room(meeting_id, activity))]


def put_on_wall(meeting_id: int, activity: str, key: str, answer_id: int, part: int) -> Meeting:
    """`key`: under which the answers of the activity are kept. Refuses answer-not-offered."""
    with transaction() as session:
        meeting = meetings.open_for(session, meeting_id)
        found = {answer.id: answer for answer, _ in session.execute(_open_to_room(meeting_id, key))}
        if answer_id not in found:
            raise Refusal("answer-not-offered")
        state = state_of(session, meeting_id, activity)
        state.on_wall = {"key": key, "answer": answer_id, "edit": found[answer_id].edit, "part": max(1, part)}
        return meetings.touch(meeting)


def take_off_wall(meeting_id: int, activity: str) -> Meeting:
    with transaction() as session:
        meeting = meetings.known(session, meeting_id)
        state = session.get(ActivityState, (meeting_id, activity))
        if state is None or state.on_wall is None:
            return meeting
        state.on_wall = None
        return meetings.touch(meeting)


def on_wall(meeting_id: int, activity: str) -> OnWall | None:
    """None also where its writer has taken it back, or has written on since."""
    state = reader().get(ActivityState, (meeting_id, activity))
    if state is None or state.on_wall is None:
        return None
    shown = state.on_wall
    for answer, person in reader().execute(_open_to_room(meeting_id, shown["key"])):
        if (answer.id, answer.edit) == (shown["answer"], shown["edit"]):
            return OnWall(offer(answer, person), shown["part"])
    return None


def state_of(session: Session, meeting_id: int, activity: str) -> ActivityState:
    """The activity's row, made where there is none yet."""
    state = session.get(ActivityState, (meeting_id, activity))
    if state is None:
        state = ActivityState(meeting_id=meeting_id, activity=activity, status="closed")
        state.changed_at = clock.utc_now()
        session.add(state)
    return state


def _open_to_room(meeting_id: int, key: str) -> Select[Answer, Participant]:
    people = select(Answer, Participant).join(Participant, Participant.id == Answer.participant_id)
    present = (Participant.meeting_id == meeting_id, Participant.removed_at.is_(None))
    return people.where(*present, Answer.activity == key, Answer.sharing == "room").order_by(Answer.id)


def offer(answer: Answer, person: Participant) -> Offered:
    return Offered(answer, person.screen_name if answer.is_named else None)

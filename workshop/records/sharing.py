"""What a writer lets others see of an answer, and what of it the instructor has put on the wall.

Nothing comes to the wall by itself: its writer offers it, and then the instructor lets it through. Both can
take it back, and words that were changed since are not those that were offered.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from workshop.records import meetings, seatings
from workshop.records.present import answers_under, of_class
from workshop.records.refusals import Refusal
from workshop.records.states import find_state, state_of
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


def share(
    answer_id: int,
    sharing: str,
    is_named: bool = False,
    edit: int | None = None,
    partners: Collection[int] = (),
) -> Answer:
    """`edit`: of the words that the writer had before them; refuses answer-changed where there are others.
    `partners`: ids of those whom the writer had in mind; refuses partner-changed where these are others now.
    Refuses participant-unknown, class-closed and class-not-open: after the class there is no room to see it.
    Taking it back is always possible. Either way it has to be let through anew."""
    if sharing not in LEVELS:
        raise ValueError(f"sharing is one of {LEVELS}, not {sharing!r}")
    with transaction() as session:
        answer = session.get(Answer, answer_id, with_for_update=True)
        person = session.get(Participant, answer.participant_id) if answer else None
        if answer is None or person is None or person.removed_at is not None:
            raise Refusal("participant-unknown")
        find = meetings.known if sharing == "me" else meetings.open_for
        meeting = find(session, person.meeting_id)
        if sharing != "me" and edit not in (None, answer.edit):
            raise Refusal("answer-changed")
        answer.partners = with_whom(person, partners) if sharing == "partner" else None
        answer.sharing, answer.is_named, answer.ruling = sharing, is_named and sharing != "me", None
        _off_wall(session, meeting.id, {answer.id})
        meetings.touch(meeting)
    return answer


def with_whom(person: Participant, partners: Collection[int]) -> dict[str, list[int]]:
    """What is kept of those who may see it: who sits with the writer later is not among them. Refuses
    partner-changed."""
    if not partners or set(partners) != set(seatings.partners(person.meeting_id, person.id)):
        raise Refusal("partner-changed")
    return {"people": sorted(set(partners))}


def for_partner(meeting_id: int, person_id: int) -> list[Offered]:
    """What others let this person see, as their partner, under their names. Sheets of observers are for their
    group (see watching), and not among it."""
    people = select(Answer, Participant).join(Participant, Participant.id == Answer.participant_id)
    found = reader().execute(
        people.where(*of_class(meeting_id), Answer.sharing == "partner").order_by(Answer.id)
    )
    kept = [(answer, person) for answer, person in found if person_id in partners_of(answer)]
    return [Offered(answer, person.screen_name) for answer, person in kept]


def partners_of(answer: Answer) -> list[int]:
    people: list[int] = answer.partners["people"] if answer.partners else []
    return people


def withdraw(session: Session, participant_id: int) -> None:
    """All that this person offers: whoever leaves the class does not stay on its wall."""
    theirs = select(Answer).where(Answer.participant_id == participant_id, Answer.sharing == "room")
    found = session.scalars(theirs).all()
    for answer in found:
        answer.sharing, answer.is_named, answer.ruling = "me", False, None
    if found:
        _off_wall(session, session.get_one(Participant, participant_id).meeting_id, {one.id for one in found})


def offered(meeting_id: int, activity: str) -> list[Offered]:
    """What the room may see, in the order in which it was first written."""
    return [offer(answer, person) for answer, person in reader().execute(_open_to_room(meeting_id, activity))]


def put_on_wall(meeting_id: int, activity: str, key: str, answer_id: int, edit: int, part: int) -> Meeting:
    """`key`: under which the answers of the activity are kept. `edit`: of the words that the instructor has
    read. Refuses answer-not-offered, also where these are others."""
    with transaction() as session:
        meeting = meetings.open_for(session, meeting_id)
        found = {answer.id: answer for answer, _ in session.execute(_open_to_room(meeting_id, key))}
        if answer_id not in found or found[answer_id].edit != edit:
            raise Refusal("answer-not-offered")
        state = state_of(session, meeting_id, activity)
        state.on_wall = {"key": key, "answer": answer_id, "edit": edit, "part": max(1, part)}
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
    state = find_state(meeting_id, activity)
    if state is None or state.on_wall is None:
        return None
    shown = state.on_wall
    for answer, person in reader().execute(_open_to_room(meeting_id, shown["key"])):
        if (answer.id, answer.edit) == (shown["answer"], shown["edit"]):
            return OnWall(offer(answer, person), shown["part"])
    return None


def is_on_wall(meeting_id: int, answer_id: int) -> bool:
    """Of whatever activity."""
    states = reader().scalars(select(ActivityState).where(ActivityState.meeting_id == meeting_id))
    return any(state.on_wall is not None and state.on_wall["answer"] == answer_id for state in states)


def _off_wall(session: Session, meeting_id: int, answer_ids: Collection[int]) -> None:
    for state in session.scalars(select(ActivityState).where(ActivityState.meeting_id == meeting_id)):
        if state.on_wall is not None and state.on_wall["answer"] in answer_ids:
            state.on_wall = None


def _open_to_room(meeting_id: int, key: str) -> Select[Answer, Participant]:
    return answers_under(meeting_id, key).where(Answer.sharing == "room")


def offer(answer: Answer, person: Participant) -> Offered:
    return Offered(answer, person.screen_name if answer.is_named else None)

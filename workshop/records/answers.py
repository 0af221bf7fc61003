"""What participants type and choose: one row a person, activity and round."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from sqlalchemy import Integer, and_, bindparam, func, select
from sqlalchemy.orm import Session

from workshop.records import clock, meetings, names
from workshop.records.letting import THROUGH
from workshop.records.present import of_class
from workshop.records.refusals import Refusal
from workshop.records.sharing import is_on_wall, partners_of, with_whom
from workshop.records.tables import ActivityState, Meeting, Participant
from workshop.records.tables import Answer as Answer
from workshop.records.transaction import reader, transaction

LONGEST = 200_000  # characters of JSON: a full worksheet, or a pitch with its reading, and plenty to spare

# The class of somebody who answers, the activity's state there and the answer so far. In one question: when
# everybody answers at once, each takes its part of the time.
_ROUND = func.coalesce(bindparam("round", type_=Integer), ActivityState.round, 1)
_STATE = and_(ActivityState.meeting_id == Meeting.id, ActivityState.activity == bindparam("activity"))
_BEFORE = and_(
    Answer.participant_id == bindparam("participant"),
    Answer.activity == bindparam("activity"),
    Answer.round == _ROUND,
)
_STANDING = (
    select(Meeting, ActivityState, Answer)
    .outerjoin(ActivityState, _STATE)
    .outerjoin(Answer, _BEFORE)
    .where(Meeting.id == bindparam("meeting"))
)


class Standing(NamedTuple):
    person: Participant
    meeting: Meeting
    state: ActivityState | None
    before: Answer | None


@dataclass(frozen=True)
class Saved:
    """stale: a later save is there already, and `answer` is that one; closed: the class is (or the poll), and
    nothing changed; full: no more of these is taken. answer is None where there is none."""

    status: Literal["saved", "stale", "closed", "full"]
    answer: Answer | None


def save(
    participant_id: int,
    activity: str,
    round: int,
    value: dict[str, Any],
    edit: int,
    *,
    sharing: str = "me",
    is_named: bool = False,
    partners: Collection[int] | None = None,
) -> Saved:
    """The higher edit number wins. The same save sent again is saved once; the same number with other words
    is stale, so that the phone can keep both and ask. Other words are not those that were offered to others
    or let through, so they are for the writer alone again, or for whom `sharing` says (see sharing).
    `partners`: whom the writer had in mind, or chose before; None for a sheet about them. Refuses
    partner-changed. Where others saw the words before, or see these now, the revision moves; not for words
    that only wait."""
    given = Answer(
        participant_id=participant_id, activity=activity, round=round, value=_plain(value), edit=edit
    )
    given.sharing, given.is_named, given.ruling = sharing, is_named and sharing != "me", None
    with transaction() as session:
        standing = _standing(session, participant_id, activity, round)
        return _put(session, standing, given, partners)


def choose(
    participant_id: int,
    activity: str,
    choice: str | Sequence[str],
    *,
    round: int | None = None,
    edit: int | None = None,
) -> Saved:
    """The answer to a poll; `choice` is a list where there can be several. The last one counts, as long as
    the poll is open, and in the `round` that it was made for: None for the one that the poll is in. `edit`:
    the phone's number, as in `save`; None where there is no phone that counts, so that each is the last."""
    with transaction() as session:
        standing = _standing(session, participant_id, activity, round)
        state, before = standing.state, standing.before
        if state is None or state.status != "open" or round not in (None, state.round):
            return Saved("closed", before)
        given = Answer(
            participant_id=participant_id, activity=activity, round=state.round, sharing="me", is_named=False
        )
        given.value = _plain({"choice": choice} if isinstance(choice, str) else {"choices": list(choice)})
        given.edit = edit or (before.edit + 1 if before else 1)
        return _put(session, standing, given)


def get(participant_id: int, activity: str, round: int = 1) -> Answer | None:
    return reader().scalar(
        select(Answer).filter_by(participant_id=participant_id, activity=activity, round=round)
    )


def of_participant(participant_id: int) -> list[Answer]:
    """In the order in which they were first given."""
    mine = select(Answer).where(Answer.participant_id == participant_id)
    return list(reader().scalars(mine.order_by(Answer.id)))


def count(meeting_id: int, activity: str, round: int | None = 1) -> int:
    """How many people have answered, in any round where `round` is None; each sheet of paper of whom no name
    is known is one."""
    given = select(func.count(func.distinct(Answer.participant_id)))
    given = given.join(Participant, Participant.id == Answer.participant_id)
    given = given.where(*of_class(meeting_id), Answer.activity == activity)
    return reader().scalar(given.where(Answer.round == round) if round else given) or 0


def given(meeting_id: int, activities: Collection[str]) -> set[str]:
    """Those of the activities that anybody has answered, in any round."""
    if not activities:
        return set()
    some = select(Answer.activity).join(Participant, Participant.id == Answer.participant_id)
    return set(
        reader().scalars(some.where(*of_class(meeting_id), Answer.activity.in_(activities)).distinct())
    )


def _standing(session: Session, participant_id: int, activity: str, round: int | None) -> Standing:
    """`round`: None for the one that the activity is in. Refuses participant-unknown, also for who was
    removed."""
    person = session.get(Participant, participant_id, with_for_update=True)
    if person is None or person.removed_at is not None:
        raise Refusal("participant-unknown")
    # apart from the lock: what is read with it may be older than the wait for it
    keys = {"meeting": person.meeting_id, "participant": person.id, "activity": activity, "round": round}
    meeting, state, before = session.execute(_STANDING, keys).one()
    return Standing(person, meeting, state, before)


def _put(
    session: Session, standing: Standing, given: Answer, partners: Collection[int] | None = None
) -> Saved:
    """`given` in the place of what was there."""
    person, meeting, _state, before = standing
    if meeting.status != "open":
        return Saved("closed", before)
    if before is not None and given.edit <= before.edit:
        return Saved("saved" if before.value == given.value else "stale", before)
    given.partners = _partners(before, person, partners) if given.sharing == "partner" else None
    if given.sharing == "partner" or (before is not None and _is_seen(meeting, before)):
        meetings.touch(meeting)
    given.saved_at = clock.utc_now()
    answer = before or given
    for name in ("value", "edit", "saved_at", "sharing", "is_named", "ruling", "partners"):
        setattr(answer, name, getattr(given, name))
    session.add(answer)
    session.flush()
    return Saved("saved", answer)


def _partners(
    before: Answer | None, person: Participant, partners: Collection[int] | None
) -> dict[str, list[int]] | None:
    if partners is None:
        return None
    if before is not None and before.partners and set(partners) == set(partners_of(before)):
        return before.partners
    return with_whom(person, partners)


def _is_seen(meeting: Meeting, answer: Answer) -> bool:
    """By anybody but its writer and the instructor, as it stood before this save."""
    if answer.sharing != "room":
        return answer.sharing == "partner"
    return answer.ruling == THROUGH or is_on_wall(meeting.id, answer.id)


def _plain(value: dict[str, Any]) -> dict[str, Any]:
    text = names.whole(json.dumps(value, ensure_ascii=False))
    if len(text) > LONGEST:
        raise Refusal("answer-too-long")
    plain: dict[str, Any] = json.loads(text)
    return plain

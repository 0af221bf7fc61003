"""What those who watched have ticked, over all sheets of an activity: fixed when shown, as polls are, and by
people: three who watch in five rounds are three."""

import hashlib
from collections import Counter
from collections.abc import Collection

from sqlalchemy.orm import Session

from workshop.records.present import answers_under
from workshop.records.refusals import Refusal
from workshop.records.results import SMALLEST_GROUP
from workshop.records.states import find_state
from workshop.records.tables import ActivityState, Answer
from workshop.records.transaction import reader

_ALL = "sheets"


def key_of(activity: str) -> str:
    """Under which the sheets are kept, one answer a round."""
    return f"watch:{activity}"


def heard(meeting_id: int, activity: str) -> dict[str, int] | None:
    """In whole per cent of the sheets, by move, the most frequent first; None where it was never shown."""
    state = find_state(meeting_id, activity)
    counts = dict(state.counts) if state and state.counts else {}
    total = counts.pop(_ALL, 0)
    if not total:
        return None
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return {move: round(100 * count / total) for move, count in ordered}


def news(meeting_id: int, activity: str) -> int:
    """How many people have a sheet that is new, or has changed, since it was last shown."""
    return _news(_sheets(reader(), meeting_id, activity))


def about(meeting_id: int, activity: str, person: int, rounds: Collection[int]) -> tuple[Answer, ...]:
    """The sheets of those who watched this person in `rounds`."""
    sheets = _sheets(reader(), meeting_id, activity)
    return tuple(one for one in sheets if one.round in rounds and person in one.value.get("group", ()))


def fix(session: Session, state: ActivityState) -> None:
    """As results.fix: new sheets of five people, or what was shown before stays; refuses results-too-few."""
    sheets = _sheets(session, state.meeting_id, state.activity)
    if _news(sheets) >= SMALLEST_GROUP:
        ticks = Counter(move for sheet in sheets for move in set(sheet.value["moves"]))
        state.counts = {_ALL: len(sheets), **ticks}
        for sheet in sheets:
            sheet.shown = _mark(sheet)
    elif state.counts is None:
        raise Refusal("results-too-few")


def _sheets(session: Session, meeting_id: int, activity: str) -> list[Answer]:
    return list(session.scalars(answers_under(meeting_id, key_of(activity))))


def _news(sheets: list[Answer]) -> int:
    return len({sheet.participant_id for sheet in sheets if sheet.shown != _mark(sheet)})


def _mark(sheet: Answer) -> str:
    return hashlib.sha256(" ".join(sorted(sheet.value["moves"])).encode()).hexdigest()[:16]

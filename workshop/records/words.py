"""A word cloud: how often each word was said, out of what was let through.

Of fewer than five people there is no count, and so no size and no order that tells of one.
"""

import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop.records import letting, meetings
from workshop.records.refusals import Refusal
from workshop.records.results import SMALLEST_GROUP
from workshop.records.states import find_state, state_of
from workshop.records.tables import ActivityState, Answer, Meeting, Participant
from workshop.records.transaction import transaction

STEPS = 4  # of size
_EVEN = 2


@dataclass(frozen=True)
class Word:
    """`key`: how it is told from others. `step`: its size, 1 to STEPS. `people`: how many have said it; None
    where these are fewer than five."""

    key: str
    label: str
    step: int
    people: int | None


def key_of(word: str) -> str:
    """The same for all ways to type a word: capitals, spaces and stops do not count."""
    plain = " ".join(unicodedata.normalize("NFKC", word).casefold().split())
    return plain.strip(".,;:!?…\"'“”‘’()-– ")


def cloud(meeting_id: int, activity: str) -> list[Word]:
    """The most frequent first; by the alphabet where they are not counted."""
    state = find_state(meeting_id, activity)
    said = [one.answer.value["words"] for one in letting.through(meeting_id, activity)]
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for word in (word for words in said for word in words):
        spellings[key_of(word)][word] += 1
    pairs = (state.merged or {}) if state else {}
    # nothing is shown as a word that nobody says any more
    shown_as = {key: pairs[key] if pairs.get(key) in spellings else key for key in spellings}
    people = Counter(key for words in said for key in {shown_as[key_of(word)] for word in words})
    labels = {key: spellings[key].most_common(1)[0][0] for key in people}
    if len(said) < SMALLEST_GROUP:
        return [Word(key, labels[key], _EVEN, None) for key in sorted(people)]
    most = max(people.values(), default=1)
    ordered = sorted(people.items(), key=lambda item: (-item[1], item[0]))
    return [Word(key, labels[key], _step(count, most), _told(count)) for key, count in ordered]


def merged(meeting_id: int, activity: str) -> list[tuple[str, str]]:
    """Words in force that are shown as other ones."""
    state = find_state(meeting_id, activity)
    through = letting.through(meeting_id, activity)
    said = {key_of(word) for one in through for word in one.answer.value["words"]}
    pairs = (state.merged or {}) if state else {}
    return [(word, into) for word, into in sorted(pairs.items()) if word in said and into in said]


def merge(meeting_id: int, activity: str, word: str, into: str) -> Meeting:
    """Both by their keys, as they stand in the cloud. Refuses words-unknown."""
    with transaction() as session:
        meeting = meetings.open_for(session, meeting_id)
        known = {one.key for one in cloud(meeting_id, activity)}
        if word not in known or into not in known or word == into:
            raise Refusal("words-unknown")
        state = state_of(session, meeting_id, activity)
        kept = {key: into if target == word else target for key, target in (state.merged or {}).items()}
        kept.pop(into, None)
        state.merged = {**kept, word: into}
        return meetings.touch(meeting)


def unmerge(meeting_id: int, activity: str, word: str) -> Meeting:
    with transaction() as session:
        meeting = meetings.open_for(session, meeting_id)
        state = state_of(session, meeting_id, activity)
        state.merged = {key: into for key, into in (state.merged or {}).items() if key != word}
        return meetings.touch(meeting)


def prune(session: Session, meeting_id: int) -> None:
    """After somebody's words were deleted: no word stays among those that were made one, unless somebody else
    has said it too."""
    states = select(ActivityState).where(ActivityState.meeting_id == meeting_id)
    for state in session.scalars(states):
        if not state.merged:
            continue
        people = select(Answer.value).join(Participant, Participant.id == Answer.participant_id)
        mine = people.where(Participant.meeting_id == meeting_id, Answer.activity == state.activity)
        said = {key_of(word) for value in session.scalars(mine) for word in value.get("words", ())}
        state.merged = {key: into for key, into in state.merged.items() if key in said and into in said}


def _told(count: int) -> int | None:
    return count if count >= SMALLEST_GROUP else None


def _step(count: int, most: int) -> int:
    return 1 + round((STEPS - 1) * (count - 1) / (most - 1)) if most > 1 else _EVEN

"""What all may see of what people gave to the room: nothing that was not let through, and who gave it only
where its writer says so."""

import itertools
from dataclasses import dataclass, replace

from workshop.course.activities import Activity
from workshop.records import letting, meetings, results, sharing, words
from workshop.records.meetings import Meeting
from workshop.records.words import Word
from workshop.web.kit.answering import offered_key, votes_key

_SPACE = {1: 1, 2: 1.7, 3: 2.9, 4: 4.8}  # that a letter takes at each step of size (see board.css)


@dataclass(frozen=True)
class Idea:
    """`name`: the writer's, or None. `share`: of those who voted, in whole per cent; None until shown."""

    id: int
    text: str
    name: str | None
    share: int | None = None


@dataclass(frozen=True)
class Board:
    """`voting`: closed, open or revealed. `cloud` for words, `ideas` for everything else; the wall has room
    for `on_wall` of them."""

    voting: str
    cloud: tuple[Word, ...] = ()
    ideas: tuple[Idea, ...] = ()

    @property
    def on_wall(self) -> int:
        if self.cloud:
            return _fitting([(len(word.label) + 2) * _SPACE[word.step] for word in self.cloud], 480)
        return _fitting([max(len(idea.text), 60) for idea in self.ideas], 480)


def board(meeting: Meeting, activity: Activity | None) -> dict[str, Board | None]:
    """None until the instructor shows it."""
    if activity is None or not activity.has_board:
        return {"board": None}
    if meetings.activity_status(meeting.id, activity.id) != "revealed":
        return {"board": None}
    if activity.kind == "words":
        return {"board": Board("closed", cloud=tuple(words.cloud(meeting.id, activity.id)))}
    voting = meetings.activity_status(meeting.id, votes_key(activity)) if activity.votes else "closed"
    return {"board": Board(voting, ideas=ideas(meeting, activity, is_counted=voting == "revealed"))}


def ideas(meeting: Meeting, activity: Activity, is_counted: bool = False) -> tuple[Idea, ...]:
    """Those with the most votes first, where these are counted."""
    found = letting.through(meeting.id, offered_key(activity))
    all_ideas = tuple(Idea(one.answer.id, one.answer.value["text"], one.name) for one in found)
    shares = results.shares(meeting.id, votes_key(activity)) if is_counted else None
    if shares is None:
        return all_ideas
    counted = (replace(one, share=shares.get(str(one.id), 0)) for one in all_ideas)
    return tuple(sorted(counted, key=lambda one: -(one.share or 0)))


def _fitting(letters: list[float], most: int) -> int:
    """How many of them, from the first, have no more letters than that together."""
    return max(1, sum(total <= most for total in itertools.accumulate(letters)))


def question(meeting: Meeting) -> sharing.Offered | None:
    """The one that stands on the wall."""
    shown = sharing.on_wall(meeting.id, letting.QUESTIONS)
    return shown.offered if shown else None

"""What the console shows of what was given on paper: what was entered, and which of it can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workshop.course.activities import Activity
from workshop.records import answers, letting, paper_answers, rounds
from workshop.records.answers import Answer
from workshop.records.meetings import Meeting
from workshop.records.results import FROM_PAPER
from workshop.records.sharing import Offered
from workshop.web.kit.answering import answer_key, keys_on_paper, offered_key, votes_key


@dataclass(frozen=True)
class Typed:
    """What was sent and not taken, and why, to stand there again. `place`: the activity, or "" for a
    question."""

    place: str
    message: str = ""
    text: str = ""
    person: int | None = None
    options: tuple[str, ...] = ()


NOTHING_TYPED = Typed("-")


def on_paper(
    meeting: Meeting, activity: Activity | None, round: int | None, questions: Sequence[Offered]
) -> dict[str, Any]:
    """How many sheets of nobody in particular were entered, and what of all that was can be taken back."""
    is_asked = any(FROM_PAPER in one.answer.value for one in questions)
    question = paper_answers.last(meeting.id, [letting.QUESTIONS]) if is_asked else None
    asked = {"question_back": _mark(question)}
    if activity is None or not activity.has_paper:
        return {**asked, "on_paper": 0, "to_take_back": ""}
    last = paper_answers.last(meeting.id, keys_on_paper(activity), round)
    return {
        **asked,
        "on_paper": paper_answers.count(meeting.id, answer_key(activity), round),
        "entered": _entered(meeting, activity, round),
        "voted": answers.count(meeting.id, votes_key(activity)) if activity.votes else 0,
        "to_take_back": _mark(last),
        "takes_back": _kind(activity, last),
    }


def _entered(meeting: Meeting, activity: Activity, round: int | None) -> set[int]:
    """Whose paper the next one under their name would replace; on a wall it stands beside it."""
    key = offered_key(activity) if activity.has_board else answer_key(activity)
    return set() if activity.kind == "wall" else paper_answers.entered(meeting.id, key, round)


def round_of(meeting: Meeting, activity: Activity | None) -> int | None:
    """None where an answer of any round counts: each idea of a wall is one."""
    if activity is None or activity.kind == "wall":
        return None
    return rounds.current(meeting.id, activity.id)


def _mark(last: Answer | None) -> str:
    return paper_answers.mark(last) if last else ""


def _kind(activity: Activity, last: Answer | None) -> str:
    """Of one activity votes, or lines for the room, may be entered beside answers: which of it would go?"""
    if last is None or last.activity == answer_key(activity):
        return "answer"
    return "vote" if last.activity == votes_key(activity) else "line"

"""What the console shows of what people gave: what waits to be let through, and what was said of the rest."""

from typing import Any

from workshop.course.activities import Activity
from workshop.records import letting, meetings, results, words
from workshop.records.meetings import Meeting
from workshop.web.frames.board import question
from workshop.web.kit.answering import offered_key, votes_key


def waiting(meeting: Meeting, activity: Activity | None) -> dict[str, Any]:
    """Names only of those who let theirs be shown. What is for the writer alone is not among it."""
    asked, shown = letting.for_instructor(meeting.id, letting.QUESTIONS), question(meeting)
    common = {"questions": asked, "question_on_wall": shown.answer.id if shown else None}
    if activity is None or not activity.has_board:
        return {**common, "offers": []}
    is_words = activity.kind == "words"
    return {
        **common,
        "offers": letting.for_instructor(meeting.id, offered_key(activity)),
        "together": letting.together(meeting.id, activity.id, offered_key(activity)),
        "voting": meetings.activity_status(meeting.id, votes_key(activity)),
        "new_votes": results.news(meeting.id, votes_key(activity)) >= results.SMALLEST_GROUP,
        "has_votes": results.shares(meeting.id, votes_key(activity)) is not None,
        "cloud": words.cloud(meeting.id, activity.id) if is_words else [],
        "merged": words.merged(meeting.id, activity.id) if is_words else [],
    }

"""What wall and phones show of a poll: shares, and beside a poll that is asked again what was said before."""

from workshop.course.activities import Activity
from workshop.records import meetings, results
from workshop.records.meetings import Meeting

Shares = dict[str, int]


def poll_results(meeting: Meeting, activity: Activity | None) -> dict[str, Shares | None]:
    """`shares` and `before`, in whole per cent by option; None where there are none or none are shown."""
    if activity is None or activity.kind != "poll":
        return {"shares": None, "before": None}
    if meetings.activity_status(meeting.id, activity.id) != "revealed":
        return {"shares": None, "before": None}
    first = results.shares(meeting.id, activity.again_of) if activity.again_of else None
    before = results.earlier(meeting.id, activity.id) if activity.rounds > 1 else first
    return {"shares": results.shares(meeting.id, activity.id), "before": before}

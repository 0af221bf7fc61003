"""What a class leaves behind for its center: results, and how it went by the clock. (Report: reporting.py.)

Only of a class that is closed, nameless, and with nothing in it that fewer than five people said."""

from collections.abc import Callable
from functools import wraps

from flask import flash, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop.course.activities import Activity
from workshop.records import answers, results, timings
from workshop.records.meetings import Meeting
from workshop.web.frames.going import passed_over
from workshop.web.instructor import door
from workshop.web.instructor.paths import CLASS
from workshop.web.kit.answering import answer_key
from workshop.web.kit.csv_file import Cell, csv_file
from workshop.web.kit.cutting import cut_of
from workshop.web.kit.guard import current_meeting
from workshop.web.kit.house import house


def once_closed(view: Callable[[int], str | Response]) -> Callable[[int], str | Response]:
    """While people still answer, each of them would move the numbers by what they said."""

    @wraps(view)
    def only(meeting_id: int) -> str | Response:
        if current_meeting().status != "closed":
            flash(gettext("This is there once the class is closed."), "warning")
            return redirect(url_for("instructor.meeting", meeting_id=meeting_id))
        return view(meeting_id)

    return only


@door.get(f"{CLASS}/results.csv")
@once_closed
def results_csv(meeting_id: int) -> Response:
    found = current_meeting()
    head = [gettext("Activity"), gettext("Title"), gettext("Answer"), gettext("People"), gettext("Per cent")]
    rows = [row for activity in activities(found) for row in _rows(found, activity)]
    return csv_file([head, *rows], f"results-{found.code}")


def _rows(meeting: Meeting, activity: Activity) -> list[list[Cell]]:
    if activity.kind != "poll":
        done = answers.count(meeting.id, answer_key(activity), None if activity.kind == "wall" else 1)
        return [[activity.id, activity.title, gettext("done by"), _people(meeting, done), ""]]
    told = results.told(meeting.id, activity.id)
    if not told:
        return [[activity.id, activity.title, gettext("all answers"), _people(meeting, 0), ""]]
    total, counts = told[0].people, told[0].counts
    given = [(one.label, counts.get(one.id, 0)) for one in activity.options]
    rows: list[list[Cell]] = [
        [activity.id, activity.title, label, count, round(100 * count / total)] for label, count in given
    ]
    return [*rows, [activity.id, activity.title, gettext("all answers"), total, 100]]


def _people(meeting: Meeting, number: int) -> Cell:
    """Where somebody was deleted, nobody knows any more whether they were few."""
    if number >= results.SMALLEST_GROUP:
        return number
    if meeting.erased_at is not None:
        return str(gettext("deleted"))
    is_somebody_gone = meeting.erased_joined != 0
    return str(gettext("fewer than five, or deleted") if is_somebody_gone else gettext("fewer than five"))


def activities(meeting: Meeting) -> list[Activity]:
    """In the order of the deck, those that people answer."""
    slides = cut_of(meeting).deck.slides
    found = [
        house().library.activity(meeting.language, one.activity) if one.activity else None for one in slides
    ]
    return [one for one in found if one is not None and one.has_answers]


@door.get(f"{CLASS}/timing.csv")
@once_closed
def timing_csv(meeting_id: int) -> Response:
    found = current_meeting()
    cut, stays = cut_of(found), timings.stays(found.id)
    passed = passed_over(found, cut.slides, stays)
    head = [gettext("Slide"), gettext("Title"), gettext("Minutes planned"), gettext("Minutes it took")]
    rows: list[list[Cell]] = [[*head, gettext("Times shown"), gettext("Skipped")]]
    for slide in cut.deck.slides:
        stay = stays.get(slide.number, timings.Stay(0, 0))
        planned = cut.here(slide.number).minutes
        skipped = gettext("yes") if slide.number in passed else gettext("no")
        rows.append([slide.number, slide.title, planned, round(stay.minutes, 1), stay.times, skipped])
    return csv_file(rows, f"timing-{found.code}")

"""What a class leaves behind for its center: results, a report on one page, and how it went by the clock.

Only of a class that is closed, nameless, and with nothing in it that fewer than five people said."""

from collections.abc import Callable
from functools import wraps

from flask import flash, redirect, url_for
from flask_babel import format_decimal, gettext
from werkzeug.wrappers import Response

from workshop.course.activities import Activity
from workshop.documents import letters, report
from workshop.records import answers, encounters, meetings, papers, participants, results, timings
from workshop.records.meetings import Meeting
from workshop.web.instructor import door
from workshop.web.instructor.meeting import changes
from workshop.web.instructor.own import own_center
from workshop.web.instructor.paths import CLASS
from workshop.web.kit.answering import answer_key
from workshop.web.kit.clock import day_text, time_text
from workshop.web.kit.csv_file import Cell, csv_file
from workshop.web.kit.cutting import cut_of
from workshop.web.kit.guard import current_meeting
from workshop.web.kit.house import house
from workshop.web.kit.language import language
from workshop.web.kit.paper import edition, pdf


def once_closed(view: Callable[[int], Response]) -> Callable[[int], Response]:
    """While people still answer, each of them would move the numbers by what they said."""

    @wraps(view)
    def only(meeting_id: int) -> Response:
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
    rows = [row for activity in _activities(found) for row in _rows(found, activity)]
    return csv_file([head, *rows], f"results-{found.code}")


def _rows(meeting: Meeting, activity: Activity) -> list[list[Cell]]:
    if activity.kind != "poll":
        done = answers.count(meeting.id, answer_key(activity), None if activity.kind == "wall" else 1)
        return [[activity.id, activity.title, gettext("done by"), _people(done), ""]]
    told = results.told(meeting.id, activity.id)
    if not told:
        return [[activity.id, activity.title, gettext("all answers"), _people(0), ""]]
    total, counts = told[0].people, told[0].counts
    given = [(one.label, counts.get(one.id, 0)) for one in activity.options]
    rows: list[list[Cell]] = [
        [activity.id, activity.title, label, count, round(100 * count / total)] for label, count in given
    ]
    return [*rows, [activity.id, activity.title, gettext("all answers"), total, 100]]


def _people(number: int) -> Cell:
    return number if number >= results.SMALLEST_GROUP else gettext("fewer than five")


def _activities(meeting: Meeting) -> list[Activity]:
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
    head = [gettext("Slide"), gettext("Title"), gettext("Minutes planned"), gettext("Minutes it took")]
    rows: list[list[Cell]] = [[*head, gettext("Times shown"), gettext("Skipped")]]
    for slide in cut.deck.slides:
        stay = stays.get(slide.number, timings.Stay(0, 0))
        is_skipped = cut.has(slide.number) and not stay.times
        planned = cut.here(slide.number).minutes
        skipped = gettext("yes") if is_skipped else gettext("no")
        rows.append([slide.number, slide.title, planned, round(stay.minutes, 1), stay.times, skipped])
    return csv_file(rows, f"timing-{found.code}")


@door.get(f"{CLASS}/report.pdf")
@once_closed
def report_pdf(meeting_id: int) -> Response:
    found, center = current_meeting(), own_center()
    sheet = report.sheet(
        edition(),
        title=letters.printable(found.title),
        facts=_facts(found, center.time_zone),
        polls=_polls(found),
        changes=[_change(one) for one in changes(found)],
        footer=letters.printable(center.name),
        date=day_text(found.starts_at, center.time_zone, language()),
    )
    return pdf(sheet, f"report-{found.code}")


def _facts(meeting: Meeting, time_zone: str) -> list[tuple[str, str]]:
    issued = [one for one in papers.of_meeting(meeting.id) if one.withdrawn_at is None]
    held = [
        f"{time_text(one.opened_at, time_zone, language())}–{time_text(one.closed_at, time_zone, language())}"
        for one in meetings.sittings(meeting)
        if one.closed_at
    ]
    cut, stays = cut_of(meeting), timings.stays(meeting.id)
    skipped = [one.title for one in cut.slides if not stays.get(one.number, timings.Stay(0, 0)).times]
    took = round(sum(one.minutes for one in stays.values()))
    facts = [
        (gettext("Place"), letters.printable(meeting.place)),
        (gettext("Held"), ", ".join(held)),
        (
            gettext("Minutes"),
            gettext("%(took)s; %(planned)s were planned", took=took, planned=meeting.planned_minutes),
        ),
        (gettext("Slides skipped"), _some(skipped)),
        (gettext("Came"), str(len(participants.of_meeting(meeting.id)))),
        (gettext("Proofs of attendance"), str(sum(one.kind == "proof" for one in issued))),
        (gettext("Certificates"), str(sum(one.kind == "certificate" for one in issued))),
    ]
    return [(name, value) for name, value in facts if value]


def _some(titles: list[str]) -> str:
    """As many as there is room for; the timing log has all of them."""
    if not titles:
        return str(gettext("none"))
    shown = ", ".join(f"“{one}”" for one in titles[:3])
    more = len(titles) - 3
    return str(gettext("%(shown)s and %(more)s more", shown=shown, more=more)) if more > 0 else shown


def _polls(meeting: Meeting) -> list[report.Poll]:
    """A question that was asked again, as a poll of its own or in a second round, stands once with both."""
    polls = [one for one in _activities(meeting) if one.kind == "poll"]
    repeated = {one.again_of for one in polls if one.again_of and results.counts(meeting.id, one.id)}
    found = []
    for one in polls:
        told = _shares(meeting, one, one.id)
        if told and one.id not in repeated:
            before = [*told[1:], *(_shares(meeting, one, one.again_of) if one.again_of else ())]
            labels = tuple(option.label for option in one.options)
            found.append(report.Poll(one.title, labels, told[0], before[0] if before else None))
    return found


def _shares(meeting: Meeting, activity: Activity, asked: str) -> list[report.Shares]:
    """The newest round first."""
    ids = [one.id for one in activity.options]
    return [
        report.Shares(one.people, tuple(round(100 * one.counts.get(id, 0) / one.people) for id in ids))
        for one in results.told(meeting.id, asked)
    ]


def _change(change: tuple[encounters.Means, encounters.Means]) -> report.Change:
    words = {
        "asks": gettext("Turns that took"),
        "gives": gettext("Turns that gave"),
        "introductions": gettext("People brought together"),
    }
    before, after = change
    rows = [
        (words[name], format_decimal(round(before[name], 1)), format_decimal(round(after[name], 1)))
        for name in encounters.COUNTED
    ]
    return report.Change(tuple(rows))

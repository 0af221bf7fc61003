"""The report of a closed class, on screen and on paper: the same figures, charts and tables."""

from collections.abc import Mapping

from flask import render_template
from flask_babel import format_decimal, format_percent, gettext
from werkzeug.wrappers import Response

from workshop.course.activities import Activity
from workshop.documents import letters, report
from workshop.records import attendance, encounters, meetings, papers, results, timings
from workshop.records.meetings import Meeting
from workshop.web.frames.going import passed_over
from workshop.web.instructor import door
from workshop.web.instructor.afterwards import activities, once_closed
from workshop.web.instructor.meeting import changes
from workshop.web.instructor.own import own_center
from workshop.web.instructor.paths import CLASS
from workshop.web.kit.class_words import day_of
from workshop.web.kit.clock import day_text, time_text
from workshop.web.kit.cutting import cut_of
from workshop.web.kit.guard import current_meeting
from workshop.web.kit.language import language
from workshop.web.kit.paper import edition, pdf

_OVER = 3  # slides that are told of


@door.get(f"{CLASS}/report")
@once_closed
def report_page(meeting_id: int) -> str:
    told = _report(current_meeting())
    return render_template(
        "instructor/report.html",
        meeting=current_meeting(),
        day=day_of(current_meeting(), own_center()),
        facts=told.facts,
        parts=report.drawn(told, gettext),
        has_polls=bool(told.polls),
        deleted_on=told.deleted_on,
    )


@door.get(f"{CLASS}/report.pdf")
@once_closed
def report_pdf(meeting_id: int) -> Response:
    found = current_meeting()
    heads = {"footer": letters.printable(own_center().name), "date": day_of(found, own_center())}
    sheet = report.sheet(_report(found), edition(), **heads)
    return pdf(sheet, f"report-{found.code}")


def _report(meeting: Meeting) -> report.Report:
    stays = timings.stays(meeting.id)
    return report.Report(
        title=letters.printable(meeting.title),
        facts=_facts(meeting, own_center().time_zone, stays),
        attendance=_attendance(meeting),
        minutes=(meeting.planned_minutes, round(sum(one.minutes for one in stays.values()))),
        polls=_polls(meeting),
        changes=[_change(one) for one in changes(meeting)],
        over=_over(meeting, stays),
        deleted_on=_deleted_on(meeting),
    )


def _deleted_on(meeting: Meeting) -> str:
    if meeting.erased_at is None:
        return ""
    return day_text(meeting.erased_at, own_center().time_zone, language())


def _attendance(meeting: Meeting) -> report.Attendance:
    kinds = [one.kind for one in papers.of_meeting(meeting.id) if one.withdrawn_at is None]
    return report.Attendance(
        came=attendance.counts(meeting),
        proofs=kinds.count("proof"),
        certificates=kinds.count("certificate"),
    )


def _facts(meeting: Meeting, time_zone: str, stays: Mapping[int, timings.Stay]) -> list[tuple[str, str]]:
    held = [
        f"{time_text(one.opened_at, time_zone, language())}–{time_text(one.closed_at, time_zone, language())}"
        for one in meetings.sittings(meeting)
        if one.closed_at
    ]
    cut = cut_of(meeting)
    passed = passed_over(meeting, cut.slides, stays)
    skipped = [one.title for one in cut.slides if one.number in passed]
    facts = [
        (gettext("Place"), letters.printable(meeting.place)),
        (gettext("Held"), ", ".join(held)),
        (gettext("Slides skipped"), _some(skipped)),
    ]
    return [(name, value) for name, value in facts if value]


def _over(meeting: Meeting, stays: Mapping[int, timings.Stay]) -> list[tuple[str, tuple[int, int]]]:
    """The few that took longest over their time, by a minute or more; the timing log has all."""
    cut = cut_of(meeting)
    taken = [
        (letters.printable(one.title), (cut.here(one.number).minutes, round(stays[one.number].minutes)))
        for one in cut.slides
        if one.number in stays
    ]
    over = [one for one in taken if one[1][1] > one[1][0]]
    return sorted(over, key=lambda one: one[1][0] - one[1][1])[:_OVER]


def _some(titles: list[str]) -> str:
    """As many as there is room for; the timing log has all of them."""
    if not titles:
        return str(gettext("none"))
    shown = ", ".join(f"“{one}”" for one in titles[:3])
    more = len(titles) - 3
    return str(gettext("%(shown)s and %(more)s more", shown=shown, more=more)) if more > 0 else shown


def _polls(meeting: Meeting) -> list[report.Poll]:
    """A question that was asked again, as a poll of its own or in a second round, stands once with both."""
    polls = [one for one in activities(meeting) if one.kind == "poll"]
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
    found = []
    for one in results.told(meeting.id, asked):
        shares = tuple(round(100 * one.counts.get(id, 0) / one.people) for id in ids)
        worded = tuple(str(format_percent(share / 100)) for share in shares)
        found.append(report.Shares(one.people, shares, worded))
    return found


def _change(change: tuple[encounters.Means, encounters.Means]) -> report.Change:
    words = {
        "asks": gettext("Turns that took"),
        "gives": gettext("Turns that gave"),
        "introductions": gettext("People brought together"),
    }
    rows = [
        (words[name], (first, last), (_rounded(first), _rounded(last)))
        for name in encounters.COUNTED
        for first, last in [(change[0][name], change[1][name])]
    ]
    return report.Change(tuple(rows))


def _rounded(mean: float) -> str:
    return str(format_decimal(round(mean, 1)))

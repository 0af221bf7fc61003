"""The report of a class: who came, how long it took, what changed. Counts and shares; it names nobody."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.documents import charts
from workshop.documents.charts import Chart, Figures, Row
from workshop.documents.sheet import Edition, Gettext, Sheet, set_sheet

_FITS = ("usual", "tight", "tight tighter")


@dataclass(frozen=True)
class Attendance:
    """`came`: how many joined, and how many were in the class at its end; None where nobody knows any more.
    `proofs` and `certificates`: those that stand."""

    came: tuple[int, int] | None
    proofs: int
    certificates: int


@dataclass(frozen=True)
class Shares:
    """What `people` chose, in whole per cent by option, in the order of the options; `worded`: the same as
    it is written."""

    people: int
    percent: tuple[int, ...]
    worded: tuple[str, ...]


@dataclass(frozen=True)
class Poll:
    """`before`: of the same question asked earlier in the class; None where it was asked once."""

    title: str
    options: tuple[str, ...]
    now: Shares
    before: Shares | None


@dataclass(frozen=True)
class Change:
    """Means of a talk before and after the lessons: name, both as numbers, both as they are written."""

    rows: tuple[tuple[str, tuple[float, float], tuple[str, str]], ...]


@dataclass(frozen=True)
class Report:
    """`facts`: what is told in a line each, with its name, already worded; `minutes`: planned and taken, of
    the class; `over`: of slides that took longer than planned, title, planned and taken, the worst first;
    `deleted_on`: the day, in words, where what people answered was deleted; else ""."""

    title: str
    facts: Sequence[tuple[str, str]]
    attendance: Attendance
    minutes: tuple[int, int]
    polls: Sequence[Poll]
    changes: Sequence[Change]
    over: Sequence[tuple[str, tuple[int, int]]] = ()
    deleted_on: str = ""


def sheet(report: Report, edition: Edition, *, footer: str = "", date: str = "") -> Sheet:
    """A usual class takes one page, set closer where it would take two; in large print it flows."""
    return set_sheet(
        "documents/report.html",
        edition,
        fits=() if edition.is_large else _FITS,
        title=report.title,
        facts=report.facts,
        parts=drawn(report, edition.gettext),
        has_polls=bool(report.polls),
        deleted_on=report.deleted_on,
        footer=footer,
        date=date,
    )


def drawn(report: Report, gettext: Gettext) -> list[Chart]:
    """Each chart in its table, in the order of the report: the same for screen and paper."""
    figures = [
        _attendance(report.attendance, gettext),
        _minutes(report.minutes, gettext),
        *([_over(report.over, gettext)] if report.over else []),
        *(_poll(poll, gettext) for poll in report.polls),
        *(_moves(change, gettext) for change in report.changes),
    ]
    return [charts.draw(one) for one in figures]


def _attendance(came: Attendance, gettext: Gettext) -> Figures:
    people = zip((gettext("Joined"), gettext("Present")), came.came or (), strict=False)
    counts = (
        *people,
        (gettext("Proofs of attendance"), came.proofs),
        (gettext("Certificates"), came.certificates),
    )
    rows = tuple(Row(label, (count,), (str(count),)) for label, count in counts)
    return Figures(gettext("Attendance"), gettext("In this class"), (gettext("Number"),), rows)


def _minutes(minutes: tuple[int, int], gettext: Gettext) -> Figures:
    named = zip((gettext("Planned"), gettext("It took")), minutes, strict=True)
    rows = tuple(Row(label, (count,), (str(count),)) for label, count in named)
    return Figures(gettext("Minutes"), gettext("Of the class"), (gettext("Minutes"),), rows)


def _over(over: Sequence[tuple[str, tuple[int, int]]], gettext: Gettext) -> Figures:
    return Figures(
        gettext("Slides that took longest over their time"),
        gettext("Minutes"),
        (gettext("Plan"), gettext("Took")),
        tuple(Row(title, minutes, (str(minutes[0]), str(minutes[1]))) for title, minutes in over),
    )


def _poll(poll: Poll, gettext: Gettext) -> Figures:
    asked = [poll.before, poll.now] if poll.before else [poll.now]
    series = (gettext("Before"), gettext("After")) if poll.before else (gettext("Share"),)
    rows = tuple(
        Row(option, tuple(one.percent[index] for one in asked), tuple(one.worded[index] for one in asked))
        for index, option in enumerate(poll.options)
    )
    people = tuple(one.people for one in asked)
    total = Row(gettext("People who answered"), people, tuple(map(str, people)))
    return Figures(poll.title, gettext("Answer"), series, rows, total, most=100)


def _moves(change: Change, gettext: Gettext) -> Figures:
    return Figures(
        gettext("In a short talk, before and after the lessons"),
        gettext("In one talk, on average"),
        (gettext("Before"), gettext("After")),
        tuple(Row(label, amounts, worded) for label, amounts, worded in change.rows),
    )

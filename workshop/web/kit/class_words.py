"""When and where a class is, in words, for paper that staff hand out or hang up."""

from flask_babel import gettext

from workshop.documents import letters
from workshop.records.centers import Center
from workshop.records.meetings import Meeting
from workshop.web.kit.clock import day_text, time_text
from workshop.web.kit.language import language


def day_of(meeting: Meeting, center: Center) -> str:
    return day_text(meeting.starts_at, center.time_zone, language())


def hours_of(meeting: Meeting, center: Center) -> str:
    start, end = (
        time_text(moment, center.time_zone, language()) for moment in (meeting.starts_at, meeting.ends_at)
    )
    return str(gettext("%(start)s to %(end)s", start=start, end=end))


def printable_place(meeting: Meeting) -> str:
    return letters.printable(meeting.place)

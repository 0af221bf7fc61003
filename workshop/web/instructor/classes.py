"""The classes of the center: what is on today, what is planned, what is past."""

from dataclasses import dataclass

from flask import render_template

from workshop.records import meetings, staff
from workshop.records.clock import utc_now
from workshop.records.meetings import Meeting
from workshop.web.instructor import door
from workshop.web.instructor.own import own_center
from workshop.web.kit import clock


@dataclass(frozen=True)
class Listed:
    """The classes in the three groups of the page, each in the order in which people look for them."""

    now: list[Meeting]
    planned: list[Meeting]
    past: list[Meeting]


@door.get("/")
def classes() -> str:
    center = own_center()
    return render_template(
        "instructor/classes.html",
        center=center,
        listed=listed(meetings.of_center(center.id), center.time_zone),
        names={person.id: person.name for person in staff.of_center(center.id)},
    )


def listed(found: list[Meeting], time_zone: str) -> Listed:
    """Open classes, and those of today that are not over, come first."""
    now = utc_now()
    today = clock.local(now, time_zone).date()

    def is_on(one: Meeting) -> bool:
        is_today = clock.local(one.starts_at, time_zone).date() == today
        return one.status == "open" or (one.status == "planned" and is_today)

    rest = sorted((one for one in found if not is_on(one)), key=lambda one: one.starts_at)
    # a planned class whose day has gone by can still be opened: it is not lost from sight
    planned = [one for one in rest if one.status == "planned"]
    past = [one for one in rest if one.status == "closed"]
    on = sorted((one for one in found if is_on(one)), key=lambda one: (one.status != "open", one.starts_at))
    return Listed(on, planned, past[::-1])

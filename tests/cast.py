"""The people of every test: Ines instructs and administers, Omar is her colleague, Lena works elsewhere;
Sam, Rosa and Duc take part. A passer-by is a client that has neither signed in nor joined."""

from dataclasses import dataclass
from datetime import timedelta

from flask import Flask

from workshop.records import centers, meetings, participants, staff
from workshop.records.centers import Center
from workshop.records.clock import utc_now
from workshop.records.meetings import Meeting
from workshop.records.staff import Staff

PASSWORD = "a bridge of warm bread"


@dataclass(frozen=True)
class Cast:
    riverside: Center
    hilltop: Center
    ines: Staff
    omar: Staff
    lena: Staff
    meeting: Meeting


def gather() -> Cast:
    """Two centers, three staff and one open class of Ines's at slide 1. Needs an app context."""
    riverside = centers.create(
        name="Riverside Employment Center",
        address="12 River Street, Riverside, NY 12345",
        phone="555-0100",
        email="hello@riverside.example",
    )
    hilltop = centers.create(name="Hilltop Job Center", address="3 Hill Road", phone="555-0200", email="")
    ines = staff.add(riverside.id, "Ines Moreno", "ines@riverside.example", is_administrator=True)
    omar = staff.add(riverside.id, "Omar Haddad", "omar@riverside.example")
    lena = staff.add(hilltop.id, "Lena Park", "lena@hilltop.example", is_administrator=True)
    now = utc_now()
    meeting = meetings.create(
        riverside.id,
        ines.id,
        title="Successful networking by giving first",
        starts_at=now,
        ends_at=now + timedelta(minutes=90),
        place="Room 2",
        language="en",
        planned_minutes=90,
    )
    meeting = meetings.open_class(meeting.id)
    return Cast(riverside, hilltop, ines, omar, lena, meeting)


def join(app: Flask, meeting: Meeting, name: str) -> int:
    """Somebody joins behind the scenes; returns the participant's id."""
    with app.app_context():
        return participants.join(meeting.id, name)[0].id


def step_of(app: Flask, activity: str) -> int:
    """The slide with that activity."""
    slides = app.extensions["workshop"].library.deck("en").slides
    return next(slide.number for slide in slides if slide.activity == activity)

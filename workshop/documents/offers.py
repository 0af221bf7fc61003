"""What a person has offered to do for others, and by when: a sheet to tick off, and a file for a calendar."""

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from icalendar import Alarm, Calendar, Event, vText

from workshop.documents.sheet import Edition, Gettext, Sheet, set_sheet

_PRODUCT = "-//Give First//Offers//EN"
_PLACE = uuid.UUID("5d6c2b0e-6a0f-4a3c-9a53-7c1f0f3f6d11")  # in which keys become ids; never to be changed
# Of a day, from its midnight on: nine in the morning of the day before, and of the day.
_REMINDERS = (datetime.timedelta(hours=-15), datetime.timedelta(hours=9))


@dataclass(frozen=True)
class Promise:
    """`day`: None for no day in particular; `by`: the same in words. `key`: stays the same when the words
    change, so that a calendar changes its entry; `edit` and `saved_at`: of the last change."""

    what: str
    to_whom: str
    day: datetime.date | None
    by: str
    key: str
    edit: int
    saved_at: datetime.datetime


def sheet(
    promises: Sequence[Promise], edition: Edition, *, name: str, footer: str = "", date: str = ""
) -> Sheet:
    """The nearest day first, those without a day last."""
    far = datetime.date.max
    return set_sheet(
        "documents/my-offers.html",
        edition,
        title=edition.gettext("My offers"),
        promises=sorted(promises, key=lambda one: one.day or far),
        name=name,
        footer=footer,
        date=date,
    )


def calendar(promises: Sequence[Promise], gettext: Gettext) -> bytes:
    """iCalendar (RFC 5545): an all-day event for each promise with a day. The same promises give the same
    bytes."""
    found = Calendar()
    found.add("prodid", _PRODUCT)
    found.add("version", "2.0")
    for promise in promises:
        if promise.day is not None:
            found.add_component(_event(promise, promise.day, gettext))
    return bytes(found.to_ical())


def _event(promise: Promise, day: datetime.date, gettext: Gettext) -> Event:
    summary = _summary(promise, gettext)
    event = Event()
    event.add("uid", str(uuid.uuid5(_PLACE, promise.key)))
    event.add("dtstamp", promise.saved_at)
    event.add("last-modified", promise.saved_at)
    event.add("sequence", promise.edit)
    event.add("summary", summary)
    event.add("dtstart", day)
    event.add("dtend", day + datetime.timedelta(days=1))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")  # nobody is busy all day with it
    for trigger in _REMINDERS:
        event.add_component(_alarm(summary, trigger))
    return event


def _alarm(summary: str, trigger: datetime.timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", vText(summary))
    alarm.add("trigger", trigger)
    return alarm


def _summary(promise: Promise, gettext: Gettext) -> str:
    """One line: what is typed in a form has none of its own, but a phone may send any letter."""
    what = " ".join(promise.what.split()) or gettext("What I offered")
    whom = " ".join(promise.to_whom.split())
    return gettext("%(what)s – for %(whom)s") % {"what": what, "whom": whom} if whom else what

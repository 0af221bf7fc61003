"""The rows of the closing page: one person, the name and hours for paper, and two ticks."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

from flask_babel import gettext as translate
from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, HiddenField, StringField
from wtforms.validators import Optional, ValidationError

from workshop.documents import letters
from workshop.records import hours
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant
from workshop.web.kit import clock
from workshop.web.kit.fields import ClockField, Filled, Within
from workshop.web.kit.forms import BaseForm

# The code goes up on the wall once people sit: nobody can have joined at the minute when the class began.
GRACE = timedelta(minutes=15)


def printable(form: Any, field: Any) -> None:
    """Paper fonts have most letters, but not all; better now than an empty box on an issued paper."""
    cannot = letters.unprintable(field.data or "")
    if cannot:
        words = translate(
            "The printer has no letters for: %(letters)s. Please write the name without them.", letters=cannot
        )
        raise ValidationError(words)


class HoursForm(BaseForm):
    """Hours and name for paper; shared by closing and correcting."""

    name = StringField(_("Name on paper"), [Filled(), Within(100), printable])
    arrived = ClockField(_("Came at"), [Filled()])
    left = ClockField(_("Left at"), [Optional()])

    def validate_left(self, field: ClockField) -> None:
        if field.data and self.arrived.data and field.data < self.arrived.data:
            raise ValidationError(translate("Nobody can leave before they came."))


class AttendingForm(HoursForm):
    here = HiddenField(default="1")
    proof = BooleanField(_("Proof of attendance"), default=True)
    certificate = BooleanField(_("Certificate: took part to the end"))

    def validate_certificate(self, field: BooleanField) -> None:
        if field.data and not self.proof.data:
            raise ValidationError(translate("A certificate needs the proof of attendance too."))


@dataclass(frozen=True)
class Row:
    person: Participant
    form: AttendingForm
    issued: frozenset[str]  # kinds of the papers that stand

    @property
    def is_sent(self) -> bool:
        """False for somebody who joined while the page was open: they are left as they are."""
        return bool(self.form.here.raw_data)


@dataclass(frozen=True)
class Day:
    """A class as if it ended now, in its center's time zone: turns clock times into moments and back."""

    meeting: Meeting
    time_zone: str
    now: datetime

    @property
    def window(self) -> tuple[datetime, datetime]:
        seen = SimpleNamespace(
            starts_at=self.meeting.starts_at,
            ends_at=self.meeting.ends_at,
            opened_at=self.meeting.opened_at,
            closed_at=self.meeting.closed_at or self.now,
        )
        return hours.class_window(cast(Meeting, seen))

    def arrived(self, person: Participant) -> datetime:
        start, _end = self.window
        return start if person.arrived_at < start + GRACE else person.arrived_at

    def local(self, moment: datetime) -> datetime:
        return clock.local(moment, self.time_zone)

    def moment(self, typed: Any, known: datetime | None) -> datetime:
        """The typed time on the day of the class. Repeating a known one means that one, to the second."""
        start, end = self.window
        text = typed.strftime("%H:%M")
        for one in (known, start, end):
            if one is not None and self.local(one).strftime("%H:%M") == text:
                return one
        moment = clock.moment_from(self.local(start).date(), text, self.time_zone)
        # a class that runs past midnight
        return moment + timedelta(days=1) if moment < start - timedelta(hours=12) else moment


def row(day: Day, person: Participant, issued: frozenset[str], sent: MultiDict[str, str] | None) -> Row:
    left = day.local(person.left_at).time() if person.left_at else None
    form = AttendingForm(
        sent,
        prefix=f"p{person.id}-",
        name=person.name_for_paper,
        arrived=day.local(day.arrived(person)).time(),
        left=left,
        proof=True,
        certificate="certificate" in issued,
    )
    return Row(person, form, issued)

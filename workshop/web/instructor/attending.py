"""The rows of the closing page: one person, the name and hours for paper, and two ticks."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal

from flask_babel import gettext as translate
from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field, HiddenField, StringField
from wtforms.validators import Optional, ValidationError

from workshop.records import hours
from workshop.records.participants import Participant
from workshop.records.refusals import Refusal
from workshop.web.instructor.times import Times
from workshop.web.kit.fields import ClockField, Filled, Within, printable
from workshop.web.kit.forms import BaseForm
from workshop.web.kit.refusal_words import refusal_text


class HoursForm(BaseForm):
    """Hours and name for paper; shared by closing and correcting."""

    name = StringField(_("Name on paper"), [Filled(), Within(100), printable])
    arrived = ClockField(_("Came at"), [Filled()])
    left = ClockField(_("Left at"), [Optional()])

    def hours(self, times: Times, came: datetime, left: datetime | None) -> tuple[datetime, datetime | None]:
        """As the valid form says. `came` and `left`: what was known before."""
        assert self.arrived.data is not None
        arrived = times.arrived(self.arrived.data, came)
        return arrived, times.left(self.left.data, arrived, left)


class AttendingForm(HoursForm):
    """`shown_…`: what the page showed when it was opened."""

    here = HiddenField(default="1")
    shown_name = HiddenField()
    shown_arrived = HiddenField()
    shown_left = HiddenField()
    proof = BooleanField(_("Proof"), default=True)
    certificate = BooleanField(_("Certificate"))

    def validate_certificate(self, field: BooleanField) -> None:
        if field.data and not self.proof.data:
            raise ValidationError(translate("A certificate needs the proof of attendance too."))


@dataclass(frozen=True)
class Row:
    person: Participant
    form: AttendingForm
    times: Times
    issued: frozenset[str]  # kinds of the papers that stand
    moved: dict[str, str]  # what was changed here and elsewhere, by field, in words

    @property
    def is_sent(self) -> bool:
        """False for somebody who joined while the page was open: they are left as they are."""
        return bool(self.form.here.raw_data)

    @property
    def hours(self) -> tuple[datetime, datetime | None]:
        return self.form.hours(self.times, *self.known_hours)

    @property
    def known_hours(self) -> tuple[datetime, datetime | None]:
        return self.times.present(self.person)[0], self.person.left_at

    @property
    def came_late(self) -> bool:
        arrived, _left = self.hours
        return arrived > self.times.window_of(arrived)[0]

    @property
    def left_early(self) -> bool:
        arrived, left = self.hours
        return left is not None and left < self.times.end_of(arrived)

    @property
    def has_hours(self) -> bool:
        """What was typed can be read, at least."""
        return self.form.arrived.data is not None

    @property
    def group(self) -> Literal["first", "whole", "done"]:
        """Where it stands on the page: what an instructor has to look at comes first, and who has both papers
        already last."""
        if self.issued == {"proof", "certificate"}:
            return "done"
        if self.form.errors or not self.has_hours or self.came_late or self.left_early:
            return "first"
        return "first" if self.times.other_day(self.person) else "whole"

    def validate(self) -> bool:
        is_valid = self.form.validate()
        for name, words in self.moved.items():
            self.form[name].errors = [*self.form[name].errors, words]
        return is_valid and not self.moved and self._has_hours()

    def _has_hours(self) -> bool:
        try:
            hours.check_hours(self.times.held, *self.hours, self.times.now)
        except Refusal as refusal:
            self.form.left.errors = [refusal_text(refusal.code)]
            return False
        return True


def row(times: Times, person: Participant, issued: frozenset[str], sent: MultiDict[str, str] | None) -> Row:
    form = AttendingForm(sent, prefix=f"p{person.id}-", proof=True, certificate="certificate" in issued)
    arrived, left = times.present(person)[0], person.left_at
    stored = {"name": person.name_for_paper, "arrived": times.clock(arrived), "left": times.clock(left)}
    moved = {name for name, value in stored.items() if _merge(form[name], form[f"shown_{name}"], value)}
    return Row(person, form, times, issued, {name: _words(stored[name]) for name in moved})


def _merge(field: Field, shown: Field, stored: str) -> bool:
    """A phone or a colleague may have changed the same while the page was open. What was not changed here is
    as stored now. Whether it was changed in both places, and must be asked again."""
    typed, before = _text(field), shown.data if shown.raw_data else stored
    shown.data = stored
    if typed == before or not field.raw_data:
        field.process(MultiDict([(field.name, stored)]))
    return stored not in (before, _text(field))


def _text(field: Field) -> str:
    """As typed, but a time without its seconds."""
    if isinstance(field.data, time):
        return f"{field.data:%H:%M}"
    return str(field.data or " ".join(field.raw_data or ()))


def _words(stored: str) -> str:
    emptied: str = translate("While this page was open, somebody emptied this. Send it again to keep yours.")
    changed: str = translate(
        "While this page was open, somebody changed this to “%(value)s”. Send it again to keep yours.",
        value=stored,
    )
    return changed if stored else emptied

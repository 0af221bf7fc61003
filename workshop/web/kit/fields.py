"""Fields and checks that say in plain words what they could not read."""

from datetime import date
from typing import Any
from unicodedata import category

from flask_babel import gettext as translate
from flask_babel import lazy_gettext as _
from wtforms import DateField, Field, IntegerField, StringField, TimeField
from wtforms.form import BaseForm
from wtforms.validators import InputRequired, Length, StopValidation, ValidationError

from workshop.documents import letters

# marks that turn the direction of all that follows
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)


class Filled(InputRequired):
    """Something other than blanks must be there. (InputRequired alone takes three spaces for an answer.)"""

    def __init__(self, message: Any = None) -> None:
        super().__init__(message or _("Please fill this in."))

    def __call__(self, form: BaseForm, field: Field) -> None:
        super().__call__(form, field)
        if isinstance(field.data, str) and not field.data.strip():
            raise StopValidation(str(self.message))


class Within(Length):
    """At most so many characters, and none that are there only to garble a line."""

    def __init__(self, most: int) -> None:
        super().__init__(max=most, message=_("Please use %(count)s letters or fewer.", count=most))

    def __call__(self, form: BaseForm, field: StringField) -> None:
        super().__call__(form, field)
        if any(
            mark in TURNING or (category(mark) == "Cc" and mark not in "\n\r\t") for mark in field.data or ""
        ):
            raise StopValidation(str(_("There is a hidden character in this text. Please type it again.")))


def printable(form: BaseForm, field: Field) -> None:
    """For whatever stands on paper, whose fonts have most letters, but not all: whoever types it can write it
    another way; on an issued paper it would be too late."""
    cannot = letters.unprintable(field.data or "")
    if cannot:
        words = translate(
            "Our printer has no letters for: %(letters)s. Please write this without them.", letters=cannot
        )
        raise ValidationError(words)


class DayField(DateField):
    def __init__(self, label: Any, validators: Any = None, **kwargs: Any) -> None:
        super().__init__(label, validators, **kwargs)
        self.invalid_value_message = _("Please give a day, such as 2026-11-22.")

    def process_formdata(self, valuelist: list[Any]) -> None:
        super().process_formdata(valuelist)
        if self.data is not None and not EARLIEST <= self.data <= LATEST:
            raise ValueError(_("Please look at the year."))


class ClockField(TimeField):
    """Hours and minutes; `data` is a datetime.time. Some browsers send the seconds too."""

    def __init__(self, label: Any = None, validators: Any = None, **kwargs: Any) -> None:
        super().__init__(label, validators, **kwargs)
        self.format = ["%H:%M", "%H:%M:%S"]
        self.strptime_format = self.format
        self.invalid_value_message = _("Please give a time, such as 09:30.")


class NumberField(IntegerField):
    """A whole number of at most nine digits."""

    def __init__(self, label: Any, validators: Any = None, **kwargs: Any) -> None:
        super().__init__(label, validators, **kwargs)

    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            if valuelist and len(valuelist[0]) > 9:
                raise ValueError
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_("Please give a whole number.")) from error

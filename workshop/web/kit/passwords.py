"""Checks on a new password, before `records` checks them again."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from wtforms import Form
from wtforms.validators import ValidationError

SHORTEST, LONGEST = 12, 1000


def strong_enough(form: Form, field: Any) -> None:
    length = len(field.data or "")
    if length < SHORTEST:
        raise ValidationError(_("Please use at least 12 characters. A short sentence works well."))
    if length > LONGEST:
        raise ValidationError(_("Please use %(count)s letters or fewer.", count=LONGEST))


def same_as(name: str) -> Callable[[Form, Any], None]:
    def check(form: Form, field: Any) -> None:
        if field.data != form[name].data:
            raise ValidationError(_("The two passwords are not the same. Please type them again."))

    return check

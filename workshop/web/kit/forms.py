"""What all forms share. The CSRF token is checked for every unsafe request by Flask-WTF, not by each form."""

from typing import Any

from flask import request
from flask_babel import gettext as _
from wtforms import FieldList, Form
from wtforms.validators import DataRequired, Length, ValidationError


class BaseForm(Form):
    """A form that is filled from the request on POST and trims what people type around their words."""

    class Meta:
        def bind_field(self, form: Any, unbound_field: Any, options: Any) -> Any:
            if not issubclass(unbound_field.field_class, FieldList):  # its fields have filters, it has none
                filters = list(unbound_field.kwargs.get("filters", []))
                options["filters"] = [_strip, *filters]
            return unbound_field.bind(form=form, **options)

    @classmethod
    def of_request(cls, **values: Any) -> "BaseForm":
        return cls(request.form if request.method == "POST" else None, **values)


def _strip(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def required() -> DataRequired:
    return DataRequired(_("Please fill this in."))


def at_most(characters: int) -> Length:
    return Length(max=characters, message=_("Please use %(count)s letters or fewer.", count=characters))


__all__ = ["BaseForm", "ValidationError", "at_most", "required"]

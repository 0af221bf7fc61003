"""The center's facts, as they stand on paper, and how long things are kept. For administrators."""

from functools import cache
from zoneinfo import available_timezones

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as translate
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import EmailField, SelectField, StringField, TelField, TextAreaField
from wtforms.validators import NumberRange, Optional, ValidationError

from workshop.records import centers
from workshop.records.refusals import Refusal
from workshop.web.instructor import door
from workshop.web.instructor.own import own_center
from workshop.web.kit.fields import Filled, NumberField, Within, printable
from workshop.web.kit.forms import BaseForm
from workshop.web.kit.refusal_words import refusal_text

FEWEST_DAYS, MOST_DAYS = 7, 365
PARTS_OF_THE_WORLD = frozenset(
    ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
)


@cache
def time_zones() -> list[str]:
    """Those that are named after places, America's first, as that is where the class is taught."""
    named = [zone for zone in available_timezones() if zone.split("/")[0] in PARTS_OF_THE_WORLD]
    return sorted(named, key=lambda zone: (not zone.startswith(("America/", "Pacific/Honolulu")), zone))


def zone_choices() -> list[tuple[str, str]]:
    own = own_center().time_zone
    every = time_zones() if own in time_zones() else [own, *time_zones()]
    return [(zone, zone.replace("_", " ")) for zone in every]


class CenterForm(BaseForm):
    name = StringField(_("Name of the center"), [Filled(), Within(200), printable])
    address = TextAreaField(_("Address"), [Filled(), Within(500), printable])
    phone = TelField(_("Phone"), [Within(50), printable])
    email = EmailField(_("E-mail"), [Within(254), printable])
    time_zone = SelectField(_("Time zone"), choices=zone_choices)
    keep_days = NumberField(
        _("Days to keep what people type"),
        [Filled(), NumberRange(FEWEST_DAYS, MOST_DAYS, _("Please give a number of days from 7 to 365."))],
        description=_(
            "Counted from the day of the class. After that it is deleted. "
            "More days change nothing for a class that was opened before: people were told the date."
        ),
    )
    rules = TextAreaField(
        _("A line about work-search rules"),
        [Optional(), Within(300), printable],
        description=_(
            "It stands on each proof of attendance, in your own words. Say what the rules are, and promise "
            "nothing. Below it the proof always says that the state’s agency decides."
        ),
    )
    paper = SelectField(
        _("Paper"), choices=lambda: [("letter", translate("US letter")), ("a4", translate("A4"))]
    )

    def validate_phone(self, field: TelField) -> None:
        if not field.data and not self.email.data:
            raise ValidationError(
                translate("Please give a phone number or an e-mail. It stands on the papers.")
            )


@door.get("/center")
def center() -> str:
    return _page(CenterForm(obj=own_center()))


@door.post("/center")
def save_center() -> Response | tuple[str, int]:
    form = CenterForm(request.form)
    if not form.validate():
        return _page(form), 422
    try:
        centers.update(own_center().id, **form.data)
    except Refusal as refusal:
        form.name.errors = [refusal_text(refusal.code)]
        return _page(form), 422
    flash(translate("The center is saved. Papers that are issued already stay as they are."), "good")
    return redirect(url_for("instructor.center"))


def _page(form: CenterForm) -> str:
    return render_template("instructor/center.html", form=form)

"""Planning a class and changing its facts."""

from datetime import datetime, timedelta
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as translate
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import NumberRange, ValidationError

from workshop.records import meetings, staff
from workshop.records.clock import utc_now
from workshop.records.meetings import Meeting
from workshop.web.instructor import door
from workshop.web.instructor.own import own_center
from workshop.web.instructor.paths import CLASS
from workshop.web.kit import clock
from workshop.web.kit.cutting import has_short_cut, minutes_for
from workshop.web.kit.fields import ClockField, DayField, Filled, NumberField, Within, printable
from workshop.web.kit.forms import BaseForm
from workshop.web.kit.guard import current_meeting, current_staff
from workshop.web.kit.house import house
from workshop.web.kit.language import language
from workshop.web.kit.locales import name_of
from workshop.web.kit.once import new_key, once

SHORTEST, LONGEST = 10, 600


def modes() -> dict[str, str]:
    return {"staff-led": translate("Staff-led"), "self-directed": translate("Self-directed")}


class ClassForm(BaseForm):
    title = StringField(_("Title"), [Filled(), Within(120), printable])
    day = DayField(_("Date"), [Filled()])
    start = ClockField(_("Starts at"), [Filled()])
    end = ClockField(_("Ends at"), [Filled()], description=_("After midnight counts as the next day."))
    place = StringField(
        _("Place"),
        [Filled(), Within(120), printable],
        description=_("The room, as it should stand on paper."),
    )
    instructor_id = SelectField(
        _("Instructor"), coerce=int, description=_("This name stands on the papers of the class.")
    )
    mode = SelectField(
        _("How the class is held"),
        choices=lambda: list(modes().items()),
        description=_("Self-directed: people work on their own. The proof of attendance says which it was."),
    )
    language = SelectField(_("Language of the class"))
    planned_minutes = NumberField(
        _("Planned minutes"),
        [Filled(), NumberRange(SHORTEST, LONGEST, _("Please give a number of minutes from 10 to 600."))],
        description=_("The console shows how you keep to them."),
    )

    is_short = BooleanField(
        _("Go by the short cut of the deck"),
        description=_("It leaves slides out. Any of them can still be shown, and the console can switch."),
    )
    is_count_shown = BooleanField(
        _("Show on the projector how many have joined"),
        description=_("A small group may feel exposed by a number, so it is off unless you want it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instructor_id.choices = _instructors(self.instructor_id.object_data)
        self.language.choices = [(code, name_of(code)) for code in house().library.languages]

    def validate_end(self, field: ClockField) -> None:
        """Whoever mixes up the two times means no class of nearly a day."""
        if self.day.data and self.start.data and field.data and field.data <= self.start.data:
            starts_at, ends_at = self._span(_time_zone())
            if ends_at - starts_at > timedelta(minutes=LONGEST):
                words = translate(
                    "The class must end after it starts. Past midnight it may last %(hours)s hours at most.",
                    hours=LONGEST // 60,
                )
                raise ValidationError(words)

    def _span(self, time_zone: str) -> tuple[datetime, datetime]:
        """An end at or before the start is one of the next day."""
        day, end = self.day.data, f"{self.end.data:%H:%M}"
        assert day is not None  # as validated
        starts_at = clock.moment_from(day, f"{self.start.data:%H:%M}", time_zone)
        ends_at = clock.moment_from(day, end, time_zone)
        if ends_at <= starts_at:
            ends_at = clock.moment_from(day + timedelta(days=1), end, time_zone)
        return starts_at, ends_at

    def facts(self, time_zone: str) -> dict[str, Any]:
        starts_at, ends_at = self._span(time_zone)
        return {
            "title": self.title.data,
            "starts_at": starts_at,
            "ends_at": ends_at,
            "place": self.place.data,
            "instructor_id": self.instructor_id.data,
            "mode": self.mode.data,
            "language": self.language.data,
            "planned_minutes": minutes_for(
                self.language.data, self.is_short.data, self.planned_minutes.data or 0
            ),
            "is_short": self.is_short.data,
            "is_count_shown": self.is_count_shown.data,
        }


@door.get("/classes/new")
def new_class() -> str:
    deck = house().library.deck(language())
    start = _next_full_hour(_time_zone())
    return _page(
        ClassForm(
            title=deck.title,
            day=start.date(),
            start=start.time(),
            end=(start + timedelta(minutes=deck.minutes)).time(),
            instructor_id=current_staff().id,
            mode="staff-led",
            language=deck.language,
            planned_minutes=deck.minutes,
        )
    )


@door.post("/classes/new")
@once
def add_class() -> Response | tuple[str, int]:
    form = ClassForm(request.form)
    if not form.validate():
        return _page(form), 422
    made = meetings.create(current_staff().center_id, **form.facts(_time_zone()))
    flash(translate("The class is planned."), "good")
    return redirect(url_for("instructor.meeting", meeting_id=made.id))


@door.get(f"{CLASS}/edit")
def edit_class(meeting_id: int) -> str:
    found, time_zone = current_meeting(), _time_zone()
    start, end = clock.local(found.starts_at, time_zone), clock.local(found.ends_at, time_zone)
    form = ClassForm(
        title=found.title,
        day=start.date(),
        start=start.time(),
        end=end.time(),
        place=found.place,
        instructor_id=found.instructor_id,
        mode=found.mode,
        language=found.language,
        planned_minutes=found.planned_minutes,
        is_short=found.is_short,
        is_count_shown=found.is_count_shown,
    )
    return _page(form, found)


@door.post(f"{CLASS}/edit")
def save_class(meeting_id: int) -> Response | tuple[str, int]:
    found = current_meeting()
    form = ClassForm(request.form, instructor_id=found.instructor_id, mode=found.mode)
    if not form.validate():
        return _page(form, found), 422
    meetings.update(meeting_id, **form.facts(_time_zone()))
    flash(translate("The class is saved."), "good")
    return redirect(url_for("instructor.meeting", meeting_id=meeting_id))


def _page(form: ClassForm, meeting: Meeting | None = None) -> str:
    key = request.form.get("once", "")[:40] or new_key()
    return render_template(
        "instructor/edit_class.html", form=form, meeting=meeting, once=key, has_short_cut=_has_short_cut()
    )


def _instructors(own: int | None) -> list[tuple[int, str]]:
    """Everybody at the center who may sign in, and whoever the class has already."""
    return [
        (one.id, one.name)
        for one in staff.of_center(current_staff().center_id)
        if one.is_active or one.id == own
    ]


def _has_short_cut() -> bool:
    return any(has_short_cut(code) for code in house().library.languages)


def _time_zone() -> str:
    return own_center().time_zone


def _next_full_hour(time_zone: str) -> datetime:
    """Never so late that the class would run past midnight."""
    now = clock.local(utc_now(), time_zone).replace(minute=0, second=0, microsecond=0)
    start = now + timedelta(hours=1)
    return start if 0 < start.hour < 22 else (now + timedelta(days=1)).replace(hour=9)

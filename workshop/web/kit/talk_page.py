"""What every page of a talk shows, and what its buttons do."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import abort
from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict
from wtforms import FieldList, Form, FormField, StringField, TextAreaField
from wtforms.validators import Optional

from workshop.moves import Move
from workshop.roleplay.debrief import Debrief, debrief
from workshop.roleplay.encounter import begin
from workshop.roleplay.scenario import Level, Scenario
from workshop.web.kit.fields import DayField, printable
from workshop.web.kit.forms import BaseForm, at_most, required
from workshop.web.kit.house import house
from workshop.web.kit.language import language
from workshop.web.kit.talk_words import CAUSES, Feedback, feedback, trust_words
from workshop.web.kit.talks import Talk, curves

LONGEST_TURN = 1500  # characters: more is a speech, and costs all the minutes there are
OFFERS = 3
_DEED = re.compile(r"([a-z]+(?:-meant)?)(?:-(\d{1,2}))?(?:-([a-z-]+?))?(?:--([a-z-]+))?")


class LineForm(BaseForm):
    text = TextAreaField(_("You say"), validators=[required(), at_most(LONGEST_TURN)])


class OfferForm(BaseForm):
    """One thing that the learner means to give, to whom, and by which day."""

    what = StringField(_("What I can offer"), validators=[at_most(120), printable])
    to_whom = StringField(_("To whom"), validators=[at_most(60), printable])
    by = DayField(_("By when"), validators=[Optional()])


class OffersForm(Form):
    offers = FieldList(FormField(OfferForm), min_entries=OFFERS, max_entries=OFFERS)


@dataclass(frozen=True)
class Deed:
    """What a button of the page asks for, such as back-3 or why-2-gatekeeper--quoted. `number` of a turn."""

    name: str
    number: int
    move: Move | None
    reason: str


def deed_of(asked: str, known: frozenset[str]) -> Deed:
    """Answers 400 to a button that no page has."""
    found = _DEED.fullmatch(asked)
    if found is None or found[1] not in known or (found[3] and found[3] not in set(Move)):
        abort(400)
    return Deed(found[1], int(found[2] or 0), Move(found[3]) if found[3] else None, found[4] or "")


def changed(talk: Talk, deed: Deed) -> Talk:
    """The talk gone back to just before a turn, or with a note on it taken away."""
    if deed.name == "back":
        return talk.back_to(deed.number)
    if deed.move is None:
        abort(400)
    return talk.not_meant(deed.number, deed.move)


def page_values(talk: Talk, *, is_silent: bool = False, is_told: bool = True) -> dict[str, Any]:
    """For layouts/talk.html. `is_silent`: nothing about the words before the end; `is_told`: there it is
    said."""
    steps = talk.steps
    return {
        "scenario": talk.scenario,
        "steps": steps,
        "told": told(talk),
        "words": [trust_words(step.answer.change) for step in steps],
        "causes": CAUSES,
        "start_trust": begin(talk.scenario).trust,
        "when": "never" if is_silent else _when(talk.scenario.level),
        "is_over": talk.is_over,
        "is_retold": talk.is_retold,
        "unanswered": [turn.text for turn in talk.turns[len(steps) :]],
        "after": after(talk) if talk.is_over and is_told else None,
        "curves": curves(talk),
    }


def told(talk: Talk) -> list[Feedback]:
    """What each turn did."""
    library = house().library
    return [
        feedback(step, talk.scenario, library, language(), number)
        for number, step in enumerate(talk.steps, start=1)
    ]


def after(talk: Talk) -> Debrief:
    return debrief(talk.scenario, talk.steps)


def scenario_of(scenario_id: str) -> Scenario:
    """Answers 404 where there is none."""
    found = house().library.scenario(language(), scenario_id)
    if found is None:
        abort(404)
    return found


def offers_of(typed: MultiDict[str, str]) -> OffersForm:
    """As it was sent; whatever else the request holds is left out."""
    names = [f"offers-{number}-{field}" for number in range(OFFERS) for field in ("what", "to_whom", "by")]
    return OffersForm(MultiDict({name: typed.get(name, "") for name in names}))


def words_of(form: OffersForm) -> list[str]:
    return [text or "" for one in form.offers for text in (one.what.data, one.to_whom.data)]


def offer_errors(form: OffersForm | None) -> list[tuple[str, str]]:
    """Ids of fields, each with what is wrong there."""
    fields = [field for one in (form.offers if form else ()) for field in one.form]
    return [(field.id, str(message)) for field in fields for message in field.errors]


def typed_offers(form: OffersForm) -> list[dict[str, str]]:
    """Plain, to be kept; the days as 2026-11-27."""
    rows = [entry.form for entry in form.offers]
    return [
        {"what": row.what.data or "", "to_whom": row.to_whom.data or "", "by": _iso(row.by.data)}
        for row in rows
    ]


def offers_form(kept: Sequence[Mapping[str, str]]) -> OffersForm:
    rows = [{**row, "by": date.fromisoformat(row["by"]) if row["by"] else None} for row in kept]
    return OffersForm(data={"offers": rows})


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""


def _when(level: Level) -> str:
    """Feedback: at once, on request, or at the end."""
    return {Level.EASY: "now", Level.MEDIUM: "asked", Level.HARD: "end"}[level]

"""Practice with a contact who answers: alone, as often as one likes, and kept nowhere."""

import secrets

from flask import abort, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.roleplay.scenario import Scenario
from workshop.web.kit.help_line import help_line_for
from workshop.web.kit.house import house
from workshop.web.kit.language import language
from workshop.web.kit.paper import edition, pdf
from workshop.web.kit.talk_page import (
    OffersForm,
    changed,
    deed_of,
    offer_errors,
    offers_of,
    page_values,
    scenario_of,
    typed_offers,
    words_of,
)
from workshop.web.kit.talk_paper import debrief_sheet
from workshop.web.kit.talks import Talk, TalkLost, pack, unpack
from workshop.web.public import door
from workshop.web.public.forms import TalkForm

_DEEDS = frozenset({"say", "start", "back", "not-meant", "print"})


@door.get("/practice/")
def practices() -> str:
    return render_template("public/practices.html", scenarios=house().library.scenarios(language()))


@door.get("/practice/<scenario_id>")
def practice(scenario_id: str) -> str:
    return _page(_new(_scenario(scenario_id)), TalkForm())


@door.post("/practice/<scenario_id>")
def take_turn(scenario_id: str) -> str | Response | tuple[str, int]:
    scenario = _scenario(scenario_id)
    form = TalkForm(request.form)
    try:
        talk = unpack(form.talk.data or "", scenario, language())
    except TalkLost:
        form.text.errors = [
            _("This talk was changed or is too old, so it starts again. Your words are safe below.")
        ]
        return _page(_new(scenario), form), 409
    deed = deed_of(request.form.get("do", "say"), _DEEDS)
    if deed.name == "start":
        return redirect(url_for("public.practice", scenario_id=scenario.id))
    if deed.name == "print":
        return _print(talk, form)
    if deed.name == "say":
        return _say(talk, form)
    if deed.name == "back" and not form.text.data and 1 <= deed.number <= len(talk.turns):
        form.text.data = talk.turns[deed.number - 1].text
    return _page(changed(talk, deed), form)


def _say(talk: Talk, form: TalkForm) -> str | tuple[str, int]:
    text = (form.text.data or "").strip()
    if talk.is_over:
        return _page(talk, form)
    line = help_line_for([text])
    if line:
        form.text.data = ""
        return _page(talk, form, line=line)
    if not form.validate():
        return _page(talk, form), 422
    after = talk.say(text)
    form.text.data = ""
    return _page(after, form)


def _print(talk: Talk, form: TalkForm) -> Response | str | tuple[str, int]:
    """The offers go onto the paper and nowhere else."""
    if not talk.is_over:
        abort(400)
    offers = offers_of(request.form)
    line = help_line_for(words_of(offers))
    if line or not offers.validate():
        return _page(talk, form, offers, line=line), 200 if line else 422
    return pdf(debrief_sheet(talk, typed_offers(offers), edition(), is_bound=False), "my-talk")


def _new(scenario: Scenario) -> Talk:
    return Talk(scenario, secrets.randbelow(10_000), language())


def _page(talk: Talk, form: TalkForm, offers: OffersForm | None = None, *, line: str = "") -> str:
    form.talk.data = pack(talk)
    return render_template(
        "public/practice.html",
        form=form,
        offers=offers or OffersForm(),
        offer_errors=offer_errors(offers),
        line=line,
        action=url_for("public.practice", scenario_id=talk.scenario.id, _anchor="last"),
        **page_values(talk),
    )


def _scenario(scenario_id: str) -> Scenario:
    """One to practise."""
    found = scenario_of(scenario_id)
    if found.is_unseen:
        abort(404)
    return found

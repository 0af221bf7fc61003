"""Practice with a contact who answers: alone, as often as one likes, and kept nowhere."""

import re
import secrets

from flask import abort, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.moves import Move
from workshop.roleplay.debrief import debrief
from workshop.roleplay.encounter import begin
from workshop.roleplay.scenario import Level, Scenario
from workshop.web.kit.help_line import help_line_for
from workshop.web.kit.house import house
from workshop.web.kit.language import language
from workshop.web.kit.talk_words import CAUSES, feedback, trust_words
from workshop.web.kit.talks import Talk, TalkLost, curves, pack, unpack
from workshop.web.public import door
from workshop.web.public.forms import TalkForm

_DEED = re.compile(r"(say|start|back|not-meant)(?:-(\d{1,2}))?(?:-([a-z-]+))?")


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
    deed = _DEED.fullmatch(request.form.get("do", "say"))
    if deed is None:
        abort(400)
    if deed[1] == "start":
        return redirect(url_for("public.practice", scenario_id=scenario.id))
    if deed[1] != "say":
        number = int(deed[2] or 0)
        if deed[1] == "back" and not form.text.data and 1 <= number <= len(talk.turns):
            form.text.data = talk.turns[number - 1].text
        return _page(_changed(talk, deed[1], number, deed[3]), form)
    return _say(talk, form)


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


def _changed(talk: Talk, deed: str, number: int, name: str | None) -> Talk:
    if deed == "back":
        return talk.back_to(number)
    if name not in set(Move):
        abort(400)
    return talk.not_meant(number, Move(name))


def _new(scenario: Scenario) -> Talk:
    return Talk(scenario, secrets.randbelow(10_000), language())


def _page(talk: Talk, form: TalkForm, *, line: str = "") -> str:
    steps = talk.steps
    library = house().library
    told = [
        feedback(step, talk.scenario, library, language(), number)
        for number, step in enumerate(steps, start=1)
    ]
    form.talk.data = pack(talk)
    return render_template(
        "public/practice.html",
        scenario=talk.scenario,
        steps=steps,
        told=told,
        words=[trust_words(step.answer.change) for step in steps],
        causes=CAUSES,
        start_trust=begin(talk.scenario).trust,
        form=form,
        when=_when(talk.scenario.level),
        after=debrief(talk.scenario, steps) if talk.is_over else None,
        curves=curves(talk),
        line=line,
    )


def _when(level: Level) -> str:
    """Feedback: at once, on request, or at the end."""
    return {Level.EASY: "now", Level.MEDIUM: "asked", Level.HARD: "end"}[level]


def _scenario(scenario_id: str) -> Scenario:
    found = house().library.scenario(language(), scenario_id)
    if found is None or found.is_unseen:
        abort(404)
    return found

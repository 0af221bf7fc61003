"""Plays a scenario of the role-play in the terminal, or line by line for a program."""

import json
import os
import sys
from typing import Any

import click

from workshop.cli.content import content_folders
from workshop.cli.refusals import Refused
from workshop.course.library import Library, load_library
from workshop.moves import TextTooLong
from workshop.moves.distress import is_distress
from workshop.roleplay.debrief import debrief
from workshop.roleplay.encounter import Step, begin, replay, take
from workshop.roleplay.scenario import Level, Scenario
from workshop.roleplay.turns import Turn, said
from workshop.settings import Settings


@click.command()
@click.argument("scenario", required=False)
@click.option("--language", default="en", show_default=True, help="Of the scenario.")
@click.option("--seed", type=int, default=1, show_default=True, help="Chooses among the contact's wordings.")
@click.option("--jsonl", "as_lines", is_flag=True, help="A turn a line in; the state after it as JSON out.")
def rehearse(scenario: str | None, language: str, seed: int, as_lines: bool) -> None:
    """Talk with the contact of SCENARIO. Without it, all scenarios are listed."""
    library = load_library(content_folders())
    if scenario is None:
        for one in library.scenarios(language):
            click.echo(f"{one.id:24} {one.level.value:7} {one.minutes:2} min  {one.title}")
        return
    found = library.scenario(language, scenario)
    if found is None:
        raise Refused(f"There is no scenario {scenario}; `workshop rehearse` lists them.")
    if as_lines:
        _lines(found, seed, language)
    else:
        _talk(found, seed, language, library)


def _lines(scenario: Scenario, seed: int, language: str) -> None:
    turns: list[Turn] = []
    for number, raw in enumerate(sys.stdin.buffer, start=1):
        text = raw.decode("utf-8", "replace").rstrip("\r\n")
        if is_distress(text):
            click.echo(json.dumps({"turn": number, "help_line": _help_line()}))
            continue
        try:
            turn = said(scenario, text, turns, language)
        except TextTooLong as error:
            click.echo(json.dumps({"turn": number, "error": str(error)}))
            continue
        step = replay(scenario, [*turns, turn], seed)[-1]
        if step.turn is turn:
            turns.append(turn)
            click.echo(json.dumps(_as_json(number, step)))
        else:
            click.echo(json.dumps({"turn": number, "error": "The talk is over."}))


def _as_json(number: int, step: Step) -> dict[str, Any]:
    return {
        "turn": number,
        "findings": [
            {"move": one.move.value, "start": one.start, "end": one.end, "sure": one.is_sure}
            for one in step.turn.findings
        ],
        "situations": list(step.answer.situations),
        "reply": list(step.answer.lines),
        "trust": step.state.trust,
        "minutes_left": step.state.minutes_left,
        "need_known": step.state.need == 2,
        "introduction_made": step.state.introduced,
        "ended": step.state.is_over,
        "ending": step.state.ending or None,
    }


def _talk(scenario: Scenario, seed: int, language: str, library: Library) -> None:
    _scene(scenario)
    turns: list[Turn] = []
    state = begin(scenario)
    while not state.is_over:
        try:
            text = click.prompt("You", prompt_suffix="> ", default="", show_default=False)
        except click.Abort:
            click.echo()
            return
        if is_distress(text):
            click.echo(f"   [You matter. People who listen are there: {_help_line()}. This was not kept.]")
            continue
        try:
            turn = said(scenario, text, turns, language)
        except TextTooLong as error:
            click.echo(str(error))
            continue
        step = take(scenario, state, turn, seed)
        state, turns = step.state, [*turns, turn]
        if scenario.level is Level.EASY:
            for one in turn.findings:
                name = library.coaching(language).advice(one.move)
                click.echo(f"   [{name.name if one.is_sure else name.question}]")
        click.echo("\n".join(f"{scenario.contact.name}: {line}" for line in step.answer.lines))
        trust = f"trust {state.trust}, " if scenario.level is Level.EASY else ""
        click.echo(f"   [{trust}{max(0, state.minutes_left):.0f} minutes left]")
    _end(scenario, replay(scenario, turns, seed))


def _help_line() -> str:
    return Settings.from_environment(os.environ).help_line


def _scene(scenario: Scenario) -> None:
    click.echo(f"{scenario.title}\n\n{scenario.start}\n\nPeople you know:")
    for card in scenario.cards:
        click.echo(f"  {card.name}: {card.who}")
    click.echo(f"\n{scenario.contact.name}: {scenario.opening}")


def _end(scenario: Scenario, steps: list[Step]) -> None:
    after = debrief(scenario, steps)
    click.echo(f"\n{after.told}\n")
    click.echo("Trust: " + " ".join(str(point.trust) for point in after.curve))
    click.echo(
        f"Turns that gave: {after.gives}, that took: {after.asks}. Introductions: {after.introductions}. "
        f"Minutes: {after.minutes_used:.0f} of {after.minutes_granted}."
    )
    click.echo(f"The need: {after.need}")

"""A talk with a contact. Alone it is kept nowhere: it travels in the page, signed; two tabs are two talks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer

from workshop.moves import Move
from workshop.roleplay.debrief import curve, debrief
from workshop.roleplay.encounter import Step, begin, replay
from workshop.roleplay.scenario import Scenario
from workshop.roleplay.turns import Turn, from_dict, said, to_dict

_MOST_CURVES = 3  # of earlier ways, to be seen beside the last one


class TalkLost(Exception):
    """What was kept is no talk of this scenario."""


@dataclass(frozen=True)
class Talk:
    """`earlier`: the trust after each turn, of the ways that were left by going back. `is_retold`: the
    scenario was changed since, and the contact has answered the same words anew."""

    scenario: Scenario
    seed: int
    language: str
    turns: tuple[Turn, ...] = ()
    earlier: tuple[tuple[int, ...], ...] = ()
    is_retold: bool = False

    @cached_property
    def steps(self) -> list[Step]:
        return replay(self.scenario, self.turns, self.seed)

    @property
    def curve(self) -> tuple[int, ...]:
        """The trust before the first turn and after each."""
        return tuple(point.trust for point in curve(self.scenario, self.steps))

    @property
    def is_over(self) -> bool:
        return bool(self.turns) and self.steps[-1].state.is_over

    def say(self, text: str) -> "Talk":
        """Raises moves.TextTooLong. Nothing more is said when the talk is over."""
        if self.is_over:
            return self
        return replace(self, turns=(*self.turns, said(self.scenario, text, self.turns, self.language)))

    def back_to(self, number: int) -> "Talk":
        """To just before turn `number`, counted from 1; the way that is left stays as a curve."""
        earlier = (*self.earlier, self.curve)[-_MOST_CURVES:]
        return replace(self, turns=self.turns[: max(0, number - 1)], earlier=earlier)

    def not_meant(self, number: int, move: Move) -> "Talk":
        """Turn `number` without this move; what followed was said to another answer and is said anew."""
        turns = list(self.turns)
        if 1 <= number <= len(turns):
            turn = turns[number - 1]
            turns[number - 1] = replace(turn, not_meant=tuple({*turn.not_meant, move}))
        return replace(self, turns=tuple(turns))


def pack(talk: Talk) -> str:
    return str(_serializer().dumps(to_plain(talk)))


def unpack(packed: str, scenario: Scenario, language: str) -> Talk:
    """Raises TalkLost."""
    try:
        return from_plain(_serializer().loads(packed), scenario, language)
    except BadData as error:
        raise TalkLost from error


def to_plain(talk: Talk) -> dict[str, Any]:
    return {
        "scenario": talk.scenario.id,
        "form": talk.scenario.form,
        "seed": talk.seed,
        "turns": [to_dict(turn) for turn in talk.turns],
        "earlier": [list(way) for way in talk.earlier],
    }


def from_plain(kept: Mapping[str, Any], scenario: Scenario, language: str) -> Talk:
    """Where the scenario's file was changed since, the same words are said anew. Raises TalkLost."""
    try:
        if kept["scenario"] != scenario.id:
            raise TalkLost
        turns = tuple(from_dict(turn) for turn in kept["turns"])
        earlier = tuple(tuple(map(int, one)) for one in kept["earlier"])
        talk = Talk(scenario, int(kept["seed"]), language, turns, earlier)
        return talk if kept["form"] == scenario.form else _said_anew(talk)
    except (KeyError, TypeError, ValueError) as error:
        raise TalkLost from error


def _said_anew(talk: Talk) -> Talk:
    """The ways that were left belong to the old story. Words after the end of the new one go unanswered."""
    anew: tuple[Turn, ...] = ()
    for turn in talk.turns:
        anew = (*anew, replace(said(talk.scenario, turn.text, anew, talk.language), not_meant=turn.not_meant))
    return replace(talk, turns=anew, earlier=(), is_retold=True)


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt="practice talk")


def summary(talk: Talk) -> dict[str, Any]:
    """What may be counted of a talk: its stage (talking, told, introduced or ended) and turns by what they
    did."""
    state = talk.steps[-1].state if talk.steps else begin(talk.scenario)
    stages = (("ended", state.is_over), ("introduced", state.introduced), ("told", state.need == 2))
    counts = debrief(talk.scenario, talk.steps)
    return {
        "stage": next((name for name, is_so in stages if is_so), "talking"),
        "asks": counts.asks,
        "gives": counts.gives,
        "introductions": counts.introductions,
    }


def curves(talk: Talk) -> Sequence[Sequence[int]]:
    """The earlier ways, then the last one."""
    return (*talk.earlier, talk.curve)

"""A practice talk that is kept nowhere: it travels in the page, signed, so that two tabs are two talks."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer

from workshop.moves import Move
from workshop.roleplay.debrief import curve
from workshop.roleplay.encounter import Step, replay
from workshop.roleplay.scenario import Scenario
from workshop.roleplay.turns import Turn, from_dict, said, to_dict

_MOST_CURVES = 3  # of earlier ways, to be seen beside the last one


class TalkLost(Exception):
    """The page does not hold a talk of this scenario as it is now."""


@dataclass(frozen=True)
class Talk:
    """`earlier`: the trust after each turn, of the ways that were left by going back."""

    scenario: Scenario
    seed: int
    language: str
    turns: tuple[Turn, ...] = ()
    earlier: tuple[tuple[int, ...], ...] = ()

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
    return str(
        _serializer().dumps(
            {
                "scenario": talk.scenario.id,
                "form": _form(talk.scenario),
                "seed": talk.seed,
                "turns": [to_dict(turn) for turn in talk.turns],
                "earlier": talk.earlier,
            }
        )
    )


def unpack(packed: str, scenario: Scenario, language: str) -> Talk:
    """Raises TalkLost, also where the scenario's file was changed since."""
    try:
        kept = _serializer().loads(packed)
        if (kept["scenario"], kept["form"]) != (scenario.id, _form(scenario)):
            raise TalkLost
        turns = tuple(from_dict(turn) for turn in kept["turns"])
        earlier = tuple(tuple(map(int, one)) for one in kept["earlier"])
        return Talk(scenario, int(kept["seed"]), language, turns, earlier)
    except (BadData, KeyError, TypeError, ValueError) as error:
        raise TalkLost from error


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt="practice talk")


def _form(scenario: Scenario) -> str:
    """Tells whether a scenario is the one that the talk was begun with."""
    told = {**asdict(replace(scenario, replies={}, instead={}, endings={}))}
    told |= {name: dict(getattr(scenario, name)) for name in ("replies", "instead", "endings")}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def curves(talk: Talk) -> Sequence[Sequence[int]]:
    """The earlier ways, then the last one."""
    return (*talk.earlier, talk.curve)

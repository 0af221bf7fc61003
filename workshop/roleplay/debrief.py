"""After the talk: how trust went, where it turned, and what was given and taken."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.moves import Move, is_taking
from workshop.roleplay.encounter import Step, begin
from workshop.roleplay.scenario import Scenario


@dataclass(frozen=True)
class Point:
    """Trust after a turn; `turn` 0 is before the first. `is_turning`: the other way, or by two steps."""

    turn: int
    trust: int
    change: int
    cause: str
    is_turning: bool = False


@dataclass(frozen=True)
class Debrief:
    """`ending`: its name. Counts are of turns in which such a move was sure and not taken back."""

    ending: str
    told: str
    curve: tuple[Point, ...]
    gives: int
    asks: int
    introductions: int
    minutes_used: float
    minutes_granted: int
    need: str


def debrief(scenario: Scenario, steps: Sequence[Step]) -> Debrief:
    """Of a talk that may still go on: then `ending` and `told` are empty."""
    state = steps[-1].state if steps else begin(scenario)
    kept = [_kept(step) for step in steps]
    return Debrief(
        ending=state.ending,
        told=scenario.endings.get(state.ending, ""),
        curve=curve(scenario, steps),
        gives=sum(any(not is_taking(move) for move in moves) for moves in kept),
        asks=sum(any(map(is_taking, moves)) for moves in kept),
        introductions=sum("introduction" in step.answer.situations for step in steps),
        minutes_used=state.minutes_used,
        minutes_granted=scenario.minutes,
        need=scenario.need.what,
    )


def _kept(step: Step) -> list[Move]:
    return [move for move in step.turn.heard.moves if move not in step.turn.not_meant]


def curve(scenario: Scenario, steps: Sequence[Step]) -> tuple[Point, ...]:
    points = [Point(0, begin(scenario).trust, 0, "start")]
    rises = True
    for number, step in enumerate(steps, start=1):
        change = step.answer.change
        is_turning = bool(change) and ((change > 0) is not rises or abs(change) > 1)
        rises = change > 0 if change else rises
        points.append(Point(number, step.state.trust, change, step.answer.cause, is_turning))
    return tuple(points)

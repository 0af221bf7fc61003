"""A turn: what the learner typed, and what was heard in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from workshop.moves import Finding, Move, is_taking, read
from workshop.roleplay.hearing import Heard, hear
from workshop.roleplay.scenario import Scenario

FIRM = 0.6  # confidence


@dataclass(frozen=True)
class Turn:
    """What the learner said. `findings`: where in it the moves stand. `not_meant`: moves that the learner has
    taken back."""

    text: str
    heard: Heard
    findings: tuple[Finding, ...] = ()
    not_meant: tuple[Move, ...] = ()


def said(scenario: Scenario, text: str, before: Iterable[Turn], language: str) -> Turn:
    """What the learner types after the turns `before`. Raises moves.TextTooLong.

    A taking move costs trust here, so it must be likelier than on the page of the pitch checker; what is less
    likely is put as a question.
    """
    reading = read(text, language, "\n".join(turn.text for turn in before))
    findings = tuple(replace(one, is_sure=one.is_sure and _is_firm(one)) for one in reading.findings)
    reading = replace(reading, findings=findings)
    return Turn(text, hear(reading, scenario), reading.findings)


def _is_firm(finding: Finding) -> bool:
    return not is_taking(finding.move) or finding.confidence >= FIRM


def to_dict(turn: Turn) -> dict[str, Any]:
    return {
        "text": turn.text,
        "heard": turn.heard.to_dict(),
        "findings": [one.to_dict() for one in turn.findings],
        "not_meant": [move.value for move in turn.not_meant],
    }


def from_dict(kept: Mapping[str, Any]) -> Turn:
    not_meant = tuple(Move(name) for name in kept["not_meant"])
    findings = tuple(Finding.from_dict(one) for one in kept["findings"])
    return Turn(kept["text"], Heard.from_dict(kept["heard"]), findings, not_meant)

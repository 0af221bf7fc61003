"""What the contact hears in a turn: the moves, who is named, whether it is about the need, and how it ends.

The moves come from `moves.read`. What is added here needs the scenario: names, with typos and nicknames, and
the phrases of `about`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz.distance import OSA

from workshop.moves import Move, Reading
from workshop.roleplay.scenario import Card, Scenario

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SHORT = 4  # letters: up to here words must be the same
_LONG = 8  # letters: from here on two slips are let pass
_TITLES = frozenset(
    {"aunt", "uncle", "cousin", "coach", "father", "sister", "brother", "pastor", "miss", "doctor"}
)


@dataclass(frozen=True)
class Heard:
    """`moves`: the sure ones, in the order of their words. `cards`: numbers of the people who are named.
    `asks_on`: a question that would go on about the need, once it is told."""

    moves: tuple[Move, ...] = ()
    cards: tuple[int, ...] = ()
    is_about_need: bool = False
    asks_on: bool = False
    words: int = 0
    is_question: bool = False
    is_request: bool = False
    is_goodbye: bool = False
    is_nothing: bool = False
    is_promise: bool = False
    is_insult: bool = False
    is_understood: bool = True

    def without(self, move: Move) -> "Heard":
        """As if the reader had not found it: the learner says that it was not meant."""
        return replace(self, moves=tuple(one for one in self.moves if one is not move))

    def to_dict(self) -> dict[str, Any]:
        return asdict(self) | {"moves": [move.value for move in self.moves], "cards": list(self.cards)}

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> "Heard":
        moves = tuple(Move(name) for name in kept["moves"])
        return cls(**(kept | {"moves": moves, "cards": tuple(kept["cards"])}))


def hear(reading: Reading, scenario: Scenario) -> Heard:
    words = _words(reading.text)
    said = _joined(words)
    found = _phrases()
    is_question = "?" in reading.text or _starts(said, found["questions"])
    return Heard(
        moves=tuple(dict.fromkeys(one.move for one in reading.findings if one.is_sure)),
        cards=tuple(n for n, card in enumerate(scenario.cards) if _is_named(card, words, scenario.cards)),
        is_about_need=any(_holds(words, _words(phrase), _is_same) for phrase in scenario.need.about),
        asks_on=is_question and _asks_on(said, words, scenario),
        words=len(words),
        is_question=is_question,
        is_request=len(words) >= 4 and (is_question or _has(said, found["requests"])),
        is_goodbye=_is_goodbye(reading),
        is_nothing=_has(said, found["nothing"]) and len(words) <= 12,
        is_promise=_has(said, found["promises"]),
        is_insult=_has(said, found["insults"]),
        is_understood=reading.is_readable and bool(words),
    )


def _asks_on(said: str, words: Sequence[str], scenario: Scenario) -> bool:
    """How well this hears lines by others: docs/decisions/role-play.md."""
    found = _phrases()
    if _has(said, found["about_work"]):
        return False
    asks_what_was_tried = _has(
        said, (f"{have} you {deed}" for have in ("did", "have") for deed in found["tried"])
    )
    turns_away = _has(said, found["turns_away"]) or (
        " you " in said and not _has(said, (f"you {deed}" for deed in found["tried"]))
    )
    points_back = _has(said, found["points_back"]) and not turns_away
    return (
        points_back or asks_what_was_tried or any(word.rstrip("s") in _own_words(scenario) for word in words)
    )


def _own_words(scenario: Scenario) -> set[str]:
    """Of the need as it is told, without plain words and those of the scene, and without a plural's s."""
    told = _words(" ".join([scenario.need.what, *scenario.replies.get("need-told", ())]))
    scene = {*_words(f"{scenario.contact.who} {scenario.title}"), *_phrases()["plain"]}
    return {word.rstrip("s") for word in told if len(word) >= _SHORT and word not in scene}


def _is_goodbye(reading: Reading) -> bool:
    """Said in the last sentence, and not asked: “who takes care of that?” ends nothing."""
    if not reading.sentences:
        return False
    last = reading.sentences[-1]
    text = reading.text[last.start : last.end]
    said = _joined(_words(text)).replace(" take care of ", " ").replace(" keep you long ", " ")
    found = _phrases()
    return "?" not in text and (_has(said, found["goodbyes"]) or _starts(said, found["goodbye_starts"]))


def _joined(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "


def _words(text: str) -> list[str]:
    plain = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return [word.replace("’", "'") for word in _WORD.findall(plain.lower())]


def _is_named(card: Card, words: Sequence[str], cards: Sequence[Card]) -> bool:
    """The whole name, a nickname, or a part of the name that nobody else has."""
    names = [_words(card.name), *(_words(name) for name in card.called)]
    others = {part for other in cards if other is not card for part in _words(other.name)}
    own = [part for part in names[0] if part not in others | _TITLES and len(part) >= _SHORT]
    parts = [[part] for part in own if len(names[0]) > 1]
    return any(_holds(words, name, _alike) for name in (*names, *parts))


def _holds(words: Sequence[str], phrase: Sequence[str], same: Callable[[str, str], bool]) -> bool:
    size = len(phrase)
    return size > 0 and any(
        all(map(same, words[at : at + size], phrase)) for at in range(len(words) - size + 1)
    )


def _is_same(word: str, wanted: str) -> bool:
    """But for a plural, or a slip in a long word: of short ones too many are alike."""
    return _alike(word, wanted) if len(wanted) >= _LONG else word.rstrip("s") == wanted.rstrip("s")


def _alike(word: str, wanted: str) -> bool:
    """The same but for a plural, or a slip or two in a long word that begins alike."""
    if word in (wanted, f"{wanted}s", f"{wanted}'s") or wanted == f"{word}s":
        return True
    if len(wanted) <= _SHORT or word[:1] != wanted[:1] or len(word) < min(len(wanted), _SHORT + 2):
        return False
    slips = 1 if len(wanted) < _LONG else 2
    return OSA.distance(word, wanted, score_cutoff=slips) <= slips


def _has(said: str, phrases: Iterable[str]) -> bool:
    return any(f" {phrase} " in said for phrase in phrases)


def _starts(said: str, phrases: Iterable[str]) -> bool:
    return any(said.startswith(f" {phrase} ") for phrase in phrases)


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    path = Path(__file__).parent / "phrases_en.yaml"
    content: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {name: tuple(" ".join(_words(one)) for one in text.split(",")) for name, text in content.items()}

"""The rule-based reader of English: pattern files in, found moves out. Loaded at the first reading, once."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from workshop.moves.patterns import Compiler, Pattern
from workshop.moves.scope import Scope, rounded
from workshop.moves.taxonomy import Move
from workshop.moves.words import Line

_FOLDER = Path(__file__).parent
_FILES = ("taking_en.yaml", "pushing_en.yaml", "giving_en.yaml")
_CONFIDENCE = {"asks": 0.9, "plans": 0.85, "maybe": 0.5}
_TOUCH = 2  # characters of `Line.plain`: a comma between two stretches
_lock = threading.Lock()
_loaded: list["Rules"] = []


@dataclass(frozen=True, slots=True)
class Rule:
    move: Move
    kind: str
    pattern: Pattern
    is_denial: bool  # the pattern itself says "not"


@dataclass(frozen=True, slots=True)
class Hit:
    """A move in one sentence; `start` and `end` count in `Line.plain`."""

    move: Move
    start: int
    end: int
    confidence: float
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Rules:
    rules: tuple[Rule, ...]
    scope: Scope
    spellings: Mapping[str, str]

    def hits(self, line: Line) -> list[Hit]:
        words = set(line.plain.split())
        best: dict[Move, Hit] = {}
        for rule in self.rules:
            if rule.pattern.may_match(words) and not _is_settled(best.get(rule.move), rule):
                for hit in self._live(rule, line):
                    best[rule.move] = _joined(best.get(rule.move), hit)
                    break
        return list(best.values())

    def _live(self, rule: Rule, line: Line) -> Iterator[Hit]:
        text = line.cased if rule.pattern.reads_names else line.plain
        for match in rule.pattern.regex.finditer(text):
            start, end = match.span()
            if end > start and self.scope.lets_stand(line, start, end, rule.kind, is_denial=rule.is_denial):
                end, confidence = rounded(line.plain, end), _CONFIDENCE[rule.kind]
                yield Hit(rule.move, start, end, confidence, is_sure=rule.kind != "maybe")


def _is_settled(hit: Hit | None, rule: Rule) -> bool:
    return hit is not None and hit.is_sure and rule.kind == "maybe"


def _joined(known: Hit | None, new: Hit) -> Hit:
    """Of two that overlap or touch, the stretch that both cover; else the surer, else the first."""
    if known is None or (new.is_sure and not known.is_sure):
        return new
    if new.is_sure == known.is_sure and new.start <= known.end + _TOUCH and known.start <= new.end + _TOUCH:
        return Hit(
            known.move,
            min(known.start, new.start),
            max(known.end, new.end),
            max(known.confidence, new.confidence),
            known.is_sure,
        )
    return known


def english() -> Rules:
    if not _loaded:
        with _lock:
            if not _loaded:
                _loaded.append(_load())
    return _loaded[0]


def _load() -> Rules:
    words = _file("words_en.yaml")
    compiler = Compiler(words["lists"])
    rules = [rule for name in _FILES for rule in _rules(_file(name), compiler)]
    return Rules(tuple(rules), Scope.of(_file("scope_en.yaml"), compiler), words["spellings"])


def _rules(moves: Mapping[str, Mapping[str, Iterable[str]]], compiler: Compiler) -> Iterator[Rule]:
    for move, kinds in moves.items():
        for kind, patterns in kinds.items():
            for pattern in patterns:
                is_denial = any(word in pattern for word in (" not", "(not", "never", "without"))
                yield Rule(Move(move), kind, compiler.compile(pattern), is_denial)


def _file(name: str) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content: dict[str, Any] = yaml.load((_FOLDER / name).read_text(encoding="utf-8"), Loader=loader)
    return content

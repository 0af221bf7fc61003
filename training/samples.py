"""Corpus lines as the network sees them: token numbers, which tokens are of which sentence, and what each
should say.
"""

import random
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer

from training.network import MOVES
from training.vocabulary import BEGIN, END, PAD
from workshop.evaluation.labelled import Line, Marked, Span
from workshop.moves.taxonomy import is_taking

LONGEST = 256  # tokens
_MARKS = re.compile(r"[.,;:!?¡¿\"“”—–-]")


@dataclass(frozen=True)
class Sample:
    """`parts`: for each judged sentence the numbers of its tokens; `wanted` and `words` as floats 0 or 1."""

    ids: list[int]
    parts: list[list[int]]
    wanted: list[list[float]]
    words: list[list[float]]


def sample(tokenizer: Tokenizer, sentences: Sequence[Marked], context: str = "") -> Sample:
    text, ranges, spans = _joined(sentences, context)
    found = tokenizer.encode(text)
    ids, offsets = found.ids[: LONGEST - 2], found.offsets[: LONGEST - 2]
    offsets = [_tightened(text, start, end) for start, end in offsets]
    parts = [
        [n + 1 for n, (s, e) in enumerate(offsets) if s >= start and e <= end and s < e]
        for start, end in ranges
    ]
    words = [_words_of(spans, start, end) for start, end in offsets]
    nothing = [0.0] * len(MOVES)
    return Sample(
        [BEGIN, *ids, END],
        [part or [0] for part in parts],
        [wanted(one) for one in sentences],
        [nothing, *words, nothing],
    )


def wanted(sentence: Marked) -> list[float]:
    return [
        *(float(move in sentence.moves) for move in MOVES),
        float(any(is_taking(move) for move in sentence.moves)),
    ]


def _joined(sentences: Sequence[Marked], context: str) -> tuple[str, list[tuple[int, int]], list[Span]]:
    text, ranges, spans = context, [], []
    for one in sentences:
        text += " " if text else ""
        at = len(text)
        text += one.text
        ranges.append((at, len(text)))
        spans += [Span(span.move, span.start + at, span.end + at) for span in one.spans]
    return text, ranges, spans


def _tightened(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _words_of(spans: Sequence[Span], start: int, end: int) -> list[float]:
    touched = {span.move for span in spans if span.start < end and start < span.end}
    return [float(move in touched) for move in MOVES]


def batch(samples: Sequence[Sample]) -> tuple[torch.Tensor, ...]:
    """ids, mask, parts, wanted sentences, which sentences are real, wanted words; shapes as in `network`."""
    count, tokens = len(samples), max(len(one.ids) for one in samples)
    most = max(len(one.parts) for one in samples)
    ids = torch.full((count, tokens), PAD)
    mask = torch.zeros(count, tokens)
    parts = torch.zeros(count, most, tokens)
    sentences = torch.zeros(count, most, len(MOVES) + 1)
    real = torch.zeros(count, most)
    words = torch.zeros(count, tokens, len(MOVES))
    for row, one in enumerate(samples):
        size = len(one.ids)
        ids[row, :size], mask[row, :size] = torch.tensor(one.ids), 1
        words[row, :size] = torch.tensor(one.words)
        for number, part in enumerate(one.parts):
            parts[row, number, part] = 1
            sentences[row, number], real[row, number] = torch.tensor(one.wanted[number]), 1
    return ids, mask, parts, sentences, real, words


def varied(lines: Sequence[Line], chance: random.Random) -> list[tuple[list[Marked], str]]:
    """One epoch: each sentence once, some typed carelessly, some put together to a text as people send
    them."""
    mixed = list(lines)
    chance.shuffle(mixed)
    texts: list[tuple[list[Marked], str]] = []
    waiting: dict[str, list[Marked]] = {"en": [], "es": []}
    for one in mixed:
        careless = _careless(chance)
        sentences = [careless(sentence) for sentence in one.sentences]
        if one.context or one.is_message or chance.random() > 0.3:
            texts.append((sentences, one.context))
            continue
        row = waiting[one.language]
        row += sentences
        if len(row) >= chance.randint(2, 4):
            texts.append((row[:], ""))
            row.clear()
    return texts + [(row, "") for row in waiting.values() if row]


def _careless(chance: random.Random):
    draw = chance.random()
    if draw < 0.10:
        return lambda one: _rewritten(one, lambda letter: "" if _MARKS.fullmatch(letter) else letter.lower())
    if draw < 0.16:
        return lambda one: _rewritten(one, str.lower)
    if draw < 0.22:
        return lambda one: _rewritten(one, _without_accent)
    if draw < 0.24:
        return lambda one: _rewritten(one, str.upper)
    if draw < 0.32:
        return lambda one: _rewritten(one, lambda letter: _slip(letter, chance))
    return lambda one: one


def _without_accent(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0] if letter.isalpha() else letter


def _slip(letter: str, chance: random.Random) -> str:
    draw = chance.random()
    if not letter.isalpha() or draw > 0.03:
        return letter
    return "" if draw < 0.012 else letter * 2 if draw < 0.02 else chance.choice("aeiourstnl")


def _rewritten(one: Marked, change) -> Marked:
    """Letter by letter, with the marks kept on their words."""
    changed = [change(letter) for letter in one.text]
    at = [0]
    for part in changed:
        at.append(at[-1] + len(part))
    return Marked("".join(changed), tuple(Span(s.move, at[s.start], at[s.end]) for s in one.spans))

"""Prints how well the reader reads, beside the rule list, TF-IDF and frozen embeddings in the same run.

python -m training.evaluate development the development sets of all rounds (thresholds were set here)
python -m training.evaluate test the final test set, to be opened once
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from training import measures, starting_weights
from training.baselines import Frozen, Tfidf, by_rules
from training.corpus_lines import Line, Marked, of_set
from training.deciding import Scale, findings_of
from training.encoder import FOLDER, Encoder
from training.make import tokenizer_and_kept
from training.network import MOVES, Network
from training.samples import wanted
from training.tuning import joined, tuned
from workshop.moves.reading import Finding
from workshop.moves.taxonomy import Move


@dataclass(frozen=True)
class Item:
    line: Line
    sentence: Marked
    said: frozenset[Move]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("which", choices=["development", "test"])
    parser.add_argument("--errors", action="store_true", help="print every sentence that was read wrongly")
    parser.add_argument(
        "--alone", action="store_true", help="the reader alone, without what it is measured against"
    )
    asked = parser.parse_args()
    lines = of_set(asked.which)
    encoder = Encoder(FOLDER)
    findings = {id(line): _findings(encoder, line) for line in lines}
    reader = [
        Item(line, one, frozenset(f.move for f in found if f.is_sure))
        for line in lines
        for one, found in zip(line.sentences, findings[id(line)], strict=True)
    ]
    print(f"{len(lines)} texts, {len(reader)} sentences\n")
    approaches = {"reader": reader} | ({} if asked.alone else _others(lines))
    for name, items in approaches.items():
        print(_row(name, items))
    print()
    _by_group(reader)
    _by_move(reader)
    print(f"\nspans, word F1: {_spans(lines, findings):.3f}")
    print(f"calibration error of the flag: {_calibration(encoder, lines):.3f}")
    if asked.errors:
        _errors(reader)


def _findings(encoder: Encoder, line: Line) -> list[list[Finding]]:
    scale = Scale.of(encoder.card)
    text, spots = joined(line)
    judged = encoder.judge(text, spots, line.context)
    return [findings_of(text, number, one, scale) for number, one in enumerate(judged)]


def _others(lines: Sequence[Line]) -> dict[str, list[Item]]:
    corpus = [one for line in of_set("corpus") for one in line.sentences]
    tuning = [one for line in of_set("development") for one in line.sentences]
    pairs = [(line, one) for line in lines for one in line.sentences]
    found = {"rules": [Item(line, one, by_rules(one.text)) for line, one in pairs]}
    for approach in (Tfidf(), _frozen()):
        approach.fit([one.text for one in corpus], _truth(corpus))
        scale = Scale.of(tuned(approach.probabilities([one.text for one in tuning]), _truth(tuning)))
        likely = scale.calibrated(
            approach.probabilities([one.text for _line, one in pairs]).astype(np.float32)
        )
        found[approach.name] = [
            Item(line, one, frozenset(move for n, move in enumerate(MOVES) if row[n] >= scale.sure[n]))
            for (line, one), row in zip(pairs, likely, strict=True)
        ]
    return found


def _frozen() -> Frozen:
    weights = starting_weights.load(starting_weights.fetch(starting_weights.CACHE))
    tokenizer, kept = tokenizer_and_kept(weights)
    return Frozen(Network(weights, kept), tokenizer)


def _truth(sentences: Iterable[Marked]) -> np.ndarray:
    return np.array([wanted(one) for one in sentences])


def _row(name: str, items: Sequence[Item]) -> str:
    truth, said = [one.sentence.moves for one in items], [one.said for one in items]
    flag, gate = measures.of_flag(truth, said), measures.of_move(Move.GATEKEEPER, truth, said)
    return (
        f"{name:24} n {len(items):4}  flag {flag.precision:.3f}/{flag.recall:.3f}/{flag.f1:.3f} "
        f"[{flag.low:.3f}-{flag.high:.3f}]  gatekeeper {gate.f1:.3f} [{gate.low:.3f}-{gate.high:.3f}]  "
        f"macro {measures.macro(truth, said):.3f}  "
        f"false flags: no move {measures.false_flags(truth, said, lambda one: not one):.3f}, "
        f"all {measures.false_flags(truth, said, lambda one: True):.3f}"
    )


def _by_group(items: Sequence[Item]) -> None:
    views: dict[str, Callable[[Item], str]] = {
        "language": lambda one: one.line.language,
        "group": lambda one: one.line.group,
        "register": lambda one: one.line.register,
        "set": lambda one: f"round {one.line.round}",
    }
    for view, key in views.items():
        groups = defaultdict(list)
        for one in items:
            groups[key(one)].append(one)
        for name, members in sorted(groups.items()):
            print(_row(f"{view} {name}", members))
    print()


def _by_move(items: Sequence[Item]) -> None:
    truth, said = [one.sentence.moves for one in items], [one.said for one in items]
    for move in Move:
        score = measures.of_move(move, truth, said)
        print(
            f"{move.value:14} n {score.count:3}  {score.precision:.3f}/{score.recall:.3f}/{score.f1:.3f} "
            f"[{score.low:.3f}-{score.high:.3f}]"
        )


def _spans(lines: Sequence[Line], findings: dict[int, list[list[Finding]]]) -> float:
    """Over sure findings whose move is right."""
    truth, said = [], []
    for line in lines:
        text, spots = joined(line)
        words = [match.span() for match in re.finditer(r"\S+", text)]
        for (start, _end), one, found in zip(spots, line.sentences, findings[id(line)], strict=True):
            for finding in found:
                if finding.is_sure and finding.move in one.moves:
                    spans = [(s.start + start, s.end + start) for s in one.spans if s.move is finding.move]
                    truth.append(_touched(words, spans))
                    said.append(_touched(words, [(finding.start, finding.end)]))
    return measures.word_overlap(truth, said)


def _touched(words: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int]]) -> set[int]:
    return {
        n
        for n, (first, last) in enumerate(words)
        if any(first < end and start < last for start, end in spans)
    }


def _calibration(encoder: Encoder, lines: Sequence[Line]) -> float:
    scale = Scale.of(encoder.card)
    promised, came = [], []
    for line in lines:
        text, spots = joined(line)
        for judged, one in zip(encoder.judge(text, spots, line.context), line.sentences, strict=True):
            promised.append(float(scale.calibrated(judged.moves)[-1]))
            came.append(measures.flagged(one.moves))
    return measures.calibration_error(promised, came)


def _errors(items: Sequence[Item]) -> None:
    for one in items:
        if one.said != one.sentence.moves:
            print(f"{sorted(one.sentence.moves)} read as {sorted(one.said)}: {one.sentence.text}")


if __name__ == "__main__":
    main()

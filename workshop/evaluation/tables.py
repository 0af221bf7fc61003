"""What `workshop evaluate` prints: the reader on labelled lines, beside whatever else read the same lines."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workshop import moves
from workshop.evaluation import measures
from workshop.evaluation.labelled import Line, Marked
from workshop.moves import Finding, Move, Sentence
from workshop.moves.trained_reader import taking

_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Item:
    """One labelled sentence. `findings`: those that begin in it, in offsets of the whole text of its line, in
    which it begins at `start`."""

    line: Line
    sentence: Marked
    start: int
    findings: tuple[Finding, ...]

    @property
    def said(self) -> frozenset[Move]:
        return frozenset(one.move for one in self.findings if one.is_sure)


def joined(line: Line) -> tuple[str, list[tuple[int, int]]]:
    """The text of a line, and where in it each labelled sentence stands."""
    text, spots = "", []
    for one in line.sentences:
        text += " " if text else ""
        spots.append((len(text), len(text) + len(one.text)))
        text += one.text
    return text, spots


def items(lines: Sequence[Line], *, by_rules: bool = False) -> list[Item]:
    """Read as on screen: the line's language is only what to expect. Raises TextTooLong."""
    found = []
    for line in lines:
        text, spots = joined(line)
        reading = moves.read(text, line.language, line.context, by_rules=by_rules)
        for one, (start, end) in zip(line.sentences, spots, strict=True):
            inside = tuple(finding for finding in reading.findings if start <= finding.start < end)
            found.append(Item(line, one, start, inside))
    return found


def tables(lines: Sequence[Line], others: Mapping[str, Sequence[Sequence[Move]]]) -> Iterator[str]:
    """`others`: by name, the moves that another way of reading is sure of, for each sentence in order."""
    read = items(lines)
    truth = [one.sentence.moves for one in read]
    yield f"{len(lines)} texts, {len(read)} sentences"
    yield ""
    yield _row("reader", truth, [one.said for one in read])
    yield _row("rules", truth, [one.said for one in items(lines, by_rules=True)])
    for name, said in others.items():
        yield _row(name, truth, [frozenset(one) for one in said])
    yield ""
    yield from _by_group(read)
    yield ""
    yield from _by_move(read)
    yield ""
    yield from _agreement(lines)
    yield f"words of right moves, F1: {spans(read):.3f}"
    if moves.is_trained():
        yield f"calibration error of the flag: {_calibration(lines):.3f}"


def mistakes(lines: Sequence[Line]) -> Iterator[str]:
    for one in items(lines):
        if one.said != one.sentence.moves:
            yield f"{_names(one.sentence.moves)} read as {_names(one.said)}: {one.sentence.text}"


def _names(found: frozenset[Move]) -> str:
    return "+".join(sorted(found)) or "nothing"


def _row(name: str, truth: Sequence[frozenset[Move]], said: Sequence[frozenset[Move]]) -> str:
    flag, gate = measures.of_flag(truth, said), measures.of_move(Move.GATEKEEPER, truth, said)
    return (
        f"{name:24} n {len(truth):4}  flag {flag.precision:.3f}/{flag.recall:.3f}/{flag.f1:.3f} "
        f"[{flag.low:.3f}-{flag.high:.3f}]  gatekeeper {gate.f1:.3f} [{gate.low:.3f}-{gate.high:.3f}]  "
        f"macro {measures.macro(truth, said):.3f}  "
        f"false flags: no move {measures.false_flags(truth, said, lambda one: not one):.3f}, "
        f"all {measures.false_flags(truth, said, lambda one: True):.3f}"
    )


def _by_group(read: Sequence[Item]) -> Iterator[str]:
    views: dict[str, Callable[[Item], str]] = {
        "language": lambda one: one.line.language,
        "group": lambda one: one.line.group,
        "register": lambda one: one.line.register,
        "round": lambda one: str(one.line.round),
    }
    for view, key in views.items():
        groups = defaultdict(list)
        for one in read:
            groups[key(one)].append(one)
        for name, members in sorted(groups.items()):
            truth, said = [one.sentence.moves for one in members], [one.said for one in members]
            yield _row(f"{view} {name}", truth, said)


def _by_move(read: Sequence[Item]) -> Iterator[str]:
    truth, said = [one.sentence.moves for one in read], [one.said for one in read]
    for move in Move:
        score = measures.of_move(move, truth, said)
        yield (
            f"{move.value:14} n {score.count:3}  {score.precision:.3f}/{score.recall:.3f}/{score.f1:.3f} "
            f"[{score.low:.3f}-{score.high:.3f}]"
        )


def _agreement(lines: Sequence[Line]) -> Iterator[str]:
    """Cohen's kappa of the labels with those of the second reader, where there is one."""
    pairs = [(one.sentences[0].moves, one.second_reader) for one in lines if not one.is_message]
    both = [(first, second) for first, second in pairs if second is not None]
    if not both:
        return
    kappas = {
        move.value: measures.kappa(
            [move in first for first, _ in both], [move in second for _, second in both]
        )
        for move in Move
    }
    flag = measures.kappa(
        [measures.flagged(first) for first, _ in both], [measures.flagged(second) for _, second in both]
    )
    names = ", ".join(f"{name} {value:.2f}" for name, value in kappas.items())
    yield f"agreement of two labellers on {len(both)} sentences, kappa: flag {flag:.2f}, {names}"


def spans(read: Sequence[Item]) -> float:
    """Word F1 over sure findings whose move is right and of which it is known where it stands."""
    truth, said = [], []
    for one in read:
        words = [match.span() for match in _WORD.finditer(one.sentence.text)]
        for finding in one.findings:
            if finding.is_sure and finding.move in {span.move for span in one.sentence.spans}:
                wanted = [(span.start, span.end) for span in one.sentence.spans if span.move is finding.move]
                truth.append(_touched(words, wanted))
                said.append(_touched(words, [(finding.start - one.start, finding.end - one.start)]))
    return measures.word_overlap(truth, said)


def _touched(words: Sequence[tuple[int, int]], stretches: Sequence[tuple[int, int]]) -> set[int]:
    return {
        n
        for n, (first, last) in enumerate(words)
        if any(first < end and start < last for start, end in stretches)
    }


def _calibration(lines: Sequence[Line]) -> float:
    promised: list[float] = []
    came = []
    for line in lines:
        text, spots = joined(line)
        promised += taking(text, [Sentence(*spot) for spot in spots], line.context)
        came += [measures.flagged(one.moves) for one in line.sentences]
    return measures.calibration_error(promised, came)

"""The reader that answers where the trained one cannot be had: rules, English only."""

from collections.abc import Iterable, Sequence

from workshop.moves import quotes, words
from workshop.moves.reading import Finding, Sentence
from workshop.moves.rules import Hit, english
from workshop.moves.taxonomy import Move

LANGUAGES = ("en",)
# Within the same words these say more exactly what is offered than "offers help" does; a résumé is no gift.
_STRONGER = frozenset({Move.INTRODUCES, Move.GUARDS_TRUST, Move.JOB_ASK})
_TIED = frozenset({Move.OFFERS_HELP, Move.INTRODUCES})
_ANSWERED = frozenset({Move.SALES_PITCH, Move.JOB_ASK})


def findings(text: str, sentences: Sequence[Sentence], context: str = "") -> list[Finding]:
    """Rules look at one sentence at a time; `context` changes nothing."""
    quoted = quotes.reported(text)
    found = [_findings(text, number, stretch, quoted) for number, stretch in enumerate(sentences)]
    return list(_settled(found))


def _findings(text: str, number: int, stretch: Sentence, quoted: list[tuple[int, int]]) -> list[Finding]:
    rules = english()
    line = words.line(text, stretch.start, stretch.end, rules.spellings)
    findings = []
    for hit in _weighed(rules.hits(line)):
        start, end = line.typed(hit.start, hit.end)
        if not any(opening <= start and end <= closing for opening, closing in quoted):
            findings.append(Finding(hit.move, start, end, hit.confidence, number, hit.is_sure))
    return sorted(findings, key=lambda found: (found.start, found.end))


def _weighed(hits: list[Hit]) -> Iterable[Hit]:
    """The codebook's calls on moves that exclude each other within one sentence."""
    sure = {hit.move: hit for hit in hits if hit.is_sure}
    for hit in hits:
        if hit.move in _TIED and Move.STRINGS in sure:
            continue  # with a string on it, it is no gift
        if hit.move is Move.OFFERS_HELP and any(
            _overlap(hit, sure[other]) for other in _STRONGER & sure.keys()
        ):
            continue
        if hit.move is Move.NAME_ONLY and Move.INTRODUCES in sure:
            continue
        if hit.move is Move.ASKS_NEED and _ANSWERED & sure.keys():
            continue  # asked only to answer it oneself
        if hit.move is Move.CONTACT_GRAB and Move.GATEKEEPER in sure and _overlap(hit, sure[Move.GATEKEEPER]):
            continue
        yield hit


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end


def _settled(found: list[list[Finding]]) -> Iterable[Finding]:
    """A name followed by the offer to make the call is an introduction, whichever sentence that stands in."""
    for number, findings in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else []
        is_introduced = any(finding.move is Move.INTRODUCES and finding.is_sure for finding in following)
        yield from (one for one in findings if not (is_introduced and one.move is Move.NAME_ONLY))

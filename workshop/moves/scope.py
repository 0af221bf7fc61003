"""Whether a pattern that was found is the speaker's own doing: not denied, reported or argued against."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.moves.patterns import Compiler, Pattern
from workshop.moves.words import Line

_REACH = 160  # characters; looking further back would cost more than it tells
_BREAK = re.compile(
    r" (?:[.;:?()]|but|then|although|, (?!or |nor |ever |and )"
    r"|(?:,? ?and|so|because) (?=(?:i|you|we|can|could|would|do|please) ))"
)
_TAIL = 4  # words
_CLAUSE_END = re.compile(r' (?=[.;:?(),"]|and |but |so |because |or |if |when |then |$)')
_NEVER_LAST = re.compile(
    r" (?:a|an|the|your|my|his|her|their|our|to|for|of|on|in|at|with|from|that|and|or|me|i)\Z"
)
_INNER_DENIAL = re.compile(r" (?:not|never|nobody|nothing|without) ")


@dataclass(frozen=True, slots=True)
class Scope:
    not_denials: tuple[Pattern, ...]
    deniers: tuple[Pattern, ...]
    close_deniers: tuple[Pattern, ...]
    others: tuple[Pattern, ...]
    back_to_us: tuple[Pattern, ...]
    reports: tuple[Pattern, ...]
    polite_past: tuple[Pattern, ...]
    critiques: tuple[Pattern, ...]
    own_subject: frozenset[str]
    helping: frozenset[str]

    @classmethod
    def of(cls, content: Mapping[str, Any], compiler: Compiler) -> "Scope":
        def compiled(name: str, tail: str = "", *, at_end: bool = False) -> tuple[Pattern, ...]:
            return tuple(compiler.compile(entry + tail, at_end=at_end) for entry in content[name])

        return cls(
            not_denials=compiled("not-denials"),
            deniers=compiled("deniers", " ~6", at_end=True),
            close_deniers=compiled("close-deniers", at_end=True),
            others=compiled("others"),
            back_to_us=compiled("back-to-us"),
            reports=compiled("reports", " ~3", at_end=True),
            polite_past=compiled("polite-past"),
            critiques=compiled("critiques"),
            own_subject=frozenset(content["own-subject"].split()),
            helping=frozenset(content["helping"].split()),
        )

    def lets_stand(self, line: Line, start: int, end: int, kind: str, *, is_denial: bool) -> bool:
        found = line.plain[start:end] + " "
        if not is_denial and _INNER_DENIAL.search(self._without_false_denials(found)):
            return False
        before = _clause_before(line.plain, start)
        if before.strip() and self._is_bound(line, before, start, found):
            return False
        return kind != "plans" or not _any(self.critiques, line.plain)

    def _is_bound(self, line: Line, before: str, start: int, found: str) -> bool:
        plain = self._without_false_denials(before)
        if _any(self.close_deniers, plain):
            return True
        if found.split(maxsplit=1)[0] in self.own_subject:
            return False
        if _any(self.deniers, plain):
            return True
        if _any(self.polite_past, before):
            return False
        cased = line.cased[start - len(before) + 1 : start] + " "
        return _any(self.reports, before) or self._has_other_subject(before, cased)

    def _has_other_subject(self, before: str, cased: str) -> bool:
        for pattern in self.others:
            for match in pattern.regex.finditer(cased if pattern.reads_names else before):
                previous = before[: match.start()].rsplit(maxsplit=1)
                is_helped = bool(previous) and previous[-1] in self.helping
                if not is_helped and not _any(self.back_to_us, before[match.end() :]):
                    return True
        return False

    def _without_false_denials(self, plain: str) -> str:
        for pattern in self.not_denials:
            plain = pattern.regex.sub(" _", plain)
        return plain


def _clause_before(plain: str, start: int) -> str:
    before = plain[max(0, start - _REACH) : start] + " "
    breaks = [found.end() for found in _BREAK.finditer(before)]
    return " " + before[breaks[-1] :].lstrip() if breaks else before


def _any(patterns: Sequence[Pattern], text: str) -> bool:
    return any(pattern.regex.search(text) for pattern in patterns)


def rounded(plain: str, end: int) -> int:
    """Lengthens a stretch to the end of its clause where that is near, or past a word that cannot end one."""
    rest = plain[end : end + _REACH]
    stop = _CLAUSE_END.search(rest)
    words = rest[: stop.start()].split(" ")[1:] if stop else []
    if stop and len(words) <= _TAIL:
        return end + stop.start()
    following = rest[1:].split(" ", 1)[0]
    is_cut_short = _NEVER_LAST.search(plain, max(0, end - 8), end)
    return end + 1 + len(following) if is_cut_short and following else end

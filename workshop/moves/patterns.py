"""Turns the patterns of the rule files into regular expressions over `Line.plain`.

    word      that word                      (a|b c)   one of these
    wor*      a word that begins so          [a|b c]   one of these, or nothing
    <name>    one of a named word list       !(a|b c)  not followed by one of these
    ~  ~5     up to 3 (5) words between      ^  $      start, end of a clause
    <Name>    a capitalised word           #         a number in digits

Every repetition is bounded and every word starts with a space, so the time grows as the
text does, and no faster.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

_TOKEN = re.compile(r"\s*(!\(|[(\[)\]|^$]|~\d*|<[\w-]+>|[^\s()\[\]|<>!~^$]+)")
# Small words after which a clause begins as if nothing stood before it.
_STARTERS = re.sub(
    r"(\w+)",
    r"(?<= \1)",
    "and|but|or|so|then|please|just|also|maybe|perhaps|now|first|kindly|simply|always|hey|hi|hello",
)
_CLAUSE_START = r"(?:(?<![\s\S])|" + '(?<= [,.;:?()"])|' + _STARTERS + ")"
_CLAUSE_END = '(?= [,.;:?()"]| and | but | because |(?: $))'
# Capitals that open a sentence or name a language or a day make no name.
_NO_NAME = (
    "What Who Whom When Where Why How Which The This That These Those It Its There Here My Your Our His "
    "Her Their He She They We You If In On At For From To Of And But Or So As Is Are Was Do Does Did "
    "Can Could Would Will Should May Not No Yes Please Let Just Maybe Then Now Today Tomorrow Yesterday "
    "Tonight Last Next Step Tip Networking Trust Nobody Everybody Everyone Somebody Someone People Some "
    "Most Many Before After Because Since While With Without Any All One Thank Thanks Hello Hi Hey Dear "
    "Well Also Monday Tuesday Wednesday Thursday Friday Saturday Sunday English Spanish"
)
_NAME = " (?-i:(?!(?:" + _NO_NAME.replace(" ", "|") + ")(?![a-z]))[A-Z][a-z]++)"
_BETWEEN = r' [^ .;:?()"][^ ]*+'


class PatternError(ValueError):
    pass


@dataclass(frozen=True)
class Pattern:
    source: str
    needs: tuple[frozenset[str], ...]  # the sentence must hold a word of each set, or the regex cannot match
    reads_names: bool

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Compiled when first wanted: all of them at once would hold up the first reader for a second."""
        return re.compile(self.source, re.IGNORECASE if self.reads_names else 0)

    def may_match(self, words: set[str]) -> bool:
        return all(not need.isdisjoint(words) for need in self.needs)


@dataclass(slots=True)
class _Part:
    source: str = ""
    # One word of each set must be there; None where the part asks for no certain word.
    needs: list[frozenset[str]] = field(default_factory=list)


class Compiler:
    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._lists = lists
        self._known: dict[str, _Part] = {}
        self._open: set[str] = set()

    def compile(self, pattern: str, *, at_end: bool = False) -> Pattern:
        part = self._part(pattern)
        reads_names = "<Name>" in pattern
        source = part.source + (" \\Z" if at_end else "(?= )")
        return Pattern(source, tuple(part.needs), reads_names)

    def _part(self, pattern: str) -> _Part:
        tokens = _TOKEN.findall(pattern)
        if "".join(tokens) != re.sub(r"\s", "", pattern):
            raise PatternError(f"This pattern cannot be read: {pattern}")
        part, rest = self._alternatives(tokens, pattern)
        if rest:
            raise PatternError(f"A bracket is closed but never opened: {pattern}")
        return part

    def _alternatives(self, tokens: list[str], pattern: str) -> tuple[_Part, list[str]]:
        branches = [_Part()]
        while tokens and tokens[0] not in (")", "]"):
            token, tokens = tokens[0], tokens[1:]
            if token == "|":
                branches.append(_Part())
                continue
            part, tokens = self._element(token, tokens, pattern)
            branches[-1].source += part.source
            branches[-1].needs += part.needs
        return _either(branches), tokens

    def _element(self, token: str, tokens: list[str], pattern: str) -> tuple[_Part, list[str]]:
        if token in ("(", "[", "!("):
            inner, tokens = self._alternatives(tokens, pattern)
            if not tokens or tokens[0] != ("]" if token == "[" else ")"):
                raise PatternError(f"A bracket stays open: {pattern}")
            return _bracket(token, inner), tokens[1:]
        if token.startswith("~"):
            return _Part(f"(?:{_BETWEEN}){{0,{token[1:] or 3}}}?"), tokens
        if token == "<Name>":
            return _Part(_NAME), tokens
        if token.startswith("<"):
            return self._list(token[1:-1]), tokens
        if token in ("^", "$"):
            return _Part(_CLAUSE_START if token == "^" else _CLAUSE_END), tokens
        return _word(token), tokens

    def _list(self, name: str) -> _Part:
        if name not in self._known:
            if name not in self._lists or name in self._open:
                raise PatternError(f"There is no word list <{name}>, or it names itself.")
            self._open.add(name)
            self._known[name] = _either([self._part(entry) for entry in self._lists[name]])
        return self._known[name]


def _word(token: str) -> _Part:
    if token == "#":
        return _Part(" [0-9][^ ]*+")
    if token.endswith("*"):
        return _Part(" " + re.escape(token[:-1]) + "[^ ]*+")
    return _Part(" " + re.escape(token) + "(?= )", [frozenset({token})])


def _bracket(token: str, inner: _Part) -> _Part:
    if token == "(":
        return inner
    return _Part(f"(?!{inner.source}(?= ))") if token == "!(" else _Part(f"(?:{inner.source})?")


def _either(branches: list[_Part]) -> _Part:
    if len(branches) == 1:
        return branches[0]
    source = "(?:" + "|".join(branch.source for branch in branches) + ")"
    if not all(branch.needs for branch in branches):
        return _Part(source)
    # Of each branch its rarest-looking need, so that the union stays telling.
    return _Part(source, [frozenset().union(*(min(branch.needs, key=len) for branch in branches))])

"""Curled quotes, where whoever wrote the text had straight ones alone. Which way one turns is told by the
letters beside it and by what is open already. Time grows with length alone: anybody may send many quotes."""

import re

from markupsafe import Markup

_STRAIGHT = re.compile("['\"]")
_WORD = re.compile(r"\S+")
_OPENING, _CLOSING = "([{'\"\u201c\u2018\u201e\u00ab", ")]}'\"\u201d\u2019\u00bb.,;:!?"
_BEFORE_OPENING = "([{\u201c\u2018\u201e\u00ab\u00bf\u00a1\u2014\u2013"
_BY_SO_MUCH = re.compile(r"[x\u00d7]\d")  # 3"x5"
_CUT_SHORT = re.compile(r"(?:tis|twas|em|til|cause|round|bout|n|s|t|k)\b", re.IGNORECASE)  # rock 'n' roll
_QUOTED = re.compile(r"(?=[^\W\d]|[\"¿¡])(?:[^'\n]|(?<=\w)'(?=\w)){0,200}?(?<=\S)'(?!\w)")
_TAG = re.compile(r"<(?P<code>code|pre)\b.*?</(?P=code)>|<[^>]*>", re.DOTALL)
_INLINE = re.compile(r"</?(?:a|abbr|b|bdi|em|i|mark|small|span|strong|sub|sup|u)\b")
_NAMED = re.compile("&#39;|&#34;|&quot;")
_CODE = "x"  # in its place, so that what stands beside it is beside a word


def curled(text: str) -> str:
    """As long as it was. Addresses, feet and inches stay as they are."""
    if "'" not in text and '"' not in text:
        return text
    # a quote that somebody forgot spoils one line alone
    return "\n".join(map(_curled_line, text.split("\n")))


def _curled_line(text: str) -> str:
    signs, kept, is_open, double_ones = list(text), _in_addresses(text), False, text.count('"')
    for found in _STRAIGHT.finditer(text):
        at, is_double = found.start(), found[0] == '"'
        double_ones -= is_double
        closes = is_double and is_open and double_ones % 2 == 0
        if at in kept or (_is_measure(text, at) and not closes):
            continue
        before, after = "".join(signs[max(at - 1, 0) : at]), text[at + 1 : at + 2]
        if is_double:
            is_open = _opens(before, after, is_open)
            signs[at] = "\u201c" if is_open else "\u201d"
        else:
            is_first = not before.strip() or before in _BEFORE_OPENING
            signs[at] = "\u2018" if is_first and _is_pair(text, at) else "\u2019"
    return "".join(signs)


def curled_markup(html: Markup) -> Markup:
    """What stands between its tags, but for code; a word may have tags in it."""
    if not _STRAIGHT.search(html) and not _NAMED.search(html):
        return html
    tags = list(_TAG.finditer(html))
    starts, ends = [0, *(tag.end() for tag in tags)], [*(tag.start() for tag in tags), len(html)]
    texts = [_NAMED.sub(_unescaped, html[start:end]) for start, end in zip(starts, ends, strict=True)]
    gaps = [_CODE if tag["code"] else "" if _INLINE.match(tag[0]) else "\n" for tag in tags]
    whole = curled("".join(map("".join, zip(texts, [*gaps, ""], strict=True))))
    at, pieces = 0, []
    for text, gap, tag in zip(texts, [*gaps, ""], [*(tag[0] for tag in tags), ""], strict=True):
        pieces.append(whole[at : at + len(text)] + tag)
        at += len(text) + len(gap)
    return Markup("".join(pieces))


def _unescaped(found: re.Match[str]) -> str:
    return "'" if found[0] == "&#39;" else '"'


def _opens(before: str, after: str, is_open: bool) -> bool:
    if not before.strip():
        return True
    return bool(after.strip()) and (before in _BEFORE_OPENING or (not is_open and after.isalnum()))


def _is_pair(text: str, at: int) -> bool:
    """And not a word that is cut short at its beginning."""
    return not _CUT_SHORT.match(text, at + 1) and _QUOTED.match(text, at + 1) is not None


def _is_measure(text: str, at: int) -> bool:
    """Feet or inches."""
    after = text[at + 1 : at + 2]
    return text[max(at - 1, 0) : at].isdigit() and (
        not after.isalpha() or _BY_SO_MUCH.match(text, at + 1) is not None
    )


def _in_addresses(text: str) -> set[int]:
    """Where a sign belongs to one; quotes around it do not."""
    words = (found for found in _WORD.finditer(text) if "@" in found[0] or "//" in found[0])
    return {
        at
        for found in words
        for at in range(
            found.end() - len(found[0].lstrip(_OPENING)), found.start() + len(found[0].rstrip(_CLOSING))
        )
    }

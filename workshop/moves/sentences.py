"""Cuts a text into sentences, with offsets into the text as typed. One pass, whatever the text."""

import re
from collections.abc import Iterator

# A run of end marks is looked at once, from its first mark on: the look-behind keeps long runs linear.
_STOP = re.compile(
    r"""(?<![.!?…。！？])(?P<marks>[.!?…。！？]++)(?P<closing>["'”’»)\]]{0,3})(?=\s|$|(?P<glued>[A-Z][a-z]))"""
)
_BULLET = re.compile(r"[ \t]{0,40}(?:[-*•·–—>▪●]|\(?[0-9]{1,2}[.)]|[a-z]\))[ \t]{1,40}")
_NEWLINE = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_WORD_BEFORE = re.compile(r"[^\W\d_](?:[^\W\d_]|\.(?=[^\W\d_])){0,11}\Z")
_TITLES = re.compile(r"mr|mrs|ms|mx|dr|st|prof|rev|hon|gen|sgt|capt|lt|fr|mt|no|vs|e\.g|i\.e|approx")
_MAYBE_LAST = re.compile(r"etc|inc|co|corp|ltd|a\.m|p\.m|u\.s|u\.k|ph\.d|jr|sr|dept")
_WRAPPED_LINE = 45  # characters; a line this long that goes on in lower case was wrapped by a mail program


def split(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence that holds a letter or a digit; white space and bullets are left out."""
    found = []
    for start, end in _lines(text):
        for piece_start, piece_end in _cut(text, start, end):
            while piece_start < piece_end and text[piece_start].isspace():
                piece_start += 1
            while piece_end > piece_start and text[piece_end - 1].isspace():
                piece_end -= 1
            if any(letter.isalnum() for letter in text[piece_start:piece_end]):
                found.append((piece_start, piece_end))
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = line_start = 0
    for newline in _NEWLINE.finditer(text):
        if _goes_on(text, line_start, newline):
            line_start = newline.end()
            continue
        yield _without_bullet(text, start), newline.start()
        start = line_start = newline.end()
    yield _without_bullet(text, start), len(text)


def _goes_on(text: str, line_start: int, newline: re.Match[str]) -> bool:
    here, following = newline.start(), text[newline.end() : newline.end() + 1]
    is_long = here - line_start >= _WRAPPED_LINE
    has_stopped = text[here - 1 : here] in tuple(".!?…:;。！？")
    return is_long and not has_stopped and following.islower()


def _without_bullet(text: str, start: int) -> int:
    bullet = _BULLET.match(text, start)
    return bullet.end() if bullet else start


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for stop in _STOP.finditer(text, start, end):
        if _ends_sentence(text, start, stop):
            yield start, stop.end()
            start = stop.end()
    yield start, end


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    after = text[stop.end() : stop.end() + 2].lstrip()[:1]
    if stop["closing"] and after.islower():
        return False  # "Are you hiring?" she said
    if stop["marks"] in ("...", "…", "....", ".."):
        return not after.islower()
    if stop["marks"] != ".":
        return True
    return not _is_abbreviation(text, max(start, stop.start() - 12), stop, after)


def _is_abbreviation(text: str, earliest: int, stop: re.Match[str], after: str) -> bool:
    found = _WORD_BEFORE.search(text, earliest, stop.start())
    if not found:
        return False
    word = found[0].lower()
    if len(word) == 1:
        return word != "i" and found[0].isupper() and bool(after)
    if stop["glued"]:
        return len(word) < 2
    return after.islower() if _MAYBE_LAST.fullmatch(word) else _TITLES.fullmatch(word) is not None

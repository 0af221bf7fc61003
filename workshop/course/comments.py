"""The comments of a slide: a command for Marp, a plan (minutes and activity), or the speaker's note."""

import re
from dataclasses import dataclass

from markdown_it.token import Token

from workshop.course.problems import Report

# Names that Marp acts on (marp-core 5.0.2, marp-cli 4.5.1). Its notes lose a comment that opens with one.
# fmt: off
MARP_NAMES = frozenset({
    "marp", "theme", "style", "headingDivider", "size", "math", "lang", "title", "author", "description",
    "keywords", "url", "image", "transition", "paginate", "header", "footer", "class", "color",
    "backgroundColor", "backgroundImage", "backgroundPosition", "backgroundRepeat", "backgroundSize",
})
# fmt: on
_OPENING = re.compile(r"\s*([A-Za-z_]\w*)\s*:")
_SPLIT = re.compile(r"^[ \t]*-{3,}[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Comment:
    """`kind` is "directive", "plan" or "note". `text` starts on `line` of the file."""

    kind: str
    line: int
    text: str


def read_comment(token: Token, report: Report) -> Comment | None:
    """None (and a problem) where the HTML is no comment, or the comment is not whole."""
    line = (token.map or [0])[0] + 1
    content = token.content.strip()
    if not content.startswith("<!--"):
        report.add(line, "HTML is not used in a deck.", "Write it as Markdown, or delete it.")
        return None
    if "-->" not in content:
        report.add(line, "This comment is not closed.", "End it with -->.")
        return None
    inner, _, after = content.removeprefix("<!--").partition("-->")
    if after.strip():
        report.add(
            line + inner.count("\n"), "Something stands behind the end of this comment.", "Start a new line."
        )
        return None
    if not inner.strip():
        report.add(line, "This comment is empty.", "Write something in it, or delete it.")
        return None
    if token.level:
        report.add(line, "This comment belongs to the list above it.", "Start it at the left edge.")
    split = _SPLIT.search(inner)
    if split:
        at = line + inner.count("\n", 0, split.end())
        report.add(at, "Three dashes in a comment split the slide in some tools.", "Take them out.")
    return Comment(_kind(inner), line, inner)


def _kind(inner: str) -> str:
    opening = _OPENING.match(inner)
    word = opening[1] if opening else ""
    if word.startswith("_"):
        return "directive"
    return "plan" if word in ("minutes", "activity", "short") else "note"


def check_note(comment: Comment, report: Report) -> None:
    opening = _OPENING.match(comment.text)
    if opening and opening[1] in MARP_NAMES:
        line = comment.line + comment.text.count("\n", 0, opening.start(1))
        mend = (
            f"In a note, start with other words. For a command, write _{opening[1]} above the slide's text."
        )
        report.add(
            line, f"A comment may not open with “{opening[1]}:”, because Marp takes it for a command.", mend
        )

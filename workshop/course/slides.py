"""Where a deck splits into slides, the same for Marp (any rule) and Slidev (a line of dashes)."""

from collections.abc import Sequence

from markdown_it.token import Token

from workshop.course.markup import plain
from workshop.course.problems import Report


def check_breaks(lines: Sequence[str], tokens: Sequence[Token], report: Report) -> None:
    for token in tokens:
        at = token.map[0] if token.map else 0
        if token.type == "hr":
            _check_break(lines, at, token.level, report)
        elif token.type == "heading_open" and token.markup == "-":
            last = (token.map or [0, 1])[1]
            report.add(
                last, "These dashes make a heading of the line above.", "Leave a blank line above ---."
            )


def _check_break(lines: Sequence[str], at: int, level: int, report: Report) -> None:
    if level or lines[at] != "---":
        report.add(
            at + 1, "Only three dashes at the left edge start a new slide.", "Write --- alone on the line."
        )
    elif lines[at - 1].strip():
        report.add(
            at + 1, "No blank line above ---.", "Add one, or some tools will not split the slide here."
        )
    elif at + 1 < len(lines) and lines[at + 1].strip():
        report.add(
            at + 1, "No blank line below ---.", "Add one, or some tools take the next line for a setting."
        )


def split(tokens: Sequence[Token]) -> list[tuple[int, list[Token]]]:
    """The slides with the line on which each starts (its first text, or the dashes where it has none)."""
    slides: list[tuple[int, list[Token]]] = [(1, [])]
    for token in tokens:
        line = token.map[0] + 1 if token.map else 1
        if token.type == "hr" and token.level == 0:
            slides.append((line, []))
        else:
            start, part = slides[-1]
            slides[-1] = (start if part else line, [*part, token])
    return slides


def level_headings(tokens: Sequence[Token], first: int = 2) -> str:
    """Sets the first heading to level `first` and the others below it; returns the words of the first."""
    title, top = "", 0
    for index, token in enumerate(tokens):
        if token.type not in ("heading_open", "heading_close"):
            continue
        level = int(token.tag[1])
        if token.type == "heading_open" and not top:
            title, top = plain(tokens[index + 1]).replace("\n", " ").strip(), level
            token.tag = f"h{first}"
        elif tokens[index - 2].type == "heading_open" and tokens[index - 2].tag == f"h{first}":
            token.tag = f"h{first}"
        else:
            token.tag = f"h{min(6, max(first + 1, level - top + first))}"
    return title

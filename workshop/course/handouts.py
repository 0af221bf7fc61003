"""Handouts: one page of paper each. What staff print beside them has the same form."""

from dataclasses import dataclass

from workshop.course.lessons import check_headings
from workshop.course.links import Place
from workshop.course.markup import parse_page, render
from workshop.course.pieces import Piece
from workshop.course.problems import Report
from workshop.course.shelf import Source

LAST = 99


@dataclass(frozen=True)
class Handout:
    """`order`: its place in lists, where lower ones come first. `text`: its words without any marks, with a
    blank line between paragraphs."""

    id: str
    title: str
    html: str
    summary: str
    order: int = LAST
    text: str = ""


def read_handout(source: Source, text: str, report: Report) -> Piece[Handout] | None:
    entry, tokens = parse_page(text, report)
    check_headings(tokens, report)
    body = render(tokens, Place(source.language, source.folder), report)
    if entry is None:
        return None
    title, summary = entry.label("title"), entry.prose("summary", limit=200)
    order = entry.number("order", 1, LAST, default=LAST)
    entry.finish()
    if not body.passages:
        report.add(entry.first_line, "The handout has no text.", "Write it below the front matter.")
    words = "\n\n".join(" ".join(passage.text.split()) for passage in body.passages)
    handout = Handout(source.name, title, body.html, summary, order, words)
    return Piece(report.path, handout, (*entry.passages, *body.passages), tuple(body.references))

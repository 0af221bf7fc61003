"""Handouts: one page of paper each."""

from dataclasses import dataclass

from workshop.course.lessons import check_headings
from workshop.course.links import Place
from workshop.course.markup import parse_page, render
from workshop.course.pieces import Piece
from workshop.course.problems import Report
from workshop.course.shelf import Source


@dataclass(frozen=True)
class Handout:
    id: str
    title: str
    html: str
    summary: str


def read_handout(source: Source, text: str, report: Report) -> Piece[Handout] | None:
    entry, tokens = parse_page(text, report)
    check_headings(tokens, report)
    body = render(tokens, Place(source.language, source.folder), report)
    if entry is None:
        return None
    title, summary = entry.label("title"), entry.prose("summary", limit=200)
    entry.finish()
    if not body.passages:
        report.add(entry.first_line, "The handout has no text.", "Write it below the front matter.")
    handout = Handout(source.name, title, body.html, summary)
    return Piece(report.path, handout, (*entry.passages, *body.passages), tuple(body.references))

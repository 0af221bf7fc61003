"""Lessons: one page each, with what research adds kept apart from the source's view."""

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from workshop.course.links import Place
from workshop.course.markup import parse_page, plain, render
from workshop.course.pieces import Piece, Reference
from workshop.course.problems import Report
from workshop.course.shelf import Source

# The heading that opens the labelled part. A language that is not named here uses the English one.
RESEARCH = {"en": "What research adds", "es": "Lo que añade la investigación"}
# A heading is three tokens: open, words, close.
_HEADING = 3


@dataclass(frozen=True)
class Lesson:
    """`research_html` comes without its heading, which the page draws; it is "" where a lesson has none.
    `practice`: the practice talk (its id) that goes with it."""

    slug: str
    point: int
    title: str
    summary: str
    html: str
    research_html: str
    minutes: int
    practice: str | None = None


def slug_of(source: Source) -> str:
    return source.name.split("-", 1)[-1]


def read_lesson(source: Source, text: str, report: Report) -> Piece[Lesson] | None:
    entry, tokens = parse_page(text, report)
    check_headings(tokens, report)
    cut = _research_start(tokens, source.language)
    place = Place(source.language, source.folder)
    view, research = (render(part, place, report) for part in (tokens[:cut], tokens[cut + _HEADING :]))
    if entry is None:
        return None
    lesson = Lesson(
        slug=slug_of(source),
        point=entry.number("point", 1, 99),
        title=entry.label("title"),
        summary=entry.prose("summary", limit=200),
        html=view.html,
        research_html=research.html,
        minutes=entry.number("minutes", 1, 60),
        practice=entry.text("practice", is_required=False) or None,
    )
    entry.finish()
    _check_number(source, lesson, report, entry.line("point"))
    if not view.passages:
        report.add(entry.first_line, "The lesson has no text.", "Write it below the front matter.")
    passages = (*entry.passages, *view.passages, *research.passages)
    talks = [Reference("roleplays", lesson.practice, entry.line("practice"))] if lesson.practice else []
    return Piece(report.path, lesson, passages, (*view.references, *research.references, *talks))


def _check_number(source: Source, lesson: Lesson, report: Report, line: int) -> None:
    number, dash, _ = source.name.partition("-")
    if not number.isdigit() or not dash:
        mend = f"Call it {lesson.point:02}-{source.name}.md."
        report.add(1, "A lesson's file name starts with its point and a dash.", mend)
    elif lesson.point and int(number) != lesson.point:
        message = f"The file name says point {int(number)}, and this line says {lesson.point}."
        report.add(line, message, "Make them the same.")


def _research_start(tokens: Sequence[Token], language: str) -> int:
    """The part runs from its heading to the end of the file."""
    heading = RESEARCH.get(language, RESEARCH["en"])
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2" and plain(tokens[index + 1]).strip() == heading:
            return index
    return len(tokens)


def check_headings(tokens: Sequence[Token], report: Report) -> None:
    """The page's title is its first level, so a text starts at ## and leaves no level out."""
    last = 1
    for token in tokens:
        if token.type != "heading_open":
            continue
        level = int(token.tag[1])
        line = (token.map or [0])[0] + 1
        if level == 1:
            report.add(
                line, "The title stands in the front matter alone.", "Start headings in the text with ##."
            )
        elif level > last + 1:
            report.add(line, "This heading leaves out a level.", f"Start it with {'#' * (last + 1)}.")
        last = max(level, 2)

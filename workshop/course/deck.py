"""The deck: one Marp-clean Markdown file with slides, speaker notes, minutes and activities.

The rules are those of docs/content.md. A deck that keeps them shows the same slides and notes in Marp and in
Slidev.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from workshop.course.comments import Comment, check_note, read_comment
from workshop.course.entries import Entry, parse_entry
from workshop.course.links import Place
from workshop.course.markup import Body, parse_page, parser, render
from workshop.course.pieces import Passage, Piece, Reference
from workshop.course.problems import Report
from workshop.course.shelf import Source
from workshop.course.slides import check_breaks, level_headings, split

SLIDES, NOTES = "slides", "notes"


@dataclass(frozen=True)
class Slide:
    """`number` counts from 1. `html` holds the whole slide, its title too, as a heading of level 2.

    `layout` is the slide's `_class`, "" where it has none; `activity` is an id. `short`: its minutes in the
    deck's short cut, None where that leaves it out (see course.cuts).
    """

    number: int
    title: str
    html: str
    note_html: str
    minutes: int
    activity: str | None
    layout: str
    short: int | None


@dataclass(frozen=True)
class Deck:
    """`short_minutes`: of the short cut; None where there is none."""

    id: str
    title: str
    language: str
    minutes: int
    slides: tuple[Slide, ...]
    short_minutes: int | None


@dataclass
class _Draft:
    """A slide being read. `line` is where it starts; `short`: what it says of the short cut, and where."""

    line: int
    title: str = ""
    layout: str = ""
    minutes: int = 0
    activity: str = ""
    short: int | None = None
    short_line: int = 0
    slide: Body = field(default_factory=Body)
    note: Body = field(default_factory=Body)
    references: list[Reference] = field(default_factory=list)


def read_deck(source: Source, text: str, report: Report) -> Piece[Deck] | None:
    entry, tokens = parse_page(text, report)
    if not tokens:
        return None
    check_breaks(text.split("\n"), tokens, report)
    place = Place(source.language)
    drafts = [_read_slide(line, part, place, report) for line, part in split(tokens)]
    if entry is None:
        return None
    minutes = _front_matter(entry, source, drafts)
    short_minutes = _short_cut(entry, drafts)
    slides = tuple(_slide(number, draft) for number, draft in enumerate(drafts, 1))
    deck = Deck(source.name, entry.label("title"), source.language, minutes, slides, short_minutes)
    entry.finish()
    passages: list[Passage] = list(entry.passages)
    references: list[Reference] = []
    for draft in drafts:
        passages += [*draft.slide.passages, *draft.note.passages]
        references += [*draft.references, *draft.slide.references, *draft.note.references]
    return Piece(report.path, deck, tuple(passages), tuple(references))


def _slide(number: int, draft: _Draft) -> Slide:
    return Slide(
        number=number,
        title=draft.title,
        html=draft.slide.html,
        note_html=draft.note.html,
        minutes=draft.minutes,
        activity=draft.activity or None,
        layout=draft.layout,
        short=draft.short,
    )


def _front_matter(entry: Entry, source: Source, drafts: Sequence[_Draft]) -> int:
    """Returns the deck's minutes."""
    report = entry.report
    if not entry.switch("marp"):
        report.add(entry.line("marp"), "Marp does not know this file as a deck.", "Write “marp: true”.")
    language = entry.text("lang")
    if language and language != source.language:
        message = f"“lang” says {language}, but the file is in the folder {source.language}."
        report.add(entry.line("lang"), message, "Make them the same.")
    minutes = entry.number("minutes", 1, 600)
    total = sum(draft.minutes for draft in drafts)
    if minutes and total != minutes:
        message = f"The slides add up to {total} minutes, and this line says {minutes}."
        report.add(entry.line("minutes"), message, "Change this line, or the minutes of a slide.")
    entry.ignore("theme", "paginate", "size", "author", "description")
    return minutes


def _short_cut(entry: Entry, drafts: Sequence[_Draft]) -> int | None:
    """The minutes of the short cut; a slide that says nothing else takes as long as in the whole."""
    report = entry.report
    if not entry.has("short_minutes"):
        for draft in drafts:
            if draft.short_line:
                mend = "Add a line such as “short_minutes: 60” to the front matter."
                report.add(draft.short_line, "The deck does not say how long its short cut is.", mend)
        return None
    minutes = entry.number("short_minutes", 1, 600)
    total = sum(draft.short or 0 for draft in drafts)
    if minutes and total != minutes:
        message = f"The slides of the short cut add up to {total} minutes, and this line says {minutes}."
        mend = "Change this line, or “short” on a slide: “out”, or fewer minutes."
        report.add(entry.line("short_minutes"), message, mend)
    return minutes


def _read_slide(line: int, tokens: Sequence[Token], place: Place, report: Report) -> _Draft:
    draft = _Draft(line)
    comments: list[Comment] = []
    body: list[Token] = []
    for token in tokens:
        comment = read_comment(token, report) if token.type == "html_block" else None
        if comment:
            _check_order(comment, token is tokens[-1], bool(body), report)
            comments.append(comment)
        elif token.type != "html_block":
            body.append(token)
    draft.title = level_headings(body)
    if not draft.title:
        report.add(line, "This slide has no title.", "Give it a line that starts with #.")
    draft.slide = render(body, place, report, part=SLIDES)
    _read_directives([c for c in comments if c.kind == "directive"], draft, report)
    _read_plan([c for c in comments if c.kind == "plan"], draft, report)
    _read_note([c for c in comments if c.kind == "note"], draft, place, report)
    return draft


def _check_order(comment: Comment, is_last: bool, is_below_text: bool, report: Report) -> None:
    if comment.kind == "note":
        check_note(comment, report)
    if comment.kind == "note" and not is_last:
        report.add(
            comment.line, "Something stands below this note.", "Make the note the last thing on the slide."
        )
    if comment.kind == "plan" and is_last:
        mend = "Write the note as a comment below it."
        report.add(comment.line, "The comment with the minutes comes before the note.", mend)
    if comment.kind == "directive" and is_below_text:
        report.add(comment.line, "This command stands below the slide's text.", "Move it above the text.")


def _read_directives(comments: Sequence[Comment], draft: _Draft, report: Report) -> None:
    for comment in comments:
        entry = parse_entry(comment.text, report, shift=comment.line - 1)
        if entry:
            draft.layout = entry.text("_class", is_required=False, limit=40) or draft.layout
            entry.ignore("_paginate", "_header", "_footer")
            entry.finish()


def _read_plan(comments: Sequence[Comment], draft: _Draft, report: Report) -> None:
    if not comments:
        mend = "Put a comment above the note: <!-- minutes: 5 -->."
        report.add(draft.line, "This slide does not say how many minutes it takes.", mend)
    for extra in comments[1:]:
        report.add(extra.line, "This slide has two comments with minutes or an activity.", "Make them one.")
    entry = parse_entry(comments[0].text, report, shift=comments[0].line - 1) if comments else None
    if entry:
        draft.minutes = entry.number("minutes", 0, 180)
        draft.activity = entry.text("activity", is_required=False)
        _read_short(entry, draft)
        entry.finish()
        if draft.activity:
            draft.references.append(Reference("activities", draft.activity, entry.line("activity")))


def _read_short(entry: Entry, draft: _Draft) -> None:
    draft.short = draft.minutes
    if entry.has("short"):
        draft.short_line = entry.line("short")
        is_out = entry.text("short") == "out"
        draft.short = None if is_out else entry.number("short", 0, draft.minutes)


def _read_note(comments: Sequence[Comment], draft: _Draft, place: Place, report: Report) -> None:
    if not comments:
        mend = "Make the last thing on the slide a comment that says what to do and say."
        report.add(draft.line, "This slide has no note for the speaker.", mend)
    for extra in comments[1:]:
        report.add(extra.line, "This slide has two notes.", "Make them one; some tools show only one.")
    if comments:
        tokens = parser(has_front_matter=False).parse(comments[0].text)
        level_headings(tokens, first=3)
        draft.note = render(tokens, place, report, part=NOTES, shift=comments[0].line - 1)

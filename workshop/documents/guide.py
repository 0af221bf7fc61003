"""The instructor's guide: a class on paper, for somebody who gives it tomorrow. Made from the deck itself."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from workshop.course.cuts import Cut, cut
from workshop.course.deck import Deck, Slide
from workshop.course.handouts import Handout
from workshop.documents.sheet import Edition, Sheet, set_sheet

_TITLE = re.compile(r"<h2>.*?</h2>\s*", re.S)
_PICTURE = re.compile(r'<img\b[^>]*?alt="([^"]*)"[^>]*>|<img\b[^>]*>')
_LINK = re.compile(r"</?a\b[^>]*>")


@dataclass(frozen=True)
class Plan:
    """A slide's part in one cut. `start`: hours and minutes since the class began, such as 0:05."""

    minutes: int
    start: str


@dataclass(frozen=True)
class Step:
    """`words` stand on the screen below the title; `kind`: of the activity, "" where there is none; `short`:
    None where the short cut leaves the slide out."""

    number: int
    title: str
    words: Markup
    note: Markup
    kind: str
    whole: Plan
    short: Plan | None


def sheet(
    deck: Deck,
    kinds: Mapping[str, str],
    words: Handout | None,
    edition: Edition,
    *,
    title: str,
    facts: Sequence[tuple[str, str]],
    to_print: Sequence[tuple[str, str]],
    footer: str = "",
    date: str = "",
) -> Sheet:
    """`kinds`: of activities, by id; `words`: what stands before the minutes, None for nothing; `to_print`:
    what, and how many. `title`, `facts` and `to_print` are worded already."""
    whole, short = cut(deck, False), cut(deck, True)
    return set_sheet(
        "documents/guide.html",
        edition,
        title=f"{edition.gettext('Instructor’s guide')}: {title}",
        class_title=title,
        facts=facts,
        words=words,
        body=Markup(words.html) if words else Markup(),
        to_print=to_print,
        steps=[_step(slide, kinds, whole, short) for slide in deck.slides],
        minutes=whole.minutes,
        short_minutes=short.minutes if short.is_short else None,
        footer=footer,
        date=date,
    )


def _step(slide: Slide, kinds: Mapping[str, str], whole: Cut, short: Cut) -> Step:
    return Step(
        number=slide.number,
        title=slide.title,
        words=_on_paper(_TITLE.sub("", slide.html, count=1)),
        note=_on_paper(slide.note_html),
        kind=kinds.get(slide.activity or "", ""),
        whole=_plan(slide, whole),
        short=_plan(slide, short) if short.has(slide.number) else None,
    )


def _plan(slide: Slide, way: Cut) -> Plan:
    hours, minutes = divmod(way.start_of(slide.number), 60)
    return Plan(way.here(slide.number).minutes, f"{hours}:{minutes:02}")


def _on_paper(html: str) -> Markup:
    """Pictures have an address only on our pages, so their words stand for them; links keep their words."""
    return Markup(_LINK.sub("", _PICTURE.sub(lambda found: f"[{found[1] or ''}]", html)))

"""A talk as one sheet of paper."""

import datetime
from collections.abc import Mapping, Sequence

from flask_babel import format_date

from workshop.documents import letters, talks
from workshop.documents.sheet import Edition, Sheet
from workshop.web.kit.talk_page import after, told
from workshop.web.kit.talk_words import CAUSES
from workshop.web.kit.talks import Talk, curves


def debrief_sheet(
    talk: Talk,
    offers: Sequence[Mapping[str, str]],
    edition: Edition,
    *,
    is_bound: bool,
    name: str = "",
    footer: str = "",
    date: str = "",
) -> Sheet:
    """`offers` as they are kept (see talk_page.typed_offers). Letters that paper lacks are left out of them
    and of what was said."""
    return talks.sheet(
        talk.scenario,
        after(talk),
        _said(talk),
        edition,
        offers=[_offer(one) for one in offers if any(one.values())],
        earlier=curves(talk)[:-1],
        is_bound=is_bound,
        name=name,
        footer=footer,
        date=date,
    )


def _said(talk: Talk) -> list[talks.Said]:
    points = after(talk).curve[1:]
    return [
        talks.Said(
            words=letters.printable(step.turn.text),
            notes=note.names,
            answer=step.answer.lines,
            trust=point.trust,
            change=point.change,
            cause=str(CAUSES.get(point.cause, "")),
            is_turning=point.is_turning,
        )
        for step, note, point in zip(talk.steps, told(talk), points, strict=True)
    ]


def _offer(kept: Mapping[str, str]) -> talks.Offer:
    by = format_date(datetime.date.fromisoformat(kept["by"]), "full") if kept["by"] else ""
    return talks.Offer(letters.printable(kept["what"]), letters.printable(kept["to_whom"]), by)

"""The take-home pack: a cover with the contents, then sheets that could each stand alone, as one document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from workshop.documents.sheet import Edition, Sheet, set_sheet

_BODY = re.compile(r'<body class="([^"]*)">(.*)</body>', re.S)


@dataclass(frozen=True)
class Part:
    """`classes` and `body`: of the sheet's own page."""

    title: str
    classes: str
    body: Markup


def part(sheet: Sheet) -> Part:
    found = _BODY.search(sheet.html)
    assert found  # every template of ours extends documents/base.html
    # A sheet's HTML is trusted: every value in it is escaped already.
    return Part(sheet.title, found[1], Markup(found[2]))


def sheet(
    sheets: Sequence[Sheet],
    edition: Edition,
    *,
    name: str,
    class_title: str,
    footer: str = "",
    date: str = "",
) -> Sheet:
    """`sheets` in one edition, flat, in their order: one document, so that pages are numbered through and the
    contents know where each begins."""
    return set_sheet(
        "documents/pack.html",
        edition,
        title=edition.gettext("What I take home"),
        parts=[part(one) for one in sheets],
        name=name,
        class_title=class_title,
        footer=footer,
        date=date,
    )

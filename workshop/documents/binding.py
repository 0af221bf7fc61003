"""Sheets bound into one page of HTML, so that the renderer goes through all of them in one go."""

from collections.abc import Sequence

from workshop.documents.sheet import Sheet

_TITLE, _BODY, _END = "<title>", '<body class="', "</body>"


def head(sheet: Sheet) -> str | None:
    """What sheets must have in common to be bound; None for one that must stay by itself.

    Only sheets whose pages are not counted can be bound: the count would be that of all together.
    """
    if not sheet.is_bindable:
        return None
    before, _, rest = sheet.html.partition(_TITLE)
    return before + rest.partition("</title>")[2].partition(_BODY)[0]


def bound(sheets: Sequence[Sheet]) -> str:
    """The page of the first, with the bodies of all, one after the other."""
    before = sheets[0].html.partition(_BODY)[0]
    return f"{before}<body>\n{''.join(map(_body, sheets))}</body>\n</html>\n"


def _body(sheet: Sheet) -> str:
    kind, _, rest = sheet.html.partition(_BODY)[2].partition('">')
    return f'<div class="bound {kind}">{rest.rpartition(_END)[0]}</div>\n'

"""The cards of a role-play, to cut out."""

from collections.abc import Sequence

from flask_babel import gettext as _

from workshop.documents import role_cards
from workshop.documents.sheet import Edition, Sheet
from workshop.moves.taxonomy import GIVING, TAKING, Move, is_taking
from workshop.roleplay.scenario import Scenario
from workshop.web.kit.house import house
from workshop.web.kit.language import language


def cards_sheet(scenarios: Sequence[Scenario], edition: Edition, *, is_own: bool, date: str = "") -> Sheet:
    """`is_own`: people may answer for themselves instead."""
    coaching = house().library.coaching(language())
    ticks = [
        role_cards.Tick("take" if is_taking(move) else "give", _ticked(move, advice.name), advice.example)
        for move in (*sorted(GIVING), *sorted(TAKING))
        for advice in (coaching.advice(move),)
    ]
    return role_cards.sheet(scenarios, ticks, edition, is_own=is_own, date=date)


def _ticked(move: Move, name: str) -> str:
    """As the handout on introductions says it."""
    return str(_("%(move)s (half a gift)", move=name)) if move is Move.NAME_ONLY else name

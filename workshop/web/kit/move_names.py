"""What screens call each move."""

from workshop.moves.taxonomy import Move
from workshop.web.kit.house import house
from workshop.web.kit.language import language


def move_names() -> dict[str, str]:
    coaching = house().library.coaching(language())
    return {move.value: coaching.advice(move).name for move in Move}

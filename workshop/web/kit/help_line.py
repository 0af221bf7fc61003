"""The center's help line, for a page on which somebody has typed that they cannot go on."""

from collections.abc import Callable, Iterable

from flask import Flask

from workshop.moves.distress import is_distress
from workshop.web.kit.house import house


def open_help_line(app: Flask) -> None:
    @app.context_processor
    def words() -> dict[str, Callable[[Iterable[str]], str]]:
        return {"help_line_for": help_line_for}


def help_line_for(texts: Iterable[str]) -> str:
    """ "" where none of the texts says so. Nothing is noted, and nobody is told."""
    return house().settings.help_line if any(map(is_distress, texts)) else ""

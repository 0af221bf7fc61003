"""Which language a page speaks, and the words and times that every template may use."""

from typing import Any

from flask import Flask, g
from flask_babel import Babel

from workshop.web.kit import clock
from workshop.web.kit.house import house
from workshop.web.kit.locales import locale_of


def open_language(app: Flask) -> None:
    Babel(app, locale_selector=lambda: locale_of(language()))
    app.jinja_env.add_extension("jinja2.ext.i18n")

    @app.context_processor
    def words() -> dict[str, Any]:
        return {"language": language(), "current_staff": g.get("staff"), "clock": clock}


def language() -> str:
    """The tag of a class's own language, also on the pages before anybody has joined it."""
    meeting = g.get("meeting")
    chosen: str = meeting.language if meeting is not None else house().settings.language
    return chosen

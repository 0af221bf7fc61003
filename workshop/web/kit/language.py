"""Which language a page speaks, and the words and times that every template may use."""

from typing import Any

from flask import Flask, g
from flask_babel import Babel, get_locale

from workshop.web.kit import clock
from workshop.web.kit.house import house


def open_language(app: Flask) -> None:
    Babel(app, locale_selector=_language)
    app.jinja_env.add_extension("jinja2.ext.i18n")

    @app.context_processor
    def words() -> dict[str, Any]:
        return {"language": language(), "current_staff": g.get("staff"), "clock": clock}


def _language() -> str:
    """A class speaks its own language, also on the pages before anybody has joined it."""
    meeting = g.get("meeting")
    chosen: str = meeting.language if meeting is not None else house().settings.language
    return chosen


def language() -> str:
    return str(get_locale() or "en")

"""The one place that knows every room: settings, course, records, live, doors."""

import os
from collections.abc import Collection

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from workshop import shipped
from workshop.course.library import Library, load_library
from workshop.documents.jobs import Jobs
from workshop.documents.press import Press
from workshop.live.following import Frame
from workshop.live.hub import Hub
from workshop.live.streams import Streams
from workshop.live.tickets import Holder, Tickets
from workshop.records import changes, clock, db, meetings
from workshop.settings import Settings, SettingsError
from workshop.web.doors import open_doors
from workshop.web.frames import render
from workshop.web.kit import holders
from workshop.web.kit.house import House


def create_app(settings: Settings | None = None) -> Flask:
    """The whole site. Raises SettingsError, ContentError, KeyProblem or a database problem, in words for the
    operator."""
    settings = settings or Settings.from_environment(os.environ)
    app = Flask("workshop", template_folder=str(shipped("templates")), static_folder=None)
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.config["MAX_CONTENT_LENGTH"] = 1024 * 1024
    folders = [shipped("slides"), *([settings.content_folder] if settings.content_folder else [])]
    library = load_library(folders)
    _check_language(settings.language, library)
    settings.data_folder.mkdir(parents=True, exist_ok=True)
    db.init_app(app, settings)
    press = Press(settings.data_folder)
    house = House(settings, library, press, Jobs(press, settings.data_folder / "printing"))
    open_doors(app, house)
    app.extensions["streams"] = _streams(app, house)
    if settings.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies, x_host=settings.proxies
        )
    return app


def _streams(app: Flask, house: House) -> Streams:
    """Woken by every change of a class; asleep until a server starts them."""

    def frame(meeting_id: int, audience: str, language: str) -> Frame | None:
        found = render.frame(app, meeting_id, audience, language)
        return Frame(*found) if found else None

    def revision_of(meeting_id: int) -> int | None:
        with app.app_context():
            return meetings.revision(meeting_id)

    def still_in(found: Collection[Holder]) -> set[Holder]:
        with app.app_context():
            return holders.still_in(found)

    hub = Hub(frame, revision_of)
    with app.app_context():
        changes.listen(hub.changed)
    tickets = Tickets(str(app.secret_key))
    return Streams(hub, tickets, lambda seen_id: house.presence.saw(seen_id, clock.utc_now()), still_in)


def _check_language(language: str, library: Library) -> None:
    if language not in library.languages:
        known = " or ".join(library.languages)
        raise SettingsError(f"WORKSHOP_LANGUAGE must be a language with content, {known}, not “{language}”.")

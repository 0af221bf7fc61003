"""Opens the doors: the kit round them, then one blueprint an audience."""

from flask import Flask
from flask_compress import Compress
from flask_wtf import CSRFProtect

from workshop import shipped
from workshop.web import instructor, participant, projector, public
from workshop.web.access import ENTRIES
from workshop.web.kit.assets import open_assets
from workshop.web.kit.clock import open_clock
from workshop.web.kit.errors import open_errors
from workshop.web.kit.file_forms import open_file_forms
from workshop.web.kit.guard import open_guard
from workshop.web.kit.headers import open_headers
from workshop.web.kit.help_line import open_help_line
from workshop.web.kit.house import House
from workshop.web.kit.language import open_language
from workshop.web.kit.sessions import open_sessions


def open_doors(app: Flask, rooms: House) -> None:
    """Stops with LookupError where a route has no entry in the table of who may enter."""
    app.extensions["workshop"] = rooms
    open_sessions(app, rooms.settings.data_folder)
    open_language(app)
    open_clock(app)
    open_help_line(app)
    open_headers(app)
    open_file_forms(app)  # before the form guard, which reads the form
    CSRFProtect(app)
    for audience in (public, participant, instructor, projector):
        app.register_blueprint(audience.door)
    _every_route_is_listed(app)
    open_guard(app, ENTRIES)
    open_errors(app)
    Compress(app)
    open_assets(app, shipped("static"), rooms.settings.data_folder)


def _every_route_is_listed(app: Flask) -> None:
    missing = sorted(set(app.view_functions) - set(ENTRIES))
    if missing:
        raise LookupError(f"workshop/web/access.py does not say who may enter: {', '.join(missing)}")

"""The room's screen: its own address, nothing private on it; it moves the class only for signed-in staff."""

from flask import Blueprint

door = Blueprint("projector", __name__, url_prefix="/projector")

from workshop.web.projector import driving, screen  # noqa: E402,F401  (routes hang on `door`)

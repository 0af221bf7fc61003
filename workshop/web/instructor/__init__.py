"""Doors for staff: signing in, classes, the console, closing, papers, colleagues, the center's books."""

from flask import Blueprint

door = Blueprint("instructor", __name__, url_prefix="/staff")

from workshop.web.instructor import (  # noqa: E402,F401  (routes hang on `door`)
    account,
    afterwards,
    catalog,
    center,
    classes,
    closing,
    colleagues,
    console,
    disputes,
    editing,
    letting,
    links,
    meeting,
    paper_answers,
    papers,
    patterns,
    people,
    phone,
    pictures,
    playing,
    preview,
    printing,
    reporting,
    returns,
    room,
    signing_in,
    staff_paper,
)

"""Doors for the people in the room: join by code and name, follow, answer, print, leave."""

from flask import Blueprint

door = Blueprint("participant", __name__)

from workshop.web.participant import (  # noqa: E402,F401  (routes hang on `door`)
    another_phone,
    clinic,
    disputing,
    following,
    joining,
    leaving,
    pairs,
    papers,
    partner,
    pitches,
    polls,
    returning,
    take_home,
    talk_ends,
    talks,
    worksheets,
    writing,
)

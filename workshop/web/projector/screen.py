"""What the room sees. Anybody who has the code may look, so it shows nothing that a passer-by may not see."""

from flask import Response, g, render_template, url_for

from workshop.records.meetings import Meeting
from workshop.web.frames.render import render
from workshop.web.kit import wheel
from workshop.web.kit.addresses import outside, without_scheme
from workshop.web.kit.codes import qr
from workshop.web.kit.cutting import cut_of
from workshop.web.kit.known_codes import class_of
from workshop.web.kit.language import language
from workshop.web.kit.state import state as state_answer
from workshop.web.kit.state import stream_address
from workshop.web.projector import door


@door.get("/<code>/")
def screen(code: str) -> str:
    return page(_meeting(code), drive_url=None)


@door.get("/<code>/state")
def state(code: str) -> Response:
    meeting = _meeting(code)
    return state_answer(meeting, "projector", language(), render(meeting, "projector", language()))


def page(meeting: Meeting, drive_url: str | None) -> str:
    base, cut = outside(), cut_of(meeting)
    return render_template(
        "projector/screen.html",
        meeting=meeting,
        regions=render(meeting, "projector", language()),
        drive_url=drive_url,
        stream=stream_address(meeting, "projector", language()),
        place=wheel.place_or_new() if drive_url else "",
        slides=cut.deck.slides,
        left_out=[one.number for one in cut.deck.slides if not cut.has(one.number)],
        address=without_scheme(f"{base}{url_for('participant.join')}"),
        qr=qr(f"{base}{url_for('participant.name', code=meeting.code)}"),
    )


def _meeting(code: str) -> Meeting:
    found = class_of(code)
    g.meeting = found  # the screen speaks the language of its class
    return found

"""The step that the class is at, and the state that keeps it true."""

import re
from collections.abc import Collection

from flask import Response, jsonify, render_template

from workshop.web.frames.render import render
from workshop.web.kit.guard import current_meeting, current_participant
from workshop.web.kit.language import language
from workshop.web.kit.state import on_page, stream_address
from workshop.web.kit.state import state as state_answer
from workshop.web.participant import door
from workshop.web.participant.mine import my_region, my_talks


@door.get("/class/<code>/")
def step(code: str) -> str:
    return step_page()


def step_page(chosen: Collection[str] = ()) -> str:
    """`chosen`: options that were sent and could not be taken, so that they stand there as they were."""
    meeting = current_meeting()
    regions = render(meeting, "participant", language())
    return render_template(
        "participant/step.html",
        meeting=meeting,
        participant=current_participant(),
        regions=on_page({name: _checked(html, chosen) for name, html in regions.items()}),
        mine=my_region(),
        stream=stream_address(meeting, "participant", language()),
        talks=my_talks(),
    )


def _checked(html: str, chosen: Collection[str]) -> str:
    """The frame is the same for every phone, so that it holds nobody's choice."""

    def mark(field: re.Match[str]) -> str:
        return f"{field[0]} checked" if field[1] in chosen else field[0]

    return re.sub(r'name="option" value="([^"]*)"', mark, html)


@door.get("/class/<code>/state")
def state(code: str) -> Response:
    meeting = current_meeting()
    return state_answer(meeting, "participant", language(), render(meeting, "participant", language()))


@door.get("/class/<code>/mine")
def mine(code: str) -> Response:
    """What only this phone may see of the current step; fetched when the revision moves."""
    return jsonify({"revision": current_meeting().revision, "regions": {"mine": my_region()}})

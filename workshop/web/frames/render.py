"""One door to the frames: for the pages that follow a class, and for its streams."""

from flask import Flask, g

from workshop.records import meetings
from workshop.records.meetings import Meeting
from workshop.web.frames import console, screen, step
from workshop.web.kit.language import language as language_here

AUDIENCES = {"participant": step.regions, "projector": screen.regions, "console": console.regions}


def render(meeting: Meeting, audience: str, language: str) -> dict[str, str]:
    """Regions by name. Needs an app context; KeyError for an audience that does not exist."""
    return AUDIENCES[audience](meeting, language)


def frame(app: Flask, meeting_id: int, audience: str, language: str) -> tuple[int, dict[str, str]] | None:
    """Outside any request: the revision and regions that `state` would answer to this audience. None where
    the class is gone or speaks another language now, so that its pages ask anew."""
    with app.test_request_context(base_url=f"http://localhost:{app.extensions['workshop'].settings.port}"):
        meeting = meetings.get(meeting_id)
        if meeting is None:
            return None
        g.meeting = meeting
        if language_here() != language:
            return None
        return meeting.revision, render(meeting, audience, language)

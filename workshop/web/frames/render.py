"""One door to the frames, for the pages that follow a class (and, later, for its streams)."""

from workshop.records.meetings import Meeting
from workshop.web.frames import console, screen, step

AUDIENCES = {"participant": step.regions, "projector": screen.regions, "console": console.regions}


def render(meeting: Meeting, audience: str, language: str) -> dict[str, str]:
    """Regions by name. Needs an app context; KeyError for an audience that does not exist."""
    return AUDIENCES[audience](meeting, language)

"""The room's screen, for all to see: no names, no head-count, nothing that fewer than five people said."""

from dataclasses import dataclass

from flask import render_template, url_for

from workshop.course.activities import Activity
from workshop.records import meetings, results
from workshop.records.meetings import Meeting
from workshop.web.frames.console import current_slide
from workshop.web.kit.addresses import outside, without_scheme
from workshop.web.kit.codes import qr
from workshop.web.kit.house import house


@dataclass(frozen=True)
class Bar:
    """One option's share of the answers, in whole per cent; a number of people would be a head-count."""

    label: str
    share: int
    share_before: int | None


def regions(meeting: Meeting, language: str) -> dict[str, str]:
    deck = house().library.deck(meeting.language)
    slide = current_slide(deck, meeting.slide)
    activity = house().library.activity(meeting.language, slide.activity) if slide.activity else None
    base = outside()
    shown = {
        "meeting": meeting,
        "language": language,
        "slide": slide,
        "activity": activity,
        "bars": bars(meeting, activity) if activity else None,
        "is_open": activity is not None and meetings.activity_status(meeting.id, activity.id) == "open",
        "address": without_scheme(f"{base}{url_for('participant.join')}"),
        "qr": qr(f"{base}{url_for('participant.name', code=meeting.code)}"),
    }
    return {
        "foot": render_template("projector/regions/foot.html", **shown).strip(),
        "step": render_template("projector/regions/step.html", **shown).strip(),
    }


def bars(meeting: Meeting, activity: Activity) -> list[Bar] | None:
    """None where the results are not shown; beside a poll that is asked again stands what was said before."""
    if activity.kind != "poll" or meetings.activity_status(meeting.id, activity.id) != "revealed":
        return None
    shares = results.shares(meeting.id, activity.id)
    if shares is None:
        return None
    before = results.shares(meeting.id, activity.again_of) if activity.again_of else None
    return [
        Bar(one.label, shares.get(one.id, 0), before.get(one.id, 0) if before is not None else None)
        for one in activity.options
    ]

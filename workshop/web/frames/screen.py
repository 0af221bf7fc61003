"""The room's screen, for all to see: no names, no head-count but where the class wants it.

Nothing stands on it that fewer than five people said.
"""

from flask import render_template, url_for

from workshop.records import meetings, roster, rounds
from workshop.records.meetings import Meeting
from workshop.web.frames.board import board, question
from workshop.web.frames.console import current_slide
from workshop.web.frames.playing import playing
from workshop.web.frames.poll_results import poll_results
from workshop.web.kit.addresses import outside, without_scheme
from workshop.web.kit.codes import qr
from workshop.web.kit.house import house
from workshop.web.kit.move_names import move_names


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
        **poll_results(meeting, activity),
        **playing(meeting, activity),
        **board(meeting, activity),
        "question": question(meeting),
        "round": rounds.current(meeting.id, activity.id) if activity else 1,
        "move_names": move_names(),
        "is_open": activity is not None and meetings.activity_status(meeting.id, activity.id) == "open",
        "count": roster.count(meeting.id) if meeting.is_count_shown else None,
        "address": without_scheme(f"{base}{url_for('participant.join')}"),
        "qr": qr(f"{base}{url_for('participant.name', code=meeting.code)}"),
    }
    return {
        "foot": render_template("projector/regions/foot.html", **shown).strip(),
        "step": render_template("projector/regions/step.html", **shown).strip(),
    }

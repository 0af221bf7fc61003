"""The phones' frame: the slide that the class is at, and what there is to do on it."""

from flask import render_template

from workshop.course.cuts import cut
from workshop.records import meetings, rounds
from workshop.records.meetings import Meeting
from workshop.web.frames.board import board
from workshop.web.frames.playing import playing
from workshop.web.frames.poll_results import poll_results
from workshop.web.kit.house import house
from workshop.web.kit.move_names import move_names


def regions(meeting: Meeting, language: str) -> dict[str, str]:
    deck = house().library.deck(language)
    way = cut(deck, meeting.is_short)
    slide = deck.slides[min(meeting.slide, len(deck.slides)) - 1]
    activity = house().library.activity(language, slide.activity) if slide.activity else None
    status = meetings.activity_status(meeting.id, activity.id) if activity else "closed"
    step = render_template(
        "participant/regions/step.html",
        meeting=meeting,
        slide=slide,
        number=way.step(slide.number),
        slides=len(way.slides),
        activity=activity,
        status=status,
        **poll_results(meeting, activity),
        **playing(meeting, activity),
        **board(meeting, activity),
        round=rounds.current(meeting.id, activity.id) if activity else 1,
        move_names=move_names(),
        handouts=house().library.handouts(language),
    )
    return {"step": step}

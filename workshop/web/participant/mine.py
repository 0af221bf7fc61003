"""The personal part of a step: my own answer to what the class is doing."""

from flask import render_template

from workshop.course.activities import Activity
from workshop.records import answers, meetings
from workshop.web.kit.answering import answer_key
from workshop.web.kit.guard import current_meeting, current_participant
from workshop.web.kit.house import house
from workshop.web.kit.language import language
from workshop.web.kit.move_names import move_names
from workshop.web.participant.pairs import my_place


def current_activity() -> Activity | None:
    deck = house().library.deck(language())
    slide = deck.slides[min(current_meeting().slide, len(deck.slides)) - 1]
    return house().library.activity(language(), slide.activity) if slide.activity else None


def my_region() -> str:
    meeting, activity = current_meeting(), current_activity()
    answer = answers.get(current_participant().id, answer_key(activity)) if activity else None
    is_open = activity is not None and meetings.activity_status(meeting.id, activity.id) == "open"
    return render_template(
        "participant/regions/mine.html",
        activity=activity,
        answer=answer,
        is_open=is_open and meeting.status == "open",
        place=my_place(activity) if activity and activity.kind == "pairs" else None,
        move_names=move_names(),
        meeting=meeting,
    )


def my_talks() -> list[Activity]:
    """The role-plays that this person has begun, in whatever step the class is now."""
    begun = {one.activity for one in answers.of_participant(current_participant().id)}
    every = house().library.activities(language())
    return [one for one in every if one.kind == "roleplay" and answer_key(one) in begun]

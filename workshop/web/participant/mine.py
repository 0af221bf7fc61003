"""The personal part of a step: my own answer to what the class is doing."""

from flask import render_template

from workshop.course.activities import Activity
from workshop.records import answers
from workshop.web.kit.guard import current_meeting, current_participant
from workshop.web.kit.house import house
from workshop.web.kit.language import language


def current_activity() -> Activity | None:
    deck = house().library.deck(language())
    slide = deck.slides[min(current_meeting().slide, len(deck.slides)) - 1]
    return house().library.activity(language(), slide.activity) if slide.activity else None


def answer_key(activity: Activity) -> str:
    """Under which name `records` keeps an answer to this activity."""
    if activity.kind == "worksheet":
        return f"worksheet:{activity.worksheet}"
    return f"pitch:{activity.id}" if activity.kind == "pitch" else activity.id


def my_region() -> str:
    activity = current_activity()
    answer = answers.get(current_participant().id, answer_key(activity)) if activity else None
    return render_template(
        "participant/regions/mine.html", meeting=current_meeting(), activity=activity, answer=answer
    )

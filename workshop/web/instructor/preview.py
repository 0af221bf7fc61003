"""The class alone at the desk: every slide with its notes and what phones show. Nothing is recorded."""

from types import SimpleNamespace

from flask import render_template, request
from markupsafe import Markup

from workshop.course.activities import Activity
from workshop.course.deck import Slide
from workshop.records.meetings import Meeting
from workshop.web.frames.console import current_slide
from workshop.web.instructor import door
from workshop.web.instructor.paths import CLASS
from workshop.web.kit.guard import current_meeting
from workshop.web.kit.house import house


@door.get(f"{CLASS}/preview")
def preview(meeting_id: int) -> str:
    found = current_meeting()
    deck = house().library.deck(found.language)
    asked = request.args.get("slide", "")
    slide = current_slide(deck, int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1)
    activity = house().library.activity(found.language, slide.activity) if slide.activity else None
    return render_template(
        "instructor/preview.html",
        meeting=found,
        deck=deck,
        slide=slide,
        activity=activity,
        plan_from=sum(one.minutes for one in deck.slides[: slide.number - 1]),
        phone=on_phones(found, slide, len(deck.slides), activity),
    )


def on_phones(meeting: Meeting, slide: Slide, slides: int, activity: Activity | None) -> Markup:
    """The phones' own region, as it is when the activity is open. Its forms lead nowhere."""
    html = render_template(
        "participant/regions/step.html",
        meeting=SimpleNamespace(status="open", code=meeting.code, id=meeting.id, title=meeting.title),
        slide=slide,
        slides=slides,
        activity=activity,
        status="open",
        shares=None,
        before=None,
        round=1,
        **dict.fromkeys(("ends_ms", "seats", "wall", "heard", "board")),
    )
    return Markup(html.replace('method="post"', 'method="dialog"'))

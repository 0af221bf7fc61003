"""The class alone at the desk: every slide with its notes and what phones show. Nothing is recorded."""

from types import SimpleNamespace

from flask import render_template, request
from markupsafe import Markup

from workshop.course.activities import Activity
from workshop.course.cuts import Cut
from workshop.course.deck import Slide
from workshop.records.meetings import Meeting
from workshop.web.instructor import door
from workshop.web.instructor.paths import CLASS
from workshop.web.kit.cutting import cut_of
from workshop.web.kit.guard import current_meeting
from workshop.web.kit.house import house
from workshop.web.kit.numbers import whole


@door.get(f"{CLASS}/preview")
def preview(meeting_id: int) -> str:
    found = current_meeting()
    cut = cut_of(found)
    asked = whole(request.args.get("slide"), digits=5)
    slide = cut.here(1 if asked is None else asked)
    activity = house().library.activity(found.language, slide.activity) if slide.activity else None
    return render_template(
        "instructor/preview.html",
        meeting=found,
        cut=cut,
        slide=slide,
        activity=activity,
        plan_from=cut.start_of(slide.number),
        phone=on_phones(found, slide, cut, activity),
    )


def on_phones(meeting: Meeting, slide: Slide, cut: Cut, activity: Activity | None) -> Markup:
    """The phones' own region, as it is when the activity is open. Its forms lead nowhere."""
    html = render_template(
        "participant/regions/step.html",
        meeting=SimpleNamespace(status="open", code=meeting.code, id=meeting.id, title=meeting.title),
        slide=slide,
        number=cut.step(slide.number),
        slides=len(cut.slides),
        activity=activity,
        status="open",
        shares=None,
        before=None,
        round=1,
        move_names={},
        handouts=house().library.handouts(meeting.language),
        **dict.fromkeys(("ends_ms", "until", "seats", "wall", "heard", "board")),
    )
    return Markup(html.replace('method="post"', 'method="dialog"'))

"""The pitch checker: write, see what the words do, try again."""

from typing import Any

from flask import abort, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.course.activities import Activity
from workshop.moves import read
from workshop.moves.reader import MAX_CHARACTERS, Reading
from workshop.records import answers
from workshop.records.answers import Answer
from workshop.web.kit.disputes import undisputed
from workshop.web.kit.findings import marked
from workshop.web.kit.guard import current_meeting, current_participant, wants_json
from workshop.web.kit.house import house
from workshop.web.kit.keeping import kept_until
from workshop.web.kit.language import language
from workshop.web.kit.numbers import whole
from workshop.web.participant import door
from workshop.web.participant.again import comes_again
from workshop.web.participant.clinic import clinic, first_words
from workshop.web.participant.forms import PitchForm
from workshop.web.participant.partner import for_partner
from workshop.web.participant.receipts import looked_at, received, refused

FREE = "pitch:free"


@door.get("/class/<code>/pitch")
@door.get("/class/<code>/pitch/<activity_id>")
def pitch(code: str, activity_id: str | None = None) -> str:
    activity = pitch_activity(activity_id)
    before = answers.get(current_participant().id, pitch_key(activity))
    text = before.value["text"] if before else (activity.start if activity else "")
    reading = Reading.from_dict(before.value["reading"]) if before else None
    form = PitchForm(text=text, edit=_next_edit(before))
    may_dispute = current_meeting().status == "open"
    return _page(activity, form, reading, before, may_dispute=may_dispute)


@door.post("/class/<code>/pitch")
@door.post("/class/<code>/pitch/<activity_id>")
@looked_at
def check_pitch(code: str, activity_id: str | None = None) -> str | Response | tuple[str, int]:
    activity = pitch_activity(activity_id)
    form = PitchForm(request.form)
    text = form.text.data or ""
    if not form.validate():
        return _page(activity, form, None), 422
    if len(text) > MAX_CHARACTERS:
        form.text.errors = [_too_long(len(text))]
        return _page(activity, form, None), 422
    return _keep(activity, form, read(text, language()))


def _keep(activity: Activity | None, form: PitchForm, reading: Reading) -> str | Response | tuple[str, int]:
    person, key = current_participant().id, pitch_key(activity)
    value: dict[str, Any] = {"text": reading.text, "reading": reading.to_dict()}
    if activity and activity.is_clinic:
        value |= first_words(reading.text, answers.get(person, key))
    saved = answers.save(person, key, 1, value, _edit(form))
    if saved.status == "saved":
        return received(f"{pitch_address(activity)}#reading")
    if saved.status == "closed":
        form.text.errors = [_("The class is closed, so this was checked but not saved.")]
    else:
        message = _("You changed this in another window. Both are safe. Send again to keep these words.")
        if wants_json():
            return refused(saved, message)
        form.text.errors = [message]
        form.edit.data = str(_next_edit(saved.answer))
    return _page(activity, form, reading, saved.answer), 409


@comes_again("participant.check_pitch")
def _again(message: str) -> str:
    form = PitchForm(request.form)
    form.text.errors = [message]
    return _page(pitch_activity((request.view_args or {}).get("activity_id")), form, None)


def _page(
    activity: Activity | None,
    form: PitchForm,
    reading: Reading | None,
    answer: Answer | None = None,
    may_dispute: bool = False,
) -> str:
    """`answer`: what is saved; its writer may dispute only what was read in that."""
    shown = undisputed(reading, answer) if reading else None
    return render_template(
        "participant/pitch.html",
        meeting=current_meeting(),
        participant=current_participant(),
        activity=activity,
        form=form,
        reading=shown,
        marked=marked(shown, house().library, language()) if shown else None,
        not_meant=pitch_address(activity, "participant.dispute") if may_dispute else None,
        answer=answer,
        clinic=clinic(activity, answer),
        **for_partner(answer),
        most=MAX_CHARACTERS,
        kept_until=kept_until(current_meeting()),
    )


def pitch_activity(activity_id: str | None) -> Activity | None:
    if activity_id is None:
        return None
    activity = house().library.activity(language(), activity_id)
    if activity is None or activity.kind != "pitch":
        abort(404)
    return activity


def pitch_key(activity: Activity | None) -> str:
    """Under which the answer is kept."""
    return f"pitch:{activity.id}" if activity else FREE


def pitch_address(activity: Activity | None, endpoint: str = "participant.pitch") -> str:
    return url_for(endpoint, code=current_meeting().code, activity_id=activity.id if activity else None)


def _next_edit(before: Answer | None) -> int:
    return before.edit + 1 if before else 1


def _edit(form: PitchForm) -> int:
    edit = whole(form.edit.data)
    return 1 if edit is None else edit


def _too_long(length: int) -> str:
    text: str = _(
        "That is %(length)s letters. This page reads up to %(most)s at once. Please make it shorter.",
        length=f"{length:,}",
        most=f"{MAX_CHARACTERS:,}",
    )
    return text

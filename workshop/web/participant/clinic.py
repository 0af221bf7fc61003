"""The pitch clinic: a line of a checked pitch, or all of it, for the wall: nameless, if one likes."""

from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.course.activities import Activity
from workshop.moves.reader import Reading
from workshop.moves.taxonomy import is_taking
from workshop.records import answers
from workshop.records.answers import Answer
from workshop.records.refusals import Refusal
from workshop.web.kit.answering import answer_key, offered_key
from workshop.web.kit.disputes import undisputed
from workshop.web.kit.errors import refusal_text
from workshop.web.kit.guard import current_meeting, current_participant, wants_json
from workshop.web.kit.house import house
from workshop.web.kit.language import language
from workshop.web.kit.numbers import whole
from workshop.web.participant import door
from workshop.web.participant.partner import named_in
from workshop.web.participant.receipts import received, told
from workshop.web.participant.writing import sent

WHOLE = "all"
LEVELS = ("room", "instructor", "partner")


@dataclass(frozen=True)
class Clinic:
    """`before`: what the pitch was at first; empty where it has not changed. `lines`: the sentences that
    give, to offer one of them. `offered`: what the writer has offered; None where nothing was."""

    before: str
    after: str
    lines: tuple[str, ...]
    offered: Answer | None
    is_open: bool


def clinic(activity: Activity | None, pitch: Answer | None) -> Clinic | None:
    """None where there is nothing to offer yet."""
    if activity is None or not activity.is_clinic or pitch is None:
        return None
    text, first = pitch.value["text"], activity.start or pitch.value.get("first", "")
    return Clinic(
        before=first if first.split() != text.split() else "",
        after=text,
        lines=giving_lines(pitch),
        offered=answers.get(current_participant().id, offered_key(activity)),
        is_open=current_meeting().status == "open",
    )


def first_words(text: str, before: Answer | None) -> dict[str, str]:
    """Kept with a pitch, so that its writer sees how far it has come."""
    return {"first": before.value.get("first", before.value["text"]) if before else text}


def giving_lines(pitch: Answer) -> tuple[str, ...]:
    """In the order of the text. A sentence that also takes is left out: the room would borrow that."""
    reading = undisputed(Reading.from_dict(pitch.value["reading"]), pitch)
    sure = [one for one in reading.findings if one.is_sure]
    taking = {one.sentence for one in sure if is_taking(one.move)}
    numbers = sorted({one.sentence for one in sure} - taking)
    sentences = (reading.sentences[number] for number in numbers)
    return tuple(dict.fromkeys(reading.text[one.start : one.end].strip() for one in sentences))


@door.post("/class/<code>/pitch/<activity_id>/line")
def offer_line(code: str, activity_id: str) -> Response:
    """`line`: the number of a line that gives, from 0, or WHOLE. Nothing but checked words can be sent.
    `who`: who may see it, the room where nothing is said."""
    activity = house().library.activity(language(), activity_id)
    pitch = answers.get(current_participant().id, answer_key(activity)) if activity else None
    if activity is None or not activity.is_clinic or pitch is None:
        abort(404)
    lines, asked = giving_lines(pitch), request.form.get("line", "")
    who, number = request.form.get("who", "room"), whole(asked, digits=3)
    if who not in LEVELS:
        abort(400)
    if asked == WHOLE:
        message = _offer(activity, {"text": pitch.value["text"]}, who)
    elif number is not None and number < len(lines):
        message = _offer(activity, {"text": lines[number]}, who)
    else:
        message = _("Please choose a line first.")
    address = f"{request.path.removesuffix('/line')}#line-title"
    if message and wants_json():
        return told("closed", message=message)
    if message:
        flash(message, "warning")
        return redirect(address)
    return received(address, sent(who))


def _offer(activity: Activity, value: dict[str, Any], who: str) -> str:
    """Why it was not taken; empty where it was. The same line once more changes nothing."""
    person, key = current_participant().id, offered_key(activity)
    before, partners = answers.get(person, key), named_in(request.form.get("partners"))
    if before and before.value == value and before.sharing == who != "partner":
        return ""
    try:
        edit = before.edit + 1 if before else 1
        saved = answers.save(person, key, 1, value, edit, sharing=who, partners=partners)
    except Refusal as refusal:
        if refusal.code != "partner-changed":
            raise
        return refusal_text(refusal.code)
    return "" if saved.status == "saved" else str(_("The class is closed, so this was not sent."))

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
from workshop.records.answers import Answer, Saved
from workshop.web.kit.answering import answer_key, offered_key
from workshop.web.kit.disputes import undisputed
from workshop.web.kit.guard import current_meeting, current_participant, wants_json
from workshop.web.kit.house import house
from workshop.web.kit.language import language
from workshop.web.kit.numbers import whole
from workshop.web.participant import door
from workshop.web.participant.again import comes_again
from workshop.web.participant.partner import named_in
from workshop.web.participant.receipts import edit_sent, look, received, refused
from workshop.web.participant.writing import sent

WHOLE = "all"
LEVELS = ("room", "instructor", "partner")


@dataclass(frozen=True)
class Clinic:
    """`before`: what the pitch was at first; empty where it has not changed. `lines`: the sentences that
    give, to offer one of them, each after its `choice_of`; `whole`: that of all. `offered`: what the writer
    has offered; None where nothing was."""

    before: str
    after: str
    lines: tuple[tuple[str, str], ...]
    whole: str
    offered: Answer | None
    is_open: bool


def clinic(activity: Activity | None, pitch: Answer | None) -> Clinic | None:
    """None where there is nothing to offer yet."""
    if activity is None or not activity.is_clinic or pitch is None:
        return None
    return Clinic(
        before=words_before(pitch, activity.start),
        after=pitch.value["text"],
        lines=tuple((choice_of(pitch.edit, at), line) for at, line in enumerate(giving_lines(pitch))),
        whole=choice_of(pitch.edit, WHOLE),
        offered=answers.get(current_participant().id, offered_key(activity)),
        is_open=current_meeting().status == "open",
    )


def first_words(text: str, before: Answer | None) -> dict[str, str]:
    """Kept with a pitch, so that its writer sees how far it has come."""
    return {"first": before.value.get("first", before.value["text"]) if before else text}


def words_before(pitch: Answer, start: str) -> str:
    """What its exercise began with (`start`), or the first words that were checked; "" where they stand."""
    first: str = start or pitch.value.get("first", "")
    return first if first.split() != pitch.value["text"].split() else ""


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
    """`line`: the edit of the pitch that the page showed, and the number of a line that gives, from 0, or
    WHOLE (see `choice_of`). Nothing but checked words can be sent. `who`: who may see it, the room where
    nothing is said. `edit`: the number that a phone gave to this offer."""
    activity = house().library.activity(language(), activity_id)
    pitch = answers.get(current_participant().id, answer_key(activity)) if activity else None
    if activity is None or not activity.is_clinic or pitch is None:
        abort(404)
    who = request.form.get("who", "room")
    if who not in LEVELS:
        abort(400)
    text, message = _chosen(pitch)
    if not text:
        return look() if wants_json() else _to_lines(message)
    saved = _offer(activity, {"text": text}, who)
    if saved is None or saved.status == "saved":
        return received(_lines(), sent(who))
    message = {
        "stale": _("You chose something else in another window. Look at it, and choose again."),
        "closed": _("The class is closed, so this was not sent."),
    }[saved.status]
    return refused(saved, message) if wants_json() else _to_lines(message)


def choice_of(pitch_edit: int, which: int | str) -> str:
    """As the form carries it: under another edit of the pitch the same number is another line."""
    return f"{pitch_edit}-{which}"


def _chosen(pitch: Answer) -> tuple[str, str]:
    """The words, or why there are none. A phone sends an offer again by itself, and by then the pitch may be
    another one: then its writer looks and chooses anew."""
    lines, asked = giving_lines(pitch), request.form.get("line", "")
    choices = {choice_of(pitch.edit, number): line for number, line in enumerate(lines)}
    choices[choice_of(pitch.edit, WHOLE)] = pitch.value["text"]
    if asked in choices:
        return choices[asked], ""
    if whole(asked.partition("-")[0]) not in (None, pitch.edit):
        return "", _("Your words have changed since you chose. Look at them, and choose again.")
    return "", _("Please choose a line first.")


@comes_again("participant.offer_line")
def _again(message: str) -> Response | None:
    return _to_lines(message) if current_participant() else None


def _to_lines(message: str) -> Response:
    flash(message, "warning")
    return redirect(_lines())


def _lines() -> str:
    """Where they are chosen."""
    return f"{request.path.removesuffix('/line')}#line-title"


def _offer(activity: Activity, value: dict[str, Any], who: str) -> Saved | None:
    """None where it stands there as it is. One that comes late, after its writer took it back, has a number
    that was used already, and so offers nothing. Refuses partner-changed."""
    person, key = current_participant().id, offered_key(activity)
    before, partners = answers.get(person, key), named_in(request.form.get("partners"))
    if before and before.value == value and before.sharing == who != "partner":
        return None
    edit = edit_sent() or (before.edit + 1 if before else 1)
    return answers.save(person, key, 1, value, edit, sharing=who, partners=partners)

"""Running the class: where it is, what to say, what comes next, who is here."""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps

from flask import Response, abort, flash, g, jsonify, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from workshop.course.activities import Activity
from workshop.records import drivers, meetings, results, watching
from workshop.records.meetings import Meeting
from workshop.records.refusals import Refusal
from workshop.web.frames import console as frame
from workshop.web.frames.on_paper import Typed
from workshop.web.frames.render import render
from workshop.web.instructor import door
from workshop.web.instructor.paths import CLASS
from workshop.web.kit import wheel
from workshop.web.kit.driving import move, set_cut
from workshop.web.kit.guard import current_meeting, wants_json
from workshop.web.kit.house import house
from workshop.web.kit.language import language
from workshop.web.kit.once import new_key
from workshop.web.kit.refusal_words import refusal_text
from workshop.web.kit.state import state as state_answer
from workshop.web.kit.state import stream_address


def by_driver(view: Callable[[int], AnyResponse]) -> Callable[[int], AnyResponse]:
    """For what the room sees: where another place drives, nothing is done, and the console says so."""

    @wraps(view)
    def only(meeting_id: int) -> AnyResponse:
        try:
            wheel.hold(current_meeting())
        except Refusal as refusal:
            if refusal.code != "not-driving":
                raise
            return _not_driving(current_meeting(), refusal_text(refusal.code))
        return view(meeting_id)

    return only


@door.get(f"{CLASS}/console")
def console(meeting_id: int) -> str:
    return console_page()


def console_page(typed: Typed | None = None) -> str:
    """`typed`: what was not taken of a form without a script, to stand in its fields again."""
    found, here = current_meeting(), wheel.place_or_new()
    wheel.saw(found)
    return render_template(
        "instructor/console.html",
        meeting=found,
        place=here,
        driver=_driver(found, here),
        stream=stream_address(found, "console", language()),
        regions=_with_place(frame.regions(found, language(), with_tokens=True, typed=typed), here),
        is_console_only=g.console_meeting_id is not None,
        once=new_key(),
    )


def _with_place(regions: dict[str, str], here: str) -> dict[str, str]:
    """So that a form without a script comes back to the same place; frames are the same for all places."""
    field = Markup('<input type="hidden" name="place" value="{}">').format(here)
    return {name: html.replace("</form>", f"{field}</form>") for name, html in regions.items()}


@door.get(f"{CLASS}/state")
def state(meeting_id: int) -> Response:
    found = current_meeting()
    return state_answer(found, "console", language(), render(found, "console", language()))


@door.get(f"{CLASS}/driver")
def driver(meeting_id: int) -> Response:
    """Who drives, as the place that asks sees it. Asking tells that it is still there."""
    found = current_meeting()
    wheel.saw(found)
    return jsonify({"revision": found.revision, "regions": {"driver": _driver(found, wheel.place())}})


def _driver(meeting: Meeting, here: str) -> str:
    return render_template("instructor/regions/driver.html", standing=wheel.standing(meeting, here)).strip()


@door.post(f"{CLASS}/take-over")
def take_over(meeting_id: int) -> AnyResponse:
    """Takes the wheel and does nothing else: what was refused before is not done by it. A page that names no
    place is told so, and led to one that does."""
    try:
        return answered(drivers.take_over(meeting_id, wheel.place()))
    except Refusal as refusal:
        if refusal.code != "place-unknown":
            raise
        return refused(current_meeting(), refusal_text(refusal.code))


@door.post(f"{CLASS}/cut")
@by_driver
def change_cut(meeting_id: int) -> AnyResponse:
    """`short`: 1 or 0."""
    return answered(set_cut(current_meeting(), request.form.get("short") == "1"))


@door.post(f"{CLASS}/advance")
@by_driver
def advance(meeting_id: int) -> AnyResponse:
    """`to`: next, previous, first, last or a slide's number; `from`: the slide on the sender's screen."""
    return answered(move(current_meeting(), request.form.get("to", ""), request.form.get("from", "")))


@door.post(f"{CLASS}/blank")
@by_driver
def blank(meeting_id: int) -> AnyResponse:
    return answered(meetings.set_blank(meeting_id, request.form.get("on") == "1"))


@door.post(f"{CLASS}/code")
@by_driver
def code(meeting_id: int) -> AnyResponse:
    return answered(meetings.show_code(meeting_id, request.form.get("on") == "1"))


@door.post(f"{CLASS}/activity")
@by_driver
def activity(meeting_id: int) -> AnyResponse:
    """`do`: an activity's id and open, closed or revealed, such as opening-poll:open."""
    name, _colon, status = request.form.get("do", "").partition(":")
    found = house().library.activity(current_meeting().language, name)
    if (
        found is None
        or status not in meetings.STATUSES
        or (status == "revealed" and not _has_something_to_show(found))
    ):
        abort(404)
    try:
        if status == "revealed" and found.again_of:
            _show_the_first_time(meeting_id, found.again_of)
        return answered(meetings.set_activity(meeting_id, found.id, status, _fix(found)))
    except Refusal as refusal:
        if refusal.code != "results-too-few":
            raise
        return refused(current_meeting(), refusal_text(refusal.code))


def _has_something_to_show(activity: Activity) -> bool:
    return activity.kind in ("poll", "pairs") or activity.has_board


def _fix(activity: Activity) -> meetings.Fix:
    """What was let through is no count of people: there is nothing to fix."""
    if activity.has_board:
        return lambda _session, _state: None
    return watching.fix if activity.kind == "pairs" else results.fix


def _show_the_first_time(meeting_id: int, activity_id: str) -> None:
    """Both are shown side by side, so the first one's results are fixed too, where nobody has done it."""
    if results.shares(meeting_id, activity_id) is None:
        with suppress(Refusal):  # too few
            meetings.set_activity(meeting_id, activity_id, "revealed")


def answered(meeting: Meeting) -> AnyResponse:
    """A plain form goes back to the console; a script is there, and fetches what has changed."""
    if wants_json():
        return jsonify({"revision": meeting.revision, "regions": {}})
    return redirect(console_address(meeting))


def refused(meeting: Meeting, words: str) -> AnyResponse:
    """The words stand on the console either way: a script goes there too."""
    flash(words, "warning")
    here = console_address(meeting)
    return jsonify({"revision": meeting.revision, "location": here}) if wants_json() else redirect(here)


def _not_driving(meeting: Meeting, words: str) -> AnyResponse:
    """A script asks on the spot whether to take over."""
    if wants_json():
        answer = {"revision": meeting.revision, "wheel": "other", "message": words}
        return jsonify({**answer, "location": console_address(meeting)})
    return refused(meeting, words)


def console_address(meeting: Meeting) -> str:
    """The same place, after a form was sent too."""
    return url_for("instructor.console", meeting_id=meeting.id, place=wheel.place() or None)

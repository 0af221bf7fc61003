"""A role-play in pairs or threes: my card for this round, a seat for who comes late, an observer's sheet."""

from dataclasses import dataclass

from flask import abort, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.course.activities import Activity
from workshop.moves.taxonomy import GIVING, TAKING
from workshop.records import answers, participants, seatings, watching
from workshop.records.answers import Answer, Saved
from workshop.records.participants import Participant
from workshop.records.refusals import Refusal
from workshop.records.seatings import Seats
from workshop.roleplay.scenario import Scenario
from workshop.roleplay.seating import Role, role
from workshop.web.kit.guard import current_meeting, current_participant, wants_json
from workshop.web.kit.help_line import help_line_for
from workshop.web.kit.house import house
from workshop.web.kit.keeping import kept_until
from workshop.web.kit.language import language
from workshop.web.kit.move_names import move_names
from workshop.web.kit.numbers import NUMBER
from workshop.web.participant import door
from workshop.web.participant.again import comes_again
from workshop.web.participant.forms import WatchForm
from workshop.web.participant.receipts import edit_sent, looked_at, received, refused


@dataclass(frozen=True)
class Place:
    """Where I sit in this round. `seen`: what those have saved who watched me, in this round or the last."""

    seats: Seats
    role: Role | None
    others: tuple[tuple[Participant, Role], ...]
    scenario: Scenario | None
    seen: tuple[Answer, ...]


def my_place(activity: Activity) -> Place | None:
    """None before anybody was seated; without a role for somebody who came since."""
    person, meeting = current_participant(), current_meeting()
    seats = seatings.current(meeting.id, activity.id)
    if seats is None:
        return None
    group = seats.group_of(person.id)
    people = {one.id: one for one in participants.of_meeting(meeting.id)}
    others = tuple((people[one], seats.role_of(one)) for one in group if one != person.id and one in people)
    return Place(
        seats=seats,
        role=seats.role_of(person.id) if group else None,
        others=others,
        scenario=scenario_in(activity, seats.number),
        seen=watching.about(meeting.id, activity.id, person.id, (seats.number - 1, seats.number)),
    )


def scenario_in(activity: Activity, number: int) -> Scenario | None:
    """Each round has another one, or what is secret would be known; None once all were played."""
    if number > len(activity.scenarios):
        return None
    return house().library.scenario(language(), activity.scenarios[number - 1])


@door.post("/class/<code>/pairs/<activity_id>/seat")
def take_seat(code: str, activity_id: str) -> Response:
    activity = _activity(activity_id)
    seatings.seat_late(current_meeting().id, activity.id, [current_participant().id])
    return redirect(url_for("participant.step", code=code))


@door.get(f"/class/<code>/pairs/<activity_id>/<{NUMBER}:round>/watch")
def watch(code: str, activity_id: str, round: int) -> str:
    activity = _activity(activity_id)
    held = answers.get(current_participant().id, watching.key_of(activity.id), round)
    return _page(activity, round, WatchForm(data=held.value if held else None))


@door.post(f"/class/<code>/pairs/<activity_id>/<{NUMBER}:round>/watch")
@looked_at
def save_watch(code: str, activity_id: str, round: int) -> str | Response | tuple[str, int]:
    """The last save counts, by the number that a phone gives it; those who were watched see it."""
    activity, form = _activity(activity_id), WatchForm(request.form)
    group = _watched(activity, round)
    if not group:
        raise Refusal("round-over")
    if line := help_line_for([form.line.data or ""]):
        return _page(activity, round, form, line)
    if not form.validate():
        return _page(activity, round, form), 422
    person, key = current_participant().id, watching.key_of(activity.id)
    held = answers.get(person, key, round)
    edit = edit_sent() or (held.edit + 1 if held else 1)
    if held and edit == held.edit:  # sent again: others may sit in the group by now
        group = held.value["group"]
    value = {"moves": form.moves.data or [], "line": form.line.data or "", "group": group}
    saved = answers.save(person, key, round, value, edit, sharing="partner")
    if saved.status != "saved":
        if wants_json():
            return refused(saved, _why_not(saved))
        form.line.errors = [_why_not(saved)]
        return _page(activity, round, form), 409
    message = _("Saved. Your group can see it now. Talk about it.")
    return received(url_for("participant.step", code=code), message)


def _why_not(saved: Saved) -> str:
    if saved.status == "stale":
        return str(_("You changed this in another window. Look at it, and save again to keep it."))
    return str(_("The class is closed, so this was not saved. Tell it to your group."))


def _watched(activity: Activity, number: int) -> list[int]:
    """Ids of those whom this person watches in that round, or watched in the one before it; else nobody."""
    person = current_participant().id
    seats = seatings.current(current_meeting().id, activity.id)
    group = seats.group_of(person) if seats else ()
    if seats is None or not group or number not in (seats.number, seats.number - 1):
        return []
    round = seats.round - (seats.number - number)
    is_watching = round > 0 and role(group, person, round) is Role.OBSERVER
    return [one for one in group if one != person] if is_watching else []


@comes_again("participant.save_watch")
def _again(message: str) -> str:
    form, wanted = WatchForm(request.form), request.view_args or {}
    form.line.errors = [message]
    return _page(_activity(wanted["activity_id"]), wanted["round"], form)


def _page(activity: Activity, round: int, form: WatchForm, line: str = "") -> str:
    held = answers.get(getattr(current_participant(), "id", 0), watching.key_of(activity.id), round)
    return render_template(
        "participant/watch.html",
        meeting=current_meeting(),
        participant=current_participant(),
        activity=activity,
        round=round,
        edit=held.edit if held else 0,
        form=form,
        line=line,
        kinds=(("give", sorted(GIVING)), ("take", sorted(TAKING))),
        names=move_names(),
        kept_until=kept_until(current_meeting()),
    )


def _activity(activity_id: str) -> Activity:
    activity = house().library.activity(language(), activity_id)
    if activity is None or activity.kind != "pairs":
        abort(404)
    return activity

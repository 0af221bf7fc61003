"""Who sits with me now, what I let them see, and what they let me see: nobody else does."""

from collections.abc import Collection
from dataclasses import dataclass

from flask import render_template, url_for
from flask_babel import gettext as _

from workshop.records import participants, seatings, sharing
from workshop.records.answers import Answer
from workshop.records.sharing import Offered
from workshop.web.kit.guard import current_meeting, current_participant
from workshop.web.kit.house import house
from workshop.web.kit.keeping import kept_until
from workshop.web.kit.language import language
from workshop.web.kit.numbers import whole
from workshop.web.participant import door
from workshop.web.participant.wording import worded


@dataclass(frozen=True)
class Partners:
    ids: tuple[int, ...]
    names: str

    @property
    def key(self) -> str:
        """As forms carry them, so that nothing goes to others than those whom the page named."""
        return "-".join(map(str, self.ids))


def my_partners() -> Partners:
    """Nobody where nothing can be shown to anybody any more."""
    meeting, person = current_meeting(), current_participant()
    is_there = person is not None and meeting.status == "open"  # none where they were taken out while typing
    return _named(seatings.partners(meeting.id, person.id) if is_there else ())


def shown_to(answer: Answer | None) -> Partners:
    """Whom its writer lets see it, as partners."""
    return _named(sharing.partners_of(answer) if answer and answer.sharing == "partner" else ())


def named_in(form_value: str | None) -> list[int]:
    """The other way round from `Partners.key`."""
    found = (whole(one, digits=15) for one in (form_value or "").split("-"))
    return [one for one in found if one is not None]


def shown_to_me() -> list[Offered]:
    return sharing.for_partner(current_meeting().id, current_participant().id)


def for_partner(answer: Answer | None) -> dict[str, object]:
    """What `participant/for_partner.html` needs."""
    return {"partners": my_partners(), "shown_to": shown_to(answer)}


def place_of(answer: Answer) -> str | None:
    """Where something can be shown to a partner that the room never sees whole: the address of its page."""
    kind, _colon, name = answer.activity.partition(":")
    activity = house().library.activity(language(), name)
    code = current_meeting().code
    if kind == "pitch":
        return url_for("participant.pitch", code=code, activity_id=None if name == "free" else name)
    if kind == "worksheet":
        return url_for("participant.worksheet", code=code, name=name)
    if activity is None or activity.is_silent or kind not in ("talk", "offers"):
        return None
    if kind == "talk" and answer.value["stage"] != "ended":
        return None
    return url_for("participant.talk", code=code, activity_id=name)


@door.get("/class/<code>/partner")
def from_partner(code: str) -> str:
    shown = [(one.name, *worded(one.answer)) for one in shown_to_me()]
    return render_template(
        "participant/from_partner.html",
        meeting=current_meeting(),
        shown=shown,
        kept_until=kept_until(current_meeting()),
    )


def _named(ids: Collection[int]) -> Partners:
    people = {one.id: one.screen_name for one in participants.of_meeting(current_meeting().id)} if ids else {}
    found = tuple(one for one in ids if one in people)
    names = [people[one] for one in found]
    return Partners(found, _(" and ").join(filter(None, [", ".join(names[:-1]), *names[-1:]])))

"""The console's frame: for the staff of the class alone, so it may name people."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from flask import render_template

from workshop.course.activities import Activity
from workshop.course.deck import Deck, Slide
from workshop.records import (
    answers,
    centers,
    clock,
    encounters,
    meetings,
    participants,
    results,
    rounds,
    sharing,
    watching,
)
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant
from workshop.web.frames.playing import clock_minutes, offered_talk, playing
from workshop.web.frames.waiting import waiting
from workshop.web.kit.answering import answer_key
from workshop.web.kit.house import house

# The last one that changed is read out by the page: people joining least of all, a new slide above all.
REGIONS = {
    "people": "instructor/regions/people.html",
    "slides": "instructor/regions/slides.html",
    "pace": "instructor/regions/pace.html",
    "go": "instructor/regions/go.html",
    "next": "instructor/regions/next.html",
    "notes": "instructor/regions/notes.html",
    "screen": "instructor/regions/screen.html",
    "questions": "instructor/regions/questions.html",
    "activity": "instructor/regions/activity.html",
    "step": "instructor/regions/step.html",
}


@dataclass(frozen=True)
class Pace:
    """Whole minutes. `plan_from` and `plan_to`: when this slide starts and ends by the plan."""

    slide: int
    slide_planned: int
    actual: int
    planned: int
    plan_from: int
    plan_to: int

    @property
    def behind(self) -> int:
        """Above 0: late; below 0: early; 0: within this slide's time."""
        return max(self.actual - self.plan_to, 0) or min(self.actual - self.plan_from, 0)


def regions(meeting: Meeting, language: str, *, with_tokens: bool = False) -> dict[str, str]:
    """`with_tokens`: forms that also work without JavaScript. A token differs each second, so a frame that
    is fetched again and again goes without, and `forms.js` adds it."""
    shown = _shown(meeting, language, with_tokens)
    return {name: render_template(page, **shown).strip() for name, page in REGIONS.items()}


def _shown(meeting: Meeting, language: str, with_tokens: bool) -> dict[str, object]:
    deck = house().library.deck(meeting.language)
    slide = current_slide(deck, meeting.slide)
    activity = house().library.activity(meeting.language, slide.activity) if slide.activity else None
    people = participants.of_meeting(meeting.id)
    round = _round(meeting, activity)
    now = clock.utc_now()
    connected = {one.id for one in people if house().presence.is_connected(one.id, now)}
    center = centers.get(meeting.center_id)
    return {
        "meeting": meeting,
        "language": language,
        "deck": deck,
        "slide": slide,
        "next_slide": deck.slides[slide.number] if slide.number < len(deck.slides) else None,
        "activity": activity,
        "status": meetings.activity_status(meeting.id, activity.id) if activity else "closed",
        "round": round,
        "answered": answers.count(meeting.id, answer_key(activity), round) if activity else 0,
        "can_show_news": bool(activity and results.news(meeting.id, activity.id) >= results.SMALLEST_GROUP),
        "has_results": bool(activity and results.shares(meeting.id, activity.id)),
        **playing(meeting, activity),
        "minutes": clock_minutes(meeting, activity) if activity else 0,
        **_played(meeting, activity, people),
        **waiting(meeting, activity),
        "pace": pace(meeting, deck, slide),
        "people": people,
        "removed": participants.removed_from(meeting.id),
        "connected": connected,
        "time_zone": center.time_zone if center else "UTC",
        "with_tokens": with_tokens,
    }


def _round(meeting: Meeting, activity: Activity | None) -> int | None:
    """None where an answer of any round counts: each idea of a wall is one."""
    if activity is None or activity.kind == "wall":
        return None
    return rounds.current(meeting.id, activity.id)


def _played(meeting: Meeting, activity: Activity | None, people: Sequence[Participant]) -> dict[str, object]:
    """Of a role-play: how many are where, and what is offered to the room; of pairs: who sits where."""
    if activity is None or activity.kind not in ("roleplay", "pairs"):
        return {}
    key = answer_key(activity)
    offered = sharing.offered(meeting.id, key) if activity.kind == "roleplay" else []
    talks = [(one, offered_talk(one, meeting)) for one in offered]
    return {
        "stages": encounters.stages(meeting.id, key) if activity.kind == "roleplay" else {},
        "offered": [(one, talk) for one, talk in talks if talk],
        "names": {one.id: one.screen_name for one in people},
        "sheets": watching.news(meeting.id, activity.id) if activity.kind == "pairs" else 0,
        "enough": results.SMALLEST_GROUP,
    }


def current_slide(deck: Deck, number: int) -> Slide:
    """The deck may have become shorter since the class was at its end."""
    return deck.slides[max(1, min(number, len(deck.slides))) - 1]


def pace(meeting: Meeting, deck: Deck, slide: Slide) -> Pace:
    spent = meetings.slide_minutes(meeting.id)
    plan_from = sum(one.minutes for one in deck.slides[: slide.number - 1])
    return Pace(
        slide=floor(spent.get(meeting.slide, 0)),
        slide_planned=slide.minutes,
        actual=floor(sum(spent.values())),
        planned=meeting.planned_minutes,
        plan_from=plan_from,
        plan_to=plan_from + slide.minutes,
    )

"""The console's frame: for the staff of the class alone, so it may name people."""

from dataclasses import dataclass
from math import floor

from flask import render_template

from workshop.course.activities import Activity
from workshop.course.cuts import Cut
from workshop.course.deck import Deck, Slide
from workshop.records import (
    answers,
    clock,
    encounters,
    meetings,
    results,
    returns,
    roster,
    sharing,
    timings,
    watching,
)
from workshop.records.meetings import Meeting
from workshop.web.frames.board import question
from workshop.web.frames.going import going
from workshop.web.frames.on_paper import NOTHING_TYPED, Typed, on_paper, round_of
from workshop.web.frames.people import SHOWN, people_list
from workshop.web.frames.playing import clock_minutes, offered_talk, playing
from workshop.web.frames.waiting import waiting
from workshop.web.kit.answering import answer_key
from workshop.web.kit.cutting import cut_of
from workshop.web.kit.house import house

# The last one that changed is read out by the page: people joining least of all, a new slide above all.
REGIONS = {
    "names": "instructor/regions/names.html",  # apart from the numbers, which move with every answer
    "people": "instructor/regions/people.html",
    "paper": "instructor/regions/paper.html",
    "returns": "instructor/regions/returns.html",
    "slides": "instructor/regions/slides.html",
    "pace": "instructor/regions/pace.html",
    "go": "instructor/regions/go.html",
    "next": "instructor/regions/next.html",
    "notes": "instructor/regions/notes.html",
    "more": "instructor/regions/more.html",
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


def regions(
    meeting: Meeting, language: str, *, with_tokens: bool = False, typed: Typed | None = None
) -> dict[str, str]:
    """`with_tokens`: forms that also work without JavaScript. A token differs each second, so a frame that
    is fetched again and again goes without, and `forms.js` adds it. `typed`: see on_paper."""
    shown = {**_shown(meeting, language, with_tokens), "typed": typed or NOTHING_TYPED}
    return {name: render_template(page, **shown).strip() for name, page in REGIONS.items()}


def _shown(meeting: Meeting, language: str, with_tokens: bool) -> dict[str, object]:
    cut = cut_of(meeting)
    slide = cut.here(meeting.slide)
    activity = house().library.activity(meeting.language, slide.activity) if slide.activity else None
    round, way = round_of(meeting, activity), timings.way(meeting.id)
    people, offered = _people(meeting, language, with_tokens), waiting(meeting, activity)
    return {
        "meeting": meeting,
        "language": language,
        "deck": cut.deck,
        "cut": cut,
        "slide": slide,
        "next_slide": cut.after(slide.number),
        "going": going(meeting, cut, way),
        "activity": activity,
        "status": meetings.activity_status(meeting.id, activity.id) if activity else "closed",
        "round": round,
        "answered": _answered(meeting, activity, round),
        **_results(meeting, activity),
        **on_paper(meeting, activity, round, offered["questions"]),
        **playing(meeting, activity),
        "minutes": clock_minutes(meeting, activity) if activity else 0,
        **_played(meeting, activity),
        **offered,
        "asked_on_wall": question(meeting) is not None,
        "pace": pace(meeting, cut, slide, way),
        **people,
        "returning": [(one, returns.check_number(one)) for one in returns.waiting(meeting.id)],
        "with_tokens": with_tokens,
    }


def _people(meeting: Meeting, language: str, with_tokens: bool) -> dict[str, object]:
    """However many there are, little more than their ids is read."""
    ids, without_phone = roster.ids(meeting.id), roster.without_phone(meeting.id)
    connected = house().presence.connected(ids, clock.utc_now())
    return {
        "joined": len(ids),
        "with_phone": len(ids) - len(without_phone),
        "without_phone": without_phone,
        "connected": connected,
        "most_people": SHOWN,
        "people_list": people_list(meeting, connected, language=language, with_tokens=with_tokens),
    }


def _answered(meeting: Meeting, activity: Activity | None, round: int | None) -> int | None:
    """People who have: in pairs, saved what they heard; where people may ask, asked. None where there is
    nothing to answer."""
    if activity is not None and activity.has_answers:
        return answers.count(meeting.id, answer_key(activity), round)
    keys = {"pairs": watching.key_of(activity.id), "questions": meetings.QUESTIONS} if activity else {}
    key = keys.get(activity.kind) if activity else None
    return answers.count(meeting.id, key, None) if key else None


def _results(meeting: Meeting, activity: Activity | None) -> dict[str, object]:
    """Of a poll: how much is new, whether that is enough to be shown, and whether anything was."""
    if activity is None or activity.kind != "poll":
        return {"news": 0, "can_show_news": False, "has_results": False}
    news = results.news(meeting.id, activity.id)
    return {
        "news": news,
        "can_show_news": news >= results.SMALLEST_GROUP,
        "has_results": bool(results.shares(meeting.id, activity.id)),
    }


def _played(meeting: Meeting, activity: Activity | None) -> dict[str, object]:
    """Of a role-play: how many are where, and what is offered to the room; of pairs: who sits where."""
    if activity is None or activity.kind not in ("roleplay", "pairs"):
        return {}
    key = answer_key(activity)
    is_offered = activity.kind == "roleplay" and meeting.status == "open"
    offered = sharing.offered(meeting.id, key) if is_offered else []
    talks = [(one, offered_talk(one, meeting)) for one in offered]
    return {
        "stages": encounters.stages(meeting.id, key) if activity.kind == "roleplay" else {},
        "offered": [(one, talk) for one, talk in talks if talk],
        "names": roster.names(meeting.id),
        "sheets": watching.news(meeting.id, activity.id) if activity.kind == "pairs" else 0,
        "enough": results.SMALLEST_GROUP,
    }


def current_slide(deck: Deck, number: int) -> Slide:
    """The deck may have become shorter since the class was at its end."""
    return deck.slides[max(1, min(number, len(deck.slides))) - 1]


def pace(meeting: Meeting, cut: Cut, slide: Slide, way: timings.Way) -> Pace:
    spent = {number: stay.minutes for number, stay in way.stays.items()}
    plan_from = cut.start_of(slide.number)
    return Pace(
        slide=floor(spent.get(meeting.slide, 0)),
        slide_planned=slide.minutes,
        actual=floor(sum(spent.values())),
        planned=meeting.planned_minutes,
        plan_from=plan_from,
        plan_to=plan_from + slide.minutes,
    )

"""What all may see of the clock, and of a role-play: the round, and what is on the wall."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workshop.course.activities import Activity
from workshop.records import centers, meetings, seatings, sharing, timers, watching
from workshop.records.meetings import Meeting
from workshop.web.kit.clock import time_text
from workshop.web.kit.cutting import cut_of
from workshop.web.kit.house import house
from workshop.web.kit.talk_page import told
from workshop.web.kit.talk_words import Feedback, trust_words
from workshop.web.kit.talks import Talk, TalkLost, from_plain


@dataclass(frozen=True)
class WallTalk:
    """A talk that its writer offered, up to turn `part` of `parts`. `trusts`: from the start to there.
    `name`: the writer's, or None. `ending`: "" until the last turn stands there."""

    talk: Talk
    name: str | None
    part: int
    told: tuple[Feedback, ...]

    @property
    def parts(self) -> int:
        return len(self.talk.steps)

    @property
    def trusts(self) -> tuple[int, ...]:
        return self.talk.curve[: self.part + 1]

    @property
    def ending(self) -> str:
        state = self.talk.steps[-1].state
        return self.talk.scenario.endings.get(state.ending, "") if self.part == self.parts else ""

    @property
    def trust_words(self) -> str:
        return trust_words(self.talk.steps[self.part - 1].answer.change)


def playing(meeting: Meeting, activity: Activity | None) -> dict[str, Any]:
    """Nothing of it names anybody who did not offer it."""
    ends_at = timers.ends_at(meeting.id, activity.id) if activity else None
    shared = {
        "ends_ms": int(ends_at.timestamp() * 1000) if ends_at else None,
        "until": _time_here(meeting, ends_at) if ends_at else None,
    }
    if activity is None or activity.kind not in ("roleplay", "pairs"):
        return {**shared, "seats": None, "wall": None, "heard": None}
    is_pairs = activity.kind == "pairs"
    is_revealed = is_pairs and meetings.activity_status(meeting.id, activity.id) == "revealed"
    return {
        **shared,
        "seats": seatings.current(meeting.id, activity.id) if is_pairs else None,
        "wall": None if is_pairs else wall_talk(meeting, activity),
        "heard": watching.heard(meeting.id, activity.id) if is_revealed else None,
    }


def _time_here(meeting: Meeting, moment: datetime) -> str:
    return time_text(moment, centers.time_zone_of(meeting.center_id), meeting.language)


def clock_minutes(meeting: Meeting, activity: Activity) -> int:
    """How long the clock runs: as its file says, else as long as the contact of a role-play has, else as long
    as the slide is meant to stand."""
    if activity.minutes:
        return activity.minutes
    library = house().library
    if activity.scenarios:
        scenario = library.scenario(meeting.language, activity.scenarios[0])
        return scenario.minutes if scenario else 5
    cut = cut_of(meeting)
    slide = next((one for one in cut.deck.slides if one.activity == activity.id), None)
    return max(1, cut.here(slide.number).minutes if slide else 5)


def wall_talk(meeting: Meeting, activity: Activity) -> WallTalk | None:
    shown = sharing.on_wall(meeting.id, activity.id)
    talk = offered_talk(shown.offered, meeting) if shown else None
    if shown is None or talk is None:
        return None
    part = max(1, min(shown.part, len(talk.steps)))
    return WallTalk(talk, shown.offered.name, part, tuple(told(talk)))


def offered_talk(offered: sharing.Offered, meeting: Meeting) -> Talk | None:
    """None where its story is there no more, or nothing was said in it."""
    value = offered.answer.value
    scenario = house().library.scenario(meeting.language, value["scenario"])
    try:
        talk = from_plain(value, scenario, meeting.language) if scenario else None
    except TalkLost:
        return None
    return talk if talk and talk.steps else None

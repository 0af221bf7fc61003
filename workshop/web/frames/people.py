"""The console's list of people, made anew only when something of it has changed: most steps change nothing
of it, and it takes longer than all the rest of the frame."""

from functools import lru_cache

from flask import render_template
from markupsafe import Markup

from workshop.records import centers, participants, roster
from workshop.records.meetings import Meeting
from workshop.records.roster import Person

SHOWN = 60  # whoever came last; the page “People” has all of them


def people_list(meeting: Meeting, connected: set[int], *, language: str, with_tokens: bool) -> Markup:
    shown = roster.latest(meeting.id, SHOWN)
    here = frozenset(one.id for one in shown if one.id in connected)
    removed = tuple((one.id, one.screen_name) for one in participants.removed_from(meeting.id))
    time_zone = centers.time_zone_of(meeting.center_id)
    make = _made if with_tokens else _kept
    return make(meeting.id, tuple(shown), removed, here, language, time_zone, with_tokens)


def _made(
    meeting_id: int,
    people: tuple[Person, ...],
    removed: tuple[tuple[int, str], ...],
    connected: frozenset[int],
    language: str,
    time_zone: str,
    with_tokens: bool,
) -> Markup:
    page = render_template(
        "instructor/people_list.html",
        meeting={"id": meeting_id},
        people=people,
        removed=[{"id": one, "screen_name": name} for one, name in removed],
        connected=connected,
        language=language,
        time_zone=time_zone,
        with_tokens=with_tokens,
        back="console",
    )
    return Markup(page)  # ready HTML, every name in it escaped by the template


_kept = lru_cache(maxsize=8)(_made)

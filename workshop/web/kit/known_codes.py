"""The class that a code in an address stands for. Wrong codes are counted, all strangers' together."""

from flask import abort, g, session

from workshop.records import clock, codes, meetings
from workshop.records.meetings import CODE_LENGTH, Meeting
from workshop.records.refusals import Refusal
from workshop.web.kit.house import house

LONGEST_TYPED = 40
CODES_KEPT = 5  # a cookie is small


def class_of(code: str) -> Meeting:
    """Or 404. Refuses codes-too-many."""
    found = find_class(code)
    if found is None:
        abort(404, "class-unknown")
    return found


def find_class(typed: str) -> Meeting | None:
    """While too many wrong codes have come in, a right one waits too, or the wait would tell it. But whoever
    has shown a right code before never does: the class that runs goes on. Refuses codes-too-many."""
    typed = typed[:LONGEST_TYPED]
    # what a guess costs is what it could have hit: a letter that looks like two stands for both
    cost = len(codes.spellings(typed, CODE_LENGTH))
    found = meetings.by_code(typed) if cost else None
    if cost == 0 or (found is not None and _is_known_here(found)):
        return found
    now = clock.utc_now()
    wait = house().code_tries.take("codes", now, cost)
    if wait:
        raise Refusal("codes-too-many", seconds=wait)
    if found is not None:
        house().code_tries.give_back("codes", now, cost)
        _remember(found)
    return found


def _is_known_here(meeting: Meeting) -> bool:
    is_own = g.staff is not None and g.staff.center_id == meeting.center_id
    return is_own or meeting.code in session.get("joined", {}) or meeting.code in session.get("codes", [])


def _remember(meeting: Meeting) -> None:
    others = [code for code in session.get("codes", []) if code != meeting.code]
    session["codes"] = [*others, meeting.code][-CODES_KEPT:]

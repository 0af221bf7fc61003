"""What a page's stream hangs on: the device or the signed-in browser that its door recognised."""

from collections.abc import Collection

from flask import g

from workshop.live.tickets import Holder
from workshop.records import devices, sign_ins
from workshop.web.kit.guard import current_device


def holder_of(audience: str) -> Holder | None:
    """Of this request. None for a screen that anybody may look at."""
    if audience == "participant":
        return Holder("device", current_device().id)
    return Holder("session", g.staff_session_id) if audience == "console" else None


def still_in(holders: Collection[Holder]) -> set[Holder]:
    """Not those whose device was signed off, whose person was taken out, whose session has ended, or whose
    account was deactivated. Needs an app context."""
    kept = {
        "device": devices.still_in([one.id for one in holders if one.kind == "device"]),
        "session": sign_ins.still_open([one.id for one in holders if one.kind == "session"]),
    }
    return {one for one in holders if one.id in kept.get(one.kind, ())}

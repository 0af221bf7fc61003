"""Employment centers."""

from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from workshop.records import clock, names, promises
from workshop.records.refusals import Refusal
from workshop.records.tables import Center as Center
from workshop.records.tables import Meeting
from workshop.records.transaction import reader, transaction

NAME_LIMIT = 200
LONGEST_KEEPING = 365
PAPERS = ("letter", "a4")
RULES_LIMIT = 300
CHANGEABLE = {"name", "address", "phone", "email", "time_zone", "keep_days", "paper", "rules"}


def get(center_id: int) -> Center | None:
    return reader().get(Center, center_id)


def time_zone_of(center_id: int) -> str:
    center = get(center_id)
    return center.time_zone if center else "UTC"


def every() -> list[Center]:
    return list(reader().scalars(select(Center).order_by(Center.name, Center.id)))


def count() -> int:
    return reader().scalar(select(func.count(Center.id))) or 0


def longest_keeping() -> int:
    """The most days that any center here keeps what participants type; 30 where there is no center yet."""
    return reader().scalar(select(func.max(Center.keep_days))) or 30


def create(
    *,
    name: str,
    address: str,
    phone: str,
    email: str,
    time_zone: str = "America/New_York",
    keep_days: int = 30,
    paper: str = "letter",
    is_demonstration: bool = False,
) -> Center:
    fields = {"name": name, "address": address, "phone": phone, "email": email}
    kept = _checked({**fields, "time_zone": time_zone, "keep_days": keep_days, "paper": paper})
    with transaction() as session:
        center = Center(**kept, is_demonstration=is_demonstration, created_at=clock.utc_now())
        session.add(center)
        session.flush()
    return center


def update(center_id: int, **fields: Any) -> Center:
    """Any of CHANGEABLE. Papers that were issued keep what stood on them, and classes in which people typed
    their deletion date, but for an earlier one."""
    kept = _checked(fields)
    with transaction() as session:
        center = session.get(Center, center_id, with_for_update=True)
        if center is None:
            raise Refusal("center-unknown")
        for name, value in kept.items():
            setattr(center, name, value)
        for meeting in session.scalars(select(Meeting).filter_by(center_id=center_id, erased_at=None)):
            promises.set_delete_on(session, meeting)
    return center


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    if unknown := fields.keys() - CHANGEABLE:
        raise TypeError(f"a center has no {', '.join(sorted(unknown))}")
    kept: dict[str, Any] = {
        name: value.strip() if isinstance(value, str) else value for name, value in fields.items()
    }
    if "name" in kept:
        kept["name"] = names.clean(kept["name"], NAME_LIMIT)
    if "rules" in kept:
        kept["rules"] = " ".join((kept["rules"] or "").split())[:RULES_LIMIT]
    if "time_zone" in kept:
        _check_time_zone(kept["time_zone"])
    if not 1 <= kept.get("keep_days", 1) <= LONGEST_KEEPING:
        raise Refusal("keep-days-wrong")
    if kept.get("paper", PAPERS[0]) not in PAPERS:
        raise Refusal("paper-size-unknown")
    return kept


def _check_time_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise Refusal("time-zone-unknown") from error

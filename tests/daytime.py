"""A place where a whole class fits into the day, whenever the tests run."""

from datetime import datetime
from zoneinfo import ZoneInfo

ZONES = ("America/New_York", "Asia/Tokyo", "Europe/London", "Pacific/Honolulu")


def daytime() -> tuple[str, datetime]:
    """A time zone where it is neither early nor late, and what its clocks show now."""
    clocks = {zone: datetime.now(ZoneInfo(zone)) for zone in ZONES}
    return next((zone, clock) for zone, clock in clocks.items() if 5 <= clock.hour < 21)

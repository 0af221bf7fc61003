"""Times as people of one center read them: their time zone, their language."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton, format_time
from flask import Flask

from workshop.records import clock
from workshop.web.kit.locales import locale_of


def open_clock(app: Flask) -> None:
    """Pages say what the server's clock said when they were made: phones' own clocks are often wrong."""
    app.jinja_env.globals["now_ms"] = lambda: int(clock.utc_now().timestamp() * 1000)


def local(moment: datetime, time_zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(time_zone))


def day_text(moment: datetime | date, time_zone: str, language: str) -> str:
    day = local(moment, time_zone).date() if isinstance(moment, datetime) else moment
    return format_date(day, format="full", locale=locale_of(language))


def date_text(day: date, language: str) -> str:
    """Without the day of the week, for narrow columns."""
    return format_date(day, format="long", locale=locale_of(language))


def time_text(moment: datetime, time_zone: str, language: str) -> str:
    return format_time(local(moment, time_zone), format="short", locale=locale_of(language)).replace(
        "\u202f", " "
    )


def short_day_text(moment: datetime, time_zone: str, language: str) -> str:
    return format_skeleton("yMMMd", local(moment, time_zone), locale=locale_of(language))


def month_text(day: date, language: str) -> str:
    return format_skeleton("yMMMM", day, locale=locale_of(language))


def moment_from(day: date, clock: str, time_zone: str) -> datetime:
    """UTC moment of a local day and an HH:MM clock; raises ValueError where `clock` is no time."""
    naive = datetime.combine(day, datetime.strptime(clock, "%H:%M").time())
    return naive.replace(tzinfo=ZoneInfo(time_zone)).astimezone(UTC)

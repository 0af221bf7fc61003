"""Days that people choose in worksheets: kept as 2026-12-03, and told in words."""

import re
from collections.abc import Mapping
from datetime import date

from workshop.course.worksheets import Worksheet
from workshop.web.kit.clock import day_text
from workshop.web.kit.language import language

_ISO = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}")


def chosen_day(text: str) -> date | None:
    """None where it is no day: some phones let people type words, and once there was no other way."""
    try:
        return date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        return None


def day_or_words(text: str) -> str:
    day = chosen_day(text)
    return day_text(day, "", language()) if day else text


def with_days(sheet: Worksheet, values: Mapping[str, str]) -> dict[str, str]:
    """The answers as they are read, no longer as a form takes them."""
    dates = {key for key, field in sheet.by_key().items() if field.kind == "date"}
    return {key: day_or_words(text) if key in dates else text for key, text in values.items()}

"""The same text in every place of a value where somebody could have typed one."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

# What our own code sets and reads: names of things, never words of people.
OURS = {"id", "kind", "mode", "html", "check_url", "ending", "form"}


def planted(value: Any, text: str) -> Any:
    """`value` with `text` instead of each of its strings. Keys stay, and so does what stands in `OURS`."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return text
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.init and field.name not in OURS]
        return replace(value, **{name: planted(getattr(value, name), text) for name in names})
    if isinstance(value, Mapping):
        return {key: planted(inner, text) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(planted(inner, text) for inner in value)
    return value

"""What this person has offered after the talks of the class: for a sheet, and for a calendar."""

from collections.abc import Iterator
from datetime import date

from workshop.documents.offers import Promise
from workshop.records import answers
from workshop.web.kit.answering import offers_key
from workshop.web.kit.clock import day_text
from workshop.web.kit.guard import current_meeting, current_participant
from workshop.web.kit.house import house
from workshop.web.kit.language import language


def promises() -> list[Promise]:
    """In the order of the talks, as they were typed."""
    every = house().library.activities(language())
    return [promise for one in every if one.kind == "roleplay" for promise in _after(offers_key(one))]


def _after(key: str) -> Iterator[Promise]:
    kept = answers.get(current_participant().id, key)
    for number, one in enumerate(kept.value["offers"] if kept else ()):
        if kept and (one["what"] or one["to_whom"]):
            day = date.fromisoformat(one["by"]) if one["by"] else None
            yield Promise(
                what=one["what"],
                to_whom=one["to_whom"],
                day=day,
                by=day_text(day, "", language()) if day else "",
                key=f"{_whose()} {key} {number}",
                edit=kept.edit,
                saved_at=kept.saved_at,
            )


def _whose() -> str:
    """The time tells two people apart where one was deleted and another one got the same number."""
    person = current_participant()
    return f"{current_meeting().code} {person.id} {person.joined_at.isoformat()}"

"""What this person has promised, after the talks of the class and on its worksheets: for a sheet, and for a
calendar."""

from collections.abc import Iterator
from datetime import date

from workshop.course.worksheets import Worksheet
from workshop.documents.offers import Promise
from workshop.records import answers
from workshop.records.answers import Answer
from workshop.web.kit.answering import offers_key, worksheet_key
from workshop.web.kit.clock import date_text
from workshop.web.kit.days import chosen_day
from workshop.web.kit.guard import current_meeting, current_participant
from workshop.web.kit.house import house
from workshop.web.kit.language import language


def promises() -> list[Promise]:
    """Those of the talks in their order, then those of the worksheets, as they were typed."""
    given = {one.activity: one for one in answers.of_participant(current_participant().id) if one.round == 1}
    talks = [one for one in house().library.activities(language()) if one.kind == "roleplay"]
    after = [promise for one in talks for promise in _after(given.get(offers_key(one)))]
    sheets = house().library.worksheets(language())
    return [*after, *(one for sheet in sheets for one in _on(sheet, given.get(worksheet_key(sheet.id))))]


def _after(kept: Answer | None) -> Iterator[Promise]:
    for number, one in enumerate(kept.value["offers"] if kept else ()):
        if kept and (one["what"] or one["to_whom"]):
            day = date.fromisoformat(one["by"]) if one["by"] else None
            yield Promise(
                what=one["what"],
                to_whom=one["to_whom"],
                day=day,
                by=date_text(day, language()) if day else "",
                key=f"{_whose()} {kept.activity} {number}",
                edit=kept.edit,
                saved_at=kept.saved_at,
            )


def _on(sheet: Worksheet, kept: Answer | None) -> Iterator[Promise]:
    if kept is None or sheet.promise is None:
        return
    what, by, to_whom = (kept.value.get(field, "") for field in vars(sheet.promise).values())
    if what or to_whom:
        day = chosen_day(by)
        yield Promise(
            what=what,
            to_whom=to_whom,
            day=day,
            by=date_text(day, language()) if day else by,
            key=f"{_whose()} {kept.activity}",
            edit=kept.edit,
            saved_at=kept.saved_at,
        )


def _whose() -> str:
    """The time tells two people apart where one was deleted and another one got the same number."""
    person = current_participant()
    return f"{current_meeting().code} {person.id} {person.joined_at.isoformat()}"

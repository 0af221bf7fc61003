"""What shall be printed for a class tonight: the list of what there is, with ticks and numbers of copies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from workshop.documents.jobs import Item
from workshop.records import participants
from workshop.records.meetings import Meeting
from workshop.web.kit.numbers import whole
from workshop.web.kit.paper import edition
from workshop.web.kit.printables import Printable, occasion, printables

EXPECTED = 12  # people, where nobody has joined yet
MOST_COPIES = 99


@dataclass(frozen=True)
class Row:
    """`copies` as it was typed."""

    printable: Printable
    is_chosen: bool
    copies: str

    @property
    def problem(self) -> str:
        number = whole(self.copies, digits=4)
        is_wrong = self.is_chosen and (number is None or not 1 <= number <= MOST_COPIES)
        return _("Please type a number of copies from 1 to %(most)s.", most=MOST_COPIES) if is_wrong else ""


def rows_of(meeting: Meeting, sent: Mapping[str, str] | None = None) -> list[Row]:
    """As usual, or as a form was sent."""
    found = printables(occasion(meeting.language, meeting))
    if sent is not None:
        return [
            Row(one, f"print-{one.name}" in sent, sent.get(f"copies-{one.name}", "").strip()) for one in found
        ]
    people = len(participants.of_meeting(meeting.id)) or EXPECTED
    return [Row(one, one.is_usual, str(min(MOST_COPIES, one.copies(people)))) for one in found]


def chosen_of(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.is_chosen]


def sheets_of(rows: Sequence[Row], *, is_large: bool) -> list[Item]:
    """Of rows without a problem."""
    set_in = replace(edition(), is_large=is_large)
    return [
        Item(row.printable.build(set_in), row.printable.title, int(row.copies)) for row in chosen_of(rows)
    ]

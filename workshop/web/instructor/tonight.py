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


@dataclass(frozen=True)
class Choice:
    """`large`: how many people need large print, as it was typed."""

    rows: Sequence[Row]
    large: str = "0"

    @property
    def chosen(self) -> list[Row]:
        return [row for row in self.rows if row.is_chosen]

    @property
    def large_problem(self) -> str:
        is_wrong = whole(self.large, digits=2) is None
        return _("Please type a number of people from 0 to %(most)s.", most=MOST_COPIES) if is_wrong else ""

    @property
    def problem(self) -> str:
        return "" if self.chosen else _("Please choose something to print.")

    @property
    def is_wrong(self) -> bool:
        return bool(self.problem or self.large_problem or any(row.problem for row in self.rows))

    @property
    def has_names(self) -> bool:
        return any(row.printable.has_names for row in self.chosen)

    def items(self) -> list[Item]:
        """Of what is not wrong. Who needs large print gets it of what each person gets."""
        made, large = [], int(self.large)
        for row in self.chosen:
            one, copies = row.printable, int(row.copies)
            in_large = min(copies, large) if one.is_for_each else 0
            title = _("%(title)s - large print", title=one.title)
            for name, number, is_large in ((one.title, copies - in_large, False), (title, in_large, True)):
                if number:
                    made.append(Item(one.build(replace(edition(), is_large=is_large)), name, number))
        return made


def choice_of(meeting: Meeting, sent: Mapping[str, str] | None = None) -> Choice:
    """As usual, or as a form was sent."""
    found = printables(occasion(meeting.language, meeting))
    if sent is not None:
        rows = [
            Row(one, f"print-{one.name}" in sent, sent.get(f"copies-{one.name}", "").strip()) for one in found
        ]
        return Choice(rows, sent.get("large", "").strip() or "0")
    people = len(participants.of_meeting(meeting.id)) or EXPECTED
    return Choice([Row(one, one.is_usual, str(min(MOST_COPIES, one.copies(people)))) for one in found])

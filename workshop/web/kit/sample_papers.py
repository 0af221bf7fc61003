"""Papers of nobody, as samples: people with names as they come, in a class that never was."""

from datetime import UTC, datetime
from itertools import product

from workshop.records.papers import Paper
from workshop.web.kit.house import house
from workshop.web.kit.language import language

_FIRST = (
    "Sam", "Rosa", "Đức", "Aminata", "Zbigniew", "Nguyễn Thị Mai", "Ελένη", "Chidi", "José María", "Lusine",
)  # fmt: skip
_LAST = ("Carter", "Delgado-Herrera", "Trần", "Wiśniewski", "O’Neill", "Featherstonehaugh", "Öztürk")
_BEGAN = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
_ENDED = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)
MOST = 1000


def sample_papers(people: int, kinds: tuple[str, ...], paper: str) -> list[Paper]:
    """Each marked as a sample, whose code checks as nothing. The same ones every time."""
    names = [f"{first} {last}" for last, first in product(_LAST, _FIRST)]
    return [
        _paper(kind, names[number % len(names)], f"SAMPLE{number + 1:04}", paper)
        for kind in kinds
        for number in range(people)
    ]


def _paper(kind: str, name: str, code: str, paper: str) -> Paper:
    found = Paper(kind=kind, name=name, code=code, issued_at=_ENDED, is_sample=True)
    found.details = {
        "center_name": "Riverside Employment Center",
        "center_address": "12 River Street, Riverside, NY 10001",
        "center_phone": "(212) 555-0100",
        "center_email": "riverside@example.org",
        "title": house().library.deck(language()).title,
        "place": "Room 2",
        "time_zone": "America/New_York",
        "instructor": "Ines Moreno",
        "mode": "staff-led",
        "language": language(),
        "paper": paper,
        "date": _BEGAN.date().isoformat(),
        "starts_at": _BEGAN.isoformat(),
        "ends_at": _ENDED.isoformat(),
        "arrived_at": _BEGAN.isoformat(),
        "left_at": _ENDED.isoformat(),
    }
    return found

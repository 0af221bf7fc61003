"""Papers of nobody, as samples: people with names as they come, in a class that never was."""

from collections.abc import Mapping
from datetime import datetime
from itertools import product
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from workshop.records import codes
from workshop.records.centers import Center
from workshop.records.papers import Paper
from workshop.records.staff import Staff
from workshop.web.kit.house import house
from workshop.web.kit.language import language

_FIRST = (
    "Sam", "Rosa", "Đức", "Aminata", "Zbigniew", "Nguyễn Thị Mai", "Ελένη", "Chidi", "José María", "Lusine",
)  # fmt: skip
_LAST = ("Carter", "Delgado-Herrera", "Trần", "Wiśniewski", "O’Neill", "Featherstonehaugh", "Öztürk")
_CENTER = {
    "center_name": "Riverside Employment Center",
    "center_address": "12 River Street, Riverside, NY 10001",
    "center_phone": "(212) 555-0100",
    "center_email": "riverside@example.org",
    "time_zone": "America/New_York",
    "instructor": "Ines Moreno",
}
MOST = 1000


def sample_papers(people: int, kinds: tuple[str, ...], paper: str) -> list[Paper]:
    """Each marked as a sample, whose code checks as one. The same ones every time."""
    names = [f"{first} {last}" for last, first in product(_LAST, _FIRST)]
    return [
        _paper(
            kind, names[number % len(names)], f"{codes.SAMPLE}{number + 1:04}", {**_CENTER, "paper": paper}
        )
        for kind in kinds
        for number in range(people)
    ]


def sample_of_center(center: Center, staff: Staff, kind: str) -> Paper:
    """What papers of this center look like, with its pictures and words of now."""
    facts = {
        "center_name": center.name,
        "center_address": center.address,
        "center_phone": center.phone,
        "center_email": center.email,
        "time_zone": center.time_zone,
        "instructor": staff.name,
        "paper": center.paper,
        "rules": center.rules,
        "logo": center.logo,
        "seal": center.seal,
        "signature": staff.signature or center.signature,
        "signed_by": staff.name if staff.signature else center.name,
    }
    return _paper(kind, _("Maria Example"), codes.SAMPLE, facts)


def _paper(kind: str, name: str, code: str, facts: Mapping[str, str | None]) -> Paper:
    zone = ZoneInfo(facts["time_zone"] or "")
    began, ended = (datetime(2026, 11, 24, *time, tzinfo=zone) for time in ((18, 0), (19, 30)))
    found = Paper(kind=kind, name=name, code=code, issued_at=ended, is_sample=True)
    found.details = {
        "title": house().library.deck(language()).title,
        "place": _("Room 2"),
        "mode": "staff-led",
        "language": language(),
        "date": began.date().isoformat(),
        "starts_at": began.isoformat(),
        "ends_at": ended.isoformat(),
        "arrived_at": began.isoformat(),
        "left_at": ended.isoformat(),
        **facts,
    }
    return found

"""Until when what people type is kept, in their words."""

from workshop.records import centers
from workshop.records.meetings import Meeting
from workshop.web.kit.clock import day_text
from workshop.web.kit.language import language


def kept_until(meeting: Meeting) -> str:
    """The day of deletion ("Tuesday, December 22, 2026")."""
    center = centers.get(meeting.center_id)
    assert center is not None  # a meeting cannot outlive its center (foreign key)
    return day_text(meeting.delete_on, center.time_zone, language())

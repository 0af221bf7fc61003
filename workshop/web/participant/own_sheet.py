"""What stands on every sheet of their own things that somebody prints."""

from workshop.documents import letters
from workshop.records import centers
from workshop.web.kit.class_words import day_of
from workshop.web.kit.guard import current_meeting, current_participant


def own_heads() -> dict[str, str]:
    """`name`, `footer` and `date`, as the builders of sheets take them, without letters that paper lacks: for
    a name that has no others, there is a line to fill in by hand."""
    meeting = current_meeting()
    center = centers.get(meeting.center_id)
    assert center is not None  # a meeting cannot outlive its center (foreign key)
    return {
        "name": letters.printable(current_participant().name_for_paper),
        "footer": letters.printable(center.name),
        "date": day_of(meeting, center),
    }

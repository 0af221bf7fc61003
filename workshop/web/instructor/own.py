"""What belongs to the signed-in person's center, or 404."""

from flask import abort

from workshop.records import centers, papers, participants, staff
from workshop.records.centers import Center
from workshop.records.papers import Paper
from workshop.records.participants import Participant
from workshop.records.staff import Staff
from workshop.web.kit.guard import current_meeting, current_staff


def own_center() -> Center:
    found = centers.get(current_staff().center_id)
    if found is None:
        abort(404)
    return found


def own_person(participant_id: int) -> Participant:
    """Somebody in the class in the address."""
    found = participants.in_meeting(current_meeting().id, participant_id)
    if found is None:
        abort(404)
    return found


def own_paper(paper_id: int) -> Paper:
    """A paper of the class in the address."""
    found = papers.in_center(current_staff().center_id, paper_id)
    if found is None or found.meeting_id != current_meeting().id:
        abort(404)
    return found


def own_colleague(staff_id: int) -> Staff:
    found = staff.in_center(current_staff().center_id, staff_id)
    if found is None:
        abort(404)
    return found

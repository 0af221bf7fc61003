"""Centers do not see each other, classes do not see each other."""

from collections.abc import Callable

from tests.cast import Cast
from tests.records.refused import refused
from workshop.records import meetings, papers, participants
from workshop.records.meetings import Meeting


def test_class_of_another_center_is_as_if_it_did_not_exist(cast: Cast) -> None:
    assert meetings.in_center(cast.hilltop.id, cast.meeting.id) is None
    assert meetings.in_center(cast.riverside.id, cast.meeting.id) is not None
    assert meetings.of_center(cast.hilltop.id) == []


def test_participant_of_another_class_is_as_if_they_did_not_exist(
    meeting: Meeting, plan: Callable[..., Meeting]
) -> None:
    other = meetings.open_class(plan().id)
    sam, _ = participants.join(meeting.id, "Sam")
    assert participants.in_meeting(other.id, sam.id) is None
    assert participants.in_meeting(meeting.id, sam.id) is not None


def test_paper_of_another_center_is_as_if_it_did_not_exist(cast: Cast) -> None:
    sam, _ = participants.join(cast.meeting.id, "Sam")
    proof = papers.issue(cast.meeting.id, [sam.id], [], by=cast.ines.id)[0]
    assert papers.in_center(cast.hilltop.id, proof.id) is None
    assert papers.in_center(cast.riverside.id, proof.id) is not None


def test_papers_go_only_to_people_of_the_class(cast: Cast, plan: Callable[..., Meeting]) -> None:
    other = meetings.open_class(plan().id)
    sam, _ = participants.join(cast.meeting.id, "Sam")
    with refused("participant-unknown"):
        papers.issue(other.id, [sam.id], [], by=cast.ines.id)

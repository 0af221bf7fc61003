"""A class that is opened again: hours lie on the day when somebody was there."""

from datetime import datetime, timedelta

import pytest

from tests.cast import Cast
from tests.records.conftest import Clock
from tests.records.refused import refused
from workshop.records import hours, meetings, papers, participants
from workshop.records.meetings import Meeting
from workshop.records.papers import Paper
from workshop.records.participants import Participant


def span(meeting: Meeting, person: Participant) -> tuple[datetime, datetime]:
    now = meetings.get(meeting.id)
    fresh = participants.in_meeting(meeting.id, person.id)
    assert now is not None
    assert fresh is not None
    return hours.present(fresh, meetings.sittings(now))


@pytest.fixture
def rosa(meeting: Meeting, clock: Clock) -> Participant:
    """She was at the class, which closed a little early. Two days later it is opened again."""
    rosa, _ = participants.join(meeting.id, "Rosa")
    clock.wait(minutes=80)
    meetings.close_class(meeting.id)
    clock.wait(days=2)
    meetings.reopen(meeting.id)
    return rosa


def test_each_was_there_on_their_own_day(meeting: Meeting, rosa: Participant, clock: Clock) -> None:
    reopened = clock.now
    clock.wait(minutes=20)
    duc, _ = participants.join(meeting.id, "Duc")
    closed = clock.wait(minutes=40)
    meetings.close_class(meeting.id)
    assert span(meeting, rosa) == (meeting.starts_at, meeting.starts_at + timedelta(minutes=80))
    assert span(meeting, duc) == (reopened + timedelta(minutes=20), closed)


def test_paper_says_the_day_when_its_owner_was_there(
    cast: Cast, meeting: Meeting, rosa: Participant, clock: Clock
) -> None:
    sam, _ = participants.join(meeting.id, "Sam")
    baker = participants.add_without_phone(meeting.id, "Mr. Baker")
    clock.wait(minutes=40)
    meetings.close_class(meeting.id)
    issued = papers.issue(meeting.id, [rosa.id, sam.id, baker.id], [], by=cast.ines.id)
    assert [paper.details["date"] for paper in issued] == ["2026-03-10", "2026-03-12", "2026-03-12"]
    assert [paper.details["starts_at"] for paper in issued][1:] == ["2026-03-12T15:20:00+00:00"] * 2
    assert issued[1].details["left_at"] == issued[1].details["ends_at"] == "2026-03-12T16:00:00+00:00"


def test_hours_may_be_set_on_the_day_of_each(meeting: Meeting, rosa: Participant, clock: Clock) -> None:
    sam, _ = participants.join(meeting.id, "Sam")
    reopened, quarter = clock.now, timedelta(minutes=15)
    clock.wait(hours=1)
    participants.set_hours(sam.id, reopened, reopened + quarter)
    participants.set_hours(rosa.id, meeting.starts_at, meeting.starts_at + quarter)
    with refused("hours-outside-class"):
        participants.set_hours(rosa.id, meeting.starts_at, reopened + quarter)


def test_class_closed_by_a_wrong_press_goes_on(meeting: Meeting, sam: Participant, clock: Clock) -> None:
    clock.wait(minutes=40)
    meetings.close_class(meeting.id)
    clock.wait(minutes=2)
    meetings.reopen(meeting.id)
    closed = clock.wait(minutes=50)
    meetings.close_class(meeting.id)
    assert span(meeting, sam) == (meeting.starts_at, closed)


def test_long_break_within_the_announced_time_is_no_end(
    meeting: Meeting, sam: Participant, clock: Clock
) -> None:
    meetings.update(meeting.id, ends_at=meeting.starts_at + timedelta(hours=6))
    clock.wait(hours=2)
    meetings.close_class(meeting.id)
    clock.wait(minutes=90)
    meetings.reopen(meeting.id)
    clock.wait(minutes=150)
    meetings.close_class(meeting.id)
    assert span(meeting, sam) == (meeting.starts_at, meeting.starts_at + timedelta(hours=6))


def test_class_given_again_on_the_same_day_is_another_one(
    meeting: Meeting, sam: Participant, clock: Clock
) -> None:
    morning_end = clock.wait(minutes=90)
    meetings.close_class(meeting.id)
    reopened = clock.wait(hours=4)
    meetings.reopen(meeting.id)
    duc, _ = participants.join(meeting.id, "Duc")
    closed = clock.wait(minutes=70)
    meetings.close_class(meeting.id)
    assert span(meeting, sam) == (meeting.starts_at, morning_end)
    assert span(meeting, duc) == (reopened, closed)


def test_class_tried_out_on_the_day_before_runs_from_its_announced_start(
    cast: Cast, meeting: Meeting, clock: Clock
) -> None:
    meetings.update(
        meeting.id,
        starts_at=clock.now + timedelta(days=1),
        ends_at=clock.now + timedelta(days=1, minutes=90),
    )
    clock.wait(minutes=5)
    meetings.close_class(meeting.id)
    clock.wait(days=1)
    meetings.reopen(meeting.id)
    sam, _ = participants.join(meeting.id, "Sam")
    clock.wait(minutes=85)
    meetings.close_class(meeting.id)
    assert span(meeting, sam) == (clock.now - timedelta(minutes=90), clock.now)


def test_who_comes_on_the_next_day_to_a_class_that_nobody_closed_was_there_until_it_was(
    meeting: Meeting, sam: Participant, clock: Clock
) -> None:
    came = clock.wait(days=1)
    duc, _ = participants.join(meeting.id, "Duc")
    closed = clock.wait(minutes=50)
    meetings.close_class(meeting.id)
    assert span(meeting, sam) == (meeting.starts_at, meeting.ends_at)
    assert span(meeting, duc) == (came, closed)


def test_paper_that_says_no_minutes_is_never_issued(cast: Cast, meeting: Meeting, rosa: Participant) -> None:
    sam, _ = participants.join(meeting.id, "Sam")
    meetings.close_class(meeting.id)
    with refused("hours-none"):
        papers.issue(meeting.id, [rosa.id, sam.id], [], by=cast.ines.id)
    assert papers.of_meeting(meeting.id) == []


@pytest.fixture
def wrong(cast: Cast, meeting: Meeting, rosa: Participant, clock: Clock) -> Paper:
    """A paper as it came out when a class knew one day only: the day of the first opening, no minutes."""
    from workshop.records.transaction import transaction

    sam, _ = participants.join(meeting.id, "Sam")
    clock.wait(minutes=40)
    meetings.close_class(meeting.id)
    paper = papers.issue(meeting.id, [sam.id], [], by=cast.ines.id)[0]
    with transaction() as session:
        kept = session.get_one(Paper, paper.id)
        kept.details = {**kept.details, "date": "2026-03-10", "left_at": kept.details["arrived_at"]}
    return paper


def test_correction_of_the_hours_mends_the_day_too(wrong: Paper, clock: Clock) -> None:
    came = datetime.fromisoformat(wrong.details["arrived_at"])
    with refused("hours-none"):
        papers.correct(wrong.id, by=wrong.issued_by, name="Samuel", arrived_at=came, left_at=came)
    new = papers.correct(wrong.id, by=wrong.issued_by, name="Samuel", arrived_at=came, left_at=clock.now)
    assert (new.details["date"], new.details["left_at"]) == ("2026-03-12", "2026-03-12T16:00:00+00:00")


def test_name_can_be_corrected_after_the_class_was_moved(
    cast: Cast, meeting: Meeting, sam: Participant, clock: Clock
) -> None:
    clock.wait(minutes=90)
    meetings.close_class(meeting.id)
    old = papers.issue(meeting.id, [sam.id], [], by=cast.ines.id)[0]
    hour = timedelta(hours=1)
    meetings.update(meeting.id, starts_at=meeting.starts_at + hour, ends_at=meeting.ends_at + hour)
    new = papers.correct(
        old.id, by=old.issued_by, name="Samuel", arrived_at=meeting.starts_at, left_at=meeting.ends_at
    )
    assert (new.name, new.details) == ("Samuel", old.details)

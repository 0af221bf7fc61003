"""The deletion date is a promise: once people are told, it only comes nearer."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.cast import Cast
from tests.records.conftest import Clock
from workshop.records import centers, meetings, participants, retention
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant

Plan = Callable[..., Meeting]
TOLD = date(2026, 4, 9)


def delete_on(meeting: Meeting) -> date:
    found = meetings.get(meeting.id)
    assert found is not None
    return found.delete_on


def move(meeting: Meeting, **time: float) -> None:
    later = timedelta(**time)
    meetings.update(meeting.id, starts_at=meeting.starts_at + later, ends_at=meeting.ends_at + later)


def test_day_of_deletion_is_the_centers_day(plan: Plan, clock: Clock) -> None:
    clock.wait(days=-1)
    # after midnight in UTC, still the evening in Riverside
    planned = plan(starts_at=clock.now + timedelta(hours=9), ends_at=clock.now + timedelta(hours=12))
    assert planned.delete_on == date(2026, 4, 8)


@pytest.mark.parametrize("is_closed", [False, True])
def test_moving_a_class_moves_no_promise(
    meeting: Meeting, sam: Participant, clock: Clock, is_closed: bool
) -> None:
    if is_closed:
        meetings.close_class(meeting.id)
    move(meeting, days=300)
    assert delete_on(meeting) == TOLD
    retention.delete_due(clock.wait(days=31))
    assert participants.of_meeting(meeting.id) == []


def test_more_days_count_for_new_classes_only(
    cast: Cast, meeting: Meeting, sam: Participant, plan: Plan, clock: Clock
) -> None:
    planned = plan()
    centers.update(cast.riverside.id, keep_days=365)
    assert delete_on(meeting) == TOLD
    assert delete_on(planned) == TOLD + timedelta(days=335)


def test_fewer_days_count_at_once_and_are_a_promise_too(
    cast: Cast, meeting: Meeting, sam: Participant, clock: Clock
) -> None:
    for days in (10, 30):
        centers.update(cast.riverside.id, keep_days=days)
        assert delete_on(meeting) == date(2026, 3, 20)


def test_promise_holds_while_the_door_is_open(meeting: Meeting) -> None:
    move(meeting, days=300)
    assert delete_on(meeting) == TOLD


def test_class_that_nobody_came_to_may_be_moved_after_closing(meeting: Meeting, clock: Clock) -> None:
    clock.wait(minutes=5)
    meetings.close_class(meeting.id)
    move(meeting, days=300)
    assert delete_on(meeting) == TOLD + timedelta(days=300)
    assert meetings.reopen(meeting.id).delete_on == TOLD + timedelta(days=300)


def test_opening_again_moves_no_promise(meeting: Meeting, sam: Participant, clock: Clock) -> None:
    meetings.close_class(meeting.id)
    clock.wait(days=2)
    assert meetings.reopen(meeting.id).delete_on == TOLD


def test_class_held_late_keeps_its_days(plan: Plan, clock: Clock) -> None:
    planned = plan()
    clock.wait(days=20)
    assert meetings.open_class(planned.id).delete_on == date(2026, 4, 29)


def test_closing_late_does_not_keep_data_longer_than_was_said(meeting: Meeting, clock: Clock) -> None:
    clock.wait(days=5)
    assert meetings.close_class(meeting.id).delete_on == TOLD


def test_class_reopened_after_its_day_is_a_new_promise(
    meeting: Meeting, sam: Participant, clock: Clock
) -> None:
    meetings.close_class(meeting.id)
    retention.delete_due(clock.wait(days=40))
    assert meetings.reopen(meeting.id).delete_on == TOLD + timedelta(days=40)


def test_another_center_keeps_its_days(cast: Cast, meeting: Meeting, sam: Participant) -> None:
    centers.update(cast.hilltop.id, keep_days=7)
    assert delete_on(meeting) == TOLD

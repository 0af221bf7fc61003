"""How long somebody was there."""

from collections.abc import Callable
from datetime import timedelta

from tests.records.conftest import Clock
from tests.records.refused import refused
from workshop.records import hours, meetings, participants
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant


def minutes(meeting: Meeting, person: Participant) -> int:
    now = meetings.get(meeting.id)
    fresh = participants.in_meeting(meeting.id, person.id)
    assert now is not None
    assert fresh is not None
    arrived, left = hours.present(fresh, meetings.sittings(now))
    return int((left - arrived).total_seconds() // 60)


def test_who_is_there_from_start_to_end_gets_the_whole_class(meeting: Meeting, sam: Participant) -> None:
    assert minutes(meeting, sam) == 90


def test_late_comer_gets_their_own_hours(meeting: Meeting, clock: Clock) -> None:
    clock.wait(minutes=20)
    duc, _ = participants.join(meeting.id, "Duc")
    assert minutes(meeting, duc) == 70


def test_hour_before_the_class_does_not_count(plan: Callable[..., Meeting], clock: Clock) -> None:
    evening = plan(starts_at=clock.now + timedelta(minutes=30), ends_at=clock.now + timedelta(minutes=120))
    meetings.open_class(evening.id)
    early, _ = participants.join(evening.id, "Sam")
    assert minutes(evening, early) == 90


def test_class_that_closes_early_is_shorter(meeting: Meeting, sam: Participant, clock: Clock) -> None:
    clock.wait(minutes=75)
    meetings.close_class(meeting.id)
    assert minutes(meeting, sam) == 75


def test_class_that_nobody_closed_does_not_last_until_morning(
    meeting: Meeting, sam: Participant, clock: Clock
) -> None:
    clock.wait(hours=20)
    meetings.close_class(meeting.id)
    assert minutes(meeting, sam) == 90


def test_class_held_on_another_day_took_place_while_it_was_open(
    plan: Callable[..., Meeting], clock: Clock
) -> None:
    planned = plan()
    clock.wait(days=3)
    meetings.open_class(planned.id)
    sam, _ = participants.join(planned.id, "Sam")
    assert minutes(planned, sam) == 120
    clock.wait(minutes=85)
    meetings.close_class(planned.id)
    assert minutes(planned, sam) == 85


def test_class_held_before_its_day_took_place_while_it_was_open(
    plan: Callable[..., Meeting], clock: Clock
) -> None:
    planned = plan(starts_at=clock.now + timedelta(days=2), ends_at=clock.now + timedelta(days=2, hours=2))
    meetings.open_class(planned.id)
    sam, _ = participants.join(planned.id, "Sam")
    clock.wait(minutes=85)
    meetings.close_class(planned.id)
    assert minutes(planned, sam) == 85


def test_instructor_sets_hours(meeting: Meeting, sam: Participant, clock: Clock) -> None:
    participants.set_hours(sam.id, meeting.starts_at, meeting.starts_at + timedelta(minutes=45))
    assert minutes(meeting, sam) == 45
    participants.set_hours(sam.id, meeting.starts_at + timedelta(minutes=30), None)
    assert minutes(meeting, sam) == 60


def test_class_that_ran_over_may_count_in_full(meeting: Meeting, sam: Participant, clock: Clock) -> None:
    late = clock.wait(minutes=110)
    participants.set_hours(sam.id, meeting.starts_at, late)
    assert minutes(meeting, sam) == 110


def test_class_that_ran_over_lasted_until_it_was_closed(
    meeting: Meeting, sam: Participant, clock: Clock
) -> None:
    clock.wait(minutes=95)
    duc, _ = participants.join(meeting.id, "Duc")
    clock.wait(minutes=15)
    meetings.close_class(meeting.id)
    assert (minutes(meeting, sam), minutes(meeting, duc)) == (110, 15)


def test_who_joins_in_the_first_quarter_of_an_hour_was_there_from_the_start(
    meeting: Meeting, clock: Clock
) -> None:
    clock.wait(minutes=14)
    sam, _ = participants.join(meeting.id, "Sam")
    clock.wait(minutes=1)
    duc, _ = participants.join(meeting.id, "Duc")
    assert (minutes(meeting, sam), minutes(meeting, duc)) == (90, 75)


def test_nobody_leaves_before_arriving(meeting: Meeting, sam: Participant) -> None:
    with refused("hours-wrong"):
        participants.set_hours(sam.id, meeting.ends_at, meeting.starts_at)


def test_hours_lie_within_the_class(meeting: Meeting, sam: Participant) -> None:
    hour = timedelta(hours=1)
    with refused("hours-outside-class"):
        participants.set_hours(sam.id, meeting.starts_at - hour, meeting.ends_at)
    with refused("hours-outside-class"):
        participants.set_hours(sam.id, meeting.starts_at, meeting.ends_at + hour)


def test_nobody_is_there_for_no_minute(meeting: Meeting, sam: Participant, clock: Clock) -> None:
    for left_at in (meeting.starts_at, meeting.starts_at + timedelta(seconds=59)):
        with refused("hours-none"):
            participants.set_hours(sam.id, meeting.starts_at, left_at)
    closed = clock.wait(minutes=80)
    meetings.close_class(meeting.id)
    with refused("hours-none"):
        participants.set_hours(sam.id, closed, None)

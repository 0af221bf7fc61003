"""One place drives a class; the last click does not win by accident."""

from tests.records.conftest import Clock
from tests.records.refused import refused
from workshop.records import drivers, meetings
from workshop.records.meetings import Meeting

LAPTOP, PHONE = "laptop-key", "phone-key"


def hold(meeting: Meeting, place: str, seen_at=None) -> None:
    drivers.hold(meeting.id, place, seen_at)


def test_the_first_place_to_act_drives(meeting: Meeting) -> None:
    hold(meeting, LAPTOP)
    hold(meeting, LAPTOP)
    with refused("not-driving"):
        hold(meeting, PHONE)
    assert meetings.get(meeting.id).driver == LAPTOP


def test_who_takes_over_drives_and_the_other_does_not(meeting: Meeting) -> None:
    hold(meeting, LAPTOP)
    drivers.take_over(meeting.id, PHONE)
    hold(meeting, PHONE)
    with refused("not-driving"):
        hold(meeting, LAPTOP)


def test_every_screen_hears_of_a_new_driver_and_of_nothing_else(meeting: Meeting) -> None:
    before = meetings.revision(meeting.id)
    hold(meeting, LAPTOP)
    hold(meeting, LAPTOP)
    assert meetings.revision(meeting.id) == before + 1
    drivers.take_over(meeting.id, PHONE)
    assert meetings.revision(meeting.id) == before + 2


def test_a_place_that_is_away_loses_the_wheel_to_the_next_that_acts(meeting: Meeting, clock: Clock) -> None:
    hold(meeting, LAPTOP)
    clock.wait(minutes=4)
    hold(meeting, PHONE)
    assert meetings.get(meeting.id).driver == PHONE


def test_a_place_that_was_seen_is_not_away_however_long_it_does_nothing(
    meeting: Meeting, clock: Clock
) -> None:
    hold(meeting, LAPTOP)
    clock.wait(minutes=30)
    with refused("not-driving"):
        hold(meeting, PHONE, seen_at=clock.now)


def test_a_page_without_a_place_drives_only_where_nobody_does(meeting: Meeting) -> None:
    hold(meeting, "")
    assert meetings.get(meeting.id).driver is None
    hold(meeting, LAPTOP)
    with refused("not-driving"):
        hold(meeting, "")


def test_a_class_that_is_closed_has_no_driver(meeting: Meeting) -> None:
    hold(meeting, LAPTOP)
    meetings.close_class(meeting.id)
    hold(meeting, PHONE)
    assert meetings.get(meeting.id).driver is None
    with refused("class-closed"):
        drivers.take_over(meeting.id, PHONE)
    meetings.reopen(meeting.id)
    hold(meeting, PHONE)
    assert meetings.get(meeting.id).driver == PHONE


def test_nobody_takes_over_from_nowhere(meeting: Meeting) -> None:
    hold(meeting, LAPTOP)
    with refused("place-unknown"):
        drivers.take_over(meeting.id, "")
    assert meetings.get(meeting.id).driver == LAPTOP

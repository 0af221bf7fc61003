"""What a first start shows."""

from flask import Flask

from tests.records.conftest import Clock
from workshop.records import centers, demonstration, meetings, papers, participants, staff


def test_first_start_makes_a_center_an_administrator_and_an_open_class(app: Flask, clock: Clock) -> None:
    made = demonstration.ensure(clock.now)
    assert made.center.name == "Riverside Employment Center (demonstration)"
    assert (made.staff.email, made.staff.is_administrator) == ("ines@example.org", True)
    assert not made.staff.has_password
    assert (made.meeting.status, made.meeting.slide, made.meeting.is_sample) == ("open", 1, True)
    assert (made.meeting.title, made.meeting.place) == ("Successful networking by giving first", "Room 2")
    assert (made.meeting.ends_at - made.meeting.starts_at).total_seconds() == 90 * 60


def test_second_start_keeps_everything(app: Flask, clock: Clock) -> None:
    first = demonstration.ensure(clock.now)
    sam, token = participants.join(first.meeting.id, "Sam")
    meetings.advance(first.meeting.id, 5)
    second = demonstration.ensure(clock.wait(minutes=10))
    assert (second.meeting.id, second.meeting.slide) == (first.meeting.id, 5)
    found = participants.by_token(first.meeting.id, token)
    assert found is not None
    assert found.id == sam.id
    assert centers.count() == 1


def test_closed_sample_is_followed_by_a_new_one(app: Flask, clock: Clock) -> None:
    first = demonstration.ensure(clock.now)
    meetings.close_class(first.meeting.id)
    second = demonstration.ensure(clock.wait(days=1))
    assert second.meeting.id != first.meeting.id
    assert len(meetings.of_center(first.center.id)) == 2


def test_sample_left_open_on_an_earlier_day_is_closed_and_followed_by_a_new_one(
    app: Flask, clock: Clock
) -> None:
    first = demonstration.ensure(clock.now)
    participants.join(first.meeting.id, "Sam")
    clock.wait(hours=8)  # the same day
    assert demonstration.ensure(clock.now).meeting.id == first.meeting.id
    second = demonstration.ensure(clock.wait(days=1))
    left = meetings.get(first.meeting.id)
    assert left is not None
    assert (left.status, second.meeting.status) == ("closed", "open")
    assert [person.screen_name for person in participants.of_meeting(left.id)] == ["Sam"]


def test_sample_goes_on_past_midnight_and_after_it_was_opened_again(app: Flask, clock: Clock) -> None:
    clock.wait(hours=13, minutes=30)  # half past eleven at night
    first = demonstration.ensure(clock.now)
    assert demonstration.ensure(clock.wait(hours=1)).meeting.id == first.meeting.id
    meetings.close_class(first.meeting.id)
    clock.wait(days=2)
    meetings.reopen(first.meeting.id)
    assert demonstration.ensure(clock.wait(hours=1)).meeting.id == first.meeting.id


def test_who_tries_out_the_sample_gets_a_paper_at_once(app: Flask, clock: Clock) -> None:
    made = demonstration.ensure(clock.now)
    sam, _ = participants.join(made.meeting.id, "Sam")
    clock.wait(seconds=20)
    meetings.close_class(made.meeting.id)
    assert len(papers.issue(made.meeting.id, [sam.id], [], by=made.staff.id)) == 1


def test_renamed_center_is_still_the_demonstration(app: Flask, clock: Clock) -> None:
    first = demonstration.ensure(clock.now)
    centers.update(first.center.id, name="Our own name")
    assert demonstration.ensure(clock.now).center.id == first.center.id


def test_another_administrator_takes_over_from_the_first(app: Flask, clock: Clock) -> None:
    first = demonstration.ensure(clock.now)
    omar = staff.add(first.center.id, "Omar Haddad", "omar@example.org", is_administrator=True)
    staff.deactivate(first.staff.id)
    assert demonstration.ensure(clock.now).staff.id == omar.id


def test_paper_size_of_the_house_is_taken_for_the_new_center(app: Flask, clock: Clock) -> None:
    assert demonstration.ensure(clock.now, paper="a4").center.paper == "a4"

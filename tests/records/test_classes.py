"""A class is planned, opened, run, closed and reopened."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.cast import Cast
from tests.records.conftest import Clock
from tests.records.refused import refused
from workshop.records import meetings, timings
from workshop.records.meetings import Meeting

Plan = Callable[..., Meeting]


def test_planned_class_has_a_code_and_is_not_open(plan: Plan) -> None:
    planned = plan()
    assert planned.status == "planned"
    assert len(planned.code) == 6
    assert planned.opened_at is None


def test_form_sent_twice_makes_one_class(plan: Plan) -> None:
    assert plan().id == plan().id
    assert plan(place="Room 3").id != plan().id


def test_class_opens_at_the_first_slide(meeting: Meeting, clock: Clock) -> None:
    assert (meeting.status, meeting.slide, meeting.opened_at) == ("open", 1, clock.now)


def test_opening_twice_changes_nothing(meeting: Meeting, clock: Clock) -> None:
    clock.wait(minutes=5)
    again = meetings.open_class(meeting.id)
    assert (again.revision, again.opened_at) == (meeting.revision, meeting.opened_at)


def test_reopened_class_goes_on_where_it_was(meeting: Meeting, clock: Clock) -> None:
    meetings.advance(meeting.id, 7)
    meetings.close_class(meeting.id)
    clock.wait(minutes=10)
    reopened = meetings.reopen(meeting.id)
    assert (reopened.status, reopened.slide, reopened.closed_at) == ("open", 7, None)
    assert reopened.opened_at == meeting.opened_at


def test_closed_class_is_not_opened_by_a_late_press_of_open(meeting: Meeting) -> None:
    meetings.close_class(meeting.id)
    with refused("class-closed"):
        meetings.open_class(meeting.id)


def test_planned_class_can_be_neither_closed_nor_reopened(plan: Plan) -> None:
    planned = plan()
    for step in (meetings.close_class, meetings.reopen):
        with refused("class-not-open"):
            step(planned.id)


def test_class_moves_only_while_it_is_open(meeting: Meeting, plan: Plan) -> None:
    planned = plan()
    meetings.close_class(meeting.id)
    with refused("class-not-open"):
        meetings.advance(planned.id, 2)
    with refused("class-closed"):
        meetings.advance(meeting.id, 2)
    with refused("class-closed"):
        meetings.set_activity(meeting.id, "opening-poll", "open")


def test_every_visible_change_moves_the_revision_by_one(meeting: Meeting) -> None:
    steps: list[Callable[[], Meeting]] = [
        lambda: meetings.advance(meeting.id, 2),
        lambda: meetings.set_blank(meeting.id, True),
        lambda: meetings.show_code(meeting.id, True),
        lambda: meetings.set_activity(meeting.id, "opening-poll", "open"),
        lambda: meetings.update(meeting.id, title="Another title"),
        lambda: meetings.close_class(meeting.id),
        lambda: meetings.reopen(meeting.id),
    ]
    for number, step in enumerate(steps, start=1):
        assert step().revision == meeting.revision + number
    assert meetings.revision(meeting.id) == meeting.revision + len(steps)


def test_what_changes_nothing_leaves_the_revision_alone(meeting: Meeting) -> None:
    for step in (
        lambda: meetings.advance(meeting.id, 1),
        lambda: meetings.set_blank(meeting.id, False),
        lambda: meetings.set_activity(meeting.id, "opening-poll", "closed"),
        lambda: meetings.update(meeting.id, title=meeting.title),
    ):
        assert step().revision == meeting.revision


def test_next_slide_lifts_blank_and_code_off_the_wall(meeting: Meeting) -> None:
    meetings.set_blank(meeting.id, True)
    meetings.show_code(meeting.id, True)
    moved = meetings.advance(meeting.id, 2)
    assert (moved.is_blank, moved.is_code_shown) == (False, False)


def test_there_is_no_slide_before_the_first(meeting: Meeting) -> None:
    with refused("slide-unknown"):
        meetings.advance(meeting.id, 0)


def test_activities_are_closed_until_somebody_opens_them(meeting: Meeting) -> None:
    assert meetings.activity_status(meeting.id, "opening-poll") == "closed"
    meetings.set_activity(meeting.id, "opening-poll", "open")
    meetings.set_activity(meeting.id, "opening-poll", "closed")
    meetings.set_activity(meeting.id, "blurb", "open")
    assert meetings.activity_statuses(meeting.id) == {"opening-poll": "closed", "blurb": "open"}


def test_activity_cannot_be_half_open(meeting: Meeting) -> None:
    with refused("activity-status-unknown"):
        meetings.set_activity(meeting.id, "opening-poll", "ajar")


def _minutes(meeting: Meeting) -> dict[int, float]:
    return {slide: stay.minutes for slide, stay in timings.stays(meeting.id).items()}


def test_minutes_add_up_for_a_slide_that_is_gone_back_to(meeting: Meeting, clock: Clock) -> None:
    clock.wait(minutes=3)
    meetings.advance(meeting.id, 2)
    clock.wait(minutes=4)
    meetings.advance(meeting.id, 1)
    clock.wait(minutes=0.5)
    assert _minutes(meeting) == {1: 3.5, 2: 4.0}


def test_clock_of_the_class_stops_while_it_is_closed(meeting: Meeting, clock: Clock) -> None:
    clock.wait(minutes=3)
    meetings.close_class(meeting.id)
    clock.wait(hours=1)
    meetings.reopen(meeting.id)
    clock.wait(minutes=2)
    assert _minutes(meeting) == {1: 5.0}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": "  "}, "title-empty"),
        ({"title": "x" * 10_000}, "title-too-long"),
        ({"planned_minutes": 0}, "minutes-wrong"),
        ({"mode": "asleep"}, "mode-unknown"),
    ],
)
def test_class_that_cannot_be_is_refused(plan: Plan, fields: dict[str, object], code: str) -> None:
    with refused(code):
        plan(**fields)


def test_class_ends_after_it_starts_and_within_a_day(plan: Plan, clock: Clock) -> None:
    for ends_at in (clock.now, clock.now - timedelta(hours=1), clock.now + timedelta(hours=25)):
        with refused("times-wrong"):
            plan(starts_at=clock.now, ends_at=ends_at)


def test_changing_only_the_end_is_checked_against_the_start_that_stays(meeting: Meeting) -> None:
    with refused("times-wrong"):
        meetings.update(meeting.id, ends_at=meeting.starts_at)


def test_nobody_from_elsewhere_instructs(cast: Cast) -> None:
    with refused("staff-unknown"):
        meetings.update(cast.meeting.id, instructor_id=cast.lena.id)


def test_code_and_state_are_not_for_editing(meeting: Meeting) -> None:
    with pytest.raises(TypeError, match="status"):
        meetings.update(meeting.id, status="open")


def test_class_that_does_not_exist_is_refused(cast: Cast) -> None:
    with refused("meeting-unknown"):
        meetings.advance(99, 2)


def test_naive_time_is_a_mistake_of_ours(plan: Plan, clock: Clock) -> None:
    naive = clock.now.replace(tzinfo=None)
    with pytest.raises(Exception, match="time zone"):
        plan(starts_at=naive, ends_at=naive + timedelta(hours=1))


def test_times_come_back_in_utc_wherever_they_came_from(plan: Plan, clock: Clock) -> None:
    from zoneinfo import ZoneInfo

    local = clock.now.astimezone(ZoneInfo("America/New_York"))
    found = meetings.get(plan(starts_at=local, ends_at=local + timedelta(hours=2)).id)
    assert found is not None
    assert found.starts_at == clock.now
    assert found.starts_at.utcoffset() == timedelta(0)

"""How long somebody stays signed in."""

from collections.abc import Callable

from sqlalchemy import select

from tests.cast import Cast
from tests.records.conftest import Clock
from tests.records.refused import refused
from workshop.records import meetings, sign_ins
from workshop.records.meetings import Meeting
from workshop.records.tables import StaffSession
from workshop.records.transaction import reader, transaction


def test_signing_out_ends_the_session(cast: Cast) -> None:
    token = sign_ins.start_session(cast.omar.id)
    sign_ins.end_session(token)
    assert sign_ins.session_of(token) is None


def test_made_up_token_opens_nothing(cast: Cast) -> None:
    assert sign_ins.session_of("made-up") is None


def test_database_holds_no_token(cast: Cast) -> None:
    token = sign_ins.start_session(cast.omar.id)
    assert token not in str(reader().scalars(select(StaffSession.token_hash)).all())


def test_session_ends_after_twelve_idle_hours(cast: Cast, clock: Clock) -> None:
    token = sign_ins.start_session(cast.omar.id)
    clock.wait(hours=12)
    assert sign_ins.session_of(token) is not None
    clock.wait(seconds=1)
    assert sign_ins.session_of(token) is None


def test_sightings_keep_a_session_but_not_beyond_two_weeks(cast: Cast, clock: Clock) -> None:
    token = sign_ins.start_session(cast.omar.id)
    for _ in range(28):
        found = sign_ins.session_of(token)
        assert found is not None
        sign_ins.seen({found.id: clock.wait(hours=12)})
    assert sign_ins.session_of(token) is not None
    clock.wait(seconds=1)
    assert sign_ins.session_of(token) is None


def test_late_written_sighting_does_not_turn_time_back(cast: Cast, clock: Clock) -> None:
    token, started = sign_ins.start_session(cast.omar.id), clock.now
    found = sign_ins.session_of(token)
    assert found is not None
    sign_ins.seen({found.id: clock.wait(hours=1)})
    sign_ins.seen({found.id: started})
    again = sign_ins.session_of(token)
    assert again is not None
    assert again.last_seen_at == clock.now


def test_nobody_is_signed_out_while_their_class_is_open(cast: Cast, clock: Clock) -> None:
    token = sign_ins.start_session(cast.ines.id)
    clock.wait(days=15)
    assert sign_ins.session_of(token) is not None
    meetings.close_class(cast.meeting.id)
    assert sign_ins.session_of(token) is None


def test_class_of_a_colleague_keeps_nobody_signed_in(cast: Cast, clock: Clock) -> None:
    token = sign_ins.start_session(cast.omar.id)
    clock.wait(days=15)
    assert sign_ins.session_of(token) is None


def test_ended_session_does_not_come_back_with_the_next_class(
    cast: Cast, clock: Clock, plan: Callable[..., Meeting]
) -> None:
    meetings.close_class(cast.meeting.id)
    stale = sign_ins.start_session(cast.ines.id)
    clock.wait(days=3)
    fresh = sign_ins.start_session(cast.ines.id)
    meetings.open_class(plan().id)
    assert sign_ins.session_of(stale) is None
    assert sign_ins.session_of(fresh) is not None


def test_ended_session_does_not_come_back_when_a_class_is_handed_over(cast: Cast, clock: Clock) -> None:
    stale = sign_ins.start_session(cast.omar.id)
    clock.wait(days=3)
    meetings.update(cast.meeting.id, instructor_id=cast.omar.id)
    assert sign_ins.session_of(stale) is None


def test_console_session_names_its_one_class(cast: Cast) -> None:
    found = sign_ins.session_of(sign_ins.start_session(cast.ines.id, meeting_id=cast.meeting.id))
    assert found is not None
    assert found.meeting_id == cast.meeting.id


def test_console_session_is_refused_for_a_class_of_another_center(cast: Cast) -> None:
    with refused("meeting-unknown"):
        sign_ins.start_session(cast.lena.id, meeting_id=cast.meeting.id)


def test_ended_sessions_and_old_links_are_tidied(cast: Cast, clock: Clock) -> None:
    sign_ins.start_session(cast.omar.id)
    link = sign_ins.create_link(cast.omar.id, "sign-in")
    clock.wait(days=40)
    with transaction() as session:
        sign_ins.tidy(session, clock.now)
    assert reader().scalar(select(StaffSession)) is None
    with refused("link-unknown"):
        sign_ins.peek_link(link)

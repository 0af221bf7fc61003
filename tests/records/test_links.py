"""Links that let somebody in once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.cast import Cast
from tests.records.conftest import Clock
from tests.records.refused import refused
from workshop.records import sign_ins
from workshop.records.tables import StaffLink
from workshop.records.transaction import reader


def test_link_works_once(cast: Cast) -> None:
    token = sign_ins.create_link(cast.omar.id, "password")
    assert sign_ins.use_link(token).staff.name == "Omar Haddad"
    with refused("link-used"):
        sign_ins.use_link(token)
    with refused("link-used"):
        sign_ins.peek_link(token)


def test_preview_of_a_link_does_not_use_it_up(cast: Cast) -> None:
    token = sign_ins.create_link(cast.omar.id, "sign-in")
    assert sign_ins.peek_link(token).purpose == "sign-in"
    assert sign_ins.peek_link(token).purpose == "sign-in"
    assert sign_ins.use_link(token).staff_id == cast.omar.id


def test_link_is_too_old_when_its_time_is_over(cast: Cast, clock: Clock) -> None:
    token = sign_ins.create_link(cast.omar.id, "sign-in", valid_for=timedelta(minutes=5))
    clock.wait(minutes=5)
    with refused("link-expired"):
        sign_ins.peek_link(token)
    with refused("link-expired"):
        sign_ins.use_link(token)


def test_unknown_link_is_told_apart_from_a_used_one(cast: Cast) -> None:
    with refused("link-unknown"):
        sign_ins.peek_link("made-up")


def test_database_holds_no_link(cast: Cast) -> None:
    token = sign_ins.create_link(cast.omar.id, "sign-in")
    assert token not in str(reader().scalars(select(StaffLink.token_hash)).all())


def test_console_link_needs_a_class_of_the_own_center(cast: Cast) -> None:
    token = sign_ins.create_link(cast.omar.id, "console", meeting_id=cast.meeting.id)
    assert sign_ins.use_link(token).meeting_id == cast.meeting.id
    with refused("meeting-unknown"):
        sign_ins.create_link(cast.omar.id, "console")
    with refused("meeting-unknown"):
        sign_ins.create_link(cast.lena.id, "console", meeting_id=cast.meeting.id)


@pytest.mark.parametrize("purpose", ["", "everything"])
def test_link_for_something_else_is_refused(cast: Cast, purpose: str) -> None:
    with refused("purpose-unknown"):
        sign_ins.create_link(cast.omar.id, purpose)


def test_link_for_nobody_is_refused(cast: Cast) -> None:
    with refused("staff-unknown"):
        sign_ins.create_link(99, "sign-in")

"""Colleagues: added, renamed, let go."""

import pytest
from flask import Flask

from tests.cast import PASSWORD, Cast
from tests.records.refused import refused
from workshop.records import sign_ins, staff
from workshop.records.passwords import recommended


def test_colleague_is_found_by_email_however_it_is_written(cast: Cast) -> None:
    found = staff.by_email("  OMAR@Riverside.example ")
    assert found is not None
    assert found.id == cast.omar.id


def test_two_people_cannot_share_an_email(cast: Cast) -> None:
    with refused("email-taken"):
        staff.add(cast.hilltop.id, "Another Omar", "Omar@riverside.example")


@pytest.mark.parametrize(
    "email", ["", "omar", "@x", "omar@", "o mar@x.example", "omar@x\n.example", "a" * 300 + "@x"]
)
def test_what_is_no_email_is_refused(cast: Cast, email: str) -> None:
    with refused("email-invalid"):
        staff.add(cast.riverside.id, "Omar", email)


def test_nobody_joins_a_center_that_does_not_exist(app: Flask) -> None:
    with refused("center-unknown"):
        staff.add(99, "Omar", "omar@x.example")


def test_staff_without_a_name_are_refused(cast: Cast) -> None:
    with refused("name-empty"):
        staff.rename(cast.omar.id, " \u202e ")


def test_center_lists_its_own_people_only(cast: Cast) -> None:
    assert [person.name for person in staff.of_center(cast.riverside.id)] == ["Ines Moreno", "Omar Haddad"]
    assert staff.in_center(cast.riverside.id, cast.lena.id) is None
    assert staff.in_center(cast.hilltop.id, cast.lena.id) is not None


def test_who_has_left_stands_at_the_end_of_the_list(cast: Cast) -> None:
    staff.add(cast.riverside.id, "Zoe Adams", "zoe@riverside.example")
    staff.deactivate(cast.omar.id)
    listed = staff.of_center(cast.riverside.id)
    assert [(person.name, person.is_active) for person in listed][-1] == ("Omar Haddad", False)


def test_last_administrator_stays(cast: Cast) -> None:
    with refused("last-administrator"):
        staff.deactivate(cast.ines.id)


def test_administrator_can_go_when_there_is_another(cast: Cast) -> None:
    staff.add(cast.riverside.id, "Zoe Adams", "zoe@riverside.example", is_administrator=True)
    assert not staff.deactivate(cast.ines.id).is_active


def test_deactivated_person_is_out_at_once(cast: Cast) -> None:
    staff.set_password(cast.omar.id, PASSWORD)
    token, link = sign_ins.start_session(cast.omar.id), sign_ins.create_link(cast.omar.id, "sign-in")
    staff.deactivate(cast.omar.id)
    assert sign_ins.session_of(token) is None
    with refused("link-unknown"):
        sign_ins.use_link(link)
    with refused("wrong-password"):
        sign_ins.sign_in(cast.omar.email, PASSWORD)
    with refused("staff-unknown"):
        sign_ins.start_session(cast.omar.id)


def test_person_who_comes_back_signs_in_with_the_old_password(cast: Cast) -> None:
    staff.set_password(cast.omar.id, PASSWORD)
    staff.deactivate(cast.omar.id)
    staff.reactivate(cast.omar.id)
    assert sign_ins.sign_in(cast.omar.email, PASSWORD)[0].id == cast.omar.id


def test_new_password_ends_every_other_session(cast: Cast) -> None:
    here, there = sign_ins.start_session(cast.omar.id), sign_ins.start_session(cast.omar.id)
    keep = sign_ins.session_of(here)
    assert keep is not None
    staff.set_password(cast.omar.id, PASSWORD, keep_session=keep.id)
    assert sign_ins.session_of(here) is not None
    assert sign_ins.session_of(there) is None


def test_new_password_leaves_colleagues_signed_in(cast: Cast) -> None:
    token = sign_ins.start_session(cast.ines.id)
    staff.set_password(cast.omar.id, PASSWORD)
    assert sign_ins.session_of(token) is not None


def test_new_password_uses_up_the_other_links_that_would_let_somebody_in(cast: Cast) -> None:
    link = sign_ins.create_link(cast.omar.id, "password")
    staff.set_password(cast.omar.id, PASSWORD)
    with refused("link-used"):
        sign_ins.use_link(link)


def test_short_and_endless_passwords_are_refused(cast: Cast) -> None:
    with refused("password-too-short"):
        staff.set_password(cast.omar.id, "eleven char")
    with refused("password-too-long"):
        staff.set_password(cast.omar.id, "x" * 10_000)


def test_database_holds_no_password(cast: Cast) -> None:
    kept = staff.set_password(cast.omar.id, PASSWORD).password_hash
    assert kept is not None
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept


def test_cost_of_a_password_is_the_lower_setting_of_owasp() -> None:
    """19 MiB, two passes, one lane."""
    hasher = recommended()
    assert (hasher.memory_cost, hasher.time_cost, hasher.parallelism) == (19 * 1024, 2, 1)


def test_same_password_typed_on_another_keyboard_is_the_same(cast: Cast) -> None:
    staff.set_password(cast.omar.id, "caf\u00e9 on the corner")
    assert sign_ins.sign_in(cast.omar.email, "cafe\u0301 on the corner")[0].id == cast.omar.id

"""Signing in: slowed down for guessers, the same answer for everybody."""

from typing import Literal

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from tests.cast import PASSWORD, Cast
from tests.records.conftest import Clock
from tests.records.refused import refused
from workshop.records import passwords, sign_ins, staff, throttles
from workshop.records.refusals import Refusal
from workshop.records.tables import Throttle
from workshop.records.transaction import reader, transaction


@pytest.fixture
def omar(cast: Cast) -> str:
    """His e-mail address; his password is PASSWORD."""
    staff.set_password(cast.omar.id, PASSWORD)
    return cast.omar.email


def test_right_password_signs_in(omar: str) -> None:
    person, token = sign_ins.sign_in(omar, PASSWORD)
    found = sign_ins.session_of(token)
    assert person.email == omar
    assert found is not None
    assert found.staff.name == "Omar Haddad"


def test_wrong_password_unknown_person_and_no_password_get_one_answer(cast: Cast, omar: str) -> None:
    for email in (omar, "nobody@riverside.example", cast.ines.email):
        with refused("wrong-password"):
            sign_ins.sign_in(email, "not the password")


def test_unknown_person_costs_the_same_work(omar: str, monkeypatch: pytest.MonkeyPatch) -> None:
    verified: list[str] = []

    class Watched(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:
            verified.append(str(hash))
            return super().verify(hash, password)

    monkeypatch.setattr(passwords, "hasher", Watched(time_cost=1, memory_cost=8, parallelism=1))
    for email in (omar, "nobody@riverside.example"):
        with refused("wrong-password"):
            sign_ins.sign_in(email, "not the password")
    assert len(verified) == 2


def test_nobody_signs_in_with_the_stand_in_for_unknown_people(cast: Cast) -> None:
    with refused("wrong-password"):
        sign_ins.sign_in(cast.ines.email, "nobody has this password")


@pytest.mark.parametrize("email", ["omar@riverside.example", "nobody@riverside.example"])
def test_guessing_gets_slower_for_known_and_unknown_people_alike(omar: str, clock: Clock, email: str) -> None:
    for _ in range(5):
        with refused("wrong-password"):
            sign_ins.sign_in(email, "not the password")
    for seconds in (2, 4, 8):
        with pytest.raises(Refusal) as caught:
            sign_ins.sign_in(email, "not the password")
        assert (caught.value.code, caught.value.seconds) == ("slow-down", seconds)
        clock.wait(seconds=seconds)
        with refused("wrong-password"):
            sign_ins.sign_in(email, "not the password")


def test_wait_never_grows_beyond_five_minutes() -> None:
    waits = [throttles.wait_after(failures) for failures in range(1, 2000)]
    assert waits[:9] == [0, 0, 0, 0, 2, 4, 8, 16, 32]
    assert max(waits) == 300


def test_right_password_has_to_wait_too_and_then_clears_the_count(omar: str, clock: Clock) -> None:
    for _ in range(5):
        with refused("wrong-password"):
            sign_ins.sign_in(omar, "not the password")
    with refused("slow-down"):
        sign_ins.sign_in(omar, PASSWORD)
    clock.wait(seconds=2)
    sign_ins.sign_in(omar, PASSWORD)
    assert reader().scalar(select(Throttle)) is None


def test_guesses_at_one_account_slow_down_nobody_else(cast: Cast, omar: str) -> None:
    for _ in range(6):
        with pytest.raises(Refusal):
            sign_ins.sign_in(cast.ines.email, "not the password")
    assert sign_ins.sign_in(omar, PASSWORD)[0].email == omar


def test_wrong_tries_are_forgotten_after_a_day(omar: str, clock: Clock) -> None:
    for _ in range(5):
        with refused("wrong-password"):
            sign_ins.sign_in(omar, "not the password")
    clock.wait(days=1, seconds=1)
    for _ in range(4):
        with refused("wrong-password"):
            sign_ins.sign_in(omar, "not the password")
    assert sign_ins.sign_in(omar, PASSWORD)[0].email == omar


def test_new_password_ends_the_wait(cast: Cast, omar: str) -> None:
    for _ in range(5):
        with refused("wrong-password"):
            sign_ins.sign_in(omar, "not the password")
    staff.set_password(cast.omar.id, "a new and longer one")
    assert sign_ins.sign_in(omar, "a new and longer one")[0].email == omar


def guess(email: str, browser: str | None = None) -> str:
    with pytest.raises(Refusal) as caught:
        sign_ins.sign_in(email, "not the password", browser)
    return caught.value.code


def test_guesses_of_strangers_do_not_keep_a_known_browser_out(omar: str, clock: Clock) -> None:
    """A try every five minutes is enough to keep strangers waiting for ever."""
    for _ in range(5):
        guess(omar)
    for _ in range(20):
        clock.wait(minutes=5)
        guess(omar)
        assert guess(omar) == "slow-down"
        assert sign_ins.sign_in(omar, PASSWORD, browser="his laptop")[0].email == omar


def test_known_browser_is_slowed_down_by_its_own_guesses_alone(omar: str) -> None:
    codes = [guess(omar, "his laptop") for _ in range(6)]
    assert codes == ["wrong-password"] * 5 + ["slow-down"]
    assert guess(omar, "his other laptop") == "wrong-password"
    assert sign_ins.sign_in(omar, PASSWORD)[0].email == omar


def test_signing_in_on_a_known_browser_gives_strangers_no_new_tries(omar: str) -> None:
    for _ in range(5):
        guess(omar)
    sign_ins.sign_in(omar, PASSWORD, browser="his laptop")
    assert guess(omar) == "slow-down"


def test_link_waits_for_nobody(cast: Cast, omar: str) -> None:
    for _ in range(6):
        guess(omar)
    link = sign_ins.use_link(sign_ins.create_link(cast.omar.id, "sign-in"))
    assert sign_ins.session_of(sign_ins.start_session(link.staff_id)) is not None


def test_typed_addresses_are_not_kept_in_clear(cast: Cast) -> None:
    with refused("wrong-password"):
        sign_ins.sign_in("secret.lover@mail.example", "not the password")
    row = reader().scalars(select(Throttle)).one()
    assert "lover" not in row.key


def test_password_kept_at_a_lower_cost_is_renewed(
    cast: Cast, omar: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = staff.by_email(omar)
    stronger = passwords.PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(passwords, "hasher", stronger)
    sign_ins.sign_in(omar, PASSWORD)
    after = staff.by_email(omar)
    assert before is not None
    assert after is not None
    assert after.password_hash != before.password_hash
    assert sign_ins.sign_in(omar, PASSWORD)[0].email == omar


def test_half_a_sign_cannot_break_signing_in(omar: str) -> None:
    with refused("wrong-password"):
        sign_ins.sign_in("\ud83d@x.example", "\ud83d not the password")


def test_throttles_of_long_ago_are_tidied(cast: Cast, clock: Clock) -> None:
    with refused("wrong-password"):
        sign_ins.sign_in("nobody@mail.example", "not the password")
    clock.wait(days=2)
    with transaction() as session:
        throttles.tidy(session, clock.now)
    assert reader().scalar(select(Throttle)) is None

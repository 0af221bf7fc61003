"""Coming back by the instructor's yes, and one person on several devices."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from tests.records.conftest import Clock
from tests.records.refused import refused
from workshop.records import devices, meetings, participants, retention, returns, tokens
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant
from workshop.records.returns import ReturnRequest
from workshop.records.transaction import reader


@pytest.fixture
def token() -> str:
    """Of the phone that asks."""
    return tokens.new()


def ask(meeting: Meeting, token: str, name: str = "Sam") -> ReturnRequest:
    return returns.ask(meeting.id, name, token, is_shared=False)


def who(meeting: Meeting, token: str) -> str | None:
    found = participants.by_token(meeting.id, token)
    return found.screen_name if found else None


def test_with_the_yes_the_phone_is_in_and_the_old_one_stays(meeting: Meeting, token: str) -> None:
    _sam, old = participants.join(meeting.id, "Sam")
    request = ask(meeting, token)
    assert (returns.standing(meeting.id, token), who(meeting, token)) == ("waiting", None)
    returns.answer(meeting.id, request.id, is_yes=True)
    assert (returns.standing(meeting.id, token), who(meeting, token), who(meeting, old)) == (
        "in",
        "Sam",
        "Sam",
    )
    assert returns.waiting(meeting.id) == []


def test_with_a_no_nothing_opens(meeting: Meeting, sam: Participant, token: str) -> None:
    returns.answer(meeting.id, ask(meeting, token).id, is_yes=False)
    assert (returns.standing(meeting.id, token), who(meeting, token)) == ("refused", None)


def test_nobody_answers_for_ever(meeting: Meeting, sam: Participant, token: str, clock: Clock) -> None:
    request = ask(meeting, token)
    clock.wait(minutes=6)
    assert returns.standing(meeting.id, token) == "late"
    assert returns.waiting(meeting.id) == []
    with refused("request-unknown"):
        returns.answer(meeting.id, request.id, is_yes=True)


def test_a_request_is_answered_once(meeting: Meeting, sam: Participant, token: str) -> None:
    request = ask(meeting, token)
    returns.answer(meeting.id, request.id, is_yes=False)
    with refused("request-unknown"):
        returns.answer(meeting.id, request.id, is_yes=True)


def test_the_same_form_sent_twice_asks_once(meeting: Meeting, sam: Participant, token: str) -> None:
    assert ask(meeting, token).id == ask(meeting, token, " sam ").id


def test_a_name_that_nobody_has_is_refused(meeting: Meeting, sam: Participant, token: str) -> None:
    with refused("name-unknown"):
        ask(meeting, token, "Duc")


def test_only_so_many_wait_at_once(meeting: Meeting, sam: Participant, clock: Clock) -> None:
    for number in range(returns.MOST_WAITING):
        participants.join(meeting.id, f"Person {number}")
        ask(meeting, tokens.new(), f"Person {number}")
    with refused("requests-too-many"):
        ask(meeting, tokens.new())
    clock.wait(minutes=6)
    ask(meeting, tokens.new())


def test_one_device_asks_for_one_person_at_a_time(
    meeting: Meeting, sam: Participant, token: str, clock: Clock
) -> None:
    first = ask(meeting, tokens.new())
    with refused("request-waiting"):
        ask(meeting, token)
    returns.answer(meeting.id, first.id, is_yes=False)
    ask(meeting, token)
    clock.wait(minutes=6)
    ask(meeting, tokens.new())


def test_new_requests_can_be_stopped_and_taken_again(meeting: Meeting, sam: Participant, token: str) -> None:
    participants.join(meeting.id, "Rosa")
    waits = ask(meeting, tokens.new(), "Rosa")
    returns.take(meeting.id, False)
    with refused("requests-stopped"):
        ask(meeting, token)
    assert [one.id for one in returns.waiting(meeting.id)] == [waits.id]
    returns.take(meeting.id, True)
    ask(meeting, token)


def test_each_phone_shows_a_number_of_its_own(meeting: Meeting, sam: Participant) -> None:
    numbers = set()
    for number in range(8):
        participants.join(meeting.id, f"Person {number}")
        numbers.add(returns.check_number(ask(meeting, tokens.new(), f"Person {number}")))
    assert len(numbers) > 1
    assert all(10 <= number <= 99 for number in numbers)


def test_no_other_class_sees_or_answers_it(
    meeting: Meeting, sam: Participant, token: str, plan: Callable[..., Meeting]
) -> None:
    other, request = meetings.open_class(plan().id), ask(meeting, token)
    assert returns.waiting(other.id) == []
    assert returns.standing(other.id, token) is None
    with refused("request-unknown"):
        returns.answer(other.id, request.id, is_yes=True)


def test_who_had_finished_has_come_back(meeting: Meeting, token: str) -> None:
    sam, old = participants.join(meeting.id, "Sam")
    participants.sign_off(sam.id)
    returns.answer(meeting.id, ask(meeting, token).id, is_yes=True)
    found = participants.in_meeting(meeting.id, sam.id)
    assert found is not None
    assert found.finished_at is None
    assert who(meeting, old) is None


def test_finish_on_one_device_leaves_the_other_in(meeting: Meeting, token: str) -> None:
    sam, first = participants.join(meeting.id, "Sam")
    participants.let_in(sam.id, tokens.digest(token), is_shared=True)
    second = devices.by_token(token)
    assert second is not None
    participants.sign_off(sam.id, second.id)
    assert (who(meeting, first), who(meeting, token), sam.finished_at) == ("Sam", None, None)
    held = devices.by_token(first)
    assert held is not None
    participants.sign_off(sam.id, held.id)
    found = participants.in_meeting(meeting.id, sam.id)
    assert found is not None
    assert found.finished_at is not None


def test_the_other_devices_can_be_signed_off(meeting: Meeting, token: str) -> None:
    sam, first = participants.join(meeting.id, "Sam")
    participants.let_in(sam.id, tokens.digest(token), is_shared=False)
    held = devices.by_token(token)
    assert held is not None
    participants.sign_off_others(sam.id, held.id)
    assert (who(meeting, first), who(meeting, token)) == (None, "Sam")


def test_erasing_somebody_erases_what_they_asked_and_their_devices(meeting: Meeting, token: str) -> None:
    sam, _ = participants.join(meeting.id, "Sam")
    ask(meeting, token)
    participants.erase(sam.id)
    assert reader().scalars(select(ReturnRequest)).all() == []
    assert reader().scalars(select(devices.Device)).all() == []


def test_old_requests_are_forgotten(meeting: Meeting, sam: Participant, token: str, clock: Clock) -> None:
    ask(meeting, token)
    clock.wait(days=2)
    retention.delete_due(clock.now)
    assert reader().scalars(select(ReturnRequest)).all() == []

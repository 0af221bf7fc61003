"""People come in: by name, late, twice, on shared computers, on paper."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from tests.cast import Cast
from tests.records.conftest import Clock
from tests.records.refused import refused
from workshop.records import devices, meetings, participants, tokens
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant
from workshop.records.tables import Device
from workshop.records.transaction import reader


def test_joining_gives_a_token_that_stays_with_the_person(meeting: Meeting) -> None:
    sam, token = participants.join(meeting.id, "Sam")
    found = participants.by_token(meeting.id, token)
    assert found is not None
    assert found.id == sam.id


def test_database_holds_no_token(meeting: Meeting) -> None:
    _, token = participants.join(meeting.id, "Sam")
    assert token not in str(reader().scalars(select(Device.token_hash)).all())


def test_late_joiner_gets_in_at_any_step(meeting: Meeting, clock: Clock) -> None:
    meetings.advance(meeting.id, 9)
    late, _ = participants.join(meeting.id, "Duc")
    assert late.arrived_at == late.joined_at == clock.now


def test_class_that_is_not_open_takes_nobody(meeting: Meeting, plan: Callable[..., Meeting]) -> None:
    with refused("class-not-open"):
        participants.join(plan().id, "Sam")
    meetings.close_class(meeting.id)
    with refused("class-closed"):
        participants.join(meeting.id, "Sam")


def test_second_sam_is_told_apart(meeting: Meeting) -> None:
    named = [participants.join(meeting.id, name)[0].screen_name for name in ("Sam", " sam ", "SAM", "Sam 2")]
    assert named == ["Sam", "sam 2", "SAM 3", "Sam 2 2"]


def test_longest_name_may_still_be_numbered(meeting: Meeting) -> None:
    participants.join(meeting.id, "x" * 60)
    assert participants.join(meeting.id, "x" * 60)[0].screen_name == "x" * 60 + " 2"


def test_same_name_in_another_class_is_no_matter(meeting: Meeting, plan: Callable[..., Meeting]) -> None:
    other = meetings.open_class(plan().id)
    participants.join(meeting.id, "Sam")
    assert participants.join(other.id, "Sam")[0].screen_name == "Sam"


def test_form_sent_twice_is_one_person(meeting: Meeting) -> None:
    token = tokens.new()
    first, _ = participants.join(meeting.id, "Sam", token=token)
    second, same = participants.join(meeting.id, "Sam", token=token)
    assert (second.id, same) == (first.id, token)
    assert len(participants.of_meeting(meeting.id)) == 1


def test_form_of_a_removed_person_brings_nobody_in(meeting: Meeting) -> None:
    token = tokens.new()
    sam, _ = participants.join(meeting.id, "Sam", token=token)
    participants.remove(sam.id)
    with refused("participant-unknown"):
        participants.join(meeting.id, "Sam", token=token)
    assert participants.of_meeting(meeting.id) == []
    participants.restore(sam.id)
    assert participants.join(meeting.id, "Sam", token=token)[0].id == sam.id


def test_form_of_another_class_makes_somebody_new_with_another_token(
    meeting: Meeting, plan: Callable[..., Meeting]
) -> None:
    other = meetings.open_class(plan().id)
    sam, token = participants.join(meeting.id, "Sam", token=tokens.new())
    rosa, own = participants.join(other.id, "Rosa", token=token)
    for class_id, carried, person in ((meeting.id, token, sam), (other.id, own, rosa)):
        found = participants.by_token(class_id, carried)
        assert found is not None
        assert found.id == person.id
    assert participants.by_token(other.id, token) is None
    assert participants.by_token(meeting.id, own) is None


def test_joining_moves_nothing_that_the_phones_follow(meeting: Meeting, sam: Participant) -> None:
    assert meetings.revision(meeting.id) == meeting.revision


def test_token_of_another_class_opens_nothing(meeting: Meeting, plan: Callable[..., Meeting]) -> None:
    other = meetings.open_class(plan().id)
    _, token = participants.join(other.id, "Sam")
    assert participants.by_token(meeting.id, token) is None


def test_finish_clears_the_device_and_keeps_the_person(meeting: Meeting) -> None:
    rosa, token = participants.join(meeting.id, "Rosa", is_shared_device=True)
    participants.sign_off(rosa.id)
    participants.sign_off(rosa.id)
    assert participants.by_token(meeting.id, token) is None
    assert [
        (person.screen_name, person.finished_at is None) for person in participants.of_meeting(meeting.id)
    ] == [("Rosa", False)]


def test_person_without_a_phone_is_present_from_the_start(meeting: Meeting, clock: Clock) -> None:
    clock.wait(minutes=80)
    added = participants.add_without_phone(meeting.id, "Duc")
    assert (added.has_phone, devices.count(added.id), added.arrived_at) == (False, 0, meeting.starts_at)


def test_person_without_a_phone_may_be_added_after_the_class_but_not_before(
    meeting: Meeting, plan: Callable[..., Meeting]
) -> None:
    meetings.close_class(meeting.id)
    assert participants.add_without_phone(meeting.id, "Duc").screen_name == "Duc"
    with refused("class-not-open"):
        participants.add_without_phone(plan().id, "Duc")


def test_renamed_person_is_told_apart_too(meeting: Meeting, sam: Participant) -> None:
    rosa, _ = participants.join(meeting.id, "Rosa")
    assert participants.rename(rosa.id, "Sam").screen_name == "Sam 2"
    assert participants.rename(sam.id, "Sam").screen_name == "Sam"


def test_removed_person_is_out_and_can_be_brought_back(meeting: Meeting) -> None:
    sam, token = participants.join(meeting.id, "Sam")
    participants.remove(sam.id)
    assert participants.by_token(meeting.id, token) is None
    assert participants.of_meeting(meeting.id) == []
    assert [person.id for person in participants.removed_from(meeting.id)] == [sam.id]
    participants.restore(sam.id)
    found = participants.by_token(meeting.id, token)
    assert found is not None
    assert found.id == sam.id


def test_removed_name_is_free_again(meeting: Meeting, sam: Participant) -> None:
    participants.remove(sam.id)
    assert participants.join(meeting.id, "Sam")[0].screen_name == "Sam"
    assert participants.restore(sam.id).screen_name == "Sam 2"


def test_name_on_paper_is_apart_from_the_name_on_the_screen(sam: Participant) -> None:
    assert sam.name_for_paper == "Sam"
    changed = participants.set_paper_name(sam.id, "Samuel  Q. Adeyemi")
    assert (changed.screen_name, changed.name_for_paper) == ("Sam", "Samuel Q. Adeyemi")


def test_sightings_are_written_all_at_once(meeting: Meeting, sam: Participant, clock: Clock) -> None:
    participants.seen({sam.id: clock.wait(minutes=3), 99: clock.now})
    found = participants.in_meeting(meeting.id, sam.id)
    assert found is not None
    assert found.last_seen_at == clock.now
    assert meetings.revision(meeting.id) == meeting.revision


@pytest.mark.parametrize("step", [participants.remove, participants.restore, participants.sign_off])
def test_somebody_who_is_not_there_is_refused(cast: Cast, step: Callable[[int], object]) -> None:
    with refused("participant-unknown"):
        step(99)

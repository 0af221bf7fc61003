"""What people typed goes: at once when they ask, and for everybody on the day that the center set."""

from collections.abc import Callable

from sqlalchemy import func, select

from tests.cast import Cast
from tests.records.conftest import Clock
from tests.records.disk import everything_on_disk
from tests.records.refused import refused
from workshop.records import (
    answers,
    centers,
    meetings,
    papers,
    participants,
    retention,
    sign_ins,
    timings,
)
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant
from workshop.records.tables import Answer, Throttle
from workshop.records.transaction import reader
from workshop.settings import Settings


def answered() -> int:
    return reader().scalar(select(func.count(Answer.id))) or 0


def status(meeting: Meeting) -> str:
    found = meetings.get(meeting.id)
    assert found is not None
    return found.status


def test_erasing_deletes_everything_of_one_person_at_once(meeting: Meeting) -> None:
    (sam, token), (rosa, _) = participants.join(meeting.id, "Sam"), participants.join(meeting.id, "Rosa")
    for person in (sam, rosa):
        answers.save(person.id, "pitch:free", 1, {"text": "private"}, 1)
    participants.erase(sam.id)
    participants.erase(sam.id)
    assert participants.by_token(meeting.id, token) is None
    assert [person.id for person in participants.of_meeting(meeting.id)] == [rosa.id]
    assert answered() == 1


def test_id_of_an_erased_person_is_never_given_again(meeting: Meeting, sam: Participant) -> None:
    participants.erase(sam.id)
    assert participants.join(meeting.id, "Rosa")[0].id > sam.id


def test_erased_text_is_not_left_in_the_file(
    meeting: Meeting, sam: Participant, clock: Clock, settings: Settings
) -> None:
    answers.save(sam.id, "pitch:free", 1, {"text": "a very private sentence"}, 1)
    assert b"very private" in everything_on_disk(settings)
    retention.delete_due(clock.wait(days=40))
    assert b"very private" not in everything_on_disk(settings)


def test_papers_of_an_erased_person_keep_only_what_a_check_needs(
    cast: Cast, meeting: Meeting, sam: Participant
) -> None:
    proof = papers.issue(meeting.id, [sam.id], [], by=cast.ines.id)[0]
    participants.erase(sam.id)
    kept = papers.by_code(proof.code)
    assert kept is not None
    assert (kept.name, kept.participant_id, kept.is_erased) == ("", None, True)
    assert set(kept.details) == {"title", "date", "time_zone"}
    standing = papers.standing(proof.code)
    assert (standing.status, standing.initials, standing.title) == ("valid", "", meeting.title)
    with refused("paper-erased"):
        papers.correct(
            kept.id, by=kept.issued_by, name="Sam", arrived_at=meeting.starts_at, left_at=meeting.ends_at
        )


def test_data_goes_on_its_day_and_not_before(meeting: Meeting, sam: Participant, clock: Clock) -> None:
    answers.save(sam.id, "pitch:free", 1, {"text": "private"}, 1)
    meetings.close_class(meeting.id)
    clock.now = clock.now.replace(month=4, day=9, hour=3, minute=59)  # 23:59 on 8 April in Riverside
    assert retention.delete_due(clock.now) == 0
    assert answered() == 1
    assert retention.due(clock.wait(minutes=1)) == [meeting.id]
    assert retention.delete_due(clock.now) == 1
    assert answered() == 0
    assert participants.of_meeting(meeting.id) == []
    assert retention.delete_due(clock.now) == 0


def test_class_and_its_minutes_stay_for_the_books(meeting: Meeting, clock: Clock) -> None:
    clock.wait(minutes=3)
    meetings.close_class(meeting.id)
    retention.delete_due(clock.wait(days=40))
    assert status(meeting) == "closed"
    assert timings.stays(meeting.id)[1].minutes == 3.0


def test_removed_people_are_deleted_too(meeting: Meeting, sam: Participant, clock: Clock) -> None:
    participants.remove(sam.id)
    retention.delete_due(clock.wait(days=40))
    assert participants.removed_from(meeting.id) == []


def test_forgotten_open_class_is_closed_and_deleted(meeting: Meeting, sam: Participant, clock: Clock) -> None:
    assert retention.delete_due(clock.wait(days=40)) == 1
    assert status(meeting) == "closed"


def test_class_reopened_after_its_day_starts_counting_anew(meeting: Meeting, clock: Clock) -> None:
    meetings.close_class(meeting.id)
    retention.delete_due(clock.wait(days=40))
    meetings.reopen(meeting.id)
    participants.join(meeting.id, "Rosa")
    assert retention.delete_due(clock.wait(hours=1)) == 0
    assert len(participants.of_meeting(meeting.id)) == 1


def test_one_center_does_not_forget_for_another(cast: Cast, clock: Clock) -> None:
    centers.update(cast.hilltop.id, keep_days=1)
    participants.join(cast.meeting.id, "Sam")
    assert retention.due(clock.wait(days=3)) == []


def test_whole_hall_is_deleted(
    meeting: Meeting, fill: Callable[[int], list[Participant]], clock: Clock
) -> None:
    for person in fill(30):
        answers.save(person.id, "poll", 1, {"choice": "a"}, 1)
    retention.delete_due(clock.wait(days=40))
    assert answered() == 0


def test_wrong_tries_and_ended_sessions_are_forgotten_as_well(cast: Cast, clock: Clock) -> None:
    with refused("wrong-password"):
        sign_ins.sign_in("nobody@mail.example", "not the password")
    retention.delete_due(clock.wait(days=2))
    assert reader().scalar(select(Throttle)) is None

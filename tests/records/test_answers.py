"""What people type is kept once, the latest of it."""

from collections.abc import Callable

import pytest

from tests.records.conftest import Clock
from tests.records.refused import refused
from workshop.records import answers, meetings, participants
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant

Fill = Callable[[int], list[Participant]]


def kept(person: Participant, activity: str = "pitch:free") -> object:
    answer = answers.get(person.id, activity)
    return answer.value if answer else None


def test_answer_is_kept(sam: Participant, clock: Clock) -> None:
    saved = answers.save(sam.id, "pitch:free", 1, {"text": "I mend bikes"}, 1)
    assert saved.status == "saved"
    assert kept(sam) == {"text": "I mend bikes"}
    assert saved.answer is not None
    assert saved.answer.saved_at == clock.now


def test_later_edit_replaces_the_earlier_one(sam: Participant) -> None:
    answers.save(sam.id, "pitch:free", 1, {"text": "one"}, 1)
    assert answers.save(sam.id, "pitch:free", 1, {"text": "two"}, 2).status == "saved"
    assert kept(sam) == {"text": "two"}
    assert len(answers.of_participant(sam.id)) == 1


def test_edit_that_arrives_late_is_stale_and_told_what_is_kept(sam: Participant) -> None:
    answers.save(sam.id, "pitch:free", 1, {"text": "two"}, 2)
    saved = answers.save(sam.id, "pitch:free", 1, {"text": "one"}, 1)
    assert saved.status == "stale"
    assert saved.answer is not None
    assert saved.answer.value == {"text": "two"}
    assert kept(sam) == {"text": "two"}


def test_save_that_is_sent_again_is_saved_once(sam: Participant) -> None:
    for _ in range(2):
        assert answers.save(sam.id, "pitch:free", 1, {"text": "one"}, 1).status == "saved"


def test_two_tabs_with_one_edit_number_are_told_apart(sam: Participant) -> None:
    answers.save(sam.id, "pitch:free", 1, {"text": "first tab"}, 4)
    assert answers.save(sam.id, "pitch:free", 1, {"text": "second tab"}, 4).status == "stale"
    assert kept(sam) == {"text": "first tab"}


def test_rounds_and_activities_stand_side_by_side(sam: Participant) -> None:
    answers.save(sam.id, "poll", 1, {"choice": "a"}, 1)
    answers.save(sam.id, "poll", 2, {"choice": "b"}, 1)
    answers.save(sam.id, "worksheet:my-network", 1, {"name-1": "Rosa"}, 1)
    assert [(one.activity, one.round) for one in answers.of_participant(sam.id)] == [
        ("poll", 1),
        ("poll", 2),
        ("worksheet:my-network", 1),
    ]


def test_nothing_is_written_after_the_class_is_closed(meeting: Meeting, sam: Participant) -> None:
    answers.save(sam.id, "pitch:free", 1, {"text": "in class"}, 1)
    meetings.close_class(meeting.id)
    saved = answers.save(sam.id, "pitch:free", 1, {"text": "after class"}, 2)
    assert saved.status == "closed"
    assert saved.answer is not None
    assert kept(sam) == {"text": "in class"}
    assert answers.save(sam.id, "poll", 1, {"choice": "a"}, 1) == answers.Saved("closed", None)


def test_removed_or_erased_person_writes_nothing(meeting: Meeting, sam: Participant) -> None:
    participants.remove(sam.id)
    with refused("participant-unknown"):
        answers.save(sam.id, "poll", 1, {"choice": "a"}, 1)
    participants.erase(sam.id)
    with refused("participant-unknown"):
        answers.save(sam.id, "poll", 1, {"choice": "a"}, 1)


def test_answers_do_not_move_the_revision(meeting: Meeting, sam: Participant) -> None:
    before = meetings.revision(meeting.id)
    answers.save(sam.id, "poll", 1, {"choice": "a"}, 1)
    assert meetings.revision(meeting.id) == before


def test_novel_is_refused(sam: Participant) -> None:
    with refused("answer-too-long"):
        answers.save(sam.id, "pitch:free", 1, {"text": "x" * 300_000}, 1)


@pytest.mark.parametrize("text", ["🙂", "שלום", "a\x00b", "line\nline", "'; DROP TABLE answer; --"])
def test_every_sign_comes_back_as_it_was_typed(sam: Participant, text: str) -> None:
    answers.save(sam.id, "pitch:free", 1, {"text": text}, 1)
    assert kept(sam) == {"text": text}


def test_half_a_sign_is_mended_and_does_not_break_the_page_later(sam: Participant) -> None:
    answers.save(sam.id, "pitch:free", 1, {"text": "a\ud83d"}, 1)
    assert kept(sam) == {"text": "a\ufffd"}


def test_edit_number_may_be_a_time_in_milliseconds(sam: Participant) -> None:
    assert answers.save(sam.id, "poll", 1, {"choice": "a"}, 1_780_000_000_000).status == "saved"


def test_choice_counts_only_while_its_poll_is_open(meeting: Meeting, sam: Participant) -> None:
    assert answers.choose(sam.id, "poll", "a") == answers.Saved("closed", None)
    meetings.set_activity(meeting.id, "poll", "open")
    assert answers.choose(sam.id, "poll", "a").status == "saved"
    meetings.set_activity(meeting.id, "poll", "closed")
    saved = answers.choose(sam.id, "poll", "b")
    assert saved.status == "closed"
    assert saved.answer is not None
    assert kept(sam, "poll") == {"choice": "a"}


def test_last_choice_counts_once(meeting: Meeting, sam: Participant) -> None:
    meetings.set_activity(meeting.id, "poll", "open")
    for choice in "aba":
        assert answers.choose(sam.id, "poll", choice).status == "saved"
    assert kept(sam, "poll") == {"choice": "a"}
    assert answers.count(meeting.id, "poll") == 1


def test_person_who_was_taken_out_chooses_nothing(meeting: Meeting, sam: Participant) -> None:
    meetings.set_activity(meeting.id, "poll", "open")
    participants.remove(sam.id)
    with refused("participant-unknown"):
        answers.choose(sam.id, "poll", "a")
    participants.erase(sam.id)
    with refused("participant-unknown"):
        answers.choose(sam.id, "poll", "a")


def test_answers_are_counted_by_class_and_round(
    meeting: Meeting, plan: Callable[..., Meeting], fill: Fill
) -> None:
    other = meetings.open_class(plan().id)
    elsewhere, _ = participants.join(other.id, "Duc")
    answers.save(elsewhere.id, "poll", 1, {"choice": "a"}, 1)
    people = fill(3)
    for person in people:
        answers.save(person.id, "poll", 2, {"choice": "a"}, 1)
    participants.remove(people[0].id)
    assert answers.count(meeting.id, "poll", 1) == 0
    assert answers.count(meeting.id, "poll", 2) == 2

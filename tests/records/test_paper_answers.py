"""Answers on paper count, name nobody, and can be taken back until they were shown."""

import pytest

from tests.records.refused import refused
from workshop.records import answers, meetings, paper_answers, participants, results, retention
from workshop.records.meetings import Meeting
from workshop.records.tables import Answer, Participant
from workshop.records.transaction import reader


def enter(meeting: Meeting, choice: str = "a", times: int = 1, person: int | None = None) -> None:
    for _time in range(times):
        paper_answers.enter(meeting.id, "poll", choice, person)


def show(meeting: Meeting) -> dict[str, int] | None:
    meetings.set_activity(meeting.id, "poll", "revealed")
    return results.shares(meeting.id, "poll")


def test_they_count_under_the_rule_of_five(meeting: Meeting) -> None:
    enter(meeting, "a", 4)
    with refused("results-too-few"):
        show(meeting)
    enter(meeting, "b")
    assert show(meeting) == {"a": 80, "b": 20}
    assert answers.count(meeting.id, "poll") == 5


def test_they_are_no_people(meeting: Meeting) -> None:
    enter(meeting, "a", 3)
    assert participants.of_meeting(meeting.id) == []


def test_an_answer_under_a_name_is_that_person_s_one_answer(meeting: Meeting) -> None:
    duc = participants.add_without_phone(meeting.id, "Duc")
    enter(meeting, "a", person=duc.id)
    enter(meeting, "b", person=duc.id)
    assert answers.count(meeting.id, "poll") == 1
    assert answers.get(duc.id, "poll").value["choice"] == "b"


def test_nobody_answers_for_somebody_with_a_phone(meeting: Meeting) -> None:
    sam, _token = participants.join(meeting.id, "Sam")
    with refused("participant-unknown"):
        enter(meeting, person=sam.id)


def test_the_last_one_is_taken_back_first(meeting: Meeting) -> None:
    enter(meeting, "a")
    enter(meeting, "b")
    assert paper_answers.take_back(meeting.id, ["poll"])
    assert [one.value["choice"] for one in reader().query(Answer)] == ["a"]
    assert paper_answers.take_back(meeting.id, ["poll"])
    assert not paper_answers.take_back(meeting.id, ["poll"])
    assert reader().query(Participant).count() == 0


def test_one_under_a_name_can_be_taken_back_too(meeting: Meeting) -> None:
    duc = participants.add_without_phone(meeting.id, "Duc")
    enter(meeting, person=duc.id)
    assert paper_answers.last(meeting.id, ["poll"])
    assert paper_answers.take_back(meeting.id, ["poll"])
    assert answers.get(duc.id, "poll") is None


def test_what_was_shown_stays(meeting: Meeting) -> None:
    enter(meeting, "a", 5)
    show(meeting)
    assert not paper_answers.take_back(meeting.id, ["poll"])


def test_only_an_open_class_takes_them(meeting: Meeting) -> None:
    meetings.close_class(meeting.id)
    with refused("class-closed"):
        enter(meeting)


def test_they_go_with_everything_else_on_the_deletion_date(
    meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(meeting, "a", 5)
    monkeypatch.setattr(retention, "_is_due", lambda *_: True)
    monkeypatch.setattr(retention, "due", lambda _now: [meeting.id])
    retention.delete_due(meeting.starts_at)
    assert reader().query(Answer).count() == 0
    assert reader().query(Participant).count() == 0
    assert results.shares(meeting.id, "poll") is None


def test_a_class_that_closes_keeps_what_its_polls_said(meeting: Meeting) -> None:
    enter(meeting, "a", 5)
    meetings.close_class(meeting.id)
    assert results.counts(meeting.id, "poll") == {"a": 5}


def test_a_class_that_closes_keeps_nothing_of_fewer_than_five(meeting: Meeting) -> None:
    enter(meeting, "a", 4)
    meetings.close_class(meeting.id)
    assert results.counts(meeting.id, "poll") is None

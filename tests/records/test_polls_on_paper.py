"""Answers from paper and polls of several answers or rounds: what is told afterwards."""

from collections.abc import Callable

import pytest

from tests.records.refused import refused
from workshop.records import answers, meetings, paper_answers, participants, results, rounds, tokens
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant

Fill = Callable[[int], list[Participant]]


def test_how_many_people_answered_is_no_option_and_no_sum(meeting: Meeting, fill: Fill) -> None:
    meetings.set_activity(meeting.id, "poll", "open")
    for person in fill(5):
        answers.choose(person.id, "poll", ["a", "b"])
    meetings.set_activity(meeting.id, "poll", "revealed")
    assert results.told(meeting.id, "poll") == [results.Told(5, {"a": 5, "b": 5})]


def test_answers_on_paper_belong_to_the_first_round(meeting: Meeting, fill: Fill) -> None:
    people = fill(5)
    meetings.set_activity(meeting.id, "poll", "open")
    for _ in range(5):
        paper_answers.enter(meeting.id, "poll", "a")
    rounds.open_second(meeting.id, "poll")
    assert answers.count(meeting.id, "poll", 2) == 0
    for person in people:
        answers.choose(person.id, "poll", "b")
    meetings.close_class(meeting.id)
    assert [one.counts for one in results.told(meeting.id, "poll")] == [{"b": 5}, {"a": 5}]


def test_a_second_round_of_too_few_leaves_the_first_to_be_told(meeting: Meeting, fill: Fill) -> None:
    people = fill(5)
    meetings.set_activity(meeting.id, "poll", "open")
    for person in people:
        answers.choose(person.id, "poll", "a")
    rounds.open_second(meeting.id, "poll")
    answers.choose(people[0].id, "poll", "b")
    meetings.close_class(meeting.id)
    assert results.counts(meeting.id, "poll") == {"a": 5}


def choose(meeting: Meeting, people: list[Participant], choice: str) -> None:
    meetings.set_activity(meeting.id, "poll", "open")
    for person in people:
        answers.choose(person.id, "poll", choice)


def on_paper(meeting: Meeting, number: int, choice: str = "b") -> None:
    for _ in range(number):
        paper_answers.enter(meeting.id, "poll", choice)


def show(meeting: Meeting) -> dict[str, int] | None:
    meetings.set_activity(meeting.id, "poll", "revealed")
    return results.shares(meeting.id, "poll")


def test_what_the_instructor_typed_in_does_not_make_five_of_four(meeting: Meeting, fill: Fill) -> None:
    choose(meeting, fill(4), "a")
    on_paper(meeting, 6)
    with refused("results-too-few"):
        show(meeting)
    meetings.close_class(meeting.id)
    assert results.told(meeting.id, "poll") == []


@pytest.mark.parametrize("is_named", [True, False])
def test_one_new_phone_among_five_from_paper_is_told_by_no_difference(
    meeting: Meeting, fill: Fill, is_named: bool
) -> None:
    people = fill(10)
    choose(meeting, people[:5], "a")
    assert show(meeting) == {"a": 100}
    choose(meeting, people[5:6], "c")
    for number in range(5):
        person = participants.add_without_phone(meeting.id, f"Paper {number}") if is_named else None
        paper_answers.enter(meeting.id, "poll", "b", person.id if person else None)
    assert results.news(meeting.id, "poll") == 1
    assert show(meeting) == {"a": 100}
    choose(meeting, people[6:], "c")
    assert show(meeting) == {"a": 33, "b": 33, "c": 33}


def test_five_from_paper_alone_are_shown(meeting: Meeting) -> None:
    meetings.set_activity(meeting.id, "poll", "open")
    on_paper(meeting, 5)
    assert show(meeting) == {"b": 100}


def test_who_got_a_phone_after_the_paper_hides_nobody(meeting: Meeting, fill: Fill) -> None:
    choose(meeting, fill(4), "a")
    person = participants.add_without_phone(meeting.id, "Duc")
    paper_answers.enter(meeting.id, "poll", "b", person.id)
    participants.let_in(person.id, tokens.digest("a phone"), is_shared=False)
    with refused("results-too-few"):
        show(meeting)
    choose(meeting, [person], "b")
    assert show(meeting) == {"a": 80, "b": 20}


@pytest.mark.parametrize("way", [participants.remove, participants.erase])
def test_paper_beside_somebody_who_has_gone_tells_not_what_they_said(
    meeting: Meeting, fill: Fill, way: Callable[[int], object]
) -> None:
    people = fill(11)
    choose(meeting, people[:5], "a")
    choose(meeting, people[5:6], "c")
    shown = show(meeting)
    way(people[5].id)
    meetings.set_activity(meeting.id, "poll", "open")
    on_paper(meeting, 5)
    assert results.news(meeting.id, "poll") < 5
    assert show(meeting) == shown
    meetings.close_class(meeting.id)
    meetings.reopen(meeting.id)
    assert results.shares(meeting.id, "poll") == shown
    choose(meeting, people[6:], "a")
    assert show(meeting) == {"a": 67, "b": 33}


def test_who_is_let_back_in_is_told_by_no_paper_either(meeting: Meeting, fill: Fill) -> None:
    people = fill(6)
    choose(meeting, people[:5], "a")
    choose(meeting, people[5:], "c")
    participants.remove(people[5].id)
    assert show(meeting) == {"a": 100}
    participants.restore(people[5].id)
    meetings.set_activity(meeting.id, "poll", "open")
    on_paper(meeting, 5)
    assert show(meeting) == {"a": 100}

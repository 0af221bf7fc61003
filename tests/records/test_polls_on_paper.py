"""Answers from paper and polls of several answers or rounds: what is told afterwards."""

from collections.abc import Callable

from workshop.records import answers, meetings, paper_answers, results, rounds
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

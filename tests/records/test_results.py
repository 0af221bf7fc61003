"""Results of polls: from five answers on, fixed when they are shown, telling nothing by their difference."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from tests.records.conftest import Clock
from tests.records.refused import refused
from workshop.records import answers, meetings, participants, results, retention, rounds
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant
from workshop.records.tables import ActivityState, Answer
from workshop.records.transaction import reader

Fill = Callable[[int], list[Participant]]


@pytest.fixture
def choose(meeting: Meeting) -> Callable[[list[Participant], str], None]:
    """Opens the poll; these people choose, each one letter of `choices`."""

    def choose(people: list[Participant], choices: str) -> None:
        meetings.set_activity(meeting.id, "poll", "open")
        for person, choice in zip(people, choices, strict=True):
            assert answers.choose(person.id, "poll", choice).status == "saved"

    return choose


Choose = Callable[[list[Participant], str], None]


def show(meeting: Meeting) -> dict[str, int] | None:
    meetings.set_activity(meeting.id, "poll", "revealed")
    return results.shares(meeting.id, "poll")


@pytest.mark.parametrize("number", [0, 1, 4])
def test_answers_of_fewer_than_five_are_not_shown(
    meeting: Meeting, fill: Fill, choose: Choose, number: int
) -> None:
    choose(fill(number), "a" * number)
    with refused("results-too-few"):
        show(meeting)
    assert results.shares(meeting.id, "poll") is None
    assert meetings.activity_status(meeting.id, "poll") == "open"


def test_answers_of_five_are_shown_as_shares(meeting: Meeting, fill: Fill, choose: Choose) -> None:
    choose(fill(5), "aabab")
    assert results.shares(meeting.id, "poll") is None
    assert show(meeting) == {"a": 60, "b": 40}


def test_people_who_were_taken_out_do_not_count(meeting: Meeting, fill: Fill, choose: Choose) -> None:
    people = fill(5)
    choose(people, "aaaaa")
    participants.remove(people[0].id)
    with refused("results-too-few"):
        show(meeting)


def test_answers_of_another_class_or_round_do_not_count(
    meeting: Meeting, plan: Callable[..., Meeting], fill: Fill, choose: Choose
) -> None:
    other = meetings.open_class(plan().id)
    elsewhere, _ = participants.join(other.id, "Duc")
    answers.save(elsewhere.id, "poll", 1, {"choice": "a"}, 1)
    people = fill(5)
    choose(people[:4], "aaaa")
    answers.save(people[4].id, "poll", 2, {"choice": "a"}, 1)
    with refused("results-too-few"):
        show(meeting)


def test_what_is_shown_is_moved_by_no_answer_no_removal_and_no_return(
    meeting: Meeting, fill: Fill, choose: Choose
) -> None:
    people = fill(7)
    choose(people[:6], "aaaaab")
    shown = show(meeting)
    assert answers.choose(people[6].id, "poll", "b").status == "closed"
    participants.remove(people[5].id)
    assert results.shares(meeting.id, "poll") == shown
    participants.restore(people[5].id)
    participants.erase(people[4].id)
    assert results.shares(meeting.id, "poll") == shown


@pytest.mark.parametrize("way", ["open revealed", "closed revealed", "open closed revealed"])
def test_showing_again_tells_nothing_about_fewer_than_five(
    meeting: Meeting, fill: Fill, choose: Choose, way: str
) -> None:
    people = fill(10)
    choose(people[:6], "aaaaab")
    shown = show(meeting)
    choose(people[6:], "bbbb")  # four new ones
    participants.remove(people[0].id)
    for status in way.split():
        meetings.set_activity(meeting.id, "poll", status)
    assert results.shares(meeting.id, "poll") == shown


def test_five_new_or_changed_answers_renew_what_is_shown(
    meeting: Meeting, fill: Fill, choose: Choose
) -> None:
    people = fill(8)
    choose(people[:5], "aaaaa")
    show(meeting)
    choose(people[3:], "bbbbb")
    assert results.news(meeting.id, "poll") == 5
    assert show(meeting) == {"a": 38, "b": 62}
    assert results.news(meeting.id, "poll") == 0


def test_the_same_choice_again_is_no_news(meeting: Meeting, fill: Fill, choose: Choose) -> None:
    people = fill(6)
    choose(people[:5], "aabbb")
    shown = show(meeting)
    choose(people, "aabbb" + "a")
    assert results.news(meeting.id, "poll") == 1
    assert show(meeting) == shown


def test_four_new_answers_wait_for_a_fifth(meeting: Meeting, fill: Fill, choose: Choose) -> None:
    people = fill(10)
    choose(people[:5], "aaaaa")
    show(meeting)
    choose(people[5:9], "bbbb")
    assert show(meeting) == {"a": 100}
    choose(people[9:], "b")
    assert show(meeting) == {"a": 50, "b": 50}


def test_who_comes_back_counts_as_new(meeting: Meeting, fill: Fill, choose: Choose) -> None:
    people = fill(11)
    choose(people, "a" * 6 + "b" * 5)
    for person in people[6:]:
        participants.remove(person.id)
    assert show(meeting) == {"a": 100}
    for person in people[6:10]:
        participants.restore(person.id)
    meetings.set_activity(meeting.id, "poll", "open")
    assert show(meeting) == {"a": 100}
    participants.restore(people[10].id)
    meetings.set_activity(meeting.id, "poll", "open")
    assert show(meeting) == {"a": 55, "b": 45}


def test_a_class_that_opens_again_after_the_deletion_begins_with_the_first_round(
    meeting: Meeting, fill: Fill, choose: Choose, clock: Clock
) -> None:
    choose(fill(5), "aabab")
    rounds.open_second(meeting.id, "poll")
    retention.delete_due(clock.wait(days=40))
    meetings.reopen(meeting.id)
    assert rounds.current(meeting.id, "poll") == 1
    rounds.open_second(meeting.id, "poll")
    assert (rounds.current(meeting.id, "poll"), results.earlier(meeting.id, "poll")) == (2, None)


def test_what_was_counted_is_deleted_with_what_was_typed(
    meeting: Meeting, fill: Fill, choose: Choose, clock: Clock
) -> None:
    choose(fill(5), "aabab")
    show(meeting)
    retention.delete_due(clock.wait(days=40))
    state = reader().scalars(select(ActivityState)).one()
    assert (state.status, state.counts) == ("closed", None)
    assert reader().scalar(select(Answer)) is None

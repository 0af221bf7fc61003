"""What is counted of role-plays, what is shared of them, and the one clock."""

import pytest

from tests.records.conftest import Clock
from workshop.records import answers, encounters, meetings, participants, retention, seatings, sharing, timers
from workshop.records.meetings import Meeting
from workshop.records.refusals import Refusal

FIRST, LAST = "talk:first", "talk:last"


def talk(stage: str = "ended", asks: int = 0, gives: int = 0, introductions: int = 0) -> dict[str, object]:
    counts = {"asks": asks, "gives": gives, "introductions": introductions}
    return {"turns": [{"text": "Hello"}], "stage": stage, **counts}


def person(meeting: Meeting, name: str) -> int:
    return participants.join(meeting.id, name)[0].id


def test_stages_are_counted_and_who_has_said_nothing_is_not(meeting: Meeting) -> None:
    for number, stage in enumerate(["talking", "talking", "ended"]):
        answers.save(person(meeting, f"P{number}"), FIRST, 1, talk(stage), 1)
    answers.save(person(meeting, "Silent"), FIRST, 1, {**talk(), "turns": []}, 1)
    assert encounters.stages(meeting.id, FIRST) == {"talking": 2, "ended": 1}


def test_a_change_is_told_of_five_people_who_did_both_and_of_no_fewer(meeting: Meeting) -> None:
    for number in range(6):
        who = person(meeting, f"P{number}")
        answers.save(who, FIRST, 1, talk(asks=3), 1)
        assert encounters.change(meeting.id, FIRST, LAST) is None or number == 5
        if number < 5:
            answers.save(who, LAST, 1, talk(gives=number % 2 + 1, introductions=1), 1)
    change = encounters.change(meeting.id, FIRST, LAST)
    assert change
    assert change.people == 5
    assert change.before == encounters.Means(asks=3, gives=0, introductions=0)
    assert change.after == encounters.Means(asks=0, gives=1.4, introductions=1)


def test_what_is_offered_can_be_shown_until_it_is_taken_back(meeting: Meeting) -> None:
    who = person(meeting, "Sam")
    held = answers.save(who, FIRST, 1, talk(), 1).answer
    assert held
    with pytest.raises(Refusal, match="answer-not-offered"):
        sharing.put_on_wall(meeting.id, "first", FIRST, held.id, 1)
    sharing.share(held.id, "room", is_named=True)
    sharing.put_on_wall(meeting.id, "first", FIRST, held.id, 2)
    shown = sharing.on_wall(meeting.id, "first")
    assert shown
    assert (shown.offered.name, shown.part) == ("Sam", 2)
    sharing.share(held.id, "me")
    assert sharing.on_wall(meeting.id, "first") is None


def test_other_words_are_not_those_that_were_offered(meeting: Meeting) -> None:
    who = person(meeting, "Sam")
    held = answers.save(who, FIRST, 1, talk(), 1).answer
    assert held
    sharing.share(held.id, "room")
    sharing.put_on_wall(meeting.id, "first", FIRST, held.id, 1)
    before = meetings.revision(meeting.id)
    answers.save(who, FIRST, 1, talk(gives=1), 2)
    assert sharing.on_wall(meeting.id, "first") is None
    assert sharing.offered(meeting.id, FIRST) == []
    assert meetings.revision(meeting.id) != before


def test_the_same_save_sent_again_leaves_what_is_offered(meeting: Meeting) -> None:
    held = answers.save(person(meeting, "Sam"), FIRST, 1, talk(), 1).answer
    assert held
    sharing.share(held.id, "room")
    answers.save(held.participant_id, FIRST, 1, talk(), 1)
    assert len(sharing.offered(meeting.id, FIRST)) == 1


def test_whoever_is_taken_out_of_the_class_is_off_the_wall(meeting: Meeting) -> None:
    held = answers.save(person(meeting, "Sam"), FIRST, 1, talk(), 1).answer
    assert held
    sharing.share(held.id, "room")
    sharing.put_on_wall(meeting.id, "first", FIRST, held.id, 1)
    participants.remove(held.participant_id)
    assert sharing.on_wall(meeting.id, "first") is None


def test_nothing_is_offered_to_a_room_that_is_gone_but_all_can_be_taken_back(meeting: Meeting) -> None:
    held = answers.save(person(meeting, "Sam"), FIRST, 1, talk(), 1).answer
    assert held
    sharing.share(held.id, "room")
    meetings.close_class(meeting.id)
    with pytest.raises(Refusal, match="class-closed"):
        sharing.share(held.id, "room")
    sharing.share(held.id, "me")
    assert sharing.offered(meeting.id, FIRST) == []


def test_a_clock_is_set_made_longer_and_taken_off(meeting: Meeting, clock: Clock) -> None:
    timers.start(meeting.id, "pairs", 3)
    begun = clock.now
    timers.extend(meeting.id, "pairs", 1)
    ends_at = timers.ends_at(meeting.id, "pairs")
    assert ends_at
    assert (ends_at - begun).total_seconds() == 240
    clock.wait(minutes=10)
    timers.extend(meeting.id, "pairs", 1)
    ends_at = timers.ends_at(meeting.id, "pairs")
    assert ends_at
    assert (ends_at - clock.now).total_seconds() == 60
    timers.stop(meeting.id, "pairs")
    assert timers.ends_at(meeting.id, "pairs") is None


def test_people_are_seated_with_others_each_time(meeting: Meeting) -> None:
    for number in range(8):
        person(meeting, f"P{number}")
    met: set[frozenset[int]] = set()
    for _ in range(4):
        seatings.seat(meeting.id, "pairs", 2)
        seats = seatings.current(meeting.id, "pairs")
        assert seats
        pairs = {frozenset(group) for group in seats.groups}
        assert not pairs & met
        met |= pairs


def test_two_who_leave_one_after_the_other_leave_everybody_else_where_they_were(
    meeting: Meeting, clock: Clock
) -> None:
    people = [person(meeting, f"P{number}") for number in range(6)]
    seatings.seat(meeting.id, "pairs", 2)
    for gone in reversed(people[:2]):
        clock.wait(minutes=1)
        before = seatings.current(meeting.id, "pairs")
        participants.sign_off(gone)
        seats = seatings.current(meeting.id, "pairs")
        assert before
        assert seats
        assert gone not in {one for group in seats.groups for one in group}
        assert all(len(group) > 1 for group in seats.groups)
        stay = [group for group in before.groups if gone not in group and group in seats.groups]
        assert len(stay) >= len(before.groups) - 2


def test_who_comes_late_waits_until_they_are_seated(meeting: Meeting) -> None:
    for name in ("Sam", "Rosa"):
        person(meeting, name)
    seatings.seat(meeting.id, "pairs", 2)
    late = person(meeting, "Duc")
    seats = seatings.current(meeting.id, "pairs")
    assert seats
    assert seats.waiting == (late,)
    seatings.seat_late(meeting.id, "pairs", [late, late, 999])
    seats = seatings.current(meeting.id, "pairs")
    assert seats
    assert late in seats.groups[0]
    assert seats.role_of(late) == "observer"


def test_a_round_without_seats_is_refused(meeting: Meeting) -> None:
    with pytest.raises(Refusal, match="nobody-seated"):
        seatings.next_round(meeting.id, "pairs")


def test_seats_go_when_the_class_is_deleted(meeting: Meeting, clock: Clock) -> None:
    person(meeting, "Sam")
    seatings.seat(meeting.id, "pairs", 2)
    clock.wait(days=400)
    retention.delete_due(clock.now)
    assert seatings.current(meeting.id, "pairs") is None

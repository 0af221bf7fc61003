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


def play_both(meeting: Meeting, name: str, **after: int) -> int:
    who = person(meeting, name)
    answers.save(who, FIRST, 1, talk(asks=3), 1)
    answers.save(who, LAST, 1, talk(**after), 1)
    return who


def change(meeting: Meeting) -> tuple[encounters.Means, encounters.Means] | None:
    encounters.fix_change(meeting.id, "last", FIRST, LAST)
    return encounters.change(meeting.id, "last")


def test_a_change_is_told_of_five_people_who_did_both_and_of_no_fewer(meeting: Meeting) -> None:
    answers.save(person(meeting, "Once"), FIRST, 1, talk(asks=9), 1)
    for number in range(5):
        assert change(meeting) is None
        play_both(meeting, f"P{number}", gives=number % 2 + 1, introductions=1)
    found = change(meeting)
    assert found
    before, after = found
    assert before == {"asks": 3, "gives": 0, "introductions": 0}
    assert after == {"asks": 0, "gives": 1.4, "introductions": 1}


def test_nobody_can_tell_by_the_difference_what_one_person_did(meeting: Meeting) -> None:
    people = [play_both(meeting, f"P{number}", gives=number) for number in range(7)]
    fixed = change(meeting)
    participants.remove(people[6])
    assert change(meeting) == fixed
    participants.erase(people[5])
    assert change(meeting) == fixed
    play_both(meeting, "Late", gives=40)
    assert change(meeting) == fixed


def test_what_comes_back_to_the_room_has_to_be_let_through_anew(meeting: Meeting) -> None:
    held = answers.save(person(meeting, "Sam"), FIRST, 1, talk(), 1).answer
    assert held
    sharing.share(held.id, "room")
    sharing.put_on_wall(meeting.id, "first", FIRST, held.id, held.edit, 1)
    sharing.share(held.id, "me")
    sharing.share(held.id, "room", is_named=True)
    assert sharing.on_wall(meeting.id, "first") is None
    sharing.put_on_wall(meeting.id, "first", FIRST, held.id, held.edit, 1)
    participants.remove(held.participant_id)
    participants.restore(held.participant_id)
    assert sharing.on_wall(meeting.id, "first") is None
    assert sharing.offered(meeting.id, FIRST) == []


def test_words_that_nobody_has_read_yet_are_not_let_through(meeting: Meeting) -> None:
    who = person(meeting, "Sam")
    held = answers.save(who, FIRST, 1, talk(), 1).answer
    assert held
    sharing.share(held.id, "room")
    answers.save(who, FIRST, 1, talk(gives=1), 2)
    sharing.share(held.id, "room", edit=2)
    with pytest.raises(Refusal, match="answer-not-offered"):
        sharing.put_on_wall(meeting.id, "first", FIRST, held.id, 1, 1)


def test_a_window_that_is_behind_offers_nothing(meeting: Meeting) -> None:
    who = person(meeting, "Sam")
    held = answers.save(who, FIRST, 1, talk(), 1).answer
    assert held
    answers.save(who, FIRST, 1, talk(gives=1), 2)
    with pytest.raises(Refusal, match="answer-changed"):
        sharing.share(held.id, "room", edit=1)


def test_a_tap_that_was_sent_twice_moves_one_round(meeting: Meeting) -> None:
    person(meeting, "Sam")
    seatings.seat(meeting.id, "pairs", 2)
    for _ in range(2):
        seatings.next_round(meeting.id, "pairs", 1)
    seats = seatings.current(meeting.id, "pairs")
    assert seats
    assert (seats.round, seats.number) == (2, 2)
    seatings.seat(meeting.id, "pairs", 2)
    seats = seatings.current(meeting.id, "pairs")
    assert seats
    assert (seats.round, seats.number) == (1, 3)


def test_those_who_stay_hear_when_somebody_leaves_their_group(meeting: Meeting) -> None:
    who = person(meeting, "Sam")
    person(meeting, "Rosa")
    seatings.seat(meeting.id, "pairs", 2)
    before = meetings.revision(meeting.id)
    participants.sign_off(who)
    assert meetings.revision(meeting.id) != before


def test_what_is_offered_can_be_shown_until_it_is_taken_back(meeting: Meeting) -> None:
    who = person(meeting, "Sam")
    held = answers.save(who, FIRST, 1, talk(), 1).answer
    assert held
    with pytest.raises(Refusal, match="answer-not-offered"):
        sharing.put_on_wall(meeting.id, "first", FIRST, held.id, held.edit, 1)
    sharing.share(held.id, "room", is_named=True)
    sharing.put_on_wall(meeting.id, "first", FIRST, held.id, held.edit, 2)
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
    sharing.put_on_wall(meeting.id, "first", FIRST, held.id, held.edit, 1)
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
    sharing.put_on_wall(meeting.id, "first", FIRST, held.id, held.edit, 1)
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
        seatings.next_round(meeting.id, "pairs", 1)


def test_seats_go_when_the_class_is_deleted(meeting: Meeting, clock: Clock) -> None:
    person(meeting, "Sam")
    seatings.seat(meeting.id, "pairs", 2)
    clock.wait(days=400)
    retention.delete_due(clock.now)
    assert seatings.current(meeting.id, "pairs") is None

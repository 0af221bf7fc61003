"""Who sits with whom: nobody alone, nobody twice with the same person, and everybody has a turn."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import pytest

from workshop.roleplay.seating import (
    MOST,
    Groups,
    Pair,
    Role,
    met_in,
    role,
    rounds,
    seated,
    with_late,
    without,
)

SEEDS = range(3)
SEEKER, CONTACT, OBSERVER = Role.SEEKER, Role.CONTACT, Role.OBSERVER


def people(count: int) -> list[int]:
    return [100 + number for number in range(count)]


def roles(groups: Groups, round: int) -> dict[int, Role]:
    return {person: role(group, person, round) for group in groups for person in group}


def one_after_another(count: int, size: int, times: int, seed: int) -> Iterator[Pair]:
    """The pairs of several seatings, each of which knows those before."""
    met: frozenset[Pair] = frozenset()
    for number in range(times):
        now = met_in(seated(people(count), size, seed + number, met))
        met |= now
        yield from now


def sits_nobody_twice(count: int, size: int, times: int) -> bool:
    return all(max(Counter(one_after_another(count, size, times, seed)).values()) == 1 for seed in (1, 50))


@pytest.mark.parametrize("size", [2, 3])
def test_everybody_sits_in_exactly_one_group(size: int) -> None:
    for count in range(61):
        for seed in SEEDS:
            groups = seated(people(count), size, seed)
            assert sorted(one for group in groups for one in group) == people(count)


@pytest.mark.parametrize(
    ("count", "size", "expected"),
    [
        *[(0, 2, []), (1, 2, [1]), (2, 2, [2]), (3, 2, [3]), (4, 2, [2, 2]), (7, 2, [2, 2, 3])],
        *[(0, 3, []), (1, 3, [1]), (2, 3, [2]), (3, 3, [3]), (4, 3, [4]), (5, 3, [2, 3]), (7, 3, [3, 4])],
    ],
)
def test_small_classes_are_cut_up_like_this(count: int, size: int, expected: list[int]) -> None:
    assert sorted(map(len, seated(people(count), size, seed=1))) == expected


@pytest.mark.parametrize("size", [2, 3])
def test_at_most_one_group_is_of_another_size(size: int) -> None:
    for count in range(2, 61):
        odd = [len(group) for group in seated(people(count), size, seed=count) if len(group) != size]
        over = count % size
        assert odd == ([] if not over else [size + 1] if over == 1 else [over])


def test_groups_of_another_size_are_refused() -> None:
    with pytest.raises(ValueError, match="two or three"):
        seated(people(8), 4, seed=1)


def test_the_same_seed_seats_alike_in_whatever_order_people_come_from_the_books() -> None:
    met = met_in(seated(people(20), 2, seed=3))
    first = seated(people(20), 2, 7, met)
    assert first == seated(people(20)[::-1], 2, 7, sorted(met, key=sorted))
    assert first != seated(people(20), 2, 8, met)


@pytest.mark.parametrize("count", [6, 8, *range(9, 61)])
def test_in_pairs_nobody_meets_anybody_twice_in_five_seatings(count: int) -> None:
    assert sits_nobody_twice(count, size=2, times=5)


@pytest.mark.parametrize(("count", "times"), [(9, 4), (11, 4), (12, 4), (17, 5), (20, 6), (30, 8), (60, 10)])
def test_in_threes_nobody_meets_anybody_twice_in_several_seatings(count: int, times: int) -> None:
    assert sits_nobody_twice(count, 3, times)


@pytest.mark.parametrize("count", [4, 6, 8])
def test_a_small_class_in_pairs_gets_round_to_everybody_before_anything_repeats(count: int) -> None:
    for seed in SEEDS:
        pairs = list(one_after_another(count, 2, count - 1, seed))
        assert set(pairs) == met_in([people(count)])
        assert len(list(one_after_another(count, 2, count, seed))) == len(pairs) + count // 2


def every_seating(them: list[int], sizes: tuple[int, ...]) -> Iterator[Groups]:
    if not sizes:
        yield ()
        return
    for group in combinations(them, sizes[0]):
        rest = [one for one in them if one not in group]
        yield from ((group, *others) for others in every_seating(rest, sizes[1:]))


@pytest.mark.parametrize(
    ("size", "sizes"), [(2, (2, 2)), (2, (2, 3)), (2, (2, 2, 2)), (3, (3, 2)), (3, (3, 3)), (3, (3, 4))]
)
def test_where_repeats_cannot_be_avoided_they_are_as_few_as_can_be(size: int, sizes: tuple[int, ...]) -> None:
    them = people(sum(sizes))
    for seed in range(12):
        pairs = sorted(met_in([them]), key=sorted)
        met = frozenset(random.Random(seed).sample(pairs, len(pairs) * 2 // 3))
        fewest = min(len(met & met_in(groups)) for groups in every_seating(them, sizes))
        assert len(met & met_in(seated(them, size, seed, met))) == fewest


def test_the_three_among_pairs_is_of_others_each_time() -> None:
    met: frozenset[Pair] = frozenset()
    in_three: list[int] = []
    for seed in range(3):
        groups = seated(people(13), 2, seed, met)
        met |= met_in(groups)
        in_three += next(group for group in groups if len(group) == 3)
    assert len(set(in_three)) >= 7


@pytest.mark.parametrize("size", [2, 3])
def test_a_whole_hall_is_seated_even_where_all_know_each_other(size: int) -> None:
    groups = seated(people(200), size, 1, met_in([people(200)]))
    assert sorted(one for group in groups for one in group) == people(200)


@pytest.mark.parametrize("group", [(5, 6), (5, 6, 7), (5, 6, 7, 8)])
def test_over_the_rounds_everybody_is_seeker_once_and_contact_once(group: tuple[int, ...]) -> None:
    for person in group:
        turns = Counter(role(group, person, round) for round in range(1, rounds([group]) + 1))
        assert turns == Counter({SEEKER: 1, CONTACT: 1, OBSERVER: len(group) - 2})


def test_a_pair_swaps_and_a_contact_is_seeker_next() -> None:
    assert [role((5, 6), 5, round) for round in (1, 2, 3)] == [SEEKER, CONTACT, SEEKER]
    assert [role((5, 6, 7), 7, round) for round in (1, 2, 3)] == [OBSERVER, CONTACT, SEEKER]


def test_whoever_is_not_in_the_group_has_no_role_in_it() -> None:
    with pytest.raises(ValueError, match="not in"):
        role((5, 6), 7, 1)


def test_the_largest_group_needs_the_most_rounds() -> None:
    assert [rounds(()), rounds([[5]]), rounds([[5, 6], [7, 8, 9]])] == [0, 1, 3]


def test_a_late_comer_joins_first_who_waits_then_the_smallest_and_where_all_are_full_waits() -> None:
    assert with_late([[5, 6, 7], [8]], 9, round=1) == ((5, 6, 7), (8, 9))
    assert with_late([[5, 6, 7], [1, 2]], 9, round=1) == ((5, 6, 7), (1, 2, 9))
    assert with_late([[1, 2, 3, 4]], 9, round=1) == ((1, 2, 3, 4), (9,))
    assert with_late([], 9, round=1) == ((9,),)


def test_of_groups_alike_a_late_comer_joins_the_one_with_fewest_acquaintances() -> None:
    assert with_late([[1, 2], [3, 4]], 9, 1, met=[frozenset({2, 9})]) == ((1, 2), (3, 4, 9))


@pytest.mark.parametrize("group", [(5, 6), (5, 6, 7)])
def test_a_late_comer_before_the_last_round_still_has_every_turn(group: tuple[int, ...]) -> None:
    for came_in in range(1, len(group)):
        (grown,) = with_late([group], 9, came_in)
        played = [role(group if round < came_in else grown, 5, round) for round in range(1, len(grown) + 1)]
        assert played.count(SEEKER) == played.count(CONTACT) == 1
        later = [role(grown, 9, round) for round in range(came_in, rounds([grown]) + 1)]
        assert later.count(SEEKER) == later.count(CONTACT) == 1


def test_a_late_comer_in_the_last_round_watches_and_is_contact_next() -> None:
    for group in [(5,), (5, 6), (5, 6, 7)]:
        (grown,) = with_late([group], 9, round=3)
        watches = [OBSERVER, CONTACT, SEEKER] if len(group) > 1 else [CONTACT, SEEKER, CONTACT]
        assert [role(grown, 9, round) for round in (3, 4, 5)] == watches


def test_the_observer_steps_in_for_whoever_left() -> None:
    for gone, now in [
        (5, {7: SEEKER, 6: CONTACT}),
        (6, {5: SEEKER, 7: CONTACT}),
        (7, {5: SEEKER, 6: CONTACT}),
    ]:
        assert roles(without([[5, 6, 7]], gone, round=1), round=1) == now


def test_who_is_left_alone_watches_elsewhere_even_in_a_full_group_and_waits_only_if_there_is_none() -> None:
    (group,) = without([[1, 2, 3, 4], [5, 6]], 5, round=1)
    assert role(group, 6, 1) is OBSERVER
    assert without([[5, 6]], 5, round=1) == ((6,),)
    assert without([[6]], 6, round=1) == ()


def test_who_waits_is_seated_as_soon_as_there_is_a_place() -> None:
    assert without([[1, 2, 3, 4], [9]], 4, round=1) == ((1, 2, 3, 9),)


def test_coming_twice_and_leaving_twice_change_nothing() -> None:
    assert with_late([[5, 6], [7, 8]], 5, round=2) == ((5, 6), (7, 8))
    assert without([[5, 6], [7, 8]], 9, round=2) == ((5, 6), (7, 8))


def check_late(before: Groups, after: Groups, person: int, round: int) -> None:
    kept = roles(after, round)
    assert kept.pop(person)
    assert kept == roles(before, round)
    assert all(len(group) <= MOST or group in before for group in after)
    assert (person,) not in after or all(len(group) >= MOST for group in before)


def check_left(before: Groups, after: Groups, person: int, round: int) -> None:
    """At most one who watched steps in for who left; else only who was or is alone gets another role."""
    was, now = roles(before, round), roles(after, round)
    gone = was.pop(person)
    lonely = [group for group in before if len(group) == 1 or (person in group and len(group) == 2)]
    alone = {one for group in lonely for one in group}
    moved = [(was[one], now[one]) for one in was if was[one] is not now[one] and one not in alone]
    assert moved in ([], [(OBSERVER, gone)])
    assert gone is not OBSERVER or not moved
    assert len(after) < 2 or all(len(group) > 1 for group in after)


@pytest.mark.parametrize("seed", range(40))
def test_people_come_and_go_and_nobody_is_lost_or_disturbed(seed: int) -> None:
    chance = random.Random(seed)
    there, round = people(chance.randrange(12)), 1
    groups = seated(there, chance.choice((2, 3)), seed)
    for person in range(900, 960):
        before, round = groups, round + (chance.random() < 0.15)
        if there and chance.random() < 0.5:
            person = there.pop(chance.randrange(len(there)))
            groups = without(groups, person, round)
            check_left(before, groups, person, round)
        else:
            there.append(person)
            groups = with_late(groups, person, round)
            check_late(before, groups, person, round)
        assert sorted(one for group in groups for one in group) == sorted(there)
        assert all({SEEKER, CONTACT} <= set(roles([group], round).values()) for group in groups if group[1:])


def test_groups_come_back_from_json_and_go_on() -> None:
    groups = seated(people(9), 2, seed=1)
    back = json.loads(json.dumps(groups))
    assert roles(back, 2) == roles(groups, 2)
    assert met_in(back) == met_in(groups)
    assert with_late(back, 1, round=2) == with_late(groups, 1, round=2)
    assert without(back, 100, round=2) == without(groups, 100, round=2)

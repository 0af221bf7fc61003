"""Who sits with whom in a role-play in pairs or threes, and who plays what in which round.

A group is the ids of its people in the order in which they become seeker; it holds nothing else, so the
groups go to JSON and come back as lists of lists. Whoever joins or leaves in the middle of a round is put
into that order so that the round goes on as it was: that is why `with_late` and `without` ask for the round.
A group has a place in the list, not a number: the places move up when a group is dissolved.
"""

import random
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import combinations, islice

Pair = frozenset[int]
Groups = tuple[tuple[int, ...], ...]
Kept = Sequence[Sequence[int]]  # groups as they come back from JSON
Known = Mapping[int, Collection[int]]  # everybody whom somebody has sat with

MOST = 4  # a seeker, a contact, and two who watch; more of them make an audience
TRIES, STEPS, LOOKS = 12, 40, 60  # two hundred people who all know each other: about half a second
FEW = 12  # so few are soon through with each other: a bad choice now would spoil the next seating


class Role(StrEnum):
    SEEKER = "seeker"
    CONTACT = "contact"
    OBSERVER = "observer"


def seated(people: Collection[int], size: int, seed: int, met: Collection[Pair] = ()) -> Groups:
    """Groups of `size` (2 or 3), with as few pairs from `met` as a short search finds: none, mostly.

    One too many makes one group larger by one (a three, or a four with two observers), two too many in
    threes are a pair, and somebody alone waits in a group of one. The order of `people` does not matter.
    """
    if size not in (2, 3):
        raise ValueError(f"groups of two or three, not of {size}")
    return _best(sorted(set(people)), size, random.Random(seed), frozenset(met))


def role(group: Sequence[int], person: int, round: int) -> Role:
    """In `round`, counted from 1. Whoever is contact is seeker next. Alone: the seeker, who has to wait.

    ValueError where the person is not in the group.
    """
    place = (group.index(person) - (round - 1)) % len(group)
    return (Role.SEEKER, Role.CONTACT)[place] if place < 2 else Role.OBSERVER


def rounds(groups: Kept) -> int:
    """Until everybody has been seeker once, counted from round 1.

    Ask again when somebody came; it may only grow: after somebody left, the turns of others may still be to
    come. Whoever came in their group's last round, or later, is seeker two rounds after that one.
    """
    return max(map(len, groups), default=0)


def met_in(groups: Kept) -> frozenset[Pair]:
    return frozenset(frozenset(pair) for group in groups for pair in combinations(group, 2))


def with_late(groups: Kept, person: int, round: int, met: Collection[Pair] = ()) -> Groups:
    """Somebody came in `round`, and joins the smallest group: so, first, somebody who waits alone.

    There they watch until the others had their turns, and nobody's role changes in this round. Where all
    groups are full they wait alone for the next. Who is seated already stays there.
    """
    if any(person in group for group in groups):
        return _tuples(groups)
    if all(len(group) >= MOST for group in groups):
        return (*_tuples(groups), (person,))
    return _with_one_more(groups, person, round, met)


def without(groups: Kept, person: int, round: int, met: Collection[Pair] = ()) -> Groups:
    """Somebody left in `round`. The first who watches takes the place of a seeker or a contact who left.

    Whoever is alone then watches in the smallest group, be it full (to watch is better than to wait), and
    waits only if there is no other. Who is not seated cannot leave: the groups stay as they were.
    """
    if not any(person in group for group in groups):
        return _tuples(groups)
    left = [_without(group, person, round) if person in group else tuple(group) for group in groups]
    kept = [group for group in left if group]
    alone = [group for group in kept if len(group) == 1]
    if not alone or len(kept) == 1:
        return tuple(kept)
    kept.remove(alone[-1])
    return _with_one_more(kept, alone[-1][0], round, met)


def _tuples(groups: Kept) -> Groups:
    return tuple(map(tuple, groups))


def _with_one_more(groups: Kept, person: int, round: int, met: Collection[Pair]) -> Groups:
    known = _known(met)
    best = min(groups, key=lambda group: (len(group), _clashes(person, group, known)))
    return tuple(_joined(group, person, round) if group is best else tuple(group) for group in groups)


def _joined(group: Sequence[int], person: int, round: int) -> tuple[int, ...]:
    """Behind those who have not been seeker yet, and never between the seeker and the contact."""
    order = _from_seeker(group, round)
    order.insert(max(2, len(group) - round + 1), person)
    return _from_first(order, round)


def _without(group: Sequence[int], person: int, round: int) -> tuple[int, ...]:
    order = _from_seeker(group, round)
    if person == order[0] and len(order) > 2:
        order[0] = order.pop(2)  # so that the contact remains the contact
    else:
        order.remove(person)
    return _from_first(order, round)


def _from_seeker(group: Sequence[int], round: int) -> list[int]:
    """The seeker of this round, the contact, and those who watch, the next contact first."""
    turn = (round - 1) % len(group)
    return [*group[turn:], *group[:turn]]


def _from_first(order: Sequence[int], round: int) -> tuple[int, ...]:
    """The group whose order from the seeker is this one: the other way round."""
    turn = -(round - 1) % len(order) if order else 0
    return (*order[turn:], *order[:turn])


def _tries(people: Sequence[int], size: int, chance: random.Random, met: frozenset[Pair]) -> Iterator[Groups]:
    known, sizes = _known(met), _sizes(len(people), size)
    return (_attempt(people, sizes, known, chance) for _ in range(TRIES))


def _best(people: Sequence[int], size: int, chance: random.Random, met: frozenset[Pair]) -> Groups:
    """Few repeats; then, that the next seating can do without; then, that it is not the same people who
    sit in the group of odd size: who has met many should meet few."""
    known = _known(met)

    def badness(groups: Groups) -> tuple[int, bool, int]:
        repeats, after = len(met & met_in(groups)), met | met_in(groups)
        is_last = not repeats and len(people) <= FEW and _is_dead_end(people, size, chance, after)
        mates = sum(len(known.get(one, ())) * (len(group) - 1) for group in groups for one in group)
        return repeats, is_last, mates

    return min(_tries(people, size, chance, met), key=badness)


def _is_dead_end(people: Sequence[int], size: int, chance: random.Random, met: frozenset[Pair]) -> bool:
    return all(met & met_in(groups) for groups in _tries(people, size, chance, met))


def _attempt(people: Sequence[int], sizes: Sequence[int], known: Known, chance: random.Random) -> Groups:
    """By chance at first; then somebody who sits with an acquaintance changes chairs, again and again."""
    room = _Room(chance.sample(people, len(people)), sizes, known)
    for _ in range(STEPS):
        unhappy = [chair for chair in room.mates if room.clashes(chair, chair)]
        if not unhappy:
            break
        room.improve(chance.choice(unhappy), chance)
    return tuple(tuple(room.people[chair] for chair in table) for table in room.tables)


class _Room:
    """Chairs at tables, and who sits on them. A chair is a number, and so a place in `people`."""

    def __init__(self, people: list[int], sizes: Sequence[int], known: Known) -> None:
        chairs = iter(range(len(people)))
        self.people, self.known = people, known
        self.tables = [tuple(islice(chairs, size)) for size in sizes]
        self.mates = {chair: {*table} - {chair} for table in self.tables for chair in table}

    def clashes(self, sitter: int, chair: int) -> int:
        """How many acquaintances whoever sits on `sitter` would have beside them on `chair`."""
        known = self.known.get(self.people[sitter], ())
        return sum(self.people[mate] in known for mate in self.mates[chair])

    def improve(self, chair: int, chance: random.Random) -> None:
        """Swap with whoever makes it best; also where it is no better, for the next swap may be."""
        looks = chance.sample(range(len(self.people)), min(LOOKS, len(self.people)))
        away = [other for other in looks if other != chair and other not in self.mates[chair]]
        worse = {other: self._worse(chair, other) for other in away}
        least = min(worse.values(), default=1)
        if least <= 0:
            other = chance.choice([one for one, by in worse.items() if by == least])
            self.people[chair], self.people[other] = self.people[other], self.people[chair]

    def _worse(self, one: int, other: int) -> int:
        before = self.clashes(one, one) + self.clashes(other, other)
        return self.clashes(one, other) + self.clashes(other, one) - before


def _sizes(count: int, size: int) -> list[int]:
    """One too many makes the last group larger; more than one are a group of their own."""
    full, over = divmod(count, size)
    if over == 1 and full:
        return [size] * (full - 1) + [size + 1]
    return [size] * full + [over] * bool(over)


def _known(met: Collection[Pair]) -> Known:
    known = defaultdict(set)
    for one, other in met:
        known[one].add(other)
        known[other].add(one)
    return known


def _clashes(person: int, group: Sequence[int], known: Known) -> int:
    return sum(other in known.get(person, ()) for other in group)

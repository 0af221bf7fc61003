"""One go at a scenario: events in, state out. The same events and the same seed give the same talk.

Nothing here is random but the choice among wordings, and that comes from the seed. Time is not the clock's:
words cost minutes, so that whoever types slowly loses nothing.
"""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workshop.moves import Move, is_taking
from workshop.roleplay.hearing import Heard
from workshop.roleplay.scenario import Mood, Scenario
from workshop.roleplay.turns import Turn

HIGHEST = 6  # of trust; at 0 the contact leaves
START = {Mood.FRIENDLY: 3, Mood.HURRIED: 2, Mood.GRUFF: 3}
OPENS_AT = {Mood.FRIENDLY: 3, Mood.HURRIED: 3, Mood.GRUFF: 4}  # trust at which a question brings the need out
COST = {Mood.FRIENDLY: 1, Mood.HURRIED: 1, Mood.GRUFF: 2}  # of a first try to take
WARM = 5  # trust from which a contact who was helped extends the time and gives unasked
WORDS_A_MINUTE = 110
REPLY_MINUTES = 0.3
SHORTEST_TURN = 0.2  # minutes
EXTENSION = 40  # minutes
GRACE = 1.0  # minutes over the time until the contact ends the talk
MOST_TURNS = 40


@dataclass(frozen=True)
class State:
    """`need`: 0 hidden, 1 hinted at, 2 told. `refused`: what was asked and not given. `used`: how often each
    situation was answered. `awaits_request`: the contact has asked what to do for the learner;
    `declined`: the learner then asked for too much, or for nothing."""

    trust: int
    minutes_left: float
    need: int = 0
    refused: frozenset[Move] = frozenset()
    took: int = 0
    offered: bool = False
    named: bool = False
    introduced: bool = False
    promised: bool = False
    guarded: bool = False
    asked_more: bool = False
    asked_back: bool = False
    awaits_request: bool = False
    declined: bool = False
    asked_late: bool = False
    received: bool = False
    extended: bool = False
    warned: bool = False
    minutes_used: float = 0.0
    turns: int = 0
    ending: str = ""
    used: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_over(self) -> bool:
        return bool(self.ending)


@dataclass(frozen=True)
class Answer:
    """What the contact says: a line for each of `situations`, in order. Trust moved by `change` steps for
    the first."""

    situations: tuple[str, ...]
    lines: tuple[str, ...]
    change: int

    @property
    def cause(self) -> str:
        return self.situations[0]


@dataclass(frozen=True)
class Step:
    turn: Turn
    state: State
    answer: Answer


def begin(scenario: Scenario) -> State:
    return State(trust=START[scenario.contact.mood], minutes_left=float(scenario.minutes))


def replay(scenario: Scenario, turns: Iterable[Turn], seed: int) -> list[Step]:
    """Turns after the end of the talk are left out."""
    state, steps = begin(scenario), []
    for turn in turns:
        if state.is_over:
            break
        step = take(scenario, state, turn, seed)
        steps.append(step)
        state = step.state
    return steps


def take(scenario: Scenario, state: State, turn: Turn, seed: int) -> Step:
    heard = turn.heard
    for move in turn.not_meant:
        heard = heard.without(move)
    before = state
    state = _spent(state, heard)
    state, situation, change = _weighed(scenario, state, heard)
    state = replace(state, trust=max(0, min(HIGHEST, state.trust + change)), turns=state.turns + 1)
    state, situations = _afterwards(scenario, before, state, heard, situation)
    lines, used = _worded(scenario, state, situations, seed)
    state = replace(state, used=used)
    return Step(turn, state, Answer(situations, lines, state.trust - before.trust))


def _spent(state: State, heard: Heard) -> State:
    minutes = max(SHORTEST_TURN, heard.words / WORDS_A_MINUTE) + REPLY_MINUTES
    return replace(
        state,
        minutes_left=round(state.minutes_left - minutes, 2),
        minutes_used=round(state.minutes_used + minutes, 2),
    )


def _weighed(scenario: Scenario, state: State, heard: Heard) -> tuple[State, str, int]:
    """The situation, and by how many steps trust moves."""
    if not heard.is_understood:
        return state, "not-understood", 0
    if heard.is_insult:
        return replace(state, took=state.took + 1), "insult", -1
    taking = [move for move in heard.moves if is_taking(move)]
    if state.awaits_request:
        state, answered = _requested(state, heard, taking)
        if answered:
            return state, answered, -1 if answered == "big-request" else 0
    if taking:
        return _took(scenario, state, taking)
    offers_first = (_named, _offered, _asked, _kind)
    for weigh in offers_first if state.need == 2 else (_asked, _named, _offered, _kind):
        found = weigh(scenario, state, heard)
        if found:
            return found
    return state, "goodbye" if heard.is_goodbye else "small-talk", 0


def _requested(state: State, heard: Heard, taking: Sequence[Move]) -> tuple[State, str]:
    """The answer to “what can I do for you?”; nothing where the learner goes on giving."""
    if taking:
        refused = state.refused | set(taking)
        declined = replace(state, awaits_request=False, declined=True, refused=refused, took=state.took + 1)
        return declined, "big-request"
    if heard.is_nothing and not heard.is_question:
        return replace(state, awaits_request=False, declined=True), "nothing"
    gives = {Move.ASKS_NEED, Move.OFFERS_HELP, Move.INTRODUCES} & set(heard.moves)
    if heard.is_request and not gives and not heard.is_goodbye:
        return replace(state, awaits_request=False, received=True), "small-request"
    return state, ""


def _took(scenario: Scenario, state: State, taking: Sequence[Move]) -> tuple[State, str, int]:
    """A second try after a no is worse than the first. Late, after a real gift, an ask is free, once."""
    is_again = bool(state.refused & set(taking)) or (bool(state.refused) and Move.PRESSURE in taking)
    asks = {Move.JOB_ASK, Move.CONTACT_GRAB}
    if state.introduced and state.trust >= WARM and not state.asked_late and asks.issuperset(taking):
        return replace(state, asked_late=True, took=state.took + 1), "late-ask", 0
    state = replace(state, refused=state.refused | set(taking), took=state.took + 1)
    if is_again:
        return state, "again", -2
    return state, taking[0].value, -COST[scenario.contact.mood]


Weighed = tuple[State, str, int]


def _named(scenario: Scenario, state: State, heard: Heard) -> Weighed | None:
    """Somebody is named. Where nobody can help, a promise to ask around is more than a name."""
    if not heard.cards or (heard.is_promise and state.need == 2 and not scenario.can_be_helped):
        return None
    helps = any(scenario.cards[number].helps for number in heard.cards)
    if state.need < 2:
        return state, "offer-vague", 0
    if not helps:
        return state, "wrong-card", 0
    if Move.INTRODUCES in heard.moves and not state.introduced:
        return replace(state, named=True, introduced=True), "introduction", 2
    if state.introduced:
        return state, "need-more", 0
    return replace(state, named=True), "name-dropped", 0 if state.named else 1


def _asked(scenario: Scenario, state: State, heard: Heard) -> Weighed | None:
    asks_on = (heard.is_question and state.need and heard.is_about_need) or (
        state.need == 2 and heard.asks_on
    )
    if Move.ASKS_NEED not in heard.moves and not asks_on:
        return None
    if state.need == 2:
        change = 0 if state.asked_more else 1
        return replace(state, asked_more=True), "need-more", change
    if state.trust >= OPENS_AT[scenario.contact.mood]:
        return replace(state, need=2), "need-told", 1
    return replace(state, need=1), "need-hinted", 1


def _offered(scenario: Scenario, state: State, heard: Heard) -> Weighed | None:
    if heard.is_promise and state.need == 2 and not scenario.can_be_helped and not state.promised:
        return replace(state, promised=True), "offer-fits", 1
    offers = {Move.OFFERS_HELP, Move.INTRODUCES} & set(heard.moves)
    if not offers:
        return None
    if state.need < 2:
        return state, "offer-vague", 0
    if state.named and not state.introduced and Move.INTRODUCES in heard.moves:
        return replace(state, introduced=True), "introduction", 2
    change = 0 if state.offered else 1
    return replace(state, offered=True), "offer-fits", change


def _kind(scenario: Scenario, state: State, heard: Heard) -> Weighed | None:
    if Move.GUARDS_TRUST in heard.moves:
        change = 0 if state.guarded else 1
        return replace(state, guarded=True), "guards-trust", change
    if Move.THANKS in heard.moves:
        return state, "thanks", 0
    return None


def _afterwards(
    scenario: Scenario, before: State, state: State, heard: Heard, situation: str
) -> tuple[State, tuple[str, ...]]:
    """All that the contact says, and whether the talk is over."""
    if state.trust == 0 or state.turns >= MOST_TURNS:
        return replace(state, ending=_ending(scenario, state)), (situation,)
    is_warm = state.introduced and state.trust >= WARM and not state.extended and not state.declined
    stays = ("extended", *_left(scenario, state))
    if heard.is_goodbye:
        # Whoever keeps to the time after such a gift is kept: the rest is told by the ending.
        state = replace(state, extended=state.extended or is_warm)
        said = () if situation == "goodbye" else (situation,)
        return replace(state, ending=_ending(scenario, state)), (*said, *(stays if is_warm else ("goodbye",)))
    if is_warm and state.minutes_left <= 2:
        minutes = round(max(0.0, state.minutes_left) + EXTENSION, 2)
        return replace(state, extended=True, minutes_left=minutes), (situation, *stays)
    if state.minutes_left <= 0:
        return _over_time(scenario, before, state, situation)
    is_helped = state.introduced and before.introduced and state.trust >= WARM
    if is_helped and not state.asked_back and not state.took:
        asked = replace(state, asked_back=True, awaits_request=True)
        return asked, (situation, *_left(scenario, state)[:1], "ask-back")
    if state.minutes_left <= 1 and not state.warned:
        return replace(state, warned=True), (situation, "time-soon")
    return state, (situation,)


def _left(scenario: Scenario, state: State) -> tuple[str, ...]:
    """What the contact has not given yet."""
    return ("gives",) * (len(scenario.gives) - state.used.get("gives", 0))


def _over_time(
    scenario: Scenario, before: State, state: State, situation: str
) -> tuple[State, tuple[str, ...]]:
    """The first turn past the end is let pass with a word; going on costs trust, and ends the talk."""
    if before.minutes_left > 0 and state.minutes_left > -GRACE:
        return state, (situation, "over-time")
    state = replace(state, trust=max(0, state.trust - 1))
    return replace(state, ending=_ending(scenario, state)), ("over-time",)


def _ending(scenario: Scenario, state: State) -> str:
    if state.trust == 0:
        return "ran-away"
    if state.introduced:
        is_given_back = (state.extended or state.received) and not state.declined
        return "received" if is_given_back and state.trust >= OPENS_AT[scenario.contact.mood] else "given"
    if state.promised:
        return "promised"
    if state.took and state.trust < START[scenario.contact.mood] + 1:
        return "cold"
    if state.named:
        return "half"
    if state.need == 2:
        return "heard"
    return "cold" if state.took else "polite"


def _worded(
    scenario: Scenario, state: State, situations: Sequence[str], seed: int
) -> tuple[tuple[str, ...], Mapping[str, int]]:
    """Each situation begins at a wording that the seed chooses, and goes round: none twice in a row."""
    used = dict(state.used)
    lines = []
    for situation in situations:
        wordings = scenario.gives if situation == "gives" else scenario.replies[situation]
        first = zlib.crc32(f"{seed} {situation}".encode()) % len(wordings)
        first = 0 if situation == "gives" else first
        lines.append(wordings[(first + used.get(situation, 0)) % len(wordings)])
        used[situation] = used.get(situation, 0) + 1
    return tuple(lines), used

"""Every way that a talk can go, by what can be heard in a turn: for dead ends and endings that never come."""

from collections import deque
from collections.abc import Iterator

from workshop.moves import Move
from workshop.roleplay.encounter import State, begin, take
from workshop.roleplay.hearing import Heard
from workshop.roleplay.scenario import Scenario
from workshop.roleplay.turns import Turn

_MOST_STATES = 20_000
_WORDS = 14  # of a middling turn


def turns(scenario: Scenario) -> Iterator[Heard]:
    """One of each kind of thing that can be heard."""
    yield Heard(words=_WORDS)
    yield Heard(words=3, is_goodbye=True)
    yield Heard(words=4, is_nothing=True)
    yield Heard(moves=(Move.ASKS_NEED,), words=_WORDS, is_question=True)
    yield Heard(moves=(Move.OFFERS_HELP,), words=_WORDS)
    yield Heard(moves=(Move.GUARDS_TRUST,), words=_WORDS)
    yield Heard(words=_WORDS, is_promise=True)
    yield Heard(moves=(Move.GATEKEEPER,), words=_WORDS)
    yield Heard(moves=(Move.JOB_ASK,), words=_WORDS)
    for number, _card in enumerate(scenario.cards):
        yield Heard(moves=(Move.NAME_ONLY,), cards=(number,), words=_WORDS)
        yield Heard(moves=(Move.INTRODUCES,), cards=(number,), words=_WORDS)


def endings_reached(scenario: Scenario) -> set[str]:
    heard = [Turn("", one) for one in turns(scenario)]
    waiting = deque([begin(scenario)])
    seen = {_key(waiting[0])}
    reached: set[str] = set()
    while waiting and len(seen) < _MOST_STATES and reached != set(scenario.endings):
        state = waiting.popleft()
        for turn in heard:
            after = take(scenario, state, turn, seed=0).state
            if after.is_over:
                reached.add(after.ending)
            elif _key(after) not in seen:
                seen.add(_key(after))
                waiting.append(after)
    return reached


def _key(state: State) -> tuple[object, ...]:
    """What decides how it goes on."""
    return (
        state.trust,
        round(state.minutes_left),
        state.need,
        state.refused,
        state.offered,
        state.named,
        state.introduced,
        state.promised,
        state.guarded,
        state.asked_more,
        state.asked_back,
        state.awaits_request,
        state.received,
        state.declined,
        state.asked_late,
        state.extended,
        state.warned,
    )

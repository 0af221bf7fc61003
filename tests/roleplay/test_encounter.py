"""What is said, and what comes of it: by what was heard, without any reader."""

import random
from dataclasses import replace

import pytest

from workshop import shipped
from workshop.course.library import load_library
from workshop.moves import Move
from workshop.roleplay.debrief import debrief
from workshop.roleplay.encounter import (
    HIGHEST,
    MOST_TURNS,
    State,
    Step,
    begin,
    replay,
)
from workshop.roleplay.hearing import Heard
from workshop.roleplay.scenario import Mood, Scenario
from workshop.roleplay.search import endings_reached, turns
from workshop.roleplay.turns import Turn, from_dict, to_dict

SCENARIOS = {one.id: one for one in load_library([shipped("slides")]).scenarios("en")}
STORY = SCENARIOS["forty-five-minutes"]  # hurried; the first card helps
HELPS, OTHER = (0,), (1,)

TALK = Heard(words=12)
ASK_NEED = Heard(moves=(Move.ASKS_NEED,), words=12, is_question=True)
BOSS = Heard(moves=(Move.GATEKEEPER,), words=12)
JOB = Heard(moves=(Move.JOB_ASK,), words=12)
NAME = Heard(moves=(Move.NAME_ONLY,), cards=HELPS, words=12)
BRING = Heard(moves=(Move.INTRODUCES,), cards=HELPS, words=12)
BYE = Heard(words=4, is_goodbye=True)
SMALL = Heard(words=9, is_question=True, is_request=True)


def play(*heard: Heard, scenario: Scenario = STORY, seed: int = 1) -> list[Step]:
    return replay(scenario, [Turn("words", one) for one in heard], seed)


def last(*heard: Heard, scenario: Scenario = STORY) -> State:
    return play(*heard, scenario=scenario)[-1].state


def causes(*heard: Heard) -> list[str]:
    return [step.answer.cause for step in play(*heard)]


def test_the_need_comes_out_when_it_is_asked_for_and_there_is_some_trust() -> None:
    assert causes(ASK_NEED, ASK_NEED, ASK_NEED) == ["need-hinted", "need-told", "need-more"]


def test_small_talk_neither_wins_nor_loses() -> None:
    assert last(TALK, TALK).trust == begin(STORY).trust


def test_five_minutes_become_forty_five() -> None:
    state = last(ASK_NEED, ASK_NEED, BRING, BYE)
    assert state.introduced
    assert state.extended
    assert state.ending == "received"


def test_the_time_is_extended_where_the_learner_simply_talks_on() -> None:
    state = last(ASK_NEED, ASK_NEED, BRING, *[TALK] * 5)
    assert state.extended
    assert state.minutes_left > 30


def test_a_name_alone_is_half_a_gift_and_can_still_be_made_a_whole_one() -> None:
    assert last(ASK_NEED, ASK_NEED, NAME, BYE).ending == "half"
    assert last(ASK_NEED, ASK_NEED, NAME, replace(BRING, cards=()), BYE).ending == "received"


def test_whoever_is_named_before_the_need_is_known_helps_nobody_yet() -> None:
    assert causes(BRING) == ["offer-vague"]
    assert not last(BRING).introduced


def test_somebody_who_cannot_help_with_this_is_no_gift() -> None:
    assert causes(ASK_NEED, ASK_NEED, replace(BRING, cards=OTHER))[-1] == "wrong-card"


def test_a_second_try_after_a_no_is_worse_than_the_first() -> None:
    first, second = play(ASK_NEED, BOSS, BOSS)[1:]
    assert (first.answer.change, second.answer.change) == (-1, -2)
    assert second.answer.cause == "again"


def test_pushing_after_a_no_counts_as_a_second_try() -> None:
    assert causes(ASK_NEED, JOB, Heard(moves=(Move.PRESSURE,), words=8))[-1] == "again"


def test_hunting_the_boss_makes_the_contact_leave() -> None:
    assert last(BOSS, BOSS).ending == "ran-away"


def test_the_same_sentence_is_a_blunder_early_and_welcome_late() -> None:
    assert play(JOB)[-1].answer.change == -1
    asked_back = play(ASK_NEED, ASK_NEED, BRING, TALK, SMALL, JOB)
    assert asked_back[-1].answer.cause == "late-ask"
    assert asked_back[-1].answer.change == 0


def test_asked_what_they_can_do_one_small_thing_is_the_good_answer() -> None:
    before = (ASK_NEED, ASK_NEED, BRING, TALK)
    assert play(*before)[-1].answer.situations[-1] == "ask-back"
    assert causes(*before, SMALL)[-1] == "small-request"
    assert causes(*before, JOB)[-1] == "big-request"
    assert causes(*before, Heard(words=2, is_nothing=True))[-1] == "nothing"


def test_words_cost_time_and_talking_over_it_costs_trust() -> None:
    long = Heard(words=250)
    state = last(long, long, TALK, TALK)
    assert state.is_over
    assert state.trust < begin(STORY).trust


def test_the_last_minute_is_said_once() -> None:
    said = [step.answer.situations for step in play(*[TALK] * 12)]
    assert sum("time-soon" in situations for situations in said) == 1


def test_where_nobody_can_help_a_promise_and_a_goodbye_are_the_good_end() -> None:
    scenario = next(one for one in SCENARIOS.values() if not one.can_be_helped)
    promise = Heard(words=14, is_promise=True)
    assert last(ASK_NEED, ASK_NEED, ASK_NEED, promise, BYE, scenario=scenario).ending == "promised"
    assert last(ASK_NEED, BYE, scenario=scenario).ending != "promised"


def test_an_insult_ends_nothing_and_wins_nothing() -> None:
    state = last(ASK_NEED, Heard(words=3, is_insult=True))
    assert not state.is_over
    assert state.trust < last(ASK_NEED).trust


def test_what_is_not_understood_changes_nothing() -> None:
    state = last(Heard(is_understood=False))
    assert (state.trust, state.need) == (begin(STORY).trust, 0)


def test_a_finding_that_was_not_meant_counts_for_nothing() -> None:
    (step,) = replay(STORY, [Turn("words", BOSS, not_meant=(Move.GATEKEEPER,))], 1)
    assert (step.answer.cause, step.answer.change) == ("small-talk", 0)


def test_a_turn_comes_back_the_same_after_being_kept() -> None:
    turn = Turn("words", BRING, not_meant=(Move.INTRODUCES,))
    assert from_dict(to_dict(turn)) == turn


def test_nothing_is_said_after_the_end() -> None:
    assert len(play(BOSS, BOSS, TALK, TALK)) == 2


def test_no_wording_comes_twice_in_a_row() -> None:
    lines = [step.answer.lines[0] for step in play(TALK, TALK, TALK)]
    assert len(set(lines[:2])) == 2


def test_the_curve_starts_before_the_first_word_and_names_its_turning_points() -> None:
    after = debrief(STORY, play(ASK_NEED, ASK_NEED, BRING, BYE))
    assert [point.turn for point in after.curve] == [0, 1, 2, 3, 4]
    assert [point.turn for point in after.curve if point.is_turning] == [3]
    assert (after.gives, after.asks, after.introductions) == (3, 0, 1)
    assert after.told == STORY.endings["received"]


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_ending_can_be_reached(name: str) -> None:
    assert endings_reached(SCENARIOS[name]) == set(SCENARIOS[name].endings)


@pytest.mark.parametrize("mood", Mood)
@pytest.mark.parametrize("name", ["forty-five-minutes", "no-card-today"])
def test_no_file_can_make_a_dead_end(name: str, mood: Mood) -> None:
    """The shortest talk that a file may grant, in every mood."""
    scenario = SCENARIOS[name]
    contact = replace(scenario.contact, mood=mood)
    assert endings_reached(replace(scenario, minutes=2, contact=contact)) == set(scenario.endings)


@pytest.mark.parametrize("name", SCENARIOS)
def test_random_talks_end_and_stay_in_bounds(name: str) -> None:
    scenario = SCENARIOS[name]
    chance = random.Random(name)
    kinds = list(turns(scenario))
    for seed in range(200):
        heard = [replace(chance.choice(kinds), words=chance.randint(0, 80)) for _ in range(MOST_TURNS + 2)]
        steps = play(*heard, scenario=scenario, seed=seed)
        assert steps[-1].state.ending in scenario.endings
        assert all(0 <= step.state.trust <= HIGHEST for step in steps)
        assert all(step.answer.lines and all(step.answer.lines) for step in steps)
        if seed < 20:
            assert play(*heard, scenario=scenario, seed=seed) == steps

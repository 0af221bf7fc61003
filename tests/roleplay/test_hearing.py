"""Names with typos and nicknames, and whether it is about the need."""

import pytest

from bench.about import counted
from workshop import shipped
from workshop.course.library import load_library
from workshop.moves import read
from workshop.roleplay.hearing import Heard, hear
from workshop.roleplay.scenario import Card, Contact, Mood, Need, Scenario

STORY = load_library([shipped("slides")]).scenario("en", "forty-five-minutes")
assert STORY


def heard(text: str) -> Heard:
    assert STORY
    return hear(read(text), STORY)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I know Martin Reyes.", {"Martin Reyes"}),
        ("my buddy marty did that", {"Martin Reyes"}),
        ("Ask Mr. Reyes about it.", {"Martin Reyes"}),
        ("I met Martín Reyez last week", {"Martin Reyes"}),
        ("denise okafor drives a bus", {"Denise Okafor"}),
        ("Carol and Paul would know.", {"Aunt Carol", "Paul Lindqvist"}),
        ("my aunt would know", set()),
        ("The paper is over there.", set()),
        ("I mart the date on the calendar.", set()),
    ],
)
def test_people_are_known_by_their_names(text: str, names: set[str]) -> None:
    assert STORY
    assert {STORY.cards[number].name for number in heard(text).cards} == names


def test_a_name_that_two_people_share_names_neither() -> None:
    cards = (Card("Ana Ruiz", (), "", True), Card("Ana Silva", (), "", False))
    assert STORY
    shared = Scenario(
        **{
            name: getattr(STORY, name) for name in STORY.__dataclass_fields__ if name not in ("cards", "need")
        },
        cards=cards,
        need=Need("", ()),
    )
    assert hear(read("I know Ana."), shared).cards == ()
    assert hear(read("I know Ana Silva."), shared).cards == (1,)
    assert isinstance(shared.contact, Contact)
    assert shared.contact.mood is Mood.HURRIED


@pytest.mark.parametrize(
    ("text", "is_about"),
    [
        ("Who puts the bus lists together now?", True),
        ("how many buslists are there, all those forms", True),
        ("What a lovely picture of your dog.", False),
    ],
)
def test_whether_it_is_about_the_need(text: str, is_about: bool) -> None:
    assert heard(text).is_about_need is is_about


def test_lines_by_others_are_mostly_heard_for_what_they_are() -> None:
    """The figures stand in docs/decisions/role-play.md."""
    counts = counted()
    assert counts[True, True] >= 0.8 * (counts[True, True] + counts[True, False])
    assert counts[False, True] <= 0.15 * (counts[False, True] + counts[False, False])


def test_goodbyes_promises_and_nothing_are_heard() -> None:
    assert heard("Well, have a good day!").is_goodbye
    assert heard("I'll ask around and call you Friday.").is_promise
    assert heard("Oh, nothing, really.").is_nothing
    assert heard("you idiot").is_insult
    assert not heard("That is a stupidly large pile.").is_insult


def test_another_language_and_silence_are_not_understood() -> None:
    assert not heard("Я ищу работу").is_understood
    assert not heard("...").is_understood


def test_what_was_heard_comes_back_the_same_after_being_kept() -> None:
    one = heard("I know Martin, may I write to you both?")
    assert Heard.from_dict(one.to_dict()) == one

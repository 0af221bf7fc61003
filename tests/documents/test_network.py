"""The picture of a network: who stands where, which lines lead there, and the same in words."""

from xml.etree import ElementTree

import pytest

from tests.documents import gate, samples
from workshop.documents import network
from workshop.documents.network import Person

LIL = Person("Aunt Lil", "family", gives=True, introduces=True)


def draw(*people: Person) -> network.Network:
    drawn = network.draw(people, samples.same)
    assert drawn
    return drawn


def some(number: int) -> list[Person]:
    return [Person(f"Person {one}", "church", gives=True, introduces=True) for one in range(number)]


def test_nobody_makes_no_picture():
    assert network.draw((), samples.same) is None
    assert network.people(samples.PICTURED, {"name-1": "  ", "how-2": ""}) == ()


def test_sheet_without_a_picture_has_none():
    assert network.people(samples.NETWORK, {"name-1": "Lil"}) == ()


def test_whoever_is_told_of_stands_in_it_also_without_a_name():
    people = network.people(samples.PICTURED, {"name-1": "Lil", "give-3": "An hour"})
    assert people == (
        Person("Lil", "", gives=False, introduces=False),
        Person("Person 3", "", gives=True, introduces=False),
    )


@pytest.mark.parametrize(
    ("gives", "introduces", "kinds"),
    [
        (False, False, ["known"]),
        (True, False, ["give"]),
        (False, True, ["introduce"]),
        (True, True, ["give", "introduce"]),
    ],
)
def test_lines_differ_by_what_is_possible(gives: bool, introduces: bool, kinds: list[str]):
    drawn = draw(Person("Lil", "", gives, introduces))
    assert [line.kind for line in drawn.lines] == kinds
    assert [line.kind for line, _words in drawn.key] == kinds, "the key explains those that are there"
    assert [bool(line.arrow) for line in drawn.lines] == [kind == "give" for kind in kinds]


@pytest.mark.parametrize("number", range(1, 7))
def test_nobody_stands_outside_or_on_top_of_another(number: int):
    drawn = draw(*some(number))
    for one in drawn.nodes:
        assert drawn.radius <= one.x <= drawn.width - drawn.radius
        assert drawn.radius <= one.y <= drawn.height - drawn.radius
    places = [drawn.centre, *((one.x, one.y) for one in drawn.nodes)]
    for index, (x, y) in enumerate(places):
        for other_x, other_y in places[index + 1 :]:
            assert (x - other_x) ** 2 + (y - other_y) ** 2 > (drawn.radius + drawn.middle) ** 2


def test_long_name_is_shortened_in_the_picture_and_whole_in_the_list():
    name = "Maximiliana Constantinopoulou"
    drawn = draw(Person(name, "from the class on bookkeeping", gives=False, introduces=False))
    assert drawn.nodes[0].name == "Maximilian…"
    assert drawn.nodes[0].how == "from the clas…"
    assert drawn.told[0][0] == name


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Aunt Lil", "AL"), ("lil", "L"), ("J. W.", "JW"), ("Ξένια", "Ξ"), ("山", "山"), ("(?)", "")],
)
def test_circle_holds_the_initials(name: str, initials: str):
    assert draw(Person(name, "", gives=False, introduces=False)).nodes[0].initials == initials


def test_list_says_what_the_lines_say():
    told = dict(draw(LIL, Person("Bob", "", gives=False, introduces=False)).told)
    assert told["Aunt Lil"] == "family. I have something to give. I could introduce them to somebody."
    assert told["Bob"] == "I don’t know yet what to give: I can ask."


def test_paper_has_the_picture_with_words_for_who_does_not_see_it(printed):
    pdf = printed(samples.network())
    assert len(gate.pictures(pdf)) == 1
    assert "lines to Aunt Lil, Mr. Tran, Ξένια, Nguyễn Đức" in gate.pictures(pdf)[0]
    assert "family. I have something to give." in gate.text_of(pdf)


def test_markup_in_a_name_stays_a_name():
    html = samples.network(**{"name-1": "<b onclick='x()'>Lil</b>"}).html
    assert "<b " not in html
    svg = html[html.index("<svg") : html.index("</svg>") + 6]
    assert "onclick" in "".join(ElementTree.fromstring(svg).itertext())

"""The picture of a network: who stands where, which lines lead there, and the same in words."""

from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree

import pytest

from tests.documents import gate, samples
from workshop.documents import network
from workshop.documents.network import Person

LIL = Person("Aunt Lil", "family", give="A ride", introduce="Mr. Tran")


def draw(*people: Person) -> network.Network:
    drawn = network.draw(people, samples.same)
    assert drawn
    return drawn


def some(number: int) -> list[Person]:
    return [Person(f"Person {one}", "church", give="An hour", introduce="Lil") for one in range(number)]


def test_nobody_makes_no_picture():
    assert network.draw((), samples.same) is None
    assert network.people(samples.PICTURED, {"name-1": "  ", "how-2": ""}) == ()


def test_sheet_without_a_picture_has_none():
    assert network.people(samples.NETWORK, {"name-1": "Lil"}) == ()


def test_whoever_is_told_of_stands_in_it_also_without_a_name():
    people = network.people(samples.PICTURED, {"name-1": "Lil", "give-3": "An hour"})
    assert people == (
        Person("Lil", "", give="", introduce=""),
        Person("Person 3", "", give="An hour", introduce=""),
    )


@pytest.mark.parametrize(
    ("give", "introduce", "kinds"),
    [
        ("", "", ["known"]),
        ("A ride", "", ["give"]),
        ("", "Mr. Tran", ["introduce"]),
        ("A ride", "Mr. Tran", ["give", "introduce"]),
    ],
)
def test_lines_differ_by_what_is_possible(give: str, introduce: str, kinds: list[str]):
    drawn = draw(Person("Lil", "", give, introduce))
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


def words_of(node: network.Node) -> list[str]:
    return [line for line, _y, _is_name in node.label]


def test_label_has_two_lines_where_one_is_too_short():
    (node,) = draw(Person("Mr. Tran", "Lives next door", "", "")).nodes
    assert words_of(node) == ["Mr. Tran", "Lives next", "door"]


def test_what_has_no_room_on_three_lines_is_shortened_in_the_picture_and_whole_in_the_list():
    name = "Maximiliana Constantinopoulou"
    drawn = draw(Person(name, "from the class on bookkeeping", give="", introduce=""))
    assert words_of(drawn.nodes[0]) == ["Maximiliana", "Constantino…", "from the cla…"]
    assert [is_name for _line, _y, is_name in drawn.nodes[0].label] == [True, True, False]
    assert drawn.told[0] == (name, "from the class on bookkeeping. I don’t know yet what to give: I can ask.")


@pytest.mark.parametrize("number", range(1, 7))
def test_labels_of_three_lines_touch_neither_a_circle_nor_each_other(number: int):
    drawn = draw(*(replace(one, how="my old shift leader") for one in some(number)))
    boxes = [
        (one.x - 50, one.label[0][1] - 12, one.x + 50, one.label[-1][1] + 4)
        for one in drawn.nodes
        if len(one.label) == 3
    ]
    circles = [
        (one.x - drawn.radius, one.y - drawn.radius, one.x + drawn.radius, one.y + drawn.radius)
        for one in drawn.nodes
    ]
    assert len(boxes) == number
    assert all(top >= 0 and bottom <= drawn.height for _left, top, _right, bottom in boxes)
    assert [pair for pair in combinations([*boxes, *circles], 2) if touch(*pair)] == []


def touch(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    is_beside = one[2] <= other[0] or other[2] <= one[0]
    return not is_beside and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Aunt Lil", "AL"), ("lil", "L"), ("J. W.", "JW"), ("Ξένια", "Ξ"), ("山", "山"), ("(?)", "")],
)
def test_circle_holds_the_initials(name: str, initials: str):
    assert draw(Person(name, "", give="", introduce="")).nodes[0].initials == initials


def test_list_says_what_the_lines_say():
    told = dict(draw(LIL, Person("Bob", "", give="", introduce="")).told)
    assert told["Aunt Lil"] == "family. What I could give: A ride. I could introduce them to: Mr. Tran."
    assert told["Bob"] == "I don’t know yet what to give: I can ask."


def test_paper_has_the_picture_with_words_for_who_does_not_see_it(printed):
    pdf = printed(samples.network())
    assert len(gate.pictures(pdf)) == 1
    assert "lines to Aunt Lil, Mr. Tran, Ξένια, Nguyễn Đức" in gate.pictures(pdf)[0]
    assert "family. What I could give: A ride." in gate.text_of(pdf)


def test_markup_in_a_name_stays_a_name():
    html = samples.network(**{"name-1": "<b onclick='x()'>Lil</b>"}).html
    assert "<b " not in html
    svg = html[html.index("<svg") : html.index("</svg>") + 6]
    assert "onclick" in "".join(ElementTree.fromstring(svg).itertext())

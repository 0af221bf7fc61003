"""Everything for tonight: what is offered, how many of it, and what of it in large print."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, join
from tests.web.instructor.bulk import AROUND, USUAL, PatientPress, at, choice, wait_for
from workshop.documents.jobs import Jobs


def test_page_offers_what_is_usual_for_those_who_are_there(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    for number in range(9):
        join(app, cast.meeting, f"Sam {number}")
    page = ines.get(at(cast, "print")).text
    ticked = re.findall(r'<input type="checkbox" id="print-([\w-]+)"[^>]*? checked', page)
    assert set(ticked) == {*USUAL, *AROUND}
    copies = {
        name: re.search(rf'id="copies-{name}"[^>]*value="(\d+)"|value="(\d+)"[^>]*id="copies-{name}"', page)
        for name in ticked
    }
    found = {name: next(filter(None, one.groups())) for name, one in copies.items() if one}
    assert found == {
        "help-card": "3", "worksheet-my-network": "9", "handout-principles": "9",
        "guide": "1", "poster": "1", "sign-in-sheet": "1",
    }  # fmt: skip


def test_what_the_class_needs_comes_first_and_the_rest_is_folded_away(cast: Cast, ines: FlaskClient) -> None:
    seen, folded = ines.get(at(cast, "print")).text.split("<details")
    assert set(re.findall(r'id="print-([\w-]+)"', seen)) == {*USUAL, *AROUND}
    assert 'id="print-observer-sheet"' in folded
    assert not folded.startswith(" open")
    assert "print their pages on one side" in folded
    with_more = ines.post(at(cast, "print"), data=choice("observer-sheet", copies="0")).text
    assert re.search(r"<details[^>]* open", with_more), "what is wrong in there can be seen"


def test_some_copies_of_what_each_person_gets_come_in_large_print(
    cast: Cast, ines: FlaskClient, patient: Jobs, press: PatientPress
) -> None:
    press.may_print.set()
    ines.post(at(cast, "print"), data=choice("poster", "handout-principles", copies="5", large="2"))
    wait_for(ines, cast)
    assert [(is_large, copies) for _title, is_large, copies in press.joined] == [
        (False, 5),
        (False, 3),
        (True, 2),
    ]
    ines.post(at(cast, "printing/again"))
    wait_for(ines, cast)
    assert [copies for _title, _is_large, copies in press.joined] == [5, 3, 2], "the same once more"


@pytest.mark.parametrize("large", ["-1", "two", "100"])
def test_wrong_number_for_large_print_loses_no_choice(cast: Cast, ines: FlaskClient, large: str) -> None:
    answer = ines.post(at(cast, "print"), data=choice("poster", large=large))
    assert (answer.status_code, answer.text.count(" checked")) == (422, 1)
    assert "Please type a number of people from 0 to 99." in answer.text


@pytest.mark.parametrize("copies", ["0", "100", "-1", "two", "", "²"])
def test_wrong_number_of_copies_loses_no_choice(cast: Cast, ines: FlaskClient, copies: str) -> None:
    answer = ines.post(at(cast, "print"), data=choice("handout-principles", copies=copies, large="1"))
    assert answer.status_code == 422
    assert "Please type a number of copies from 1 to 99." in answer.text
    assert answer.text.count(" checked") == 1


def test_nothing_chosen_is_told(cast: Cast, ines: FlaskClient) -> None:
    answer = ines.post(at(cast, "print"))
    assert (answer.status_code, "Please choose something to print." in answer.text) == (422, True)


def test_too_many_copies_in_all_are_told(cast: Cast, ines: FlaskClient) -> None:
    every = re.findall(r'id="print-([\w-]+)"', ines.get(at(cast, "print")).text)
    many = choice(*every, copies="99")
    answer = ines.post(at(cast, "print"), data=many)
    if len(every) * 99 > 1000:
        assert (answer.status_code, "too many sheets at once" in answer.text) == (422, True)


def test_before_names_are_printed_the_page_says_which_ones_paper_cannot_set(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    join(app, cast.meeting, "Rosa")
    assert "please write them by hand" not in ines.get(at(cast, "print")).text
    for name in ("王芳", "Sam 😀", "Nguyễn"):
        join(app, cast.meeting, name)
    for page in ("print", ""):
        notice = ines.get(at(cast, page)).text.split("does not have all letters of these names", 1)[1]
        said = notice.split("please write them by hand", 1)[0]
        assert re.findall(r"<bdi[^>]*>(.*?)</bdi>", said) == ["王芳", "Sam 😀"]

"""Coming in by code and name, on one's own phone or on one that others use too."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from workshop.records import meetings, participants, tokens


def names(app: Flask, cast: Cast) -> list[str]:
    with app.app_context():
        return [person.screen_name for person in participants.of_meeting(cast.meeting.id)]


def token_of(page: str) -> str:
    found = re.search(r'name="token"[^>]*value="([^"]+)"', page)
    assert found
    return found.group(1)


@pytest.mark.parametrize("typed", ["{code}", " {code} ", "{lower}", "{half}-{rest}"])
def test_the_code_may_be_typed_as_people_type(cast: Cast, passer_by: FlaskClient, typed: str) -> None:
    code = cast.meeting.code
    text = typed.format(code=code, lower=code.lower(), half=code[:3], rest=code[3:])
    answer = passer_by.get("/join", query_string={"code": text})
    assert answer.headers["Location"].endswith(f"/join/{code}")


def test_an_unknown_code_says_so_and_keeps_what_was_typed(cast: Cast, passer_by: FlaskClient) -> None:
    answer = passer_by.get("/join", query_string={"code": "ZZZ999"})
    assert answer.status_code == 404
    assert "No class has this code" in answer.text
    assert 'value="ZZZ999"' in answer.text


def test_before_joining_the_title_of_the_class_leads_home(cast: Cast, passer_by: FlaskClient) -> None:
    page = passer_by.get(f"/join/{cast.meeting.code}").text
    assert f"/class/{cast.meeting.code}/" not in page
    title = re.search(
        r'<a[^>]*class="brand"[^>]*href="([^"]+)"|<a[^>]*href="([^"]+)"[^>]*class="brand"', page
    )
    assert title
    assert passer_by.get(title.group(1) or title.group(2)).status_code == 200


def test_who_joins_lands_on_the_step_of_the_class(app: Flask, cast: Cast, joined) -> None:
    with app.app_context():
        meetings.advance(cast.meeting.id, 4)
    page = joined("Sam").get(f"/class/{cast.meeting.code}/")
    assert "What is networking for?" in page.text
    assert "Step 4 of" in page.text


def test_before_the_name_is_typed_one_line_says_who_sees_it_and_how_long(
    cast: Cast, passer_by: FlaskClient
) -> None:
    page = passer_by.get(f"/join/{cast.meeting.code}").text
    assert "The big screen never shows it" in page
    assert "It is deleted on" in page
    assert page.index("It is deleted on") < page.index('name="screen_name"')


def test_reload_and_a_second_tab_keep_the_same_person(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    for _time in range(2):
        assert "<bdi>Sam</bdi>" in sam.get(f"/class/{cast.meeting.code}/").text
    assert names(app, cast) == ["Sam"]


def test_a_name_sent_twice_joins_once(app: Flask, cast: Cast, passer_by: FlaskClient) -> None:
    data = {"screen_name": "Sam", "token": token_of(passer_by.get(f"/join/{cast.meeting.code}").text)}
    for _time in range(2):
        assert passer_by.post(f"/join/{cast.meeting.code}", data=data).status_code == 302
    assert names(app, cast) == ["Sam"]


def test_two_quick_taps_make_one_person(app: Flask, cast: Cast, passer_by: FlaskClient) -> None:
    token = token_of(passer_by.get(f"/join/{cast.meeting.code}").text)
    for client in (app.test_client(), app.test_client()):  # the second tap leaves before the cookie arrives
        client.post(f"/join/{cast.meeting.code}", data={"screen_name": "Sam", "token": token})
    assert names(app, cast) == ["Sam"]


def test_a_removed_person_who_sends_the_form_again_is_told_so_and_may_join_anew(
    app: Flask, cast: Cast, passer_by: FlaskClient
) -> None:
    page = f"/join/{cast.meeting.code}"
    form = {"screen_name": "Sam", "token": tokens.new()}
    passer_by.post(page, data=form)
    with app.app_context():
        participants.remove(participants.of_meeting(cast.meeting.id)[0].id)
    answer = passer_by.post(page, data=form)
    assert answer.status_code == 404
    assert "You are not in this class any more. Ask your instructor." in answer.text
    assert names(app, cast) == []
    assert passer_by.post(page, data={**form, "token": tokens.new()}).status_code == 302
    assert names(app, cast) == ["Sam"]


def test_two_people_of_one_name_are_told_apart(app: Flask, cast: Cast, joined, passer_by) -> None:
    joined("Sam")
    answer = passer_by.post(f"/join/{cast.meeting.code}", data={"screen_name": "sam"})
    assert answer.status_code == 409
    assert "Is that you?" in answer.text
    assert names(app, cast) == ["Sam"]
    passer_by.post(f"/join/{cast.meeting.code}", data={"screen_name": "Sam", "another": "1"})
    assert names(app, cast) == ["Sam", "Sam 2"]


@pytest.mark.parametrize(
    ("name", "words"), [("", "Please type a name"), ("   ", "Please type a name"), ("x" * 10_000, "too long")]
)
def test_a_name_that_cannot_be_is_refused_in_words(
    app: Flask, cast: Cast, passer_by, name: str, words: str
) -> None:
    answer = passer_by.post(f"/join/{cast.meeting.code}", data={"screen_name": name})
    assert answer.status_code == 422
    assert words in answer.text
    assert len(answer.text) < 20_000
    assert names(app, cast) == []


@pytest.mark.parametrize("name", ["🌻🌻", "محمد", "שרה", "Đức", "O’Neil", "<b>Sam</b>"])
def test_names_of_every_script_are_welcome_on_screen(app: Flask, cast: Cast, joined, name: str) -> None:
    client = joined(name)
    page = client.get(f"/class/{cast.meeting.code}/").text
    assert f"<bdi>{name}</bdi>" in page.replace("&lt;", "<").replace("&gt;", ">")
    assert "<b>Sam</b>" not in page


def test_nobody_joins_a_class_that_has_not_started(app: Flask, cast: Cast, passer_by: FlaskClient) -> None:
    with app.app_context():
        planned = planned_class(cast)
    assert "has not started yet" in passer_by.get(f"/join/{planned}").text
    answer = passer_by.post(f"/join/{planned}", data={"screen_name": "Sam"})
    assert answer.status_code == 409
    assert "has not started yet" in answer.text


def test_nobody_joins_a_closed_class(app: Flask, cast: Cast, passer_by: FlaskClient) -> None:
    with app.app_context():
        meetings.close_class(cast.meeting.id)
    assert "This class is closed" in passer_by.get(f"/join/{cast.meeting.code}").text
    assert passer_by.post(f"/join/{cast.meeting.code}", data={"screen_name": "Sam"}).status_code == 409


def test_a_shared_device_forgets_when_its_browser_closes(cast: Cast, passer_by: FlaskClient) -> None:
    answer = passer_by.post(
        f"/join/{cast.meeting.code}", data={"screen_name": "Rosa", "is_shared_device": "y"}
    )
    assert "Expires" not in answer.headers["Set-Cookie"]


def test_an_own_phone_is_remembered_for_the_class(cast: Cast, passer_by: FlaskClient) -> None:
    answer = passer_by.post(f"/join/{cast.meeting.code}", data={"screen_name": "Rosa"})
    assert "Expires" in answer.headers["Set-Cookie"]
    assert "HttpOnly" in answer.headers["Set-Cookie"]


def test_the_token_of_one_class_opens_no_other(app: Flask, cast: Cast, joined) -> None:
    with app.app_context():
        other = planned_class(cast)
    answer = joined("Sam").get(f"/class/{other}/")
    assert answer.status_code == 403
    assert "has not joined this class" in answer.text
    assert f"/join/{other}" in answer.text


def planned_class(cast: Cast) -> str:
    return meetings.create(
        cast.riverside.id,
        cast.ines.id,
        title="Next week",
        starts_at=cast.meeting.starts_at,
        ends_at=cast.meeting.ends_at,
        place="",
        language="en",
        planned_minutes=90,
    ).code

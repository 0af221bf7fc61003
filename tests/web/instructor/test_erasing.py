"""The instructor deletes somebody's data at their wish, whoever they are and whenever they ask."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from tests.cast import Cast
from workshop.records import answers, meetings, papers, participants
from workshop.records.tables import Answer, Participant
from workshop.records.transaction import reader


def on_a_phone(cast: Cast) -> int:
    person, _ = participants.join(cast.meeting.id, "Zebulonia")
    answers.save(person.id, "pitch:free", 1, {"text": "private words"}, 1)
    return person.id


def without_a_phone(cast: Cast) -> int:
    return participants.add_without_phone(cast.meeting.id, "Zebulonia").id


def finished(cast: Cast) -> int:
    person = on_a_phone(cast)
    participants.sign_off(person)
    return person


def removed(cast: Cast) -> int:
    person = on_a_phone(cast)
    participants.remove(person)
    return person


PEOPLE = [on_a_phone, without_a_phone, finished, removed]


def at(cast: Cast, rest: str = "") -> str:
    return f"/staff/classes/{cast.meeting.id}{rest}"


def kept(app: Flask) -> int:
    with app.app_context():
        rows = (reader().scalar(select(func.count(table.id))) for table in (Participant, Answer))
        return sum(row or 0 for row in rows)


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("is_closed", [False, True], ids=["open", "closed"])
def test_data_of_whoever_asks_is_deleted(app: Flask, cast: Cast, ines: FlaskClient, who, is_closed) -> None:
    with app.app_context():
        person = who(cast)
        if is_closed:
            meetings.close_class(cast.meeting.id)
    page = ines.get(at(cast, "/people")).text
    assert f'action="{at(cast, f"/people/{person}/erase")}"' in page
    form = {"once": "erase", "back": "people_page"}
    for _sending in range(2):
        answer = ines.post(at(cast, f"/people/{person}/erase"), data=form)
        assert answer.headers["Location"] == at(cast, "/people")
    page = ines.get(at(cast, "/people")).text
    assert "This person’s data is deleted." in page
    assert "Zebulonia" not in page
    assert kept(app) == 0


def test_it_is_asked_first_and_names_whom_it_is_about(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    with app.app_context():
        on_a_phone(cast)
        removed(cast)
    for page in ("/console", "/people"):
        text = ines.get(at(cast, page)).text
        assert text.count("Delete this person’s data") == 2
        assert text.count("deletes the name “Zebulonia") == 2
        assert "It cannot be undone." in text
    assert kept(app) == 4


def test_papers_that_were_given_out_stay_valid_without_the_name(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    with app.app_context():
        meetings.update(cast.meeting.id, starts_at=cast.meeting.starts_at - timedelta(minutes=10))
        person = on_a_phone(cast)
        meetings.close_class(cast.meeting.id)
        code = papers.issue(cast.meeting.id, [person], [], by=cast.ines.id)[0].code
    ines.post(at(cast, f"/people/{person}/erase"))
    with app.app_context():
        assert papers.standing(code).status == "valid"
        assert papers.standing(code).initials == ""
    assert "The name is deleted." in ines.get(at(cast, "/papers")).text


def test_others_keep_what_they_typed(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    with app.app_context():
        person, other = on_a_phone(cast), on_a_phone(cast)
    answer = ines.post(at(cast, f"/people/{person}/erase"))
    assert answer.headers["Location"] == at(cast, "/console")
    with app.app_context():
        assert [one.id for one in participants.of_meeting(cast.meeting.id)] == [other]
        assert len(answers.of_participant(other)) == 1


def test_the_page_of_the_class_leads_to_its_people_once_it_was_open(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    link = f'href="{at(cast, "/people")}"'
    assert link in ines.get(at(cast, "/")).text
    with app.app_context():
        meetings.close_class(cast.meeting.id)
    assert link in ines.get(at(cast, "/")).text


def test_a_removed_person_comes_back_from_there_too(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    with app.app_context():
        person = removed(cast)
    assert "Let back in" in ines.get(at(cast, "/people")).text
    answer = ines.post(at(cast, f"/people/{person}/restore"), data={"back": "people_page"})
    assert answer.headers["Location"] == at(cast, "/people")
    with app.app_context():
        assert len(participants.of_meeting(cast.meeting.id)) == 1

"""Pairs and threes on the phones: who sits with whom, a card each, and the sheet of who watches."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, step_of
from workshop.records import meetings, participants, seatings, watching

PAIRS = "pairs-need"
NEED = "payroll"


@pytest.fixture
def people(app: Flask, cast: Cast, joined) -> dict[int, FlaskClient]:
    """Six phones, by participant."""
    found = {}
    for number in range(6):
        phone = joined(f"Person {number}")
        with app.app_context():
            found[participants.of_meeting(cast.meeting.id)[-1].id] = phone
    with app.app_context():
        meetings.advance(cast.meeting.id, step_of(app, PAIRS))
    return found


def seat(app: Flask, cast: Cast, size: int = 2) -> seatings.Seats:
    with app.app_context():
        seatings.seat(cast.meeting.id, PAIRS, size)
    return seats(app, cast)


def seats(app: Flask, cast: Cast) -> seatings.Seats:
    with app.app_context():
        found = seatings.current(cast.meeting.id, PAIRS)
    assert found
    return found


def mine(phone: FlaskClient, cast: Cast) -> str:
    return phone.get(f"/class/{cast.meeting.code}/mine").json["regions"]["mine"]


def scenario(app: Flask, round: int):
    library = app.extensions["workshop"].library
    ids = library.activity("en", PAIRS).scenarios
    return library.scenario("en", ids[(round - 1) % len(ids)])


def test_everybody_has_a_partner_and_a_card(app: Flask, cast: Cast, people: dict[int, FlaskClient]) -> None:
    assert "Your card" not in mine(people[min(people)], cast)
    held = seat(app, cast)
    for first, second in held.groups:
        asks, answers = mine(people[first], cast), mine(people[second], cast)
        assert "You ask" in asks
        assert "You answer" in answers


def test_the_need_is_on_no_card_but_the_contacts(
    app: Flask, cast: Cast, people: dict[int, FlaskClient]
) -> None:
    held, need = seat(app, cast, size=3), scenario(app, 1).need.what
    for group in held.groups:
        for person in group:
            has_it = need in mine(people[person], cast)
            assert has_it is (held.role_of(person) == "contact")
    for phone in people.values():
        assert need not in phone.get(f"/class/{cast.meeting.code}/state").text


def test_the_next_round_swaps_the_roles_and_brings_another_story(
    app: Flask, cast: Cast, people: dict[int, FlaskClient]
) -> None:
    first, second = seat(app, cast).groups[0]
    with app.app_context():
        seatings.next_round(cast.meeting.id, PAIRS, 1)
    assert "You ask" in mine(people[second], cast)
    assert scenario(app, 2).need.what in mine(people[first], cast)


def test_who_comes_late_finds_a_group_with_one_tap(
    app: Flask, cast: Cast, people: dict[int, FlaskClient], joined
) -> None:
    seat(app, cast)
    late = joined("Late")
    assert "Find me a group" in mine(late, cast)
    late.post(f"/class/{cast.meeting.code}/pairs/{PAIRS}/seat")
    assert "You watch" in mine(late, cast)
    assert not seats(app, cast).waiting


def test_who_watches_ticks_and_the_group_alone_sees_it(
    app: Flask, cast: Cast, people: dict[int, FlaskClient], passer_by: FlaskClient
) -> None:
    held = seat(app, cast, size=3)
    group, other = held.groups
    watcher = next(one for one in group if held.role_of(one) == "observer")
    asker = next(one for one in group if held.role_of(one) == "seeker")
    address = f"/class/{cast.meeting.code}/pairs/{PAIRS}/1/watch"
    assert "You watch" in people[watcher].get(address).text
    words = "What is hard this week?"
    people[watcher].post(address, data={"moves": ["asks-need", "pressure"], "line": words})
    assert words in mine(people[asker], cast)
    assert 'value="asks-need" checked' in people[watcher].get(address).text
    for client in (people[other[0]], people[other[1]]):
        assert words not in mine(client, cast)
    assert words not in passer_by.get(f"/projector/{cast.meeting.code}/state").text


def test_a_made_up_tick_and_a_long_line_are_refused_in_words(
    app: Flask, cast: Cast, people: dict[int, FlaskClient]
) -> None:
    phone = people[watchers(seat(app, cast, size=3))[0]]
    address = f"/class/{cast.meeting.code}/pairs/{PAIRS}/1/watch"
    assert phone.post(address, data={"moves": "nonsense"}).status_code == 422
    answer = phone.post(address, data={"line": "x" * 301})
    assert answer.status_code == 422
    assert "300 letters" in answer.text


def watchers(held: seatings.Seats) -> list[int]:
    return [one for group in held.groups for one in group if held.role_of(one) == "observer"]


def test_the_room_sees_what_was_heard_from_five_people_on(
    app: Flask, cast: Cast, people: dict[int, FlaskClient], signed_in, passer_by: FlaskClient
) -> None:
    ines, wall, done = signed_in(cast.ines), f"/projector/{cast.meeting.code}/state", set()
    for _ in range(9):  # two watch in each round; nobody counts twice
        held = seats(app, cast) if done else seat(app, cast, size=3)
        for one in watchers(held):
            sheet = f"/class/{cast.meeting.code}/pairs/{PAIRS}/{held.number}/watch"
            people[one].post(sheet, data={"moves": ["asks-need"]})
            done.add(one)
            ines.post(f"/staff/classes/{cast.meeting.id}/activity", data={"do": f"{PAIRS}:revealed"})
            is_shown = "in how many of their sheets" in passer_by.get(wall).json["regions"]["step"]
            assert is_shown is (len(done) >= 5)
        with app.app_context():
            seatings.next_round(cast.meeting.id, PAIRS, held.round)
    with app.app_context():
        assert watching.heard(cast.meeting.id, PAIRS) == {"asks-need": 100}


def test_who_does_not_watch_in_a_round_has_no_sheet_for_it(
    app: Flask, cast: Cast, people: dict[int, FlaskClient]
) -> None:
    held = seat(app, cast, size=3)
    others = set(people) - set(watchers(held))
    for person, number in ((min(others), 1), (watchers(held)[0], 7), (watchers(held)[0], 10**9)):
        sheet = f"/class/{cast.meeting.code}/pairs/{PAIRS}/{number}/watch"
        answer = people[person].post(sheet, data={"line": "My words stay"})
        assert answer.status_code == 409
        assert "This round is over." in answer.text
        assert "My words stay" in answer.text
    assert (
        people[min(others)].get(f"/class/{cast.meeting.code}/pairs/{PAIRS}/{10**30}/watch").status_code == 404
    )


def test_nobody_sees_a_sheet_about_others_when_all_are_seated_anew(
    app: Flask, cast: Cast, people: dict[int, FlaskClient]
) -> None:
    for _ in range(4):
        held = seat(app, cast, size=3)
        for one in watchers(held):
            sheet = f"/class/{cast.meeting.code}/pairs/{PAIRS}/{held.number}/watch"
            people[one].post(sheet, data={"line": f"said in {sorted(held.group_of(one))}"})
        for one, phone in people.items():
            for group in held.groups:
                is_there = f"said in {sorted(group)}" in mine(phone, cast)
                assert is_there is (one in group and one not in watchers(held))


def test_no_story_comes_twice(app: Flask, cast: Cast, people: dict[int, FlaskClient]) -> None:
    library = app.extensions["workshop"].library
    needs = [library.scenario("en", one).need.what for one in library.activity("en", PAIRS).scenarios]
    told = []
    for _ in range(5):
        held = seat(app, cast)
        contact = next(one for one in held.groups[0] if held.role_of(one) == "contact")
        told.append([need in mine(people[contact], cast) for need in needs])
    assert told == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
        [False] * 3,
        [False] * 3,
    ]


def test_who_goes_home_is_gone_from_the_group(app: Flask, cast: Cast, people: dict[int, FlaskClient]) -> None:
    first, second = seat(app, cast).groups[0]
    people[first].post(f"/class/{cast.meeting.code}/finish")
    held = seats(app, cast)
    assert len(held.group_of(second)) == 3
    assert not held.group_of(first)
    assert "You watch" in mine(people[second], cast)


def test_a_sheet_that_is_sent_again_counts_once_though_others_have_joined_the_group(
    app: Flask, cast: Cast, people: dict[int, FlaskClient], joined
) -> None:
    held = seat(app, cast, size=3)
    watcher = watchers(held)[0]
    sheet = f"/class/{cast.meeting.code}/pairs/{PAIRS}/1/watch"
    values, accept = {"line": "What is hard?", "edit": "1"}, {"Accept": "application/json"}
    assert people[watcher].post(sheet, data=values, headers=accept).json["status"] == "saved"
    for number in range(len(held.groups)):
        joined(f"Late {number}").post(f"/class/{cast.meeting.code}/pairs/{PAIRS}/seat")
    assert set(seats(app, cast).group_of(watcher)) > set(held.group_of(watcher))
    assert people[watcher].post(sheet, data=values, headers=accept).json["status"] == "saved"
    other = {**values, "line": "Something else"}
    told = people[watcher].post(sheet, data=other, headers=accept).json
    assert told["status"] == "stale"
    assert "another window" in told["message"]

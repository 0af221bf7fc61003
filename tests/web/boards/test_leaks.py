"""Plants private words in every kind of answer, with every way to share it, and looks for each of them in
everything that projector, phones and console are sent."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.web.boards.course import NAMES, slide_of
from tests.web.boards.planting import (
    CONSOLE,
    MATE,
    OTHER,
    PARTNER,
    PHONE,
    WALL,
    WRITER,
    Planted,
    plant_changes,
    plant_for_the_partner,
    plant_pieces,
    plant_the_rest,
)
from workshop.records import answers, letting, meetings, participants, seatings, sharing


@pytest.fixture
def planted(app: Flask, cast: Cast, joined: Callable[[str], FlaskClient]) -> Planted:
    planted = Planted()
    planted.partner = [joined(name) for name in (WRITER, MATE)][1]
    with app.app_context():
        seatings.seat(cast.meeting.id, "our-pairs", 2)
    joined(OTHER)
    with app.app_context():
        writer, mate = participants.of_meeting(cast.meeting.id)[:2]
        for name in NAMES:
            meetings.set_activity(cast.meeting.id, name, "open")
        plant_pieces(planted, writer, cast.meeting.id)
        plant_changes(planted, writer, cast.meeting.id)
        plant_the_rest(app, planted, writer)
        plant_for_the_partner(app, planted, writer, mate)
    return planted


@pytest.fixture
def everywhere(
    app: Flask, cast: Cast, planted: Planted, joined, signed_in, passer_by
) -> Callable[[], Iterator[tuple[str, str, str]]]:
    """Every answer of every screen at every slide, as (screen, address, text)."""
    other, ines = joined("Nosy"), signed_in(cast.ines)
    code, staff = cast.meeting.code, f"/staff/classes/{cast.meeting.id}"
    walls = [f"/projector/{code}/", f"/projector/{code}/state"]
    phones = [
        f"/class/{code}/{part}"
        for part in ("", "state", "mine", "questions", "about-me", "pitch", "papers", "finish", "partner")
    ]
    phones += [
        f"/class/{code}/pitch/the-clinic",
        f"/class/{code}/worksheets/my-network",
        f"/class/{code}/talk/our-talk",
    ]
    phones += [
        f"/class/{code}/write/one-word",
        f"/class/{code}/write/our-wall?item=1",
        f"/class/{code}/pairs/our-pairs/1/watch",
    ]
    consoles = [
        f"{staff}/{part}" for part in ("console", "state", "people", "", "close", "papers", "preview")
    ]

    def look() -> Iterator[tuple[str, str, str]]:
        for slide in range(1, len(NAMES) + 1):
            with app.app_context():
                meetings.advance(cast.meeting.id, slide)
            for screen, client, paths in (
                (WALL, passer_by, walls),
                (PHONE, other, phones),
                (PARTNER, planted.partner, phones),
                (CONSOLE, ines, consoles),
            ):
                for path in paths:
                    answer = client.get(path)
                    assert answer.status_code == 200, path
                    yield screen, f"{path} at slide {slide}", answer.get_data(as_text=True)

    return look


def found(
    planted: Planted, look: Callable[[], Iterator[tuple[str, str, str]]]
) -> tuple[list[str], dict[str, str]]:
    """What stood where it may not, and all that each screen was sent."""
    wrong, sent = [], {WALL: "", PHONE: "", PARTNER: "", CONSOLE: ""}
    for screen, where, text in look():
        wrong += [f"{leak} ({where})" for leak in planted.wrong(screen, text)]
        sent[screen] += text
    return wrong, sent


def hide_boards(planted: Planted) -> None:
    """What is shown to the partner alone stays."""
    for word, screens in planted.seen.items():
        if "for the partner" not in planted.what[word]:
            screens -= {WALL, PHONE, PARTNER}


def show_boards(app: Flask, cast: Cast) -> None:
    with app.app_context():
        for name in ("one-word", "our-wall", "the-clinic"):
            meetings.set_activity(cast.meeting.id, name, "revealed", lambda _session, _state: None)


def test_each_word_stands_where_its_sharing_says_and_nowhere_else(app, cast, planted, everywhere) -> None:
    show_boards(app, cast)
    wrong, sent = found(planted, everywhere)
    assert wrong == []
    assert [word for screen, text in sent.items() for word in planted.missing(screen, text)] == []


def test_before_anything_is_shown_walls_and_phones_have_none_of_it(app, cast, planted, everywhere) -> None:
    hide_boards(planted)
    assert found(planted, everywhere)[0] == []


def test_a_vote_shows_nothing_more(app, cast, planted, everywhere) -> None:
    show_boards(app, cast)
    with app.app_context():
        for name in ("our-wall", "the-clinic"):
            meetings.set_activity(cast.meeting.id, f"votes:{name}", "open")
    assert found(planted, everywhere)[0] == []


def test_no_name_stands_on_the_wall_or_on_another_phone(app, cast, planted, everywhere) -> None:
    show_boards(app, cast)
    names = [
        (name, where)
        for screen, where, text in everywhere()
        for name in (WRITER, MATE, OTHER)
        if screen in (WALL, PHONE) and name in text
    ]
    assert names == []


def test_a_question_on_the_wall_is_the_only_one_there(app, cast, planted, everywhere, signed_in) -> None:
    """It goes with the next slide, so this looks at one slide alone."""
    asked = next(word for word, what in planted.what.items() if what == "question for room, None")
    with app.app_context():
        held = next(
            one.answer
            for one in letting.for_instructor(cast.meeting.id, letting.QUESTIONS)
            if one.answer.value["text"] == asked
        )
    signed_in(cast.ines).post(
        f"/staff/classes/{cast.meeting.id}/let", data={"do": f"show:{held.id}:{held.edit}"}
    )
    wall = app.test_client().get(f"/projector/{cast.meeting.code}/").text
    assert [word for word in planted.seen if word in wall] == [asked]


def test_a_talk_comes_to_the_wall_alone_when_it_is_offered_and_shown(app, cast, planted, everywhere) -> None:
    said = next(word for word, what in planted.what.items() if what == "a talk")
    with app.app_context():
        writer = participants.of_meeting(cast.meeting.id)[0]
        held = answers.get(writer.id, "talk:our-talk")
        assert held
        sharing.share(held.id, "room")
        planted.seen[said] = {CONSOLE}
    hide_boards(planted)
    assert found(planted, everywhere)[0] == []
    with app.app_context():
        sharing.put_on_wall(cast.meeting.id, "our-talk", "talk:our-talk", held.id, held.edit, 1)
        meetings.advance(cast.meeting.id, slide_of("our-talk"))
    assert said in app.test_client().get(f"/projector/{cast.meeting.code}/").text


def test_an_observers_line_is_for_the_group_alone(app, cast, planted, everywhere) -> None:
    """Nosy joins after the seating, and so sits in no group."""
    with app.app_context():
        people = participants.of_meeting(cast.meeting.id)
        seats = seatings.seat(cast.meeting.id, "our-pairs", 3)
        assert seats
        current = seatings.current(cast.meeting.id, "our-pairs")
        assert current
        line = planted.plant("an observer's line")
        for person in people[:3]:
            group = [one for one in current.group_of(person.id) if one != person.id]
            value = {"moves": ["asks-need"], "line": line, "group": group}
            answers.save(person.id, "watch:our-pairs", 1, value, 1, sharing="partner")
        nosy = next(one for one in people if one.screen_name == "Nosy")
        is_mate = bool(set(current.group_of(nosy.id)) & {one.id for one in people[:3]})
    hide_boards(planted)
    planted.seen[line] = {PARTNER, PHONE} if is_mate else {PARTNER}  # who has written one, too
    assert found(planted, everywhere)[0] == []

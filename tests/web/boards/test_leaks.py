"""Plants private words in every kind of answer, with every way to share it, and looks for each of them in
everything that projector, phones and console are sent."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.web.boards.course import NAMES, slide_of
from workshop.moves import read
from workshop.records import answers, letting, meetings, participants, seatings, sharing
from workshop.records.participants import Participant
from workshop.web.kit.talks import Talk, summary, to_plain

WRITER, MATE, OTHER = "Walter Writerson", "Mia Mate", "Otto Other"
WALL, PHONE, CONSOLE = "wall", "another phone", "console"
_numbers = count(1000)


class Planted:
    """Words by what they are, each with the screens that may show them besides the writer's own."""

    def __init__(self) -> None:
        self.seen: dict[str, set[str]] = {}
        self.what: dict[str, str] = {}

    def plant(self, what: str, *screens: str) -> str:
        word = f"plant{next(_numbers)}"
        self.seen[word], self.what[word] = set(screens), what
        return word

    def wrong(self, screen: str, text: str) -> list[str]:
        return [
            f"{self.what[word]} on {screen}"
            for word in self.seen
            if word in text and screen not in self.seen[word]
        ]

    def missing(self, screen: str, text: str) -> list[str]:
        return [
            f"{self.what[word]} not on {screen}"
            for word, where in self.seen.items()
            if screen in where and word not in text
        ]


def plant_pieces(planted: Planted, writer: Participant, meeting_id: int) -> None:
    """Words, ideas, lines and questions: each sharing with each ruling, as far as it can be."""
    for key, name in (
        ("one-word", "words"),
        ("our-wall", "idea"),
        ("line:the-clinic", "line"),
        (letting.QUESTIONS, "question"),
    ):
        cases = [("me", None), ("instructor", None), ("instructor", letting.NOT_THIS), ("room", None)]
        cases += [("room", letting.NOT_THIS), ("room", letting.ANSWERED), ("room", letting.THROUGH)]
        for item, (who, ruling) in enumerate(cases, 1):
            is_seen = ruling == letting.THROUGH and key != letting.QUESTIONS
            screens = ({WALL, PHONE} if is_seen else set()) | ({CONSOLE} if who != "me" else set())
            text = planted.plant(f"{name} for {who}, {ruling}", *screens)
            value = {"words": [text]} if key == "one-word" else {"text": text}
            held = answers.save(writer.id, key, item, value, 1, sharing=who).answer
            assert held
            if ruling:
                letting.rule(meeting_id, held.id, 1, ruling)


def plant_changes(planted: Planted, writer: Participant, meeting_id: int) -> None:
    """What was let through and then changed or taken back."""
    for item, change in ((10, "changed"), (11, "taken back")):
        old = planted.plant(f"idea that was {change}")
        held = answers.save(writer.id, "our-wall", item, {"text": old}, 1, sharing="room").answer
        assert held
        letting.rule(meeting_id, held.id, 1, letting.THROUGH)
        if change == "changed":
            new = planted.plant("idea after its change", CONSOLE)
            answers.save(writer.id, "our-wall", item, {"text": new}, 2, sharing="room")
        else:
            sharing.share(held.id, "me")


def plant_the_rest(app: Flask, planted: Planted, writer: Participant) -> None:
    """Pitches, sheets, talks and offers, which are private whatever happens to what came out of them."""
    pitch = read(f"I can fix {planted.plant('a checked pitch')} for you tonight.")
    value = {"text": pitch.text, "reading": pitch.to_dict(), "first": planted.plant("a first draft")}
    for key in ("pitch:free", "pitch:the-clinic"):
        answers.save(writer.id, key, 1, value, 1)
    answers.save(writer.id, "worksheet:my-network", 1, {"name-1": planted.plant("a sheet")}, 1)
    scenario = app.extensions["workshop"].library.scenario("en", "night-shift")
    talk = Talk(scenario, 1, "en").say(planted.plant("a talk")).say("I will let you go. Goodbye!")
    kept = {**to_plain(talk), **summary(talk), "again": "", "why": ""}
    answers.save(writer.id, "talk:our-talk", 1, kept, 1)
    answers.save(
        writer.id,
        "offers:our-talk",
        1,
        {"offers": [{"what": planted.plant("an offer"), "to_whom": "", "by": ""}]},
        1,
    )


@pytest.fixture
def planted(app: Flask, cast: Cast, joined: Callable[[str], FlaskClient]) -> Planted:
    planted = Planted()
    for name in (WRITER, MATE, OTHER):
        joined(name)
    with app.app_context():
        writer = participants.of_meeting(cast.meeting.id)[0]
        for name in NAMES:
            meetings.set_activity(cast.meeting.id, name, "open")
        plant_pieces(planted, writer, cast.meeting.id)
        plant_changes(planted, writer, cast.meeting.id)
        plant_the_rest(app, planted, writer)
    return planted


@pytest.fixture
def everywhere(
    app: Flask, cast: Cast, joined, signed_in, passer_by
) -> Callable[[], Iterator[tuple[str, str, str]]]:
    """Every answer of every screen at every slide, as (screen, address, text)."""
    other, ines = joined("Nosy"), signed_in(cast.ines)
    code, staff = cast.meeting.code, f"/staff/classes/{cast.meeting.id}"
    walls = [f"/projector/{code}/", f"/projector/{code}/state"]
    phones = [
        f"/class/{code}/{part}"
        for part in ("", "state", "mine", "questions", "about-me", "pitch", "papers", "finish")
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
    wrong, sent = [], {WALL: "", PHONE: "", CONSOLE: ""}
    for screen, where, text in look():
        wrong += [f"{leak} ({where})" for leak in planted.wrong(screen, text)]
        sent[screen] += text
    return wrong, sent


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
    for screens in planted.seen.values():
        screens -= {WALL, PHONE}
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
    for screens in planted.seen.values():
        screens -= {WALL, PHONE}
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
    if is_mate:
        planted.seen[line] = {PHONE}
    for word, screens in planted.seen.items():
        if word != line:
            screens -= {WALL, PHONE}
    assert found(planted, everywhere)[0] == []

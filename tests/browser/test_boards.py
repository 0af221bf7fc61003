"""What people give to the room, in Chromium: faultless in every state, and nothing runs off a screen."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import WALL
from tests.browser.furnished import PEOPLE, Furnished, _cookie
from tests.browser.pictures import keep
from tests.browser.test_accessibility import VIEWS, Site, faults_of, too_wide
from tests.cast import gather
from tests.served import serving
from tests.web.boards.course import slide_of, write
from workshop.app import create_app
from workshop.moves import read
from workshop.records import (
    answers,
    db,
    letting,
    meetings,
    participants,
    rounds,
    schema,
    sharing,
    sign_ins,
    timers,
)
from workshop.records.meetings import Meeting
from workshop.settings import Settings

WORDS = (("trust", "time"), ("helping",), ("trust", "a kind word"), ("trust",), ("time", "bread"))
IDEAS = (
    "I can drive somebody to the clinic on Friday.",
    "I can read a letter from the city with you.",
    "My sister repairs phones and likes to show how it is done.",
)
QUESTION = "What if I have nothing that anybody could need just now?"

STATES = ("writing", "words", "crowd", "wall", "full", "voted", "asked", "clinic", "twice")


def nothing_to_fix(_session: object, _state: object) -> None: ...


def furnish(data_folder: Path, content: Path) -> Furnished:
    settings = Settings(data_folder=data_folder, content_folder=content)
    schema.upgrade(settings)
    app = create_app(settings)
    with app.app_context():
        cast = gather()
        made = {name: cast.meeting if name == STATES[0] else _class(cast.meeting, name) for name in STATES}
        tokens = {name: _people(one) for name, one in made.items()}
        for name, one in made.items():
            globals()[f"_{name}"](one)
        words = {name: one.code for name, one in made.items()}
        words |= {f"{name}_id": str(one.id) for name, one in made.items()}
        cookies = {
            "ines": _cookie(app, staff=sign_ins.start_session(cast.ines.id)),
            "rosa": _cookie(app, joined={made[name].code: token for name, token in tokens.items()}),
        }
    app.extensions["workshop"].press.close()
    db.close(app)
    return Furnished(words, cookies)


def _class(like: Meeting, name: str) -> Meeting:
    fields = ("starts_at", "ends_at", "language", "planned_minutes", "title")
    made = meetings.create(
        like.center_id, like.instructor_id, place=name, **{key: getattr(like, key) for key in fields}
    )
    return meetings.open_class(made.id)


def _people(meeting: Meeting) -> str:
    tokens = [participants.join(meeting.id, name)[1] for name in PEOPLE]
    return tokens[0]


def _give(meeting: Meeting, key: str, values: list[dict[str, object]], let: int = 99) -> list[int]:
    """One a person; the first `let` of them are let through. Returns the ids."""
    ids = []
    for number, (person, value) in enumerate(zip(participants.of_meeting(meeting.id), values, strict=False)):
        held = answers.save(person.id, key, 1, value, 1, sharing="room", is_named=number == 1).answer
        assert held
        if number < let:
            letting.rule(meeting.id, held.id, 1, letting.THROUGH)
        ids.append(held.id)
    return ids


def _at(meeting: Meeting, activity: str, status: str) -> None:
    meetings.advance(meeting.id, slide_of(activity))
    meetings.set_activity(meeting.id, activity, status, nothing_to_fix)


def _writing(meeting: Meeting) -> None:
    _at(meeting, "one-word", "open")
    timers.start(meeting.id, "one-word", 30)
    _give(meeting, "one-word", [{"words": list(words)} for words in WORDS], let=1)


def _words(meeting: Meeting) -> None:
    _at(meeting, "one-word", "revealed")
    _give(meeting, "one-word", [{"words": list(words)} for words in WORDS])


def _crowd(meeting: Meeting) -> None:
    """More words than the wall has room for."""
    _at(meeting, "one-word", "revealed")
    many = [f"a rather long word {letter}" for letter in "abcdefghijklmno"]
    _give(meeting, "one-word", [{"words": [*many[number:], "trust"]} for number in range(5)])


def _full(meeting: Meeting) -> None:
    """Long ideas, in the midst of a vote."""
    _at(meeting, "our-wall", "revealed")
    sentence = "I can help with the garden, as I have done it all my life. "
    for round, times in ((1, 1), (2, 3), (3, 5)):
        for person in participants.of_meeting(meeting.id):
            value = {"text": sentence * times}
            held = answers.save(person.id, "our-wall", round, value, 1, sharing="room").answer
            assert held
            letting.rule(meeting.id, held.id, 1, letting.THROUGH)
    meetings.set_activity(meeting.id, "votes:our-wall", "open")
    timers.start(meeting.id, "our-wall", 30)


def _wall(meeting: Meeting) -> None:
    _at(meeting, "our-wall", "revealed")
    _give(meeting, "our-wall", [{"text": text} for text in IDEAS])
    meetings.set_activity(meeting.id, "votes:our-wall", "open")


def _voted(meeting: Meeting) -> None:
    _at(meeting, "our-wall", "revealed")
    ids = _give(meeting, "our-wall", [{"text": text} for text in IDEAS])
    meetings.set_activity(meeting.id, "votes:our-wall", "open")
    for person in participants.of_meeting(meeting.id):
        answers.choose(person.id, "votes:our-wall", [str(ids[person.id % 2]), str(ids[2])])
    meetings.set_activity(meeting.id, "votes:our-wall", "revealed")


def _asked(meeting: Meeting) -> None:
    _at(meeting, "any-questions", "closed")
    (first, *_others) = _give(
        meeting, letting.QUESTIONS, [{"text": QUESTION}, {"text": "Is it rude to ask twice?"}], let=1
    )
    sharing.put_on_wall(meeting.id, letting.QUESTIONS, letting.QUESTIONS, first, 1, 1)


def _clinic(meeting: Meeting) -> None:
    _at(meeting, "the-clinic", "revealed")
    reading = read("Are you hiring? I can fix your printer tonight. What is hard for you this week?")
    value = {"text": reading.text, "reading": reading.to_dict(), "first": reading.text}
    answers.save(participants.of_meeting(meeting.id)[0].id, "pitch:the-clinic", 1, value, 1)


def _twice(meeting: Meeting) -> None:
    _at(meeting, "two-rounds", "open")
    for round in (1, 2):
        for person in participants.of_meeting(meeting.id):
            answers.choose(person.id, "two-rounds", "first" if (person.id + round) % 3 else "second")
        if round == 1:
            rounds.open_second(meeting.id, "two-rounds")
    meetings.set_activity(meeting.id, "two-rounds", "revealed")


@pytest.fixture(scope="module")
def boards(new_data_folder: Callable[[], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder, content = new_data_folder(), write(tmp_path_factory.mktemp("course"))
    furnished = furnish(folder, content)
    with serving(folder, content=content) as (server, _):
        yield Site(f"http://localhost:{server.port}", furnished)


PHONES = [f"/class/{{{name}}}/" for name in STATES] + [
    "/class/{writing}/write/one-word",
    "/class/{wall}/write/our-wall",
    "/class/{wall}/write/our-wall?item=1",
    "/class/{asked}/questions",
    "/class/{clinic}/pitch/the-clinic",
]
CONSOLES = [f"/staff/classes/{{{name}_id}}/console" for name in STATES]
WALLS = [f"/projector/{{{name}}}/" for name in STATES]


def look(page: Page, site: Site, path: str) -> list[str]:
    page.goto(site.at(path))
    assert page.url.split("?place=")[0] == site.at(path)
    faults = faults_of(page, path)
    name = re.sub(r"[^a-z]+", "-", path.strip("/"))
    keep(page, f"{name}-{page.viewport_size['width']}")  # type: ignore[index]
    return faults


@pytest.mark.parametrize(("size", "scheme"), VIEWS)
@pytest.mark.parametrize(("who", "paths"), [("rosa", PHONES), ("ines", CONSOLES)], ids=["phone", "console"])
def test_every_state_on_phone_and_console(
    boards: Site, visit, who: str, paths: list[str], size, scheme: str
) -> None:
    page = boards.let_in(visit(size, color_scheme=scheme), who)
    assert [fault for path in paths for fault in look(page, boards, path)] == []


@pytest.mark.parametrize("size", [WALL, {"width": 1024, "height": 768}], ids=["wide", "old"])
def test_every_state_on_the_wall_without_scrolling(boards: Site, visit, size) -> None:
    page, faults = visit(size), []
    for path in WALLS:
        faults += look(page, boards, path) + too_wide(page, path)
        if not page.evaluate("document.documentElement.scrollHeight <= window.innerHeight"):
            faults.append(f"{path}: too high")
    assert faults == []


def test_an_idea_goes_from_a_phone_over_the_console_to_the_wall(boards: Site, visit) -> None:
    phone = boards.let_in(visit({"width": 360, "height": 740}), "rosa")
    console, wall = boards.let_in(visit({"width": 1366, "height": 768}), "ines"), visit(WALL)
    for page, path in ((phone, "/class/{wall}/write/our-wall"), (console, CONSOLES[3]), (wall, WALLS[3])):
        page.goto(boards.at(path))
    box = phone.get_by_label("Your words")
    box.fill("I can water plants.")
    phone.get_by_role("button", name="Send it").click()
    expect(phone.get_by_text("It waits for your instructor.")).to_be_visible()
    expect(box).to_have_count(0)  # two each are all
    piece = console.locator(".piece", has_text="I can water plants.")
    expect(wall.get_by_text("I can water plants.")).to_have_count(0)
    piece.get_by_role("button", name="Let through").click()
    expect(wall.get_by_text("I can water plants.")).to_be_visible(timeout=10_000)
    console.get_by_text("4 let through").click()
    piece.get_by_role("button", name="Undo").click()
    expect(wall.get_by_text("I can water plants.")).to_have_count(0, timeout=10_000)

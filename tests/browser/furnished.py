"""A center in which every page has something to show: classes before, in and after their time, a poll that
asks and one that shows its results, papers of every standing, links that work and one that is used up."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

from flask import Flask
from PIL import Image

from tests.cast import Cast, gather
from workshop.app import create_app
from workshop.moves import read
from workshop.records import (
    answers,
    db,
    disputes,
    meetings,
    papers,
    participants,
    pictures,
    schema,
    seatings,
    sharing,
    sign_ins,
    staff,
    timers,
)
from workshop.records.clock import utc_now
from workshop.records.meetings import Meeting
from workshop.settings import Settings
from workshop.web.kit.disputes import claim, fingerprint
from workshop.web.kit.talks import Talk, summary, to_plain

FIRST, LAST = "opening-poll", "closing-poll"
HELD = ("joining", "calling", "blank", "asking", "showing", "again", "talking", "seated", "closed", "sample")
TALK, PAIRS = "a-talk-of-your-own", "pairs-need"
LINES = ("Can you get me to your boss?", "What is hard at night?", "I will let you go. Goodbye!")
PEOPLE = ("Rosa", "Sam", "Duc", "Ada", "Ben")
COOKIE = "give-first"


@dataclass(frozen=True)
class Furnished:
    """`words` are for the braces in addresses. `cookies` let somebody in: by name, Ines and Rosa."""

    words: dict[str, str]
    cookies: dict[str, str]


def furnish(data_folder: Path) -> Furnished:
    """Before the server starts: two apps on one data folder at once would not know of each other."""
    settings = Settings(data_folder=data_folder)
    schema.upgrade(settings)
    app = create_app(settings)
    with app.app_context():
        cast = gather()
        classes = _classes(cast)
        tokens = {name: _people(classes[name]) for name in ("open", *HELD)}
        _move(app, classes)
        _talk(app, classes["talking"])
        _seat(classes["seated"])
        _dispute(classes["closed"])
        _pictures(cast)
        words = {**_names(classes), **_papers(cast, classes), **_links(cast)}
        staff.deactivate(staff.add(cast.riverside.id, "Kim Lee", "kim@riverside.example").id)
        cookies = {
            "ines": _cookie(app, staff=sign_ins.start_session(cast.ines.id)),
            "rosa": _cookie(app, joined={classes[name].code: token for name, token in tokens.items()}),
        }
    app.extensions["workshop"].press.close()
    db.close(app)
    return Furnished(words, cookies)


def _classes(cast: Cast) -> dict[str, Meeting]:
    planned = {name: _class(cast, name) for name in ("planned", *HELD)}
    return {**planned, "open": cast.meeting, **{name: meetings.open_class(planned[name].id) for name in HELD}}


def _class(cast: Cast, name: str) -> Meeting:
    start = utc_now() - timedelta(minutes=10)  # so that everybody was there from the start
    return meetings.create(
        cast.riverside.id,
        cast.ines.id,
        title="Successful networking by giving first",
        starts_at=start,
        ends_at=start + timedelta(minutes=90),
        place=f"Room {name}",
        language="en",
        planned_minutes=90,
        is_sample=name == "sample",
    )


def _people(meeting: Meeting) -> str:
    """Everybody joins, somebody without a phone too, and one is taken out. Returns Rosa's token."""
    tokens = {name: participants.join(meeting.id, name) for name in PEOPLE}
    rosa, token = tokens["Rosa"]
    participants.add_without_phone(meeting.id, "Lou")
    participants.remove(participants.join(meeting.id, "Max")[0].id)
    answers.save(rosa.id, "worksheet:my-network", 1, {"name-1": "Aunt Lil"}, 1)
    return token


def _dispute(meeting: Meeting) -> None:
    """Rosa did not mean two of three findings, and lets the center keep one of the sentences."""
    rosa = participants.of_meeting(meeting.id)[0]
    reading = read("Are you hiring? Thanks for your help with my resume. I can fix that for you tonight.")
    value = {"text": reading.text, "reading": reading.to_dict()}
    answer = answers.save(rosa.id, "pitch:free", 1, value, 1).answer
    assert answer
    for number in (0, 1):
        found = claim(answer, fingerprint(reading, reading.findings[number]))
        assert found
        disputes.dispute(answer.id, found, may_keep=number == 0)


def _move(app: Flask, classes: dict[str, Meeting]) -> None:
    """Each class to what it shows on the wall."""
    slides = app.extensions["workshop"].library.deck("en").slides
    at = {slide.activity: slide.number for slide in slides}
    meetings.advance(classes["joining"].id, at["join-by-phone"])
    meetings.show_code(classes["calling"].id, True)
    meetings.set_blank(classes["blank"].id, True)
    for name, asked in (("asking", []), ("showing", [FIRST]), ("again", [FIRST, LAST])):
        for poll in asked:
            _show_results(classes[name], poll)
        meetings.advance(classes[name].id, at[asked[-1] if asked else FIRST])
    meetings.set_activity(classes["asking"].id, FIRST, "open")
    meetings.advance(classes["talking"].id, at[TALK])
    meetings.advance(classes["seated"].id, at[PAIRS])


def _talk(app: Flask, meeting: Meeting) -> None:
    """Rosa's talk has come to its end, and stands on the wall; Sam has taken back a note on his."""
    library = app.extensions["workshop"].library
    meetings.set_activity(meeting.id, TALK, "open")
    rosa, sam = participants.of_meeting(meeting.id)[:2]
    talk = Talk(library.scenario("en", library.activity("en", TALK).scenarios[0]), 1, "en")
    for line in LINES:
        talk = talk.say(line)
    held = _keep(rosa, talk).answer
    _keep(sam, talk.back_to(2), why="1-gatekeeper")
    assert held
    sharing.share(held.id, "room", is_named=True)
    sharing.put_on_wall(meeting.id, TALK, f"talk:{TALK}", held.id, held.edit, 2)


def _keep(person: participants.Participant, talk: Talk, why: str = "") -> answers.Saved:
    value = {**to_plain(talk), **summary(talk), "again": "", "why": why}
    return answers.save(person.id, f"talk:{TALK}", 1, value, 1)


def _seat(meeting: Meeting) -> None:
    """In threes, with the clock running, and what was heard in Rosa's group."""
    seatings.seat(meeting.id, PAIRS, 3)
    timers.start(meeting.id, PAIRS, 30)
    people = [person.id for person in participants.of_meeting(meeting.id)]
    for person in people:
        value = {"moves": ["asks-need", "pressure"], "line": "What is hard this week?", "group": people}
        answers.save(person, f"watch:{PAIRS}", 1, value, 1)


def _show_results(meeting: Meeting, poll: str) -> None:
    meetings.set_activity(meeting.id, poll, "open")
    for person in participants.of_meeting(meeting.id)[: len(PEOPLE)]:
        answers.choose(person.id, poll, "helping-people")
    meetings.set_activity(meeting.id, poll, "revealed")


def _names(classes: dict[str, Meeting]) -> dict[str, str]:
    return {
        **{name: one.code for name, one in classes.items()},
        **{f"{name}_id": str(one.id) for name, one in classes.items()},
    }


def _pictures(cast: Cast) -> None:
    file = BytesIO()
    Image.new("RGB", (300, 90), "navy").save(file, format="JPEG")
    pictures.set_of_center(cast.riverside.id, "logo", file.getvalue())


def _papers(cast: Cast, classes: dict[str, Meeting]) -> dict[str, str]:
    people = participants.of_meeting(classes["closed"].id)
    for name in ("closed", "sample"):
        meetings.close_class(classes[name].id)
    everybody = [person.id for person in people]
    valid, withdrawn, corrected, erased = papers.issue(
        classes["closed"].id, everybody, everybody[:1], by=cast.ines.id
    )[:4]
    papers.withdraw(withdrawn.id, by=withdrawn.issued_by)
    arrived, left = (datetime.fromisoformat(corrected.details[key]) for key in ("arrived_at", "left_at"))
    papers.correct(corrected.id, by=corrected.issued_by, name="Duc Tran", arrived_at=arrived, left_at=left)
    participants.erase(people[3].id)
    sample = participants.of_meeting(classes["sample"].id)[0]
    sample_paper = papers.issue(classes["sample"].id, [sample.id], [], by=cast.ines.id)[0]
    return {
        "valid": valid.code,
        "paper_id": str(valid.id),
        "withdrawn": withdrawn.code,
        "erased": erased.code,
        "sample_code": sample_paper.code,
    }


def _links(cast: Cast) -> dict[str, str]:
    used = sign_ins.create_link(cast.ines.id, "sign-in")
    sign_ins.use_link(used)
    return {
        "sign_in_link": sign_ins.create_link(cast.ines.id, "sign-in"),
        "password_link": sign_ins.create_link(cast.ines.id, "password"),
        "console_link": sign_ins.create_link(cast.ines.id, "console", meeting_id=cast.meeting.id),
        "used_link": used,
    }


def _cookie(app: Flask, **kept: object) -> str:
    browser = app.test_client()
    with browser.session_transaction() as session:
        session.update(kept)
    cookie = browser.get_cookie(COOKIE)
    assert cookie
    return cookie.value

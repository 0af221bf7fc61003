"""What a person takes home: all that they did, in one file, for them alone; and a file for a calendar."""

import re
from datetime import date
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar
from pypdf import PdfReader

from tests.cast import Cast, step_of
from tests.documents import gate
from tests.web.participant.talking import ASK, TALK, play, to_the_end
from workshop.records import meetings, participants

PITCH = "my-pitch"
BEFORE, AFTER = "Are you hiring right now?", "What is hard at your work this week?"
OFFER = {"what": "Show her the sheet, and help", "to_whom": "Ruth", "by": "2026-12-03"}


def at(cast: Cast, rest: str = "take-home") -> str:
    return f"/class/{cast.meeting.code}/{rest}"


def offer(client: FlaskClient, cast: Cast, *offers: dict[str, str]) -> None:
    typed = {f"offers-{row}-{key}": text for row, one in enumerate(offers) for key, text in one.items()}
    answer = client.post(at(cast, f"talk/{TALK}/offers"), data=typed)
    assert answer.status_code == 302, answer.text


@pytest.fixture
def sam(app: Flask, cast: Cast, joined, started) -> FlaskClient:
    """Somebody who has done everything."""
    sam: FlaskClient = joined("Sam")
    to_the_end(app, sam, cast)
    offer(sam, cast, OFFER, {"what": "Call him", "to_whom": "", "by": ""})
    sam.post(at(cast, "worksheets/my-network"), data={"edit": 1, "name-1": "Mr. Tran"})
    for edit, text in enumerate((BEFORE, AFTER), start=1):
        sam.post(at(cast, f"pitch/{PITCH}"), data={"text": text, "edit": edit})
    with app.app_context():
        meetings.advance(cast.meeting.id, step_of(app, "opening-poll"))
        meetings.set_activity(cast.meeting.id, "opening-poll", "open")
    choice = app.extensions["workshop"].library.activity("en", "opening-poll").options[0]
    sam.post(at(cast, "activities/opening-poll"), data={"option": choice.id})
    return sam


@pytest.mark.parametrize("large", ["", "1"])
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_pack_holds_all_that_somebody_did_and_passes_the_gate(
    cast: Cast, sam: FlaskClient, paper: str, large: str
) -> None:
    answer = sam.get(at(cast, "take-home.pdf"), query_string={"paper": paper, "large": large})
    assert answer.headers["Content-Type"] == "application/pdf"
    gate.assert_accessible(answer.data)
    text = gate.text_of(answer.data)
    assert gate.title_of(answer.data) == "What I take home"
    assert list(gate.page_size(answer.data)) == [round(side, 1) for side in gate.SIZES[paper]]
    for words in (OFFER["what"], "Thursday, December 3, 2026", "Mr. Tran", BEFORE, AFTER, "Goodbye!", "Sam"):
        assert words in text
    assert "What else I wrote and chose" in text


def test_contents_lead_to_the_pages_that_they_name(cast: Cast, sam: FlaskClient) -> None:
    reader = PdfReader(BytesIO(sam.get(at(cast, "take-home.pdf")).data))
    lines = re.findall(r"^(?:\d+\.\s*)?(.+?)[ .]{3,}(\d+)$", reader.pages[0].extract_text(), re.M)
    assert len(lines) == 5
    targets = {note.get_object()["/Dest"] for note in reader.pages[0]["/Annots"]}
    assert len(targets) == len(lines)
    for title, number in lines:
        page = reader.pages[int(number) - 1].extract_text()
        first_words = " ".join(title.split()[:2]).removeprefix("My talk: ")
        assert first_words.split()[0] in page, (title, number)
        assert f"{number} / {len(reader.pages)}" in page


def test_page_lists_what_is_in_the_pack_and_is_linked_at_the_end(
    app: Flask, cast: Cast, sam: FlaskClient
) -> None:
    page = sam.get(at(cast)).text
    for words in ("My offers", "My network", "My words, before and after", "My offers for the calendar"):
        assert words in page
    assert "Most calendars then remind you" in page
    assert "Your phone reminds you" not in page, "not every calendar does"
    link = f'href="{at(cast)}"'
    with app.app_context():
        meetings.advance(cast.meeting.id, step_of(app, "take-home"))
    assert page.count(link) <= sam.get(at(cast, "")).text.count(link) == 2
    assert link in sam.get(at(cast, "finish")).text
    with app.app_context():
        meetings.close_class(cast.meeting.id)
    assert sam.get(at(cast, "")).text.count(link) == 2
    assert sam.get(at(cast, "take-home.pdf")).status_code == 200


def test_calendar_reads_the_offers_back(cast: Cast, sam: FlaskClient) -> None:
    answer = sam.get(at(cast, "my-offers.ics"))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    (event,) = Calendar.from_ical(answer.data).walk("VEVENT")
    assert str(event["summary"]) == "Show her the sheet, and help – for Ruth"
    assert event.decoded("dtstart").isoformat() == "2026-12-03"


def test_changed_offer_stays_the_same_entry_of_the_calendar(cast: Cast, sam: FlaskClient) -> None:
    def entry() -> tuple[str, int]:
        (event,) = Calendar.from_ical(sam.get(at(cast, "my-offers.ics")).data).walk("VEVENT")
        return str(event["uid"]), int(event["sequence"])

    before = entry()
    assert entry() == before
    offer(sam, cast, {**OFFER, "by": "2026-12-04"})
    after = entry()
    assert (after[0], after[1]) == (before[0], before[1] + 1)


def test_offers_without_a_day_are_for_no_calendar(app: Flask, cast: Cast, joined, started) -> None:
    rosa: FlaskClient = joined("Rosa")
    to_the_end(app, rosa, cast)
    offer(rosa, cast, {"what": "Call him", "to_whom": "Theo", "by": ""})
    assert "calendar" not in rosa.get(at(cast)).text
    assert rosa.get(at(cast, "my-offers.ics")).status_code == 404


def test_who_has_done_nothing_is_told_so(cast: Cast, joined) -> None:
    duc: FlaskClient = joined("Duc")
    assert "You have not written anything" in duc.get(at(cast)).text
    assert gate.page_count(duc.get(at(cast, "take-home.pdf")).data) == 1


def test_nobody_else_gets_anything_of_it(cast: Cast, sam: FlaskClient, joined, signed_in, passer_by) -> None:
    rosa: FlaskClient = joined("Rosa")
    assert "Mr. Tran" not in gate.text_of(rosa.get(at(cast, "take-home.pdf")).data)
    for stranger in (passer_by, signed_in(cast.ines)):
        for rest in ("take-home", "take-home.pdf", "my-offers.ics"):
            assert stranger.get(at(cast, rest)).status_code == 403


def test_after_deletion_there_is_no_pack(app: Flask, cast: Cast, sam: FlaskClient) -> None:
    with app.app_context():
        participants.erase(participants.of_meeting(cast.meeting.id)[0].id)
    for rest in ("take-home", "take-home.pdf", "my-offers.ics"):
        answer = sam.get(at(cast, rest))
        assert answer.status_code == 403
        assert b"Tran" not in answer.data


def test_letters_that_paper_lacks_are_told_beforehand_and_left_out(cast: Cast, joined) -> None:
    sam: FlaskClient = joined("Sam 🙂")
    sam.post(at(cast, "worksheets/my-network"), data={"edit": 1, "name-1": "Mr. Tran 🚲"})
    assert "Our printer has no letters for: 🚲." in sam.get(at(cast)).text
    pdf = sam.get(at(cast, "take-home.pdf")).data
    gate.assert_accessible(pdf)
    assert "Mr. Tran" in gate.text_of(pdf)


def test_talk_that_goes_on_keeps_its_secret(app: Flask, cast: Cast, joined, started) -> None:
    sam: FlaskClient = joined("Sam")
    play(sam, cast, ASK)
    assert ASK in gate.text_of(sam.get(at(cast, "take-home.pdf")).data)
    assert "What they needed" not in gate.text_of(sam.get(at(cast, "take-home.pdf")).data)
    with app.app_context():
        meetings.close_class(cast.meeting.id)
    assert "What they needed" in gate.text_of(sam.get(at(cast, "take-home.pdf")).data)


def promise(client: FlaskClient, cast: Cast, what: str, by: str, edit: int = 1) -> None:
    data = {"edit": edit, "first-gift": what, "by-date": by}
    assert client.post(at(cast, "worksheets/my-network"), data=data).status_code == 302


def test_the_promise_of_the_class_is_among_the_promises(cast: Cast, joined) -> None:
    rosa = joined("Rosa")
    promise(rosa, cast, "A ride for Lil", "2026-12-04")
    assert "My offers for the calendar" in rosa.get(at(cast)).text
    text = gate.text_of(rosa.get(at(cast, "take-home.pdf")).data)
    assert text.count("A ride for Lil") == 2, "among the offers, and on the sheet"
    assert text.count("December 4, 2026") == 2
    event = Calendar.from_ical(rosa.get(at(cast, "my-offers.ics")).data).walk("VEVENT")[0]
    assert (event["summary"], event["dtstart"].dt) == ("A ride for Lil", date(2026, 12, 4))


def test_its_day_is_chosen_and_an_older_one_in_words_stays(cast: Cast, joined) -> None:
    rosa = joined("Rosa")
    field = re.compile(r'<input class="input" type="(\w+)" value="([^"]*)"\s+id="by-date"')

    def shown() -> tuple[str, str]:
        found = field.search(rosa.get(at(cast, "worksheets/my-network")).text)
        assert found is not None
        return found[1], found[2]

    assert shown() == ("date", "")
    promise(rosa, cast, "A ride", "2026-12-04")
    assert shown() == ("date", "2026-12-04")
    assert "Friday, December 4, 2026" in rosa.get(at(cast, "about-me")).text
    for edit, words in enumerate(("On Friday", "2026-13-45", "9999-12-31"), start=2):
        promise(rosa, cast, "A ride", words, edit)
        assert shown() == ("text", words)
        assert rosa.get(at(cast, "my-offers.ics")).status_code == 404, "no day in particular"
    assert "9999-12-31" in gate.text_of(rosa.get(at(cast, "take-home.pdf")).data)


@pytest.mark.parametrize(
    ("sheet", "answers", "summary"),
    [
        (
            "my-network",
            {"first-gift": "A ride", "first-whom": "Lil", "by-date": "2026-12-04"},
            "A ride – for Lil",
        ),
        (
            "five-minute-meeting",
            {"promise": "Ask Ray", "whom": "Ms. K.", "promise-by": "2026-12-04"},
            "Ask Ray – for Ms. K.",
        ),
        ("my-gifts", {"give-away": "An afternoon", "give-away-by": "2026-12-04"}, "An afternoon"),
        ("three-people", {"help": "Carry soil", "by-date": "2026-12-04"}, "Carry soil"),
    ],
)
def test_promise_of_each_worksheet_is_among_the_offers_and_in_the_calendar(
    cast: Cast, joined, sheet: str, answers: dict[str, str], summary: str
) -> None:
    rosa = joined("Rosa")
    assert rosa.post(at(cast, f"worksheets/{sheet}"), data={"edit": 1, **answers}).status_code == 302
    (event,) = Calendar.from_ical(rosa.get(at(cast, "my-offers.ics")).data).walk("VEVENT")
    assert (str(event["summary"]), event["dtstart"].dt) == (summary, date(2026, 12, 4))
    pack = gate.text_of(rosa.get(at(cast, "take-home.pdf")).data)
    assert "My offers" in pack
    assert "December 4, 2026" in pack


def test_what_was_promised_before_there_was_a_place_for_the_day_stays(cast: Cast, joined) -> None:
    rosa = joined("Rosa")
    older = {"edit": 1, "promise": "Ask Ray by Wednesday"}
    assert rosa.post(at(cast, "worksheets/five-minute-meeting"), data=older).status_code == 302
    assert "Ask Ray by Wednesday Any day" in gate.text_of(rosa.get(at(cast, "take-home.pdf")).data)


def test_who_has_offers_with_and_without_a_day_is_told_which_the_calendar_has(cast: Cast, joined) -> None:
    rosa, words = joined("Rosa"), "Offers without a day stand in your pack alone."
    promise(rosa, cast, "A ride", "2026-12-04")
    assert words not in rosa.get(at(cast)).text
    rosa.post(at(cast, "worksheets/my-gifts"), data={"edit": 1, "give-away": "An afternoon"})
    assert words in rosa.get(at(cast)).text

"""Offers as a file for a calendar, and as a sheet to tick off."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from icalendar import Calendar
from pypdf import PdfReader

from tests.documents import gate, samples
from workshop.documents import offers
from workshop.documents.offers import Promise

RUTH = Promise(
    what="Show her the sheet, and help",
    to_whom="Ruth",
    day=date(2026, 12, 3),
    by="Thursday, December 3, 2026",
    key="ABC234 1 offers 0",
    edit=2,
    saved_at=datetime(2026, 11, 24, 15, 0, tzinfo=UTC),
)


def event_of(*promises: Promise):
    (event,) = Calendar.from_ical(offers.calendar(promises, samples.same)).walk("VEVENT")
    return event


def test_offer_is_an_event_of_a_whole_day_with_two_reminders() -> None:
    event = event_of(RUTH)
    assert event.decoded("dtstart") == date(2026, 12, 3)
    assert event.decoded("dtend") == date(2026, 12, 4)
    alarms = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
    assert alarms == [-timedelta(hours=15), timedelta(hours=9)]
    assert str(event["class"]) == "PRIVATE"
    assert event.decoded("dtstamp") == RUTH.saved_at


def test_only_offers_with_a_day_stand_in_the_calendar() -> None:
    assert event_of(replace(RUTH, day=None, key="other"), RUTH)


@pytest.mark.parametrize(
    "what",
    [
        "Bread; milk, and “jam”",
        "a\\nb \\, c",
        "BEGIN:VALARM",
        "x" * 400,
        "Ελένη, Đức 🙂",
        "one\r\nSUMMARY:two",
    ],
)
def test_what_people_type_stays_text(what: str) -> None:
    written = offers.calendar([replace(RUTH, what=what)], samples.same)
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert str(event["summary"]) == f"{' '.join(what.split())} – for Ruth"
    assert len(list(event.walk("VALARM"))) == 2


def test_lines_end_and_are_folded_as_the_standard_says() -> None:
    written = offers.calendar([replace(RUTH, what="é" * 300)], samples.same)
    assert written.endswith(b"\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert max(len(line) for line in written.split(b"\r\n")) <= 75


def test_same_offer_has_the_same_id_and_another_one_another() -> None:
    assert event_of(RUTH)["uid"] == event_of(replace(RUTH, what="Other words", edit=3))["uid"]
    assert event_of(RUTH)["uid"] != event_of(replace(RUTH, key="ABC234 1 offers 1"))["uid"]
    assert offers.calendar([RUTH], samples.same) == offers.calendar([RUTH], samples.same)


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_sheet_of_offers_puts_the_nearest_day_first_and_passes_the_gate(printed, paper: str) -> None:
    later = replace(RUTH, what="Later", day=date(2027, 1, 5), by="Tuesday, January 5, 2027")
    some_day = replace(RUTH, what="Some day", day=None, by="")
    sheet = offers.sheet([some_day, later, RUTH], samples.edition(paper), name="Sam", footer="Riverside")
    pdf = printed(sheet)
    gate.assert_accessible(pdf)
    text = gate.text_of(pdf)
    assert text.index("Show her") < text.index("Later") < text.index("Some day")


@pytest.mark.parametrize("is_large", [False, True])
def test_sheet_of_offers_names_its_person_and_breaks_no_head(printed, is_large: bool) -> None:
    sheet = offers.sheet([RUTH], samples.edition(is_large=is_large), name="Sam")
    lines = PdfReader(BytesIO(printed(sheet))).pages[0].extract_text().splitlines()
    assert " ".join(lines).replace(" ", "").startswith("MyoffersSam")
    assert "What I can offer To whom By when Done" in gate.text_of(printed(sheet))

"""A whole class over plain HTTP: the served app, links and forms, and not one line of JavaScript."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.daytime import begun_by_day
from tests.plain_browser import PlainBrowser
from tests.served import serving

BLURB = "I want to get close to a hiring manager."


@pytest.fixture
def ines_link(new_data_folder: Callable[[], Path]) -> Iterator[str]:
    with serving(new_data_folder(), "--demonstration") as (_, shown):
        found = re.search(r"http://localhost:\d+/staff/links/\S+", shown)
        assert found, shown
        yield found[0].replace("localhost", "127.0.0.1")


def test_a_whole_class_without_javascript(ines_link: str) -> None:
    base = re.sub(r"/staff/.*", "/", ines_link)
    ines = PlainBrowser(base).go(ines_link).press("Sign in now")
    code = plan_and_open(ines)
    sam, rosa = join(base, code, "Sam"), join(base, code, "Rosa")

    answer_the_poll(ines, sam, rosa)
    check_words(sam)
    fill_in_the_sheet(rosa)
    sam.follow("Back to the class").follow("My papers")
    sam.press("Save this name", {"Your name as it should stand on paper": "Samuel Adeyemi"})
    assert sam.reads("This name will stand on your papers.")

    close(ines)
    paper_code = take_the_papers(sam, code)
    assert checked(base, paper_code).reads("Given to S. A.")
    delete_everything(sam, code)
    assert not checked(base, paper_code).reads("Given to")


def plan_and_open(ines: PlainBrowser) -> str:
    """Returns the code of the class."""
    zone, start = begun_by_day()
    ines.follow("Center").press("Save the center", {"Time zone": zone})
    ines.go("/staff/classes/new").press(
        "Save the class",
        {
            "Title": "Networking by giving",
            "Date": start.strftime("%Y-%m-%d"),
            "Starts at": start.strftime("%H:%M"),
            "Ends at": (start + timedelta(minutes=90)).strftime("%H:%M"),
            "Place": "Room 2",
            "Planned minutes": "90",
        },
    )
    ines.press("Open the class")  # leads to the console
    found = re.search(r"Class code ([0-9A-Z]{6})", ines.words)
    assert found, ines.words
    return found[1]


def join(base: str, code: str, name: str) -> PlainBrowser:
    phone = PlainBrowser(base).go("/join").press("Go on", {"Class code": code.lower()})
    assert phone.reads("It is deleted on")
    phone.press("Join the class", {"Your name": name})
    assert phone.reads(f"You are here as {name}.")
    return phone


def answer_the_poll(ines: PlainBrowser, *phones: PlainBrowser) -> None:
    for _ in range(3):
        ines.press("Next slide")
    ines.press("Take answers")
    for phone in phones:
        phone.go(phone.address).press("Send my answer", {"Helping people": True})
        assert phone.reads("Your answer: Helping people.")
    ines.go(ines.address)
    assert ines.reads("2 have answered.")
    ines.press("Next slide")
    for phone in phones:
        assert phone.go(phone.address).reads("What is wrong with this ad?")


def check_words(sam: PlainBrowser) -> None:
    sam.follow("Check my words").press("Check my words", {"Your words": BLURB})
    assert sam.reads("1 place takes.")
    assert sam.press("No").reads("The note is gone. The center does not keep that sentence.")
    assert not sam.reads("1 place takes.")
    sam.press("Check again", {"Your words": "I can fix that spreadsheet for you tonight."})
    assert sam.reads("1 place gives, and nothing takes.")


def fill_in_the_sheet(rosa: PlainBrowser) -> None:
    rosa.follow("My worksheets").follow("My network").press(
        "Save", {"Person 1: Name or initials": "Aunt Lil"}
    )
    assert rosa.follow("Back to the class").follow("About me").reads("Aunt Lil")
    rosa.follow("Back to the class").follow("My worksheets").follow("My network").follow(
        "Print my sheet (PDF)"
    )
    assert (rosa.status, rosa.body[:5]) == (200, b"%PDF-")


def close(ines: PlainBrowser) -> None:
    """Both were there; Sam completed the class."""
    ines.follow("Close the class").press("Close and give out the papers", {"Sam: Certificate": True})
    assert ines.reads("3 papers are issued.")


def take_the_papers(sam: PlainBrowser, code: str) -> str:
    """Returns the code of Sam's certificate."""
    assert sam.go(f"/class/{code}/").reads("The class is over.")
    found = re.search(r"Certificate \(PDF\) Code ([0-9A-Z]{10})", sam.follow("My papers").words)
    assert found, sam.words
    sam.follow("Certificate (PDF)")
    assert (sam.status, sam.body[:5]) == (200, b"%PDF-")
    return found[1]


def checked(base: str, paper_code: str) -> PlainBrowser:
    """A passer-by types the code."""
    passer_by = PlainBrowser(base).go("/check").press("Check the code", {"Code on the paper": paper_code})
    assert passer_by.reads("Valid. This paper is real.")
    return passer_by


def delete_everything(sam: PlainBrowser, code: str) -> None:
    sam.go(f"/class/{code}/").follow("About me")
    assert sam.reads("I can fix that spreadsheet")
    assert sam.press("Yes, delete it").reads("Everything that you typed in this class is deleted.")
    assert sam.go(f"/class/{code}/").status == 403
    assert sam.reads("You are not in this class")

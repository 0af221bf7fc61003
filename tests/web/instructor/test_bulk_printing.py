"""Much paper in one go, in the background of a running class: started, watched, fetched, stopped."""

import html
import re
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, join
from tests.documents import gate
from workshop.documents.jobs import Jobs
from workshop.documents.sheet import Sheet
from workshop.records import meetings, papers, participants

USUAL = ("help-card", "worksheet-my-network", "handout-principles")
AROUND = ("guide", "poster", "sign-in-sheet")  # usual too


class PatientPress:
    """Prints when it is let."""

    def __init__(self) -> None:
        self.may_print = Event()
        self.joined: list[str] = []

    def print_each(
        self,
        sheets: Sequence[Sheet],
        each_done: Callable[[int], None] | None = None,
        workers: int | None = None,
    ) -> list[bytes]:
        assert self.may_print.wait(30)
        for number in range(len(sheets)):
            if each_done:
                each_done(number + 1)
        return [b"%PDF of " + sheet.title.encode() for sheet in sheets]

    def print_joined(self, sheets: Sequence[Sheet], title: str) -> bytes:
        self.joined = [sheet.title for sheet in sheets]
        return b"%PDF joined"


@pytest.fixture
def press() -> PatientPress:
    return PatientPress()


@pytest.fixture
def patient(
    app: Flask, press: PatientPress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Jobs]:
    jobs = Jobs(press, tmp_path / "printing")
    house: Any = replace(app.extensions["workshop"], jobs=jobs)
    monkeypatch.setitem(app.extensions, "workshop", house)
    yield jobs
    press.may_print.set()
    jobs.close()


@pytest.fixture
def issued(app: Flask, cast: Cast) -> list[int]:
    """Proof and certificate for Sam and for Rosa."""
    with app.app_context():
        meetings.update(cast.meeting.id, starts_at=cast.meeting.starts_at - timedelta(minutes=10))
    people = [join(app, cast.meeting, name) for name in ("Sam", "Rosa / Delgado")]
    with app.app_context():
        meetings.close_class(cast.meeting.id)
        return [one.id for one in papers.issue(cast.meeting.id, people, people, by=cast.ines.id)]


def at(cast: Cast, rest: str) -> str:
    return f"/staff/classes/{cast.meeting.id}/{rest}"


def choice(*names: str, copies: str = "2", **more: str) -> dict[str, str]:
    return {f"print-{name}": "y" for name in names} | {f"copies-{name}": copies for name in names} | more


def wait_for(client: FlaskClient, cast: Cast) -> str:
    """The page of a job that is over."""
    until = time.monotonic() + 120
    while not client.get(at(cast, "printing/state"), headers={"Accept": "application/json"}).json["location"]:
        assert time.monotonic() < until
        time.sleep(0.05)
    return html.unescape(client.get(at(cast, "printing")).text)


def test_tonight_is_printed_as_one_file_with_copies_and_as_single_ones(cast: Cast, ines: FlaskClient) -> None:
    answer = ines.post(at(cast, "print"), data=choice(*USUAL))
    assert answer.headers["Location"] == at(cast, "printing")
    assert "3 sheets are ready." in wait_for(ines, cast)
    fetched = ines.post(at(cast, "printing/pdf"))
    assert f"tonight-{cast.meeting.code}.pdf" in fetched.headers["Content-Disposition"]
    gate.assert_accessible(fetched.data)
    assert gate.title_of(fetched.data) == "For tonight: Successful networking by giving first"
    text = gate.text_of(fetched.data)
    assert [
        text.count(word) for word in ("Networking by giving first The ten", "Then type a first name")
    ] == [
        2,
        2,
    ]
    with zipfile.ZipFile(BytesIO(ines.post(at(cast, "printing/zip")).data)) as archive:
        names = archive.namelist()
        assert len(names) == 3
        assert all(gate.page_count(archive.read(name)) >= 1 for name in names)
    assert "You have fetched all of it." in ines.get(at(cast, "printing")).text


def test_certificates_for_all_are_one_file_a_paper_with_a_readable_name(
    cast: Cast, ines: FlaskClient, issued: list[int]
) -> None:
    assert "Certificates for all" in ines.get(at(cast, "papers")).text
    ines.post(at(cast, "papers/print"))
    wait_for(ines, cast)
    pdf = ines.post(at(cast, "printing/pdf")).data
    gate.assert_accessible(pdf)
    assert gate.page_count(pdf) == 4
    with zipfile.ZipFile(BytesIO(ines.post(at(cast, "printing/zip")).data)) as archive:
        assert archive.namelist() == [
            "Sam - Proof of attendance.pdf",
            "Rosa Delgado - Proof of attendance.pdf",
            "Sam - Certificate.pdf",
            "Rosa Delgado - Certificate.pdf",
        ]
        for name in archive.namelist():
            gate.assert_accessible(archive.read(name))


def test_page_offers_what_is_usual_for_those_who_are_there(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    for number in range(9):
        join(app, cast.meeting, f"Sam {number}")
    page = ines.get(at(cast, "print")).text
    ticked = re.findall(r'<input type="checkbox" id="print-([\w-]+)"[^>]*? checked', page)
    assert set(ticked) == {*USUAL, *AROUND}
    copies = {
        name: re.search(rf'id="copies-{name}"[^>]*value="(\d+)"|value="(\d+)"[^>]*id="copies-{name}"', page)
        for name in ticked
    }
    found = {name: next(filter(None, one.groups())) for name, one in copies.items() if one}
    assert found == {
        "help-card": "3", "worksheet-my-network": "9", "handout-principles": "9",
        "guide": "1", "poster": "1", "sign-in-sheet": "1",
    }  # fmt: skip


def test_progress_is_told_in_words_and_the_page_works_without_a_script(
    cast: Cast, ines: FlaskClient, patient: Jobs, press: PatientPress
) -> None:
    ines.post(at(cast, "print"), data=choice(*USUAL))
    page = ines.get(at(cast, "printing")).text
    assert re.search(r"<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>", page)
    assert "0 of 3" in page
    assert "<progress" in page
    assert "Look again now" in page
    state = ines.get(at(cast, "printing/state")).json
    assert state["location"] is None
    assert "0 of 3" in state["regions"]["printing"]
    press.may_print.set()
    assert "Stop printing" not in wait_for(ines, cast)


def test_a_second_browser_of_the_center_sees_it_and_can_fetch_it(
    cast: Cast, ines: FlaskClient, omar: FlaskClient, patient: Jobs, press: PatientPress
) -> None:
    ines.post(at(cast, "print"), data=choice(*USUAL))
    assert "0 of 3" in omar.get(at(cast, "printing")).text
    again = omar.post(at(cast, "print"), data=choice("help-card"), follow_redirects=True)
    assert "Something is being printed for this class already." in again.text
    press.may_print.set()
    wait_for(omar, cast)
    assert omar.post(at(cast, "printing/pdf")).data == b"%PDF joined"


def test_nobody_else_sees_or_fetches_it(
    cast: Cast,
    ines: FlaskClient,
    lena: FlaskClient,
    passer_by: FlaskClient,
    patient: Jobs,
    press: PatientPress,
) -> None:
    press.may_print.set()
    ines.post(at(cast, "print"), data=choice(*USUAL))
    wait_for(ines, cast)
    for rest in ("printing", "printing/state", "print"):
        assert lena.get(at(cast, rest)).status_code == 404
        assert "sign-in" in passer_by.get(at(cast, rest)).headers["Location"]
    for rest in ("printing/pdf", "printing/zip", "printing/stop", "printing/again", "papers/print"):
        assert lena.post(at(cast, rest)).status_code == 404
        assert "sign-in" in passer_by.post(at(cast, rest)).headers["Location"]
        assert ines.get(at(cast, rest)).status_code == 405
    assert ines.post(at(cast, "printing/pdf")).data == b"%PDF joined"


def test_stopped_printing_can_be_tried_again(
    cast: Cast, ines: FlaskClient, patient: Jobs, press: PatientPress
) -> None:
    ines.post(at(cast, "print"), data=choice(*USUAL))
    page = ines.post(at(cast, "printing/stop"), follow_redirects=True).text
    assert "Printing was stopped." in page
    press.may_print.set()
    ines.post(at(cast, "printing/again"))
    assert "3 sheets are ready." in wait_for(ines, cast)


def test_what_was_fetched_cannot_be_fetched_twice_and_says_so(
    cast: Cast, ines: FlaskClient, patient: Jobs, press: PatientPress
) -> None:
    press.may_print.set()
    ines.post(at(cast, "print"), data=choice(*USUAL))
    wait_for(ines, cast)
    assert ines.post(at(cast, "printing/pdf")).data
    again = ines.post(at(cast, "printing/pdf"), follow_redirects=True)
    assert "This file is not here any more." in again.text
    assert ines.post(at(cast, "printing/exe")).status_code == 404


@pytest.mark.parametrize("copies", ["0", "100", "-1", "two", "", "²"])
def test_wrong_number_of_copies_loses_no_choice(cast: Cast, ines: FlaskClient, copies: str) -> None:
    answer = ines.post(at(cast, "print"), data=choice("handout-principles", copies=copies, large="y"))
    assert answer.status_code == 422
    assert "Please type a number of copies from 1 to 99." in answer.text
    assert answer.text.count(" checked") == 2


def test_nothing_chosen_is_told(cast: Cast, ines: FlaskClient) -> None:
    answer = ines.post(at(cast, "print"))
    assert (answer.status_code, "Please choose something to print." in answer.text) == (422, True)


def test_too_many_copies_in_all_are_told(cast: Cast, ines: FlaskClient) -> None:
    every = re.findall(r'id="print-([\w-]+)"', ines.get(at(cast, "print")).text)
    many = choice(*every, copies="99")
    answer = ines.post(at(cast, "print"), data=many)
    if len(every) * 99 > 1000:
        assert (answer.status_code, "too many sheets at once" in answer.text) == (422, True)


def test_without_papers_there_is_nothing_to_print(cast: Cast, ines: FlaskClient) -> None:
    answer = ines.post(at(cast, "papers/print"), follow_redirects=True)
    assert "There is no paper to print." in answer.text


def test_papers_that_changed_since_are_not_given_out(
    app: Flask, cast: Cast, ines: FlaskClient, issued: list[int], patient: Jobs, press: PatientPress
) -> None:
    press.may_print.set()
    ines.post(at(cast, "papers/print"))
    wait_for(ines, cast)
    with app.app_context():
        papers.withdraw(issued[0], by=cast.ines.id)
    assert "Not up to date any more" in ines.get(at(cast, "printing")).text
    ines.post(at(cast, "printing/again"))
    assert "2 sheets are ready." in wait_for(ines, cast)
    assert "Sam" not in " ".join(press.joined)


def test_erased_person_stays_in_no_file(
    app: Flask, cast: Cast, ines: FlaskClient, issued: list[int], patient: Jobs, press: PatientPress
) -> None:
    press.may_print.set()
    ines.post(at(cast, "papers/print"))
    wait_for(ines, cast)
    with app.app_context():
        sam = participants.of_meeting(cast.meeting.id)[0].id
    ines.post(at(cast, f"people/{sam}/erase"), data={"once": "erase-1"})
    assert patient.of(cast.meeting.id) is None
    assert "Nothing is being printed" in ines.get(at(cast, "printing")).text

"""Much paper in one go, in the background of a running class: started, watched, fetched, stopped."""

import html
import re
import shutil
import zipfile
from io import BytesIO

import pytest
from flask import Flask, render_template
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.documents import gate
from tests.web.instructor.bulk import USUAL, PatientPress, at, choice, wait_for
from workshop.documents.jobs import Job, Jobs
from workshop.records import papers, participants


def test_tonight_is_printed_as_one_file_with_copies_and_as_single_ones(cast: Cast, ines: FlaskClient) -> None:
    answer = ines.post(at(cast, "print"), data=choice(*USUAL))
    assert answer.headers["Location"] == at(cast, "printing")
    assert "3 sheets are ready." in wait_for(ines, cast)
    fetched = ines.get(at(cast, "printing/pdf"))
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
    with zipfile.ZipFile(BytesIO(ines.get(at(cast, "printing/zip")).data)) as archive:
        names = archive.namelist()
        assert len(names) == 3
        assert all(gate.page_count(archive.read(name)) >= 1 for name in names)


def test_certificates_for_all_are_one_file_a_paper_with_a_readable_name(
    cast: Cast, ines: FlaskClient, issued: list[int]
) -> None:
    assert "Print all papers" in ines.get(at(cast, "papers")).text
    ines.post(at(cast, "papers/print"))
    wait_for(ines, cast)
    pdf = ines.get(at(cast, "printing/pdf")).data
    gate.assert_accessible(pdf)
    assert gate.page_count(pdf) == 4
    with zipfile.ZipFile(BytesIO(ines.get(at(cast, "printing/zip")).data)) as archive:
        assert archive.namelist() == [
            "Sam - Proof of attendance.pdf",
            "Rosa Delgado - Proof of attendance.pdf",
            "Sam - Certificate.pdf",
            "Rosa Delgado - Certificate.pdf",
        ]
        for name in archive.namelist():
            gate.assert_accessible(archive.read(name))


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


def test_the_bar_goes_on_while_the_one_file_is_made(app: Flask) -> None:
    job = Job("tonight", "Tonight", (), total=3, status="joining", done=3)
    bars = []
    for job.joined in range(4):
        with app.test_request_context():
            bars.append(render_template("instructor/regions/printing.html", job=job, status=job.status))
    assert [re.findall(r'value="(\d)" max="(\d)"', bar) for bar in bars] == [
        [(str(n), "7")] for n in range(3, 7)
    ]
    assert "All 3 are printed. Now they go into one file: 2 of 3" in bars[2]
    assert "The pages of the one file are put together." in bars[3]


def test_a_second_browser_of_the_center_sees_it_and_can_fetch_it(
    cast: Cast, ines: FlaskClient, omar: FlaskClient, patient: Jobs, press: PatientPress
) -> None:
    ines.post(at(cast, "print"), data=choice(*USUAL))
    assert "0 of 3" in omar.get(at(cast, "printing")).text
    again = omar.post(at(cast, "print"), data=choice("help-card"), follow_redirects=True)
    assert "Something is being printed for this class already." in again.text
    press.may_print.set()
    wait_for(omar, cast)
    assert omar.get(at(cast, "printing/pdf")).data == b"%PDF joined"


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
    for rest in ("printing", "printing/state", "printing/pdf", "printing/zip", "print", "print/guide.pdf"):
        assert lena.get(at(cast, rest)).status_code == 404
        assert "sign-in" in passer_by.get(at(cast, rest)).headers["Location"]
    for rest in ("printing/stop", "printing/again", "papers/print"):
        assert lena.post(at(cast, rest)).status_code == 404
        assert "sign-in" in passer_by.post(at(cast, rest)).headers["Location"]
        assert ines.get(at(cast, rest)).status_code == 405
    assert ines.get(at(cast, "printing/pdf")).data == b"%PDF joined"


def test_stopped_printing_can_be_tried_again(
    cast: Cast, ines: FlaskClient, patient: Jobs, press: PatientPress
) -> None:
    ines.post(at(cast, "print"), data=choice(*USUAL))
    page = ines.post(at(cast, "printing/stop"), follow_redirects=True).text
    assert "Printing was stopped." in page
    press.may_print.set()
    ines.post(at(cast, "printing/again"))
    assert "3 sheets are ready." in wait_for(ines, cast)


def test_what_was_fetched_can_be_fetched_again(
    cast: Cast, ines: FlaskClient, patient: Jobs, press: PatientPress
) -> None:
    press.may_print.set()
    ines.post(at(cast, "print"), data=choice(*USUAL))
    wait_for(ines, cast)
    for _time in range(2):
        assert ines.get(at(cast, "printing/pdf")).data == b"%PDF joined"
    assert ines.get(at(cast, "printing/exe")).status_code == 404


def test_what_is_not_there_any_more_is_told(cast: Cast, ines: FlaskClient, issued: list[int]) -> None:
    """After its time, and after a restart: nobody knows of the job any more."""
    gone = ines.get(at(cast, "printing/pdf"), follow_redirects=True).text
    assert "This file is not here any more." in gone
    assert (
        "Printed files are kept for 15 minutes. They are also deleted when the app is started anew." in gone
    )
    assert f'action="{at(cast, "papers/print")}"' in gone
    assert f'href="{at(cast, "print")}"' in gone


def test_printed_files_that_were_taken_away_are_printed_again_with_one_button(
    cast: Cast, ines: FlaskClient, patient: Jobs, press: PatientPress
) -> None:
    press.may_print.set()
    ines.post(at(cast, "print"), data=choice(*USUAL))
    wait_for(ines, cast)
    shutil.rmtree(patient.of(cast.meeting.id).folder)
    gone = ines.get(at(cast, "printing/pdf"), follow_redirects=True).text
    assert "The printed files are gone." in gone
    assert "This file is not here any more." not in gone, "it is said once"
    ines.post(at(cast, "printing/again"))
    assert "3 sheets are ready." in wait_for(ines, cast)
    assert ines.get(at(cast, "printing/zip")).status_code == 200


def test_papers_of_a_class_that_fail_are_not_called_a_page(
    cast: Cast, ines: FlaskClient, issued: list[int], patient: Jobs, press: PatientPress
) -> None:
    press.problem = RuntimeError("unforeseen")
    press.may_print.set()
    ines.post(at(cast, "papers/print"))
    page = wait_for(ines, cast)
    assert "This could not be printed. Nothing is lost. Please print it again." in page
    assert "This page" not in page


def test_papers_of_all_come_in_large_print_too(
    cast: Cast, ines: FlaskClient, issued: list[int], patient: Jobs, press: PatientPress
) -> None:
    press.may_print.set()
    ines.post(at(cast, "papers/print"), data={"large": "y"})
    wait_for(ines, cast)
    assert [is_large for _title, is_large, _copies in press.joined] == [True] * 4


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
    assert press.joined
    assert not any("Sam" in title for title, _is_large, _copies in press.joined)


def test_erased_person_stays_in_no_file(
    app: Flask, cast: Cast, ines: FlaskClient, issued: list[int], patient: Jobs, press: PatientPress
) -> None:
    press.may_print.set()
    ines.post(at(cast, "papers/print"))
    wait_for(ines, cast)
    with app.app_context():
        sam = participants.of_meeting(cast.meeting.id)[0].id
    ines.post(at(cast, f"people/{sam}/erase"), data={"once": "erase-1"})
    assert patient.open(cast.meeting.id, "pdf") is None
    page = html.unescape(ines.get(at(cast, "printing")).text)
    assert "Somebody’s data was deleted" in page
    assert "Print again" in page


@pytest.mark.parametrize("chosen", [("poster",), ("poster", "sign-in-names")])
def test_a_phone_that_deletes_itself_ends_no_print_that_names_nobody(
    cast: Cast, ines: FlaskClient, joined, patient: Jobs, press: PatientPress, chosen: tuple[str, ...]
) -> None:
    sam = joined("Sam")
    ines.post(at(cast, "print"), data=choice(*chosen))
    sam.post(f"/class/{cast.meeting.code}/about-me/delete")
    press.may_print.set()
    page = wait_for(ines, cast)
    assert ("This did not work." in page) == ("sign-in-names" in chosen)
    assert ("1 sheet is ready." in page) == ("sign-in-names" not in chosen)

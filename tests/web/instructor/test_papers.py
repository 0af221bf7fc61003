"""The papers of a class: list, print, correct, withdraw."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, join
from workshop.records import meetings, papers, participants
from workshop.records.papers import Paper
from workshop.web.kit.clock import local


@pytest.fixture
def paper(app: Flask, cast: Cast) -> Iterator[Paper]:
    """Sam's proof of attendance, from the start to the end of a closed class."""
    sam = join(app, cast.meeting, "Sam")
    with app.app_context():
        began = cast.meeting.starts_at - timedelta(minutes=80)
        meetings.update(cast.meeting.id, starts_at=began)
        participants.set_hours(sam, began, None)
        participants.set_paper_name(sam, "Samuel Okoro")
        meetings.close_class(cast.meeting.id)
        yield papers.issue(cast.meeting.id, [sam], [], by=cast.ines.id)[0]


def at(cast: Cast, rest: str = "") -> str:
    return f"/staff/classes/{cast.meeting.id}/papers{rest}"


def times(paper: Paper) -> dict[str, str]:
    from datetime import datetime

    said = {
        key: local(datetime.fromisoformat(paper.details[f"{key}_at"]), "America/New_York")
        for key in ("arrived", "left")
    }
    return {key: moment.strftime("%H:%M") for key, moment in said.items()}


def standing(app: Flask, code: str) -> str:
    with app.app_context():
        return papers.standing(code).status


def test_the_list_names_code_kind_and_status(cast: Cast, ines: FlaskClient, paper: Paper) -> None:
    page = ines.get(at(cast)).text
    for words in (paper.code, "Samuel Okoro", "Proof of attendance", "Valid", "Correct", "Withdraw"):
        assert words in page, words


def test_a_class_without_papers_says_so(cast: Cast, ines: FlaskClient) -> None:
    assert "No papers are issued" in ines.get(at(cast)).text


def test_a_corrected_paper_has_a_new_code_and_the_old_one_is_withdrawn(
    app: Flask, cast: Cast, ines: FlaskClient, paper: Paper
) -> None:
    assert 'value="Samuel Okoro"' in ines.get(at(cast, f"/{paper.id}/correct")).text
    data = {**times(paper), "name": "Samuel N. Okoro"}
    page = ines.post(at(cast, f"/{paper.id}/correct"), data=data, follow_redirects=True).text
    assert "Replaced by" in page
    assert "Samuel N. Okoro" in page
    assert standing(app, paper.code) == "withdrawn"
    with app.app_context():
        new = papers.of_meeting(cast.meeting.id)[-1]
        old_details = papers.get(paper.id).details
    assert standing(app, new.code) == "valid"
    assert {**new.details} == old_details, "the hours stay as they were, to the second"


@pytest.mark.parametrize("left", ["as shown", ""])
def test_a_correction_that_changes_nothing_says_so_and_withdraws_nothing(
    app: Flask, cast: Cast, ines: FlaskClient, paper: Paper, left: str
) -> None:
    data = {**times(paper), "name": "Samuel Okoro"}
    data["left"] = left and data["left"]
    page = ines.post(at(cast, f"/{paper.id}/correct"), data=data, follow_redirects=True).text
    assert "Nothing was changed. The paper stays as it is." in page
    assert "Corrected." not in page
    assert standing(app, paper.code) == "valid"
    with app.app_context():
        assert len(papers.of_meeting(cast.meeting.id)) == 1


def test_a_correction_that_is_sent_twice_corrects_once(
    app: Flask, cast: Cast, ines: FlaskClient, paper: Paper
) -> None:
    data = {**times(paper), "name": "Samuel N. Okoro"}
    for _sending in range(2):
        assert ines.post(at(cast, f"/{paper.id}/correct"), data=data).status_code == 302
    with app.app_context():
        assert len(papers.of_meeting(cast.meeting.id)) == 2


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": " "}, "Please fill this in."),
        ({"name": "\U0001f33b"}, "no letters for"),
        ({"arrived": "x"}, "Please give a time"),
    ],
)
def test_a_wrong_correction_changes_nothing(
    app: Flask, cast: Cast, ines: FlaskClient, paper: Paper, wrong: dict[str, str], words: str
) -> None:
    data = {**times(paper), "name": "Sam", **wrong}
    answer = ines.post(at(cast, f"/{paper.id}/correct"), data=data)
    assert answer.status_code == 422
    assert words in answer.text
    assert standing(app, paper.code) == "valid"


def test_withdrawing_asks_first(app: Flask, cast: Cast, ines: FlaskClient, paper: Paper) -> None:
    page = ines.get(at(cast, f"/{paper.id}/withdraw")).text
    assert "will no longer check as valid" in page
    assert standing(app, paper.code) == "valid"
    for _sending in range(2):
        ines.post(at(cast, f"/{paper.id}/withdraw"))
    assert standing(app, paper.code) == "withdrawn"
    assert "Withdrawn" in ines.get(at(cast)).text


def test_an_old_form_that_withdraws_touches_nothing_that_was_issued_since(
    app: Flask, cast: Cast, ines: FlaskClient, paper: Paper
) -> None:
    ines.post(at(cast, f"/{paper.id}/withdraw"))
    with app.app_context():
        person = [paper.participant_id]
        newer = papers.issue(cast.meeting.id, person, person, by=cast.ines.id)
    said = ines.post(at(cast, f"/{paper.id}/withdraw"), follow_redirects=True).text
    assert "2 papers are withdrawn" not in said
    assert [standing(app, one.code) for one in newer] == ["valid", "valid"]


def prints(page: str) -> list[str]:
    return re.findall(r'href="([^"]*/papers/\d+[.]pdf)"', page)


def test_a_paper_that_no_longer_counts_is_not_printed(
    app: Flask, cast: Cast, ines: FlaskClient, paper: Paper
) -> None:
    ines.post(at(cast, f"/{paper.id}/correct"), data={**times(paper), "name": "Samuel N. Okoro"})
    with app.app_context():
        new = papers.of_meeting(cast.meeting.id)[-1]
    assert prints(ines.get(at(cast)).text) == [at(cast, f"/{new.id}.pdf")], "not the one that is replaced"
    ines.post(at(cast, f"/{new.id}/withdraw"))
    assert prints(ines.get(at(cast)).text) == []
    for gone in (paper, new):
        answer = ines.get(at(cast, f"/{gone.id}.pdf"), follow_redirects=True)
        assert "It was withdrawn or replaced" in answer.text


@pytest.fixture
def certificate(app: Flask, cast: Cast, paper: Paper) -> Paper:
    with app.app_context():
        return papers.issue(cast.meeting.id, [], [paper.participant_id], by=cast.ines.id)[0]


def test_withdrawing_a_proof_says_that_the_certificate_goes_along(
    app: Flask, cast: Cast, ines: FlaskClient, paper: Paper, certificate: Paper
) -> None:
    page = ines.get(at(cast, f"/{paper.id}/withdraw")).text
    assert f"The certificate of this person, {certificate.code}, is withdrawn too" in page
    assert certificate.code not in ines.get(at(cast, f"/{certificate.id}/withdraw")).text.split("<h1>")[1]
    page = ines.post(at(cast, f"/{paper.id}/withdraw"), follow_redirects=True).text
    assert "2 papers are withdrawn." in page
    assert standing(app, certificate.code) == "withdrawn"


def test_correcting_one_paper_says_that_the_other_is_corrected_too(
    app: Flask, cast: Cast, ines: FlaskClient, paper: Paper, certificate: Paper
) -> None:
    page = ines.get(at(cast, f"/{certificate.id}/correct")).text
    assert f"The proof of attendance of this person, {paper.code}, is replaced in the same way." in page
    data = {**times(paper), "name": "Samuel N. Okoro"}
    page = ines.post(at(cast, f"/{certificate.id}/correct"), data=data, follow_redirects=True).text
    with app.app_context():
        new = papers.of_participant(paper.participant_id)
    assert [one.name for one in new] == ["Samuel N. Okoro"] * 2
    assert all(one.code in page.split("</header>")[1].split("<table")[0] for one in new)


def test_a_withdrawn_paper_is_not_corrected(app: Flask, cast: Cast, ines: FlaskClient, paper: Paper) -> None:
    ines.post(at(cast, f"/{paper.id}/withdraw"))
    assert ines.get(at(cast, f"/{paper.id}/correct")).status_code == 302
    answer = ines.post(at(cast, f"/{paper.id}/correct"), data={**times(paper), "name": "Sam"})
    assert answer.status_code == 422
    with app.app_context():
        assert len(papers.of_meeting(cast.meeting.id)) == 1


def test_names_that_are_deleted_stay_deleted(app: Flask, cast: Cast, ines: FlaskClient, paper: Paper) -> None:
    with app.app_context():
        participants.erase(paper.participant_id)
    page = ines.get(at(cast)).text
    assert "Samuel" not in page
    assert paper.code in page
    assert ines.get(at(cast, f"/{paper.id}.pdf")).status_code == 302
    assert ines.get(at(cast, f"/{paper.id}/correct")).status_code == 302
    assert ines.post(at(cast, f"/{paper.id}/correct"), data={"name": "Sam"}).status_code == 302


def test_a_paper_is_a_pdf_under_its_code(cast: Cast, ines: FlaskClient, paper: Paper) -> None:
    answer = ines.get(at(cast, f"/{paper.id}.pdf"))
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF-")
    assert f"proof-{paper.code}.pdf" in answer.headers["Content-Disposition"]


def log_of(client: FlaskClient, cast: Cast) -> str:
    """In words."""
    return re.sub("<[^>]+>", "", client.get(at(cast)).text.split("What happened to these papers")[1])


def test_the_log_says_who_did_what_to_which_code_and_forgets_the_name(
    app: Flask, cast: Cast, ines: FlaskClient, paper: Paper
) -> None:
    ines.post(at(cast, f"/{paper.id}/correct"), data={**times(paper), "name": "Samuel N. Okoro"})
    with app.app_context():
        new = papers.of_meeting(cast.meeting.id)[-1]
    ines.post(at(cast, f"/{new.id}/withdraw"))
    log = log_of(ines, cast)
    for words in (
        f"{paper.code} issued to Samuel Okoro",
        f"{paper.code} corrected: now {new.code} (name)",
        f"{new.code} of Samuel N. Okoro withdrawn",
        "Ines Moreno",
    ):
        assert words in log, words
    assert '<bdi class="table-name">Samuel Okoro</bdi>' in ines.get(at(cast)).text
    ines.post(f"/staff/classes/{cast.meeting.id}/people/{paper.participant_id}/erase")
    log = log_of(ines, cast)
    assert "Okoro" not in log
    assert f"{new.code} of a person whose name is deleted withdrawn" in log


def test_staff_let_the_full_name_show_at_the_holders_word(
    app: Flask, cast: Cast, ines: FlaskClient, paper: Paper
) -> None:
    page = ines.post(at(cast, f"/{paper.id}/name-shown"), data={"is_name_shown": "y"}, follow_redirects=True)
    assert "now shows the full name" in page.text
    assert f"{paper.code}: the check page may show the full name" in page.text
    assert "checked" in ines.get(at(cast, f"/{paper.id}/correct")).text
    with app.app_context():
        assert papers.standing(paper.code).name == "Samuel Okoro"
        assert len(papers.of_meeting(cast.meeting.id)) == 1, "the paper stays as it is"
    ines.post(at(cast, f"/{paper.id}/name-shown"))
    with app.app_context():
        assert papers.standing(paper.code).name is None

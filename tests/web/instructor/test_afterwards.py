"""What a class leaves behind: results, the report and the timing log, nameless and never about few."""

import csv
import re
from datetime import timedelta
from io import StringIO

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from workshop.records import answers, clock, meetings, paper_answers, papers, participants, retention, timings
from workshop.records.transaction import transaction
from workshop.web.kit.csv_file import csv_file

FILES = ("results.csv", "timing.csv", "report", "report.pdf")


def at(cast: Cast, page: str) -> str:
    return f"/staff/classes/{cast.meeting.id}/{page}"


def fill(app: Flask, cast: Cast, choices: str, poll: str = "opening-poll", on_paper: int = 0) -> None:
    """Each letter is one person: h for helping people, w for finding work."""
    with app.app_context():
        meetings.set_activity(cast.meeting.id, poll, "open")
        for number, letter in enumerate(choices):
            person, _token = participants.join(cast.meeting.id, f"Person {number}")
            answers.choose(person.id, poll, {"h": "helping-people", "w": "finding-work"}[letter])
        for _one in range(on_paper):
            paper_answers.enter(cast.meeting.id, poll, "helping-people")


def close(app: Flask, cast: Cast) -> None:
    with app.app_context():
        meetings.close_class(cast.meeting.id)


def rows(client: FlaskClient, cast: Cast, page: str) -> list[list[str]]:
    answer = client.get(at(cast, page))
    assert answer.mimetype == "text/csv"
    return list(csv.reader(StringIO(answer.get_data(as_text=True).removeprefix("\ufeff"))))


@pytest.mark.parametrize("page", FILES)
def test_there_is_nothing_while_people_still_answer(cast: Cast, ines: FlaskClient, page: str) -> None:
    shown = ines.get(at(cast, page), follow_redirects=True).text
    assert "This is there once the class is closed." in shown


def test_results_stand_in_the_order_of_the_deck(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    fill(app, cast, "hhhww", on_paper=1)
    close(app, cast)
    found = rows(ines, cast, "results.csv")
    mine = [row[2:] for row in found if row[0] == "opening-poll"]
    assert ["Helping people", "4", "67"] in mine
    assert ["Finding work", "2", "33"] in mine
    assert mine[-1] == ["all answers", "6", "100"]
    order = list(dict.fromkeys(row[0] for row in found[1:]))
    assert order.index("opening-poll") < order.index("the-blurb") < order.index("closing-poll")


def test_nothing_is_told_of_fewer_than_five(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    fill(app, cast, "hhww")
    close(app, cast)
    mine = [row[2:] for row in rows(ines, cast, "results.csv") if row[0] == "opening-poll"]
    assert mine == [["all answers", "fewer than five", ""]]


def test_late_answers_of_fewer_than_five_do_not_move_what_was_shown(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    fill(app, cast, "hhhhh")
    with app.app_context():
        meetings.set_activity(cast.meeting.id, "opening-poll", "revealed")
    fill(app, cast, "ww")
    close(app, cast)
    mine = [row[2:] for row in rows(ines, cast, "results.csv") if row[0] == "opening-poll"]
    assert mine[-1] == ["all answers", "5", "100"]


def test_no_file_names_anybody(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    fill(app, cast, "hhhww")
    close(app, cast)
    for page in ("results.csv", "timing.csv"):
        assert "Person" not in ines.get(at(cast, page)).text


def test_the_timing_log_says_what_was_planned_took_place_and_was_skipped(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    close(app, cast)
    found = rows(ines, cast, "timing.csv")
    assert found[0] == ["Slide", "Title", "Minutes planned", "Minutes it took", "Times shown", "Skipped"]
    assert found[2] == ["2", "Join with your phone", "3", "0", "0", "yes"]


@pytest.mark.parametrize("on_paper", [0, 1])
def test_what_was_answered_was_not_skipped_however_short_its_slide_stood(
    app: Flask, cast: Cast, ines: FlaskClient, on_paper: int
) -> None:
    if on_paper:
        with app.app_context():
            paper_answers.enter(cast.meeting.id, "opening-poll", "helping-people")
    else:
        fill(app, cast, "h")
    close(app, cast)

    def skipped() -> str:
        by_title = {row[1]: row for row in rows(ines, cast, "timing.csv")}
        assert by_title["Join with your phone"][5] == "yes"
        return by_title["What is networking for?"][5]

    assert skipped() == "no"
    assert "What is networking for?" not in ines.get(at(cast, "report")).text.split("Slides skipped")[1][:300]
    delete_all(app, cast)
    assert skipped() == "no"


def test_what_the_short_cut_leaves_out_was_not_skipped(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    ines.post(at(cast, "cut"), data={"short": "1"})
    close(app, cast)
    by_title = {row[1]: row for row in rows(ines, cast, "timing.csv")}
    assert by_title["Write the ad again"][2:] == ["0", "0", "0", "no"]


def test_the_report_is_one_pdf(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    fill(app, cast, "hhhww")
    close(app, cast)
    answer = ines.get(at(cast, "report.pdf"))
    assert answer.data.startswith(b"%PDF")
    assert "Report to print" in ines.get(at(cast, "")).text


def test_the_report_on_screen_has_the_charts_of_the_paper_each_with_its_table(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    fill(app, cast, "hhhwww")
    with app.app_context():
        participants.remove(participants.of_meeting(cast.meeting.id)[0].id)
    close(app, cast)
    page = ines.get(at(cast, "report")).text
    assert page.count('<table class="table chart"') == 3
    assert page.count("<svg aria-hidden") == 4 + 2 + 5, "a drawing a row"
    assert list(attendance(page).values()) == ["6", "5", "0", "0"], "joined, present, proofs, certificates"
    assert "60%" in page
    assert "Person" not in page


def test_the_report_names_the_slides_that_took_longest_over_their_time_and_no_more_than_three(
    app: Flask, cast: Cast, ines: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(app, cast)
    assert "longest over" not in ines.get(at(cast, "report")).text
    stays = {number: timings.Stay(2.0 * number + 10, 1) for number in range(2, 7)}
    monkeypatch.setattr(timings, "stays", lambda meeting_id: stays)
    part = ines.get(at(cast, "report")).text.split("Slides that took longest over their time", 1)[1]
    rows = re.findall(r"<title>Plan (\d+), Took (\d+)</title>", part)
    over = [int(took) - int(plan) for plan, took in rows]
    assert len(over) == 3
    assert over == sorted(over, reverse=True)
    assert over[-1] > 0


def test_the_report_tells_nothing_of_fewer_than_five(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    fill(app, cast, "hhww")
    close(app, cast)
    page = ines.get(at(cast, "report")).text
    assert "No question was answered by five people or more" in page
    assert "Helping people" not in page


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1+1"])
def test_a_text_that_looks_like_a_formula_stays_a_text(app: Flask, text: str) -> None:
    with app.test_request_context():
        (cell,) = next(csv.reader(StringIO(csv_file([[text]], "x").get_data(as_text=True)[1:])))
    assert cell == f"'{text}"


def test_numbers_stay_numbers(app: Flask) -> None:
    with app.test_request_context():
        assert csv_file([[-1, 2.5]], "x").get_data(as_text=True).strip("\ufeff\r\n") == "-1,2.5"


def attendance(page: str) -> dict[str, str]:
    """The first table: what, and how many; what a drawing says left out."""
    table = page.split("</h2>", 1)[1].split("<tbody>", 1)[1].split("</tbody>", 1)[0]
    table = re.sub(r"<title>.*?</title>", "", table)
    cells = [re.sub(r"<[^>]+>|\s+", " ", row).split() for row in table.split("</tr>")]
    return {" ".join(row[:-1]): row[-1] for row in cells if row}


def hold(app: Flask, cast: Cast) -> list[int]:
    """Six people come, answer, and get a proof each."""
    with app.app_context():
        meetings.update(cast.meeting.id, starts_at=cast.meeting.starts_at - timedelta(minutes=10))
    fill(app, cast, "hhhwww")
    close(app, cast)
    with app.app_context():
        people = [one.id for one in participants.of_meeting(cast.meeting.id)]
        papers.issue(cast.meeting.id, people, [], by=cast.ines.id)
        return people


def delete_all(app: Flask, cast: Cast) -> None:
    """Its day has come."""
    with app.app_context():
        with transaction() as session:
            meetings.known(session, cast.meeting.id).delete_on = clock.utc_now().date() - timedelta(days=1)
        assert retention.delete_due(clock.utc_now()) == 1


def test_the_report_still_says_how_many_came_when_somebody_is_deleted(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    people = hold(app, cast)
    told = attendance(ines.get(at(cast, "report")).text)
    assert told == {"Joined": "6", "Present": "6", "Proofs of attendance": "6", "Certificates": "0"}
    with app.app_context():
        participants.erase(people[0])
        participants.erase(people[0])
    assert attendance(ines.get(at(cast, "report")).text) == told


def test_after_the_day_of_deletion_the_report_says_so_and_keeps_its_numbers(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    hold(app, cast)
    told = attendance(ines.get(at(cast, "report")).text)
    delete_all(app, cast)
    page = ines.get(at(cast, "report")).text
    assert attendance(page) == told
    assert "was deleted on" in page
    assert "No question was answered" not in page


def told_of(client: FlaskClient, cast: Cast) -> set[str]:
    """In place of a number, where nothing is told."""
    return {row[3] for row in rows(client, cast, "results.csv")[1:] if not row[3].isdigit()}


def test_results_do_not_call_few_what_was_deleted(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    people = hold(app, cast)
    assert told_of(ines, cast) == {"fewer than five"}
    with app.app_context():
        participants.erase(people[0])
    assert told_of(ines, cast) == {"fewer than five, or deleted"}
    delete_all(app, cast)
    assert told_of(ines, cast) == {"deleted"}
    assert all(row[3] == "deleted" for row in rows(ines, cast, "results.csv")[1:])


def test_where_nobody_knows_any_more_how_many_came_nothing_is_said(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    close(app, cast)
    with app.app_context(), transaction() as session:
        meeting = meetings.known(session, cast.meeting.id)
        meeting.erased_joined = meeting.erased_present = None
    assert list(attendance(ines.get(at(cast, "report")).text)) == ["Proofs of attendance", "Certificates"]


def test_a_class_that_opens_again_after_its_day_counts_anew(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    fill(app, cast, "hhhwww")
    close(app, cast)
    delete_all(app, cast)
    with app.app_context():
        meetings.reopen(cast.meeting.id)
    close(app, cast)
    assert attendance(ines.get(at(cast, "report")).text)["Joined"] == "0"

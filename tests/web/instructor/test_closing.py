"""Closing a class: who gets which paper, under which name, for which hours."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, join
from workshop.records import centers, clock, meetings, papers, participants, staff
from workshop.web.kit.clock import local

ZONE = "America/New_York"


@pytest.fixture
def people(app: Flask, cast: Cast) -> dict[str, int]:
    return {name: join(app, cast.meeting, name) for name in ("Sam", "Rosa", "Duc")}


@pytest.fixture
def later(app: Flask, cast: Cast, people: dict[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    """The class is at its end: 80 minutes after it began."""
    at = cast.meeting.starts_at + timedelta(minutes=80)
    monkeypatch.setattr(clock, "utc_now", lambda: at)


def at(cast: Cast, page: str = "close") -> str:
    return f"/staff/classes/{cast.meeting.id}/{page}"


def clock_of(moment) -> str:
    return local(moment, ZONE).strftime("%H:%M")


def row(cast: Cast, person: int, name: str, *ticks: str, **more: str) -> dict[str, str]:
    values = {"here": "1", "name": name, "arrived": clock_of(cast.meeting.starts_at), "left": "", **more}
    return {f"p{person}-{key}": value for key, value in {**values, **dict.fromkeys(ticks, "y")}.items()}


def issued(app: Flask, cast: Cast) -> list[tuple[str, str]]:
    with app.app_context():
        return [(one.name, one.kind) for one in papers.of_meeting(cast.meeting.id)]


def test_proofs_are_ticked_and_certificates_are_not(cast: Cast, ines: FlaskClient, later, people) -> None:
    page = ines.get(at(cast)).text
    for person in people.values():
        assert f'id="p{person}-proof" name="p{person}-proof" value="y" checked' in page
        assert f'id="p{person}-certificate" name="p{person}-certificate" value="y" checked' not in page


def test_one_tick_gives_a_certificate_to_everybody_who_gets_a_proof(
    app: Flask, cast: Cast, ines: FlaskClient, later, people
) -> None:
    data = {
        **row(cast, people["Sam"], "Sam", "proof"),
        **row(cast, people["Rosa"], "Rosa", "proof"),
        **row(cast, people["Duc"], "Duc"),
        "certificate_for_all": "y",
    }
    ines.post(at(cast), data=data)
    assert issued(app, cast) == [
        ("Sam", "proof"), ("Rosa", "proof"), ("Sam", "certificate"), ("Rosa", "certificate"),
    ]  # fmt: skip
    with app.app_context():
        papers.withdraw(papers.of_meeting(cast.meeting.id)[2].id, by=cast.ines.id)
    ines.post(at(cast), data={**data, **row(cast, people["Duc"], "Duc", "proof")})
    assert issued(app, cast)[4:] == [("Duc", "proof"), ("Duc", "certificate")], "Sam's stays withdrawn"


def test_one_tick_later_gives_the_certificates_that_are_missing_and_says_how_many(
    app: Flask, cast: Cast, ines: FlaskClient, later, people
) -> None:
    for name in ("Sam", "Rosa"):
        ines.post(at(cast), data=row(cast, people[name], name, "proof"))
    all_here = {f"p{person}-here": "1" for person in people.values()}
    data = {**all_here, f"p{people['Sam']}-certificate": "y"}
    ines.post(at(cast), data=data)
    told = ines.post(at(cast), data={**all_here, "certificate_for_all": "y"}, follow_redirects=True).text
    assert "1 of them is a certificate." in told
    assert issued(app, cast)[2:] == [("Sam", "certificate"), ("Rosa", "certificate")], "Duc has no proof"
    told = ines.post(at(cast), data={**all_here, "certificate_for_all": "y"}, follow_redirects=True).text
    assert "No certificate is new." in told
    assert len(issued(app, cast)) == 4


def test_one_tick_for_all_leaves_out_who_left_early_and_names_them(
    app: Flask, cast: Cast, ines: FlaskClient, later, people
) -> None:
    half = clock_of(cast.meeting.starts_at + timedelta(minutes=40))
    data = {
        **row(cast, people["Sam"], "Sam", "proof"),
        **row(cast, people["Rosa"], "Rosa", "proof", left=half),
        **row(cast, people["Duc"], "Duc", "proof", "certificate", left=half),
        "certificate_for_all": "y",
    }
    told = ines.post(at(cast), data=data, follow_redirects=True).text
    assert [name for name, kind in issued(app, cast) if kind == "certificate"] == ["Sam", "Duc"]
    assert "2 of them are certificates." in told
    assert "No certificate, as they left before the end: Rosa." in told
    assert "“Give out more papers”" in told, "told on the page of the papers, where no tick is"


def test_each_tick_is_one_paper_and_the_class_is_closed(
    app: Flask, cast: Cast, ines: FlaskClient, later, people
) -> None:
    data = {
        **row(cast, people["Sam"], "Samuel Okoro", "proof", "certificate"),
        **row(cast, people["Rosa"], "Rosa Lee", "proof"),
        **row(cast, people["Duc"], "Duc"),
    }
    answer = ines.post(at(cast), data=data, follow_redirects=True)
    assert "3 papers are issued." in answer.text
    assert issued(app, cast) == [
        ("Samuel Okoro", "proof"),
        ("Rosa Lee", "proof"),
        ("Samuel Okoro", "certificate"),
    ]
    with app.app_context():
        assert meetings.get(cast.meeting.id).status == "closed"


def test_sent_twice_it_issues_once(app: Flask, cast: Cast, ines: FlaskClient, later, people) -> None:
    data = row(cast, people["Sam"], "Sam", "proof", "certificate")
    for _sending in range(2):
        assert ines.post(at(cast), data=data).status_code == 302
    assert len(issued(app, cast)) == 2


def test_a_late_comer_gets_her_own_hours(app: Flask, cast: Cast, ines: FlaskClient, later, people) -> None:
    half_past = cast.meeting.starts_at + timedelta(minutes=30)
    ines.post(at(cast), data=row(cast, people["Rosa"], "Rosa", "proof", arrived=clock_of(half_past)))
    with app.app_context():
        details = papers.of_meeting(cast.meeting.id)[0].details
    assert clock_of_text(details["arrived_at"]) == clock_of(half_past)


def test_who_joins_late_is_shown_with_the_time_of_joining(
    app: Flask, cast: Cast, ines: FlaskClient, later
) -> None:
    late = join(app, cast.meeting, "Late")
    page = ines.get(at(cast)).text
    shown = clock_of(cast.meeting.starts_at + timedelta(minutes=80))
    assert f'id="p{late}-arrived" name="p{late}-arrived" required type="time" value="{shown}"' in page


def test_the_end_is_when_the_class_closed(app: Flask, cast: Cast, ines: FlaskClient, later, people) -> None:
    ines.post(at(cast), data=row(cast, people["Sam"], "Sam", "proof"))
    with app.app_context():
        details = papers.of_meeting(cast.meeting.id)[0].details
    assert clock_of_text(details["left_at"]) == clock_of(cast.meeting.starts_at + timedelta(minutes=80))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Please fill this in."),
        ({"name": "x" * 10_000}, "100 letters or fewer"),
        ({"name": "Sam \U0001f33b"}, "no letters for: \U0001f33b"),
        ({"arrived": "soon"}, "Please give a time"),
        ({"arrived": ""}, "Please fill this in."),
        ({"left": "never"}, "Please give a time"),
    ],
)
def test_what_cannot_stand_on_paper_is_said_before_anything_is_issued(
    app: Flask, cast: Cast, ines: FlaskClient, later, people, wrong: dict[str, str], words: str
) -> None:
    data = {**row(cast, people["Sam"], "Sam", "proof"), **row(cast, people["Rosa"], "Rosa", "proof")}
    answer = ines.post(at(cast), data={**data, **{f"p{people['Sam']}-{k}": v for k, v in wrong.items()}})
    assert answer.status_code == 422
    assert words in answer.text
    assert "Nothing is closed or issued yet" in answer.text
    assert issued(app, cast) == []
    with app.app_context():
        assert meetings.get(cast.meeting.id).status == "open"


@pytest.mark.parametrize("field", ["Title of the class", "Instructor’s name", "Name of the center"])
def test_class_whose_papers_could_never_be_printed_is_not_closed(
    app: Flask, cast: Cast, ines: FlaskClient, later, people, field: str
) -> None:
    with app.app_context():
        {
            "Title of the class": lambda: meetings.update(cast.meeting.id, title="Networking \U0001f389"),
            "Instructor’s name": lambda: staff.rename(cast.ines.id, "Ines \U0001f389"),
            "Name of the center": lambda: centers.update(cast.riverside.id, name="Center \U0001f389"),
        }[field]()
    answer = ines.post(at(cast), data=row(cast, people["Sam"], "Samuel Okoro", "proof"))
    assert answer.status_code == 422
    assert f"no letters for: \U0001f389 ({field})" in answer.text
    assert issued(app, cast) == []
    with app.app_context():
        assert meetings.get(cast.meeting.id).status == "open"


def test_leaving_before_coming_is_refused(app: Flask, cast: Cast, ines: FlaskClient, later, people) -> None:
    early, half_past = (cast.meeting.starts_at + timedelta(minutes=minutes) for minutes in (5, 30))
    hours = {"arrived": clock_of(half_past), "left": clock_of(early)}
    answer = ines.post(at(cast), data=row(cast, people["Sam"], "Sam", "proof", **hours))
    assert answer.status_code == 422
    assert issued(app, cast) == []


def test_hours_outside_the_class_are_refused(
    app: Flask, cast: Cast, ines: FlaskClient, later, people
) -> None:
    before = clock_of(cast.meeting.starts_at - timedelta(hours=2))
    answer = ines.post(at(cast), data=row(cast, people["Sam"], "Sam", "proof", arrived=before))
    assert answer.status_code == 422
    assert issued(app, cast) == []


def test_a_certificate_needs_the_first_tick(app: Flask, cast: Cast, ines: FlaskClient, later, people) -> None:
    answer = ines.post(at(cast), data=row(cast, people["Sam"], "Sam", "certificate"))
    assert answer.status_code == 422
    assert "needs the proof of attendance" in answer.text


def test_a_name_that_gets_no_paper_may_hold_any_letters(
    app: Flask, cast: Cast, ines: FlaskClient, later, people
) -> None:
    data = {**row(cast, people["Sam"], "\U0001f33b"), **row(cast, people["Rosa"], "Rosa", "proof")}
    assert ines.post(at(cast), data=data).status_code == 302
    assert issued(app, cast) == [("Rosa", "proof")]


def test_somebody_without_a_phone_gets_papers_too(app: Flask, cast: Cast, ines: FlaskClient, later) -> None:
    data = {"screen_name": "Mr. Baker", "back": "closing", "once": "k"}
    answer = ines.post(at(cast, "people"), data=data)
    assert answer.headers["Location"] == at(cast)
    with app.app_context():
        baker = participants.of_meeting(cast.meeting.id)[-1]
    ines.post(at(cast), data=row(cast, baker.id, "Arthur Baker", "proof", "certificate"))
    assert issued(app, cast) == [("Arthur Baker", "proof"), ("Arthur Baker", "certificate")]


def test_who_joined_while_the_page_was_open_is_named(
    app: Flask, cast: Cast, ines: FlaskClient, later, people
) -> None:
    data = row(cast, people["Sam"], "Sam", "proof")
    join(app, cast.meeting, "Last minute")
    page = ines.post(at(cast), data=data, follow_redirects=True).text
    assert "has no paper yet: Rosa, Duc, Last minute" in page


def test_more_papers_after_closing_go_to_those_who_have_none(
    app: Flask, cast: Cast, ines: FlaskClient, later, people
) -> None:
    ines.post(at(cast), data=row(cast, people["Sam"], "Sam", "proof"))
    page = ines.get(at(cast)).text
    assert "Has a proof." in page
    data = {f"p{people['Sam']}-here": "1", f"p{people['Sam']}-certificate": "y"}
    ines.post(at(cast), data={**data, **row(cast, people["Duc"], "Duc", "proof")})
    assert issued(app, cast) == [("Sam", "proof"), ("Duc", "proof"), ("Sam", "certificate")]


def test_a_class_that_never_opened_cannot_be_closed(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    with app.app_context():
        planned = meetings.create(
            cast.riverside.id,
            cast.ines.id,
            title="Tomorrow",
            starts_at=cast.meeting.starts_at,
            ends_at=cast.meeting.ends_at,
            place="Room 1",
            language="en",
            planned_minutes=90,
        )
    address = f"/staff/classes/{planned.id}/close"
    assert "has not been opened yet" in ines.get(address, follow_redirects=True).text
    assert ines.post(address).status_code in (409, 422)


def test_reopening_keeps_people_and_papers(app: Flask, cast: Cast, ines: FlaskClient, later, people) -> None:
    ines.post(at(cast), data=row(cast, people["Sam"], "Sam", "proof"))
    ines.post(at(cast, "reopen"))
    page = ines.get(at(cast, "console")).text
    assert all(name in page for name in people)
    assert issued(app, cast) == [("Sam", "proof")]


def clock_of_text(text: str) -> str:
    from datetime import datetime

    return clock_of(datetime.fromisoformat(text))

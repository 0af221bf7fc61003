"""Who may enter each door, held against what the doors do."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, join
from workshop.web.access import ENTRIES
from workshop.web.kit.entry import Entry

SAMPLE = {
    "code": "",
    "meeting_id": 0,
    "activity_id": "opening-poll",
    "activity": "opening-poll",
    "name": "my-network",
    "form": "pdf",
    "slug": "five-minutes",
    "kind": "proof",
    "token": "no-such-link",
}


def addresses(app: Flask, cast: Cast, method: str) -> list[tuple[str, str]]:
    """Every address that takes `method`, as (endpoint, path), filled with Ines's class."""
    found = []
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if method in (rule.methods or set()):
            values = {name: SAMPLE.get(name, 1) for name in rule.arguments}
            values |= {"code": cast.meeting.code} if "code" in rule.arguments else {}
            values |= {"meeting_id": cast.meeting.id} if "meeting_id" in rule.arguments else {}
            found.append((rule.endpoint, adapter.build(rule.endpoint, values)))
    return found


def test_every_route_stands_in_the_table(app: Flask) -> None:
    assert set(app.view_functions) == set(ENTRIES)


def test_a_passer_by_enters_only_what_is_open_to_anyone(
    app: Flask, cast: Cast, passer_by: FlaskClient
) -> None:
    for method in ("GET", "POST"):
        for endpoint, path in addresses(app, cast, method):
            if ENTRIES[endpoint] is not Entry.ANYONE:
                answer = passer_by.open(path, method=method)
                turned_away = answer.status_code in (401, 403) or "/staff/sign-in" in answer.headers.get(
                    "Location", ""
                )
                assert turned_away, f"{method} {path} let a passer-by in: {answer.status}"


def test_a_participant_enters_no_door_of_the_staff(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    for method in ("GET", "POST"):
        for endpoint, path in addresses(app, cast, method):
            if ENTRIES[endpoint] in (Entry.STAFF, Entry.ADMINISTRATOR, Entry.CONSOLE):
                answer = sam.open(path, method=method)
                assert answer.status_code in (302, 401), f"{method} {path}: {answer.status}"
                assert answer.status_code == 401 or "/staff/sign-in" in answer.headers["Location"]


def test_an_instructor_who_is_no_administrator_is_kept_from_the_books(
    app: Flask, cast: Cast, signed_in
) -> None:
    omar = signed_in(cast.omar)
    for method in ("GET", "POST"):
        for endpoint, path in addresses(app, cast, method):
            if ENTRIES[endpoint] is Entry.ADMINISTRATOR:
                assert omar.open(path, method=method).status_code == 403, path


def test_the_staff_of_another_center_find_nothing_of_this_class(app: Flask, cast: Cast, signed_in) -> None:
    lena = signed_in(cast.lena)
    join(app, cast.meeting, "Sam")
    for method in ("GET", "POST"):
        for endpoint, path in addresses(app, cast, method):
            rule = next(one for one in app.url_map.iter_rules() if one.endpoint == endpoint)
            names_class = {"meeting_id", "code"} & set(rule.arguments)
            if names_class and ENTRIES[endpoint] in (Entry.STAFF, Entry.ADMINISTRATOR, Entry.CONSOLE):
                assert lena.open(path, method=method).status_code == 404, path


@pytest.mark.parametrize("who", ["passer-by", "participant", "administrator"])
def test_no_get_writes(app: Flask, cast: Cast, signed_in, joined, who: str) -> None:
    """The read session runs under PRAGMA query_only; here the whole database is compared as well."""
    client = {
        "passer-by": app.test_client,
        "participant": lambda: joined("Sam"),
        "administrator": lambda: signed_in(cast.ines),
    }[who]()
    before = contents(app)
    for _endpoint, path in addresses(app, cast, "GET"):
        if not path.endswith(".pdf"):
            assert client.get(path).status_code < 500, path
    assert contents(app) == before


def contents(app: Flask) -> dict[str, list[tuple[object, ...]]]:
    import sqlite3

    path = app.extensions["workshop"].settings.database_path
    with sqlite3.connect(path) as connection:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        found = {name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}"))) for name in tables}
    connection.close()
    return found  # type: ignore[return-value]


def test_addresses_are_kebab_case(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        fixed = "".join(part for is_name, part in rule._trace if not is_name)
        assert fixed == fixed.lower() or fixed.startswith("|/C/"), rule.rule
        assert "_" not in fixed, rule.rule

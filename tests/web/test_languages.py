"""A center's own content in another language, named as content names it: pt-BR, or one unknown to Babel."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from tests.cast import Cast, gather
from tests.conftest import dispose
from tests.page import PageClient
from workshop import shipped
from workshop.app import create_app
from workshop.documents.press import Sheet
from workshop.records import meetings, papers, participants, schema
from workshop.settings import Settings

LANGUAGES = ("pt-BR", "tlh")


class NoPress:
    def print(self, sheet: Sheet) -> bytes:
        return sheet.html.encode()

    def close(self) -> None: ...


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own, as if somebody had begun to translate it."""
    folder = tmp_path_factory.mktemp("slides")
    for language in LANGUAGES:
        shutil.copytree(shipped("slides") / "en", folder / language)
        deck = folder / language / "give-first.md"
        deck.write_text(deck.read_text("utf-8").replace("lang: en", f"lang: {language}", 1), "utf-8")
    return folder


@pytest.fixture
def app(content: Path, new_data_folder: Callable[[], Path]) -> Iterator[Flask]:
    settings = Settings(data_folder=new_data_folder(), content_folder=content)
    schema.upgrade(settings)
    app = create_app(settings)
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    app.test_client_class = PageClient
    house: Any = replace(app.extensions["workshop"], press=NoPress())
    app.extensions["workshop"] = house
    yield app
    dispose(app)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def cast(app: Flask, language: str) -> Cast:
    with app.app_context():
        found = gather()
        return replace(found, meeting=meetings.update(found.meeting.id, language=language))


def test_a_class_runs_in_its_own_language_on_every_screen(
    app: Flask, cast: Cast, language: str, joined, signed_in
) -> None:
    code, ines, sam = cast.meeting.code, signed_in(cast.ines), joined("Sam")
    for client, path in (
        (app.test_client(), f"/join/{code}"),
        (app.test_client(), f"/projector/{code}/"),
        (sam, f"/class/{code}/"),
        (sam, f"/class/{code}/pitch"),
        (sam, f"/class/{code}/worksheets/my-network"),
        (sam, f"/class/{code}/about-me"),
        (ines, f"/staff/classes/{cast.meeting.id}/console"),
        (ines, f"/staff/classes/{cast.meeting.id}/edit"),
        (ines, f"/staff/classes/{cast.meeting.id}/close"),
    ):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert f'<html lang="{language}"' in answer.text, path
    assert sam.get(f"/class/{code}/state").status_code == 200


def test_its_papers_are_printed_in_its_language(
    app: Flask, cast: Cast, language: str, joined, signed_in
) -> None:
    sam = joined("Sam")
    printed = sam.get(f"/class/{cast.meeting.code}/worksheets/my-network.pdf")
    assert f'lang="{language}"' in printed.text
    with app.app_context():
        meetings.update(cast.meeting.id, starts_at=cast.meeting.starts_at - timedelta(minutes=10))
        person = participants.of_meeting(cast.meeting.id)[0]
        participants.set_hours(person.id, person.arrived_at - timedelta(minutes=9), None)
        meetings.close_class(cast.meeting.id)
        paper = papers.issue(cast.meeting.id, [person.id], [], by=cast.ines.id)[0]
    proof = sam.get(f"/class/{cast.meeting.code}/papers/proof.pdf")
    assert (proof.status_code, paper.details["language"]) == (200, language)


def test_the_pages_outside_a_class_may_speak_it_too(content: Path, tmp_path: Path, language: str) -> None:
    settings = Settings(data_folder=tmp_path / "data", content_folder=content, language=language)
    schema.upgrade(settings)
    app = create_app(settings)
    for path in ("/", "/lessons/", "/privacy", "/staff/sign-in"):
        assert f'<html lang="{language}"' in app.test_client().get(path).text
    dispose(app)

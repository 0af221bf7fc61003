"""An error of the database says what went wrong, and not what people typed."""

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError

from tests.cast import Cast
from workshop.records import schema
from workshop.records.db import db, writer
from workshop.records.tables import Participant
from workshop.settings import Settings


@pytest.mark.parametrize("is_reading", [True, False], ids=["reading", "writing"])
def test_error_of_an_engine_holds_no_typed_word(cast: Cast, is_reading: bool) -> None:
    engine = db.engine if is_reading else writer()
    half_a_row = insert(Participant).values(screen_name="Zebulonia", meeting_id=cast.meeting.id)
    with pytest.raises(DBAPIError) as caught, engine.begin() as connection:
        connection.execute(half_a_row)
    assert "INSERT INTO participant" in str(caught.value)
    assert "Zebulonia" not in str(caught.value)


def test_error_of_a_migration_holds_no_typed_word(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def step(script: object, revision: str) -> None:
        connection = script.attributes["connection"]  # type: ignore[attr-defined]
        connection.execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": "Zebulonia"})

    monkeypatch.setattr(schema.command, "upgrade", step)
    with pytest.raises(schema.DatabaseProblem) as caught:
        schema.upgrade(settings)
    assert isinstance(caught.value.__cause__, DBAPIError)
    assert "Zebulonia" not in str(caught.value.__cause__)

"""A class of its own for each test, in a center of its own, on a server that many tests share: a start costs
seconds of both cores. A test that kills, starves or counts a server starts one for itself."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from flask import Flask

from tests.served import serving
from workshop.records import clock, db, demonstration, sign_ins, staff
from workshop.records.meetings import Meeting
from workshop.settings import Settings


@dataclass
class Served:
    """A class that is open: where it is, its code, and the link that signs Ines in once."""

    base: str
    code: str
    sign_in: str
    data_folder: Path
    meeting_id: int = 1

    def at(self, path: str) -> str:
        return self.base + path

    def for_staff(self, path: str) -> str:
        """An address of this class, such as `console`."""
        return self.at(f"/staff/classes/{self.meeting_id}/{path}")

    def ask(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Of the database, in which the classes of other tests stand too."""
        kept_in = Settings(data_folder=self.data_folder).database_path
        with closing(sqlite3.connect(kept_in, timeout=10)) as database, database:
            return database.execute(statement, values).fetchall()


@contextmanager
def many_classes(data_folder: Path) -> Iterator[Callable[[], Served]]:
    """Makes one at each call. What it writes from beside the server is only ever new: a running app would not
    hear that something has changed of a class that it knows."""
    settings = Settings(data_folder=data_folder)
    with serving(data_folder) as (server, _shown):
        app, numbers = Flask("tests"), count(1)
        db.init_app(app, settings)

        def make() -> Served:
            with app.app_context():
                meeting = _class(f"ines-{next(numbers)}@example.org")
                link = sign_ins.create_link(meeting.instructor_id, "sign-in")
            base = f"http://localhost:{server.port}"
            return Served(base, meeting.code, f"{base}/staff/links/{link}", data_folder, meeting.id)

        try:
            yield make
        finally:
            db.close(app)


def _class(email: str) -> Meeting:
    """As `workshop serve --demonstration` makes one, whose center each data folder has once."""
    center = demonstration.make_center()
    ines = staff.add(center.id, "Ines Moreno", email, is_administrator=True)
    return demonstration.open_sample(center.id, ines.id, clock.utc_now())

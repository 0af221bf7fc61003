"""What a phone was told to be received is there afterwards, and the class goes on, whatever breaks under it.

The real server: killed, without room, with a database that somebody holds, with clients that never finish.
The short forms take seconds; `make soak` runs the same for longer and with more people.
"""

import re
import resource
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.visitor import Visitor
from bench.writer import Writer, writing
from tests.live.running import HALF_A_POST, Running
from tests.served import serving

SHEET = "worksheets/my-network"


@contextmanager
def class_at(folder: Path) -> Iterator[tuple[Running, str]]:
    with serving(folder, "--demonstration") as (server, shown):
        code = re.search(r"Class code\s+(\w+)", shown)
        assert code
        yield server, code[1]


@dataclass
class Room:
    """A class in a data folder of its own, with people who have joined and opened their sheet. `seconds`: how
    long whatever breaks stays broken."""

    folder: Path
    server: Running
    code: str
    phones: list[Writer]
    seconds: float

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Everybody writes all the while, and has had something received at the start."""
        with writing(self.phones):
            wait_until(lambda: all(phone.received for phone in self.phones))
            yield

    def goes_on(self) -> None:
        before = [phone.received for phone in self.phones]
        with writing(self.phones):
            pairs = list(zip(self.phones, before, strict=True))
            wait_until(lambda: all(phone.received > was for phone, was in pairs))
        self.has_all()

    def has_all(self) -> None:
        assert all(phone.received for phone in self.phones)
        for phone in self.phones:
            assert phone.kept() >= phone.received


@pytest.fixture(params=[(6, 2.0), pytest.param((40, 30.0), marks=pytest.mark.soak)], ids=["short", "long"])
def room(request: pytest.FixtureRequest, new_data_folder: Callable[[], Path]) -> Iterator[Room]:
    people, seconds = request.param
    folder = new_data_folder()
    with class_at(folder) as (server, code):
        room = Room(folder, server, code, _joined(server, code, people), seconds)
        yield room
        for phone in room.phones:
            phone.visitor.close()


def _joined(server: Running, code: str, people: int) -> list[Writer]:
    phones = [Writer(Visitor(server.port), f"/class/{code}/{SHEET}") for _ in range(people)]
    for number, phone in enumerate(phones):
        phone.visitor.get(f"/join/{code}")
        phone.visitor.post(f"/join/{code}", screen_name=f"Person {number}")
        phone.visitor.get(f"/class/{code}/{SHEET}")
    return phones


def wait_until(is_so: Callable[[], bool]) -> None:
    for _ in range(1500):
        if is_so():
            return
        time.sleep(0.02)
    raise AssertionError("that did not come about within 30 seconds")


def test_a_server_that_is_killed(room: Room) -> None:
    with room.writing():
        time.sleep(room.seconds)
        room.server.process.send_signal(signal.SIGKILL)
        room.server.process.wait()
    with class_at(room.folder) as (server, again):
        assert again == room.code
        for phone in room.phones:
            phone.visitor.move(server.port)  # the same phone, once the server is up again
        room.has_all()
        room.goes_on()


@pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux can take the room away from a running process"
)
def test_a_disk_that_is_full(room: Room) -> None:
    with room.writing():
        most = max(file.stat().st_size for file in room.folder.glob("*.sqlite3*"))
        space = resource.prlimit(room.server.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(room.server.process.pid, resource.RLIMIT_FSIZE, (most, space[1]))
        wait_until(lambda: any(phone.refused for phone in room.phones))
        time.sleep(room.seconds)
    assert room.phones[0].visitor.get(f"/class/{room.code}/")  # pages are read all the while
    resource.prlimit(room.server.process.pid, resource.RLIMIT_FSIZE, space)
    room.has_all()
    room.goes_on()


def test_a_database_that_somebody_holds(room: Room) -> None:
    with room.writing():
        path = next(room.folder.glob("*.sqlite3"))
        with closing(sqlite3.connect(path, isolation_level=None, timeout=20)) as held:
            held.execute("BEGIN IMMEDIATE")
            with closing(room.phones[0].visitor.another_tab()) as tab:
                assert tab.get(f"/class/{room.code}/")
            time.sleep(room.seconds)
            held.execute("ROLLBACK")
    room.has_all()
    room.goes_on()


def test_clients_that_never_finish_what_they_send(room: Room) -> None:
    with ExitStack() as held:
        for _ in range(len(room.phones) * 4):
            held.enter_context(room.server.send(HALF_A_POST))
        room.goes_on()


def test_streams_that_nobody_reads(room: Room) -> None:
    phone = room.phones[0].visitor
    phone.get(f"/class/{room.code}/")
    assert phone.stream
    with ExitStack() as held:
        for _ in range(len(room.phones) * 5):
            held.enter_context(
                room.server.send(f"GET {phone.stream} HTTP/1.1\r\nHost: here\r\n\r\n".encode())
            )
        room.goes_on()

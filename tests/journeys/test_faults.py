"""What a phone was told to be received is there afterwards, and the class goes on, whatever breaks under it.

The real server: killed, without room, with a database that somebody holds, with clients that never finish.
The short forms take seconds; `make soak` runs the same for longer and with more people.
"""

import http.client
import re
import resource
import signal
import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bench.visitor import Visitor
from tests.live.running import HALF_A_POST, Running
from tests.served import serving

SHEET = "worksheets/my-network"
Join = Callable[[Running, str, int], "list[Phone]"]
LOST = (OSError, http.client.HTTPException, RuntimeError)  # the last: the server said no
in_both_lengths = pytest.mark.parametrize(
    ("people", "seconds"), [(6, 2.0), pytest.param(40, 30.0, marks=pytest.mark.soak)]
)


@dataclass
class Phone:
    """Writes its sheet over and over. `received`: the edit that the server last said it has."""

    visitor: Visitor
    code: str
    received: int = 0
    refused: int = 0
    edits: Iterator[int] = field(default_factory=lambda: iter(range(1, 10**6)))

    def write(self) -> None:
        edit = next(self.edits)
        try:
            answer = self.visitor.post(
                f"/class/{self.code}/{SHEET}", **{"edit": str(edit), "name-1": f"note {edit}"}
            )
        except LOST:
            self.refused += 1
            time.sleep(0.05)
            return
        if answer and answer["status"] == "saved":
            self.received = edit

    def kept(self) -> int:
        found = re.search(r'value="note (\d+)"', self.visitor.get(f"/class/{self.code}/{SHEET}"))
        return int(found[1]) if found else 0

    def moved_to(self, port: int) -> None:
        """The same phone, once the server is up again."""
        self.visitor.move(port)


@contextmanager
def class_at(folder: Path) -> Iterator[tuple[Running, str]]:
    with serving(folder, "--demonstration") as (server, shown):
        code = re.search(r"Class code\s+(\w+)", shown)
        assert code
        yield server, code[1]


@pytest.fixture
def phones_at() -> Iterator[Join]:
    """So many people who have joined and opened their sheet."""
    all_phones: list[Phone] = []

    def join(server: Running, code: str, people: int) -> list[Phone]:
        all_phones.extend(_joined(server, code, people))
        return all_phones

    yield join
    for phone in all_phones:
        phone.visitor.close()


def _joined(server: Running, code: str, people: int) -> list[Phone]:
    phones = [Phone(Visitor(server.port), code) for _ in range(people)]
    for number, phone in enumerate(phones):
        phone.visitor.get(f"/join/{code}")
        phone.visitor.post(f"/join/{code}", screen_name=f"Person {number}")
        phone.visitor.get(f"/class/{code}/{SHEET}")
    return phones


@contextmanager
def writing(phones: list[Phone]) -> Iterator[None]:
    is_over = threading.Event()

    def go_on(phone: Phone) -> None:
        while not is_over.is_set():
            phone.write()

    threads = [threading.Thread(target=go_on, args=(phone,)) for phone in phones]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        is_over.set()
        for thread in threads:
            thread.join()


def wait_until(is_so: Callable[[], bool]) -> None:
    for _ in range(1500):
        if is_so():
            return
        time.sleep(0.02)
    raise AssertionError("that did not come about within 30 seconds")


def all_is_there(phones: list[Phone]) -> None:
    assert all(phone.received for phone in phones)
    for phone in phones:
        assert phone.kept() >= phone.received


def the_class_goes_on(phones: list[Phone]) -> None:
    before = [phone.received for phone in phones]
    with writing(phones):
        wait_until(lambda: all(phone.received > was for phone, was in zip(phones, before, strict=True)))
    all_is_there(phones)


@in_both_lengths
def test_a_server_that_is_killed(
    new_data_folder: Callable[[], Path], phones_at: Join, people: int, seconds: float
) -> None:
    folder = new_data_folder()
    with class_at(folder) as (server, code):
        phones = phones_at(server, code, people)
        with writing(phones):
            wait_until(lambda: all(phone.received for phone in phones))
            time.sleep(seconds)
            server.process.send_signal(signal.SIGKILL)
            server.process.wait()
    with class_at(folder) as (server, again):
        assert again == code
        for phone in phones:
            phone.moved_to(server.port)
        all_is_there(phones)
        the_class_goes_on(phones)


@pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux can take the room away from a running process"
)
@in_both_lengths
def test_a_disk_that_is_full(
    new_data_folder: Callable[[], Path], phones_at: Join, people: int, seconds: float
) -> None:
    folder = new_data_folder()
    with class_at(folder) as (server, code):
        phones = phones_at(server, code, people)
        with writing(phones):
            wait_until(lambda: all(phone.received for phone in phones))
            most = max(file.stat().st_size for file in folder.glob("*.sqlite3*"))
            room = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
            resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (most, room[1]))
            wait_until(lambda: any(phone.refused for phone in phones))
            time.sleep(seconds)
        assert phones[0].visitor.get(f"/class/{code}/")  # pages are read all the while
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, room)
        all_is_there(phones)
        the_class_goes_on(phones)


@in_both_lengths
def test_a_database_that_somebody_holds(
    new_data_folder: Callable[[], Path], phones_at: Join, people: int, seconds: float
) -> None:
    folder = new_data_folder()
    with class_at(folder) as (server, code):
        phones = phones_at(server, code, people)
        with writing(phones):
            wait_until(lambda: all(phone.received for phone in phones))
            path = next(folder.glob("*.sqlite3"))
            with closing(sqlite3.connect(path, isolation_level=None, timeout=20)) as held:
                held.execute("BEGIN IMMEDIATE")
                with closing(phones[0].visitor.another_tab()) as tab:
                    assert tab.get(f"/class/{code}/")
                time.sleep(seconds)
                held.execute("ROLLBACK")
        all_is_there(phones)
        the_class_goes_on(phones)


@in_both_lengths
def test_clients_that_never_finish_what_they_send(
    new_data_folder: Callable[[], Path], phones_at: Join, people: int, seconds: float
) -> None:
    with class_at(new_data_folder()) as (server, code), ExitStack() as held:
        phones = phones_at(server, code, people)
        for _ in range(people * 4):
            held.enter_context(server.send(HALF_A_POST))
        the_class_goes_on(phones)


@in_both_lengths
def test_streams_that_nobody_reads(
    new_data_folder: Callable[[], Path], phones_at: Join, people: int, seconds: float
) -> None:
    with class_at(new_data_folder()) as (server, code), ExitStack() as held:
        phones = phones_at(server, code, people)
        phones[0].visitor.get(f"/class/{code}/")
        stream = phones[0].visitor.stream
        assert stream
        for _ in range(people * 5):
            held.enter_context(server.send(f"GET {stream} HTTP/1.1\r\nHost: here\r\n\r\n".encode()))
        the_class_goes_on(phones)

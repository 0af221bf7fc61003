"""Streams as phones see them: a real server, real sockets."""

import json
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.live.running import Running, running_tiny
from tests.live.sse import stream

WITHIN = 20  # seconds; all is well far sooner


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    with running_tiny() as running:
        yield running


def ticket(server: Running, audience: str = "participant", meeting: int = 1, seen: int = 0) -> str:
    return server.ask("GET", f"/ticket/{meeting}/{audience}/{seen}")[1]


def step(server: Running, size: int = 0) -> int:
    return int(server.ask("POST", "/advance", str(size).encode())[1])


def test_the_first_frame_comes_at_once_and_the_next_with_the_next_step(server: Running) -> None:
    with stream(server, ticket(server)) as phone:
        first = json.loads(phone.next("frame"))
        assert first["regions"]["to"] == "participant"
        wanted = step(server)
        second = json.loads(phone.next("frame"))
        assert second["revision"] == wanted == first["revision"] + 1
        assert set(second["regions"]) == {"padding"}, "what is as it was is not sent again"


def test_a_ticket_opens_the_stream_of_its_own_audience_alone(server: Running) -> None:
    with stream(server, ticket(server, "console")) as console, stream(server, ticket(server)) as phone:
        assert json.loads(phone.next("frame"))["regions"]["to"] == "participant"
        assert json.loads(console.next("frame"))["regions"]["to"] == "console"


def test_nothing_on_the_way_may_keep_or_press_or_hold_back_a_stream(server: Running) -> None:
    with stream(server, ticket(server)) as phone:
        headers = phone.answer.headers
        assert headers["Content-Type"] == "text/event-stream; charset=utf-8"
        assert headers["Cache-Control"] == "no-store, no-transform"
        assert headers["X-Accel-Buffering"] == "no"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Encoding"] is None


def test_a_reader_who_comes_back_by_itself_is_told_when(server: Running) -> None:
    with stream(server, ticket(server)) as phone:
        line = phone.answer.readline()
        assert line.startswith(b"retry: ")
        assert 1000 <= int(line.split()[1]) < 5000


def test_a_quiet_stream_beats_with_the_revision(server: Running) -> None:
    with stream(server, ticket(server)) as phone:
        assert int(phone.next("beat")) == json.loads(server.ask("POST", "/advance")[1]) - 1


def test_whoever_has_an_open_stream_is_seen_again_and_again(server: Running) -> None:
    with stream(server, ticket(server, seen=42)) as phone:
        for _ in range(3):
            phone.next("beat")
        assert server.ask("GET", "/followed")[1].count("42") >= 3


@pytest.mark.parametrize("address", ["/live/", "/live/forged", "/live/a/b"])
def test_without_a_ticket_there_is_no_stream(server: Running, address: str) -> None:
    status, words = server.ask("GET", address)
    assert status == 403
    assert words.startswith("This ticket is not valid any more.")


def test_a_stream_says_goodbye_when_its_ticket_ends(server: Running) -> None:
    with stream(server, server.ask("GET", "/old-ticket")[1]) as phone:
        kinds = [one.kind for one in phone]
    assert (kinds[0], kinds[-1]) == ("frame", "bye")


def test_who_is_put_out_hears_no_more_and_cannot_come_back_with_the_same_ticket(server: Running) -> None:
    mine = ticket(server, seen=7)
    with stream(server, mine) as phone, stream(server, ticket(server, seen=8)) as other:
        phone.next("frame")
        server.ask("POST", "/out/7")
        assert [one.kind for one in phone][-1] == "bye"
        assert server.ask("GET", mine)[0] == 403
        other.next("beat")


def test_nothing_can_be_sent_to_a_stream(server: Running) -> None:
    assert server.ask("POST", ticket(server), b"x" * 100)[0] == 405


def test_a_class_that_does_not_exist_sends_its_pages_back_to_their_door(server: Running) -> None:
    with stream(server, ticket(server, meeting=9)) as phone:
        assert [one.kind for one in phone] == ["bye"]


def test_a_reader_who_never_reads_is_dropped_and_holds_up_nobody() -> None:
    with running_tiny() as server, reading_nothing(server) as idle, stream(server, ticket(server)) as phone:
        for _ in range(4):
            wanted = step(server, size=500_000)
            while json.loads(phone.next("frame"))["revision"] < wanted:
                pass
        time.sleep(2)  # four times the patience of this server
        assert is_cut_off(idle)
        assert server.stop() == (0, "tidied up after 100\n", "")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system waits until they leave")
def test_readers_who_never_read_leave_nothing_behind_and_little_waits_for_them() -> None:
    with running_tiny() as server, ExitStack() as held, stream(server, ticket(server)) as phone:
        before, memory = open_files(server), most_memory(server)
        for _ in range(20):
            held.enter_context(reading_nothing(server))
        for _ in range(20):
            wanted = step(server, size=500_000)
            while json.loads(phone.next("frame"))["revision"] < wanted:
                pass
        until = time.monotonic() + WITHIN
        while open_files(server) > before and time.monotonic() < until:
            time.sleep(0.2)
        assert open_files(server) <= before
        assert most_memory(server) - memory < 100_000_000  # all that was made for them would be 200 MB
        assert server.stop() == (0, "tidied up after 100\n", "")


@contextmanager
def reading_nothing(server: Running) -> Iterator[socket.socket]:
    with socket.socket() as idle:
        idle.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        idle.connect((server.host, server.port))
        idle.sendall(f"GET {ticket(server)} HTTP/1.1\r\nHost: here\r\n\r\n".encode())
        yield idle


def open_files(server: Running) -> int:
    return len(os.listdir(f"/proc/{server.process.pid}/fd"))


def most_memory(server: Running) -> int:
    """In bytes, since its start."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def is_cut_off(reader: socket.socket) -> bool:
    """A stream that was only held up would go on, and beat, as soon as it is read."""
    reader.settimeout(WITHIN)
    until = time.monotonic() + WITHIN
    while time.monotonic() < until:
        try:
            if not reader.recv(1_000_000):
                return True
        except ConnectionResetError:
            return True
    return False


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly_with_streams_open(sent: signal.Signals) -> None:
    with running_tiny() as server, ExitStack() as stack:
        phones = [stack.enter_context(stream(server, ticket(server))) for _ in range(20)]
        for phone in phones:
            phone.next("frame")
        assert server.stop(sent) == (0, "tidied up after 100\n", "")
        for phone in phones:
            assert "bye" not in [one.kind for one in phone]

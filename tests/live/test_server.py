import json
import signal
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.live.running import HALF_A_POST, Running, running_tiny
from workshop.live.front import THREADS

MEBIBYTE = 1024 * 1024


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    with running_tiny() as running:
        yield running


def test_a_page_is_served(server: Running) -> None:
    assert server.ask("GET", "/") == (200, "hello")


def test_what_is_posted_arrives_whole(server: Running) -> None:
    text = b"I know a baker. " * 5000
    assert server.ask("POST", "/echo", text) == (200, text.decode())


def test_a_body_without_a_length_arrives_whole(server: Running) -> None:
    chunked = b"POST /echo HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    with server.send(chunked + b"4\r\ngive\r\n6\r\n first\r\n0\r\n\r\n") as phone:
        answer = b"".join(iter(lambda: phone.recv(4096), b""))
    assert answer.endswith(b"give first")


def test_a_body_that_is_too_large_gets_one_sentence(server: Running) -> None:
    status, sentence = server.ask("POST", "/echo", b"x" * (MEBIBYTE + 1))
    assert (status, sentence) == (413, "That is more than this page can take. Please make it shorter.\n")


def test_a_body_of_enormous_length_is_refused_before_it_is_sent(server: Running) -> None:
    with server.send(HALF_A_POST.replace(b"100", b"9000000000")) as phone:
        assert phone.recv(4096).startswith(b"HTTP/1.1 413")


def test_the_largest_body_still_arrives(server: Running) -> None:
    status, text = server.ask("POST", "/echo", b"x" * MEBIBYTE)
    assert (status, len(text)) == (200, MEBIBYTE)


def test_half_sent_posts_hold_up_nobody(server: Running) -> None:
    with ExitStack() as phones:
        for _ in range(2 * THREADS):
            phones.enter_context(server.send(HALF_A_POST))
        assert server.ask("GET", "/") == (200, "hello")


def test_phones_that_do_not_read_hold_up_nobody(server: Running) -> None:
    with ExitStack() as phones:
        for _ in range(THREADS):
            phones.enter_context(server.send(b"GET /big HTTP/1.1\r\nHost: here\r\n\r\n"))
        assert server.ask("GET", "/") == (200, "hello")


def test_the_page_knows_who_asks(server: Running) -> None:
    told = json.loads(server.ask("GET", "/me?next=%C3%A9")[1])
    assert told == {"address": "127.0.0.1", "scheme": "http", "query": "next=%C3%A9"}


def test_a_query_in_raw_bytes_is_refused(server: Running) -> None:
    with server.send(b"GET /me?next=\xc3\xa9 HTTP/1.1\r\nHost: here\r\n\r\n") as phone:
        assert phone.recv(4096).startswith(b"HTTP/1.1 400")


def test_nobody_passes_for_a_proxy_by_a_header_with_underscores(server: Running) -> None:
    assert server.ask("GET", "/forwarded", headers={"X_Forwarded_For": "10.0.0.1"}) == (200, "none")


def test_a_phone_on_an_ipv6_socket_has_its_plain_address() -> None:
    with running_tiny("::") as both:
        both.host = "127.0.0.1"
        assert json.loads(both.ask("GET", "/me")[1])["address"] == "127.0.0.1"


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly_with_phones_open(sent: signal.Signals) -> None:
    with running_tiny() as server, ExitStack() as phones:
        phones.enter_context(server.send(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"))
        assert server.ask("GET", "/") == (200, "hello")  # so the first was answered too
        phones.enter_context(server.send(HALF_A_POST))
        phones.enter_context(server.send(b"GET / HT"))
        phones.enter_context(server.send(b"GET /big HTTP/1.1\r\nHost: here\r\n\r\n"))
        assert server.stop(sent) == (0, "tidied up after 100\n", "")


def test_it_stops_with_a_page_still_in_work() -> None:
    with running_tiny() as server, server.send(b"GET /stuck HTTP/1.1\r\nHost: here\r\n\r\n"):
        assert server.ask("GET", "/") == (200, "hello")
        assert server.stop() == (0, "tidied up after 100\n", "")

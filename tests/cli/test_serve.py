"""The real thing: `workshop serve` as a process of its own."""

import re
import signal
from pathlib import Path

import pytest

from tests.live.running import HALF_A_POST
from tests.served import serving


def test_a_first_start_shows_three_doors_that_open(tmp_path: Path) -> None:
    with serving(tmp_path, "--demonstration", "--address", "10.9.8.7") as (server, shown):
        found = re.findall(r"http://localhost:\d+(/\S+)", shown)
        assert [path.split("/")[1] for path in found] == ["staff", "projector", "join"]
        for path in found:
            assert server.ask("GET", path)[0] == 200, path
        assert f"http://10.9.8.7:{server.port}/join/" in shown


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_with_one_friendly_line(tmp_path: Path, sent: signal.Signals) -> None:
    with (
        serving(tmp_path) as (server, _),
        server.send(b"GET /health HTTP/1.1\r\nHost: here\r\n\r\n"),
        server.send(HALF_A_POST),
    ):
        assert server.ask("GET", "/health")[0] == 200
        code, out, err = server.stop(sent)
    assert code == 0
    assert out.endswith("\nStopped. Everything is saved.\n")
    assert err == ""


def test_a_second_start_keeps_everything(tmp_path: Path) -> None:
    codes = []
    for _ in range(2):
        with serving(tmp_path, "--demonstration") as (server, shown):
            codes.append(re.findall(r"/join/(\w+)", shown)[0])
            assert server.ask("GET", f"/join/{codes[0]}")[0] == 200
            server.stop()
    assert codes[0] == codes[1]


def test_codes_and_links_reach_no_log(tmp_path: Path) -> None:
    with serving(tmp_path, "--demonstration") as (server, shown):
        code = re.findall(r"/join/(\w+)", shown)[0]
        server.ask("GET", f"/join/{code}")
        server.ask("GET", f"/no/such/page/{code}")
        assert server.stop()[2] == ""

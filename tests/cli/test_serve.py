"""The real thing: `workshop serve` as a process of its own."""

import http.client
import json
import re
import signal
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.live.running import HALF_A_POST, Running
from tests.live.sse import stream
from tests.served import serving, start
from workshop.documents import fonts
from workshop.documents.press import Press

NewFolder = Callable[[], Path]


def test_a_first_start_shows_three_doors_that_open(new_data_folder: NewFolder) -> None:
    with serving(new_data_folder(), "--demonstration", "--address", "10.9.8.7") as (server, shown):
        found = re.findall(r"http://localhost:\d+(/\S+)", shown)
        assert [path.split("/")[1] for path in found] == ["staff", "projector", "join"]
        for path in found:
            assert server.ask("GET", path)[0] == 200, path
        assert f"http://10.9.8.7:{server.port}/join/" in shown


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_with_one_friendly_line(new_data_folder: NewFolder, sent: signal.Signals) -> None:
    with (
        serving(new_data_folder()) as (server, _),
        server.send(b"GET /health HTTP/1.1\r\nHost: here\r\n\r\n"),
        server.send(HALF_A_POST),
    ):
        assert server.ask("GET", "/health")[0] == 200
        code, out, err = server.stop(sent)
    assert code == 0
    assert out.endswith("\nStopped. Everything is saved.\n")
    assert err == ""


def test_it_stops_as_friendly_with_streams_open(new_data_folder: NewFolder) -> None:
    with serving(new_data_folder(), "--demonstration") as (server, shown), ExitStack() as phones:
        code = re.findall(r"/join/(\w+)", shown)[0]
        for _ in range(5):
            phone = phones.enter_context(stream(server, stream_of_the_wall(server, code)))
            assert json.loads(phone.next("frame"))["revision"]
        exit_code, out, err = server.stop()
    assert exit_code == 0
    assert out.endswith("\nStopped. Everything is saved.\n")
    assert err == ""


def stream_of_the_wall(server: Running, code: str) -> str:
    connection = http.client.HTTPConnection(server.host, server.port, timeout=20)
    with closing(connection):
        connection.request("GET", f"/projector/{code}/state")
        return connection.getresponse().headers["Live-Stream"]


def test_a_second_start_keeps_everything(new_data_folder: NewFolder) -> None:
    codes, folder = [], new_data_folder()
    for _ in range(2):
        with serving(folder, "--demonstration") as (server, shown):
            codes.append(re.findall(r"/join/(\w+)", shown)[0])
            assert server.ask("GET", f"/join/{codes[0]}")[0] == 200
            server.stop()
    assert codes[0] == codes[1]


def test_codes_and_links_reach_no_log(new_data_folder: NewFolder) -> None:
    with serving(new_data_folder(), "--demonstration") as (server, shown):
        code = re.findall(r"/join/(\w+)", shown)[0]
        server.ask("GET", f"/join/{code}")
        server.ask("GET", f"/no/such/page/{code}")
        assert server.stop()[2] == ""


def test_typefaces_are_made_once_and_before_any_address_is_shown(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def serve_app(app, streams, listening, *, on_started, on_stopped, **_rest) -> None:
        on_started()
        on_stopped()

    monkeypatch.setattr(fonts, "_cut_all", lambda target: None)
    monkeypatch.setattr(Press, "warm_up", lambda press: None)
    monkeypatch.setattr("workshop.cli.serve.serve_app", serve_app)
    first, second = (shell.says("serve", "--port", "0") for _time in range(2))
    line = "Making the typefaces for paper, once. This takes about a minute."
    assert first.startswith(f"{line}\n\nGive First is running.")
    assert "typefaces" not in second


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_stopping_while_the_typefaces_are_made_leaves_nothing_half_made(
    tmp_path: Path, sent: signal.Signals
) -> None:
    with start(tmp_path) as process:
        try:
            assert process.stdout
            assert process.stdout.readline().startswith("Making the typefaces")
            process.send_signal(sent)
            out, err = process.communicate(timeout=60)
        finally:
            process.kill()  # else a lost signal would hold up all the other tests
    assert (process.returncode, out, err) == (0, "\nStopped. Everything is saved.\n", "")
    assert list(tmp_path.glob("fonts/*")) == []

"""Whatever is typed is printed as it was typed: nothing is interpreted, fetched or attached."""

import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.documents import gate, samples
from workshop.documents import letters
from workshop.documents.press import PressError, Sheet


@pytest.fixture(scope="module")
def listener():
    """A server on this machine that counts who calls."""
    calls: list[str] = []

    class Count(BaseHTTPRequestHandler):
        def do_GET(self):
            calls.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Count)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    server.calls = calls
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def fragments(address: str, secret: str) -> dict[str, str]:
    return {
        "image": f"<img src='{address}/image' alt='x'>",
        "style import": f"<style>@import url({address}/style)</style>",
        "style sheet": f"<link rel=stylesheet href='{address}/sheet'>",
        "image in a style": f"<p style='background: url({address}/background)'>x</p>",
        "font": f"<style>@font-face {{font-family: a; src: url({address}/font)}} p {{font: 9pt a}}</style>",
        "image in a drawing": (
            f"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><title>x</title>"
            f"<image href='{address}/drawing' width='9' height='9'/></svg>"
        ),
        "object": f"<object data='{address}/object' type='image/png'>x</object>",
        "attached page": f"<link rel=attachment href='{address}/attached'>",
        "attached file": f"<link rel=attachment href='{secret}'>",
        "attached link": f"<a rel=attachment href='{secret}'>x</a>",
        "file as picture": f"<img src='{secret}' alt='x'>",
    }


KINDS = list(fragments("", ""))


@pytest.fixture
def hostile(listener, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret of the house")
    return fragments(f"http://127.0.0.1:{listener.server_port}", secret.as_uri())


@pytest.mark.parametrize("kind", KINDS)
def test_markup_in_our_own_page_fetches_nothing(press, listener, hostile, kind):
    """Even where the escaping failed: the renderer itself opens our own files only."""
    html = f"<!doctype html><html lang=en><title>x</title><body>{hostile[kind]}<p>End</p></html>"
    pdf = b""
    with suppress(PressError):
        pdf = press.print(Sheet(html, "x"))
    assert listener.calls == []
    assert pdf == b"" or gate.attachments(pdf) == []


def test_markup_in_every_value_is_printed_letter_by_letter(press, listener, hostile):
    markup = hostile["image"]
    values = dict.fromkeys(("name", "title", "place", "instructor", "center_name", "center_contact"), markup)
    for sheet in (samples.proof(**values), samples.filled(answers={"need-1": markup}, name=markup)):
        pdf = press.print(sheet)
        assert gate.text_of(pdf).replace(" ", "").count(letters.tidy(markup).replace(" ", "")) >= 2
        assert gate.pictures(pdf) == []
        gate.assert_accessible(pdf)
    assert listener.calls == []


@pytest.mark.parametrize("kind", KINDS)
def test_markup_as_a_name_stays_a_name(hostile, kind):
    for sheet in (samples.proof(name=hostile[kind]), samples.certificate(name=hostile[kind])):
        assert hostile[kind] not in sheet.html
        assert "&lt;" in sheet.html

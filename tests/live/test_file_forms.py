"""Forms that bring a file: larger than others, few at a time, and refused by the app in its own words."""

import asyncio
from contextlib import ExitStack
from typing import Any

import pytest

from workshop.live.asgi import Message, Scope
from workshop.live.body import LARGEST, BodyRefused
from workshop.live.files import AT_ONCE, FileForms
from workshop.live.front import Front

MOST = 4 * LARGEST


def form(path: str, length: int | None, method: str = "POST") -> Scope:
    headers = [(b"transfer-encoding", b"chunked")] if length is None else []
    headers += [(b"content-length", str(length).encode())] if length is not None else []
    return {
        "type": "http", "method": method, "path": path, "query_string": b"", "headers": headers,
        "http_version": "1.1", "scheme": "http", "server": ("here", 80), "client": ("there", 1),
    }  # fmt: skip


def measure(environ: dict[str, Any], start: Any) -> list[bytes]:
    """Says how long the form was to be, and how much of it is here."""
    start("200 OK", [])
    return [f"{environ['CONTENT_LENGTH']} {len(environ['wsgi.input'].read())}".encode()]


def send(scope: Scope, size: int, forms: FileForms | None = None) -> tuple[int, str]:
    said: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"x" * size}

    async def say(message: Message) -> None:
        said.append(message)

    async def run() -> None:
        streams: Any = None
        front = Front(measure, streams, asyncio.Event(), forms or FileForms(["/pictures/"], MOST))
        await front(scope, receive, say)

    asyncio.run(run())
    return said[0]["status"], said[1]["body"].decode()


@pytest.mark.parametrize("is_announced", [True, False])
def test_a_file_arrives_that_is_larger_than_other_forms_may_be(is_announced: bool) -> None:
    scope = form("/pictures/logo", MOST if is_announced else None)
    assert send(scope, MOST) == (200, f"{MOST} {MOST}")


@pytest.mark.parametrize("size", [MOST + 1, 40 * MOST])
def test_what_is_too_large_for_a_file_is_for_the_app_to_refuse_by_its_length(size: int) -> None:
    assert send(form("/pictures/logo", size), min(size, 2 * MOST)) == (200, f"{size} 0")


@pytest.mark.parametrize("path", ["/staff/pictures/", "/picture", "/"])
def test_no_other_form_may_be_as_large(path: str) -> None:
    assert send(form(path, LARGEST + 1), LARGEST + 1)[0] == 413


def test_few_large_ones_are_taken_at_a_time_and_small_ones_always() -> None:
    forms = FileForms(["/pictures/"], MOST)
    with ExitStack() as under_way:
        for _ in range(AT_ONCE):
            under_way.enter_context(forms.place(form("/pictures/logo", LARGEST + 1)))
        for length in (LARGEST + 1, None):
            with pytest.raises(BodyRefused) as refused, forms.place(form("/pictures/logo", length)):
                pass
            assert refused.value.status == 503
        assert send(form("/pictures/logo", 100), 100, forms) == (200, "100 100")
    assert send(form("/pictures/logo", LARGEST + 1), LARGEST + 1, forms)[0] == 200


def test_one_that_has_no_place_is_read_to_its_end_or_its_sender_would_see_a_broken_connection() -> None:
    forms, sent, said = FileForms(["/pictures/"], MOST), [b"x" * LARGEST] * 3, []

    async def receive() -> Message:
        return {"type": "http.request", "body": sent.pop(), "more_body": bool(sent)}

    async def say(message: Message) -> None:
        assert not sent, "answered too early"
        said.append(message)

    async def run() -> None:
        streams: Any = None
        await Front(measure, streams, asyncio.Event(), forms)(form("/pictures/", 3 * LARGEST), receive, say)

    with ExitStack() as under_way:
        for _ in range(AT_ONCE):
            under_way.enter_context(forms.place(form("/pictures/logo", LARGEST + 1)))
        asyncio.run(run())
    assert said[0]["status"] == 503
    assert b"Others are sending" in said[1]["body"]

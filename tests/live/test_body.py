import asyncio
from collections.abc import Iterable

import pytest

from workshop.live.asgi import Message, Receive
from workshop.live.body import BodyRefused, SenderGone, read_body

SCOPE = {"headers": [(b"content-length", b"100")]}


def sending(messages: Iterable[Message]) -> Receive:
    """A phone that sends these and then falls silent."""
    left = iter(messages)

    async def receive() -> Message:
        for message in left:
            return message
        await asyncio.Event().wait()
        raise AssertionError

    return receive


def read(messages: Iterable[Message], *, patience: float = 5.0, stopping: bool = False) -> bytes:
    async def run() -> bytes:
        stop = asyncio.Event()
        if stopping:
            stop.set()
        return await read_body(SCOPE, sending(messages), stop, patience)

    return asyncio.run(run())


def test_parts_are_put_together() -> None:
    parts = [
        {"type": "http.request", "body": b"give ", "more_body": True},
        {"type": "http.request", "body": b"first"},
    ]
    assert read(parts) == b"give first"


def test_a_sender_who_takes_too_long_is_told_so() -> None:
    with pytest.raises(BodyRefused, match="Sending took too long") as refused:
        read([{"type": "http.request", "body": b"give ", "more_body": True}], patience=0.01)
    assert refused.value.status == 408


def test_a_sender_who_hangs_up_gets_no_answer() -> None:
    with pytest.raises(SenderGone):
        read([{"type": "http.disconnect"}])


def test_a_server_that_stops_waits_for_nobody() -> None:
    with pytest.raises(BodyRefused) as refused:
        read([], stopping=True)
    assert refused.value.status == 503


def test_a_flood_without_a_length_is_cut_off() -> None:
    flood = ({"type": "http.request", "body": b"x" * 1024 * 1024, "more_body": True} for _ in range(1000))
    with pytest.raises(BodyRefused) as refused:
        read(flood)
    assert refused.value.status == 413
    assert next(flood)["more_body"]

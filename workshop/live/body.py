"""Reads what a phone sends, whole, before a page's thread is taken for it: a slow one holds up nobody."""

import asyncio

from workshop.live.asgi import Receive, Scope

LARGEST = 1024 * 1024  # bytes
# So much of a longer one is read and thrown away, for its sender to see our answer and no broken connection.
LARGEST_SWALLOWED = 16 * LARGEST
PATIENCE = 20.0  # seconds for the whole of it


class BodyRefused(Exception):
    """The status and the sentence for whoever sent it."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


class TooLong(BodyRefused):
    """`size`: bytes, as far as they were counted."""

    def __init__(self, size: int) -> None:
        super().__init__(413, "That is more than this page can take. Please make it shorter.")
        self.size = size


class SenderGone(Exception):
    """Nobody is left to answer."""


async def read_body(
    scope: Scope,
    receive: Receive,
    stop: asyncio.Event,
    patience: float = PATIENCE,
    largest: int = LARGEST,
) -> bytes:
    """Refuses with 413 over `largest` bytes, 408 after `patience` seconds, 503 when the server stops."""
    length = length_of(scope)
    if length == 0:
        return b""
    if length is not None and length > LARGEST_SWALLOWED:
        raise TooLong(length)
    reading, stopping = asyncio.ensure_future(_read_all(receive, largest)), asyncio.ensure_future(stop.wait())
    try:
        done, _ = await asyncio.wait(
            (reading, stopping), timeout=patience, return_when=asyncio.FIRST_COMPLETED
        )
    finally:
        stopping.cancel()
        reading.cancel()
    if reading in done:
        return reading.result()
    if stopping in done:
        raise BodyRefused(503, "The class computer is being switched off. Keep your text and try later.")
    raise BodyRefused(408, "Sending took too long. Please check the connection and send it again.")


async def _read_all(receive: Receive, largest: int) -> bytes:
    parts, size = [], 0
    while size <= LARGEST_SWALLOWED:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise SenderGone
        part = bytes(message.get("body", b""))
        size += len(part)
        if size <= largest:
            parts.append(part)
        else:
            parts.clear()
        if not message.get("more_body"):
            break
    if size > largest:
        raise TooLong(size)
    return b"".join(parts)


def length_of(scope: Scope) -> int | None:
    """Of the body, as it is announced; None where only its end will tell."""
    headers = dict(scope["headers"])
    length: bytes = headers.get(b"content-length", b"")
    if length in (b"", b"0"):
        return None if headers.get(b"transfer-encoding") else 0
    return int(length) if length.isdigit() else None

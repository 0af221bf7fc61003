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


class SenderGone(Exception):
    """Nobody is left to answer."""


async def read_body(scope: Scope, receive: Receive, stop: asyncio.Event, patience: float = PATIENCE) -> bytes:
    """Refuses with 413 over `LARGEST` bytes, 408 after `patience` seconds, 503 when the server stops."""
    length = _header(scope, b"content-length")
    if length in (b"", b"0") and not _header(scope, b"transfer-encoding"):
        return b""
    if length.isdigit() and int(length) > LARGEST_SWALLOWED:
        raise _too_long()
    reading, stopping = asyncio.ensure_future(_read_all(receive)), asyncio.ensure_future(stop.wait())
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


async def _read_all(receive: Receive) -> bytes:
    parts, size = [], 0
    while size <= LARGEST_SWALLOWED:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise SenderGone
        part = bytes(message.get("body", b""))
        size += len(part)
        if size <= LARGEST:
            parts.append(part)
        else:
            parts.clear()
        if not message.get("more_body"):
            break
    if size > LARGEST:
        raise _too_long()
    return b"".join(parts)


def _too_long() -> BodyRefused:
    return BodyRefused(413, "That is more than this page can take. Please make it shorter.")


def _header(scope: Scope, name: bytes) -> bytes:
    found: bytes = dict(scope["headers"]).get(name, b"")
    return found

"""As much of WebSocket and Socket.IO as a reader needs who only listens."""

import random
from collections.abc import Iterator

PATH = "/socket.io/?EIO=4&transport=websocket"
HELLO = (
    f"GET {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
).encode()


class Frames:
    """What has come of the frames of one connection, RFC 6455."""

    def __init__(self) -> None:
        self._buffer = b""

    def take(self, data: bytes) -> Iterator[bytes]:
        """The words of each frame that is whole now."""
        self._buffer += data
        while (found := _frame(self._buffer)) is not None:
            words, self._buffer = found
            yield words

    @staticmethod
    def answer_to(words: bytes) -> bytes | None:
        """Socket.IO: "I am open" is answered by asking to be let in, "are you there" by "I am"."""
        if words[:1] == b"0":
            return _masked(b"40")
        return _masked(b"3") if words == b"2" else None


def _frame(buffer: bytes) -> tuple[bytes, bytes] | None:
    """The first frame, and what follows it."""
    if len(buffer) < 2:
        return None
    length, begin = buffer[1] & 127, 2
    if length > 125:
        begin = 4 if length == 126 else 10
        if len(buffer) < begin:
            return None
        length = int.from_bytes(buffer[2:begin], "big")
    end = begin + length
    return (buffer[begin:end], buffer[end:]) if len(buffer) >= end else None


def _masked(words: bytes) -> bytes:
    """A short text frame as a client must send it."""
    mask = random.randbytes(4)
    return bytes((0x81, 0x80 | len(words))) + mask + bytes(one ^ mask[at % 4] for at, one in enumerate(words))

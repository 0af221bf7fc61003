"""Reads a stream as a browser would, over a real socket."""

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.live.running import Running


@dataclass(frozen=True)
class Event:
    kind: str
    data: str


class Stream:
    def __init__(self, answer: http.client.HTTPResponse) -> None:
        self.answer = answer
        self.status = answer.status

    def __iter__(self) -> Iterator[Event]:
        """Until the server ends it."""
        kind, data = "message", None
        while line := self.answer.readline():
            word, _colon, value = line.decode().rstrip("\n").partition(": ")
            if word == "event":
                kind = value
            elif word == "data":
                data = value
            elif not word:
                if data is not None:
                    yield Event(kind, data)
                kind, data = "message", None

    def next(self, kind: str) -> str:
        """The data of the next event of this kind; others are passed over."""
        return next(one.data for one in self if one.kind == kind)


@contextmanager
def stream(server: Running, address: str) -> Iterator[Stream]:
    connection = http.client.HTTPConnection(server.host, server.port, timeout=20)
    try:
        connection.request("GET", address)
        with connection.getresponse() as answer:
            yield Stream(answer)
    finally:
        connection.close()

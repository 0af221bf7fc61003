"""Somebody who writes their sheet over and over, and what of it the server has said that it has."""

import http.client
import re
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from bench.visitor import Visitor

LOST = (OSError, http.client.HTTPException, RuntimeError)  # the last: the server said no


class Writer:
    """`received`: the edit that the server last said it has; `count`: how often it said so."""

    def __init__(self, visitor: Visitor, page: str, edit: int = 0) -> None:
        """`edit`: at least that of the last save in an earlier life of this phone."""
        self.visitor, self._page = visitor, page
        self.edit, self.received, self.count, self.refused = edit, 0, 0, 0

    def write(self) -> None:
        self.edit += 1
        fields = {"edit": str(self.edit), "name-1": f"note {self.edit}"}
        try:
            answer = self.visitor.post(self._page, **fields)
        except LOST:
            self.refused += 1
            time.sleep(0.05)
            return
        if answer and answer["status"] == "saved":
            self.received = self.edit
            self.count += 1

    def kept(self) -> int:
        found = re.search(r'value="note (\d+)"', self.visitor.get(self._page))
        return int(found[1]) if found else 0


@contextmanager
def writing(writers: Sequence[Writer]) -> Iterator[None]:
    """All of them, all the while."""
    is_over = threading.Event()

    def go_on(writer: Writer) -> None:
        while not is_over.is_set():
            writer.write()

    threads = [threading.Thread(target=go_on, args=(writer,)) for writer in writers]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        is_over.set()
        for thread in threads:
            thread.join()

"""The server is killed over and over while people write; what each was told to be received must be there."""

import http.client
import random
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.printing import SHEET
from bench.served import Server
from bench.visitor import Visitor

LOST = (OSError, http.client.HTTPException, RuntimeError)  # the last: the server said no


class Writer:
    """Writes a sheet over and over. `received`: the edit that the server last said it has."""

    def __init__(self, phone: Visitor, page: str) -> None:
        self.phone, self._page = phone, page
        self.edit = self.received = self.count = 0
        self.edit = int(time.time())  # above what an earlier life of this phone has sent

    def write(self) -> None:
        self.edit += 1
        fields = {"edit": str(self.edit), "name-1": f"note {self.edit}"}
        try:
            answer = self.phone.post(self._page, **fields)
        except LOST:
            time.sleep(0.05)
            return
        if answer and answer["status"] == "saved":
            self.received = self.edit
            self.count += 1

    def kept(self) -> int:
        found = re.search(r'value="note (\d+)"', self.phone.get(self._page))
        return int(found[1]) if found else 0


def kill_over_and_over(folder: Path, core: int, phones: list[Visitor], times: int) -> tuple[int, int]:
    """How many answers were lost, of how many that were said to be received."""
    server = Server(folder, core)
    writers = [Writer(phone, f"/class/{server.code}/{SHEET}") for phone in phones]
    lost = 0
    for _kill in range(times):
        for writer in writers:
            writer.phone.move(server.port)
            lost += writer.kept() < writer.received
        with _writing(writers):
            time.sleep(random.uniform(0.8, 2.2))
            server.kill()
        server = Server(folder, core)
    for writer in writers:
        writer.phone.move(server.port)
        lost += writer.kept() < writer.received
    server.kill()
    return lost, sum(writer.count for writer in writers)


@contextmanager
def _writing(writers: list[Writer]) -> Iterator[None]:
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

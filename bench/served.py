"""The real server, `workshop serve`, on one core; and people who have come in by its own doors."""

import os
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from bench.visitor import Visitor
from tests.served import start

CLASS = "/staff/classes/1"


class Server:
    def __init__(self, folder: Path, core: int, port: int = 0) -> None:
        self.process = start(folder, "--port", str(port), "--demonstration")
        with suppress(AttributeError):  # not on every system
            os.sched_setaffinity(self.process.pid, {core})
        self.shown = ""
        assert self.process.stdout
        while "Phones" not in self.shown:
            line = self.process.stdout.readline()
            assert line, self.process.communicate()
            self.shown += line
        self.port = int(self._found(r"http://localhost:(\d+)/"))

    @property
    def code(self) -> str:
        return self._found(r"Class code\s+(\w+)")

    def sign_in(self) -> Visitor:
        """At the console of the class."""
        link = self._found(r"http://localhost:\d+(/staff/links/\S+)")
        ines = Visitor(self.port)
        ines.get(link)
        ines.post(link)
        ines.get(f"{CLASS}/console")
        return ines

    def join(self, people: int) -> list[Visitor]:
        with ThreadPoolExecutor(8) as threads:
            return list(threads.map(self._joined, range(people)))

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()

    def _joined(self, number: int) -> Visitor:
        phone = Visitor(self.port)
        phone.get(f"/join/{self.code}")
        phone.post(f"/join/{self.code}", screen_name=f"Person {number}")
        phone.get(f"/class/{self.code}/")
        return phone

    def _found(self, pattern: str) -> str:
        found = re.search(pattern, self.shown)
        assert found, self.shown
        return found[1]

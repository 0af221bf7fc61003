"""A paper printed over and over through the real server, by somebody who waits for it each time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from bench.visitor import Visitor

SHEET = "worksheets/my-network"


class Printing:
    """Of a worksheet with words in it, which is made anew each time. `took`: seconds each."""

    def __init__(self, phone: Visitor, code: str) -> None:
        self._phone = phone.another_tab()
        self._page = f"/class/{code}/{SHEET}"
        self.took: list[float] = []
        self._phone.get(self._page)
        words = {f"name-{row}": f"Ana Ruiz {row}" for row in range(1, 6)}
        self._phone.post(self._page, edit=str(int(time.time())), **words)
        for _warm in range(4):  # both workers
            self._phone.get(f"{self._page}.pdf")

    @contextmanager
    def going_on(self, every: float = 0.0) -> Iterator[None]:
        """One after the other, or one `every` so many seconds."""
        is_over = Event()

        def print_on() -> None:
            while not is_over.is_set():
                self._phone.get(f"{self._page}.pdf")
                self.took.append(self._phone.took)
                is_over.wait(max(0.0, every - self._phone.took))

        thread = Thread(target=print_on)
        thread.start()
        try:
            yield
        finally:
            is_over.set()
            thread.join()

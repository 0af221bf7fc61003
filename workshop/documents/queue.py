"""The queue before the press. Who waits in it holds one of the threads that pages need, so it is short."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from workshop.documents.errors import PressError


class Queue:
    """So many places; whoever finds none is sent away at once with PressError("busy")."""

    def __init__(self, places: int) -> None:
        self._places = BoundedSemaphore(places)

    @contextmanager
    def place(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise PressError("busy")
        try:
            yield
        finally:
            self._places.release()

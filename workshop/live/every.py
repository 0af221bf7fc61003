"""Work that comes round again while the server runs: deletion of old answers, last-seen times."""

import logging
from collections.abc import Callable
from threading import Event, Thread

logger = logging.getLogger(__name__)


class Every:
    """Calls `function` at once and then every `seconds`, in a thread of its own.

    A call that fails is logged, and the next one comes all the same. `stop` waits `patience` seconds at most.
    """

    def __init__(self, seconds: float, function: Callable[[], object], *, patience: float = 0.2) -> None:
        self._seconds = seconds
        self._function = function
        self._patience = patience
        self._stopped = Event()
        self._thread = Thread(target=self._run, name=f"every {seconds} s", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(self._patience)

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                self._function()
            except Exception:
                logger.exception("work that comes round every %s seconds failed", self._seconds)
            self._stopped.wait(self._seconds)

"""Whether the phones of this room reach this computer: what they are told, and which address let one in."""

from dataclasses import dataclass
from datetime import datetime
from threading import Lock

MOST_KEPT = 20
LONGEST_HOST = 100


@dataclass(frozen=True)
class Arrival:
    """Nothing about the phone: only the address of ours that it came to."""

    host: str
    at: datetime


class Room:
    """In memory, for this run. `told`: the address that phones are told, where staff have chosen another one
    than the settings have. Safe with many threads."""

    def __init__(self) -> None:
        self.told: str | None = None
        self._arrivals: dict[str, datetime] = {}
        self._lock = Lock()

    def saw(self, host: str, at: datetime) -> None:
        with self._lock:
            self._arrivals.pop(host[:LONGEST_HOST], None)
            self._arrivals[host[:LONGEST_HOST]] = at
            while len(self._arrivals) > MOST_KEPT:
                del self._arrivals[next(iter(self._arrivals))]

    def arrivals(self, since: datetime) -> list[Arrival]:
        """The latest of each address, the newest first."""
        with self._lock:
            found = [Arrival(host, at) for host, at in self._arrivals.items() if at >= since]
        return found[::-1]

    def clear(self) -> None:
        with self._lock:
            self.told = None
            self._arrivals.clear()

"""Short-lived signed tickets: who holds one was let in by a door, so that a stream need not ask again."""

import time
from dataclasses import dataclass
from typing import Any, NamedTuple

from itsdangerous import BadData, URLSafeTimedSerializer

from workshop.live.following import Topic

VALID_FOR = 600  # seconds; the page then gets a new one at its door, which looks again who is there


class Holder(NamedTuple):
    """What a door recognised somebody by: as long as that is there, the ticket is good (see gate). `kind`:
    device or session."""

    kind: str
    id: int


@dataclass(frozen=True)
class Ticket:
    """`seen_id`: the participant who is present as long as the stream is open, if it is a participant's.
    `holder`: None where anybody may look."""

    topic: Topic
    seen_id: int | None
    holder: Holder | None
    seconds_left: float


class Tickets:
    """The doors and the streams make theirs from the same key."""

    def __init__(self, key: str) -> None:
        self._signer = URLSafeTimedSerializer(key, salt="workshop.live")

    def issue(self, topic: Topic, seen_id: int | None = None, holder: Holder | None = None) -> str:
        """Safe in an address."""
        signed: str | bytes = self._signer.dumps([*topic, seen_id, holder])
        return signed if isinstance(signed, str) else signed.decode()

    def read(self, text: str) -> Ticket | None:
        """None for a ticket that is forged, damaged or too old."""
        try:
            found: Any
            found, issued_at = self._signer.loads(text, max_age=VALID_FOR, return_timestamp=True)
        except BadData:
            return None
        meeting_id, audience, language, seen_id, held = found
        left = issued_at.timestamp() + VALID_FOR - time.time()
        holder = Holder(*held) if held else None
        return Ticket(Topic(meeting_id, audience, language), seen_id, holder, left)

"""A tiny site behind the real server, run as a process of its own: what it prints first is its port."""

import sys
import time

from flask import Flask, request
from itsdangerous import TimestampSigner, URLSafeTimedSerializer

from workshop.live.every import Every
from workshop.live.following import Frame, Topic
from workshop.live.hub import Hub
from workshop.live.listening import listen
from workshop.live.server import serve
from workshop.live.streams import PLACE, Streams
from workshop.live.tickets import VALID_FOR, Holder, Tickets

tiny = Flask(__name__)
tickets = Tickets("tiny")
revision = 1
padding = 0  # characters
followed: list[int] = []  # who was seen on a stream, once for each sighting


def render(meeting_id: int, audience: str, language: str) -> Frame | None:
    if meeting_id != 1:
        return None
    return Frame(revision, {"to": audience, "padding": str(revision).ljust(padding)})


hub = Hub(render, lambda _meeting_id: revision, beat=0.2)
still_in: set[Holder] = {Holder("device", number) for number in range(1, 1000)}
streams = Streams(hub, tickets, followed.append, still_in.intersection, patience=0.5, look=0.2)


@tiny.get("/ticket/<int:meeting_id>/<audience>/<int:seen_id>")
def ticket(meeting_id: int, audience: str, seen_id: int) -> str:
    holder = Holder("device", seen_id) if seen_id else None
    return PLACE + tickets.issue(Topic(meeting_id, audience, "en"), seen_id or None, holder)


@tiny.post("/out/<int:device_id>")
def put_out(device_id: int) -> str:
    still_in.discard(Holder("device", device_id))
    return ""


class Older(TimestampSigner):
    def get_timestamp(self) -> int:
        return super().get_timestamp() - VALID_FOR + 2


@tiny.get("/old-ticket")
def old_ticket() -> str:
    """Valid for a second or two."""
    signer = URLSafeTimedSerializer("tiny", salt="workshop.live", signer=Older)
    return f"{PLACE}{signer.dumps([1, 'participant', 'en', None, None])}"


@tiny.post("/advance")
def advance() -> str:
    """With a body, which stands for the size of the frames from now on."""
    global revision, padding
    revision, padding = revision + 1, int(request.get_data() or 0)
    hub.changed(1, revision)
    return str(revision)


@tiny.get("/followed")
def whom() -> list[int]:
    return followed


@tiny.get("/")
def home() -> str:
    return "hello"


@tiny.post("/echo")
def echo() -> bytes:
    return request.get_data()


@tiny.get("/me")
def me() -> dict[str, str | None]:
    return {"address": request.remote_addr, "scheme": request.scheme, "query": request.query_string.decode()}


@tiny.get("/forwarded")
def forwarded() -> str:
    return request.headers.get("X-Forwarded-For", "none")


@tiny.get("/big")
def big() -> bytes:
    return b"x" * 20_000_000


@tiny.get("/stuck")
def stuck() -> str:
    time.sleep(60)
    return "late"


def main() -> None:
    ticks: list[int] = []
    listening = listen(sys.argv[1] if len(sys.argv) > 1 else "127.0.0.1", 0, gone_after=3000)
    serve(
        tiny,
        streams,
        listening,
        on_started=lambda: print(listening.getsockname()[1], flush=True),
        timers=[Every(0.01, lambda: ticks.append(1))],
        on_stopping=lambda: ticks.append(100),
        on_stopped=lambda: print(f"tidied up after {max(ticks)}", flush=True),
    )


if __name__ == "__main__":
    main()

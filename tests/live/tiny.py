"""A tiny site behind the real server, run as a process of its own: what it prints first is its port."""

import sys
import time

from flask import Flask, request

from workshop.live.every import Every
from workshop.live.listening import listen
from workshop.live.server import serve

tiny = Flask(__name__)


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
    listening = listen(sys.argv[1] if len(sys.argv) > 1 else "127.0.0.1", 0)
    serve(
        tiny,
        listening,
        on_started=lambda: print(listening.getsockname()[1], flush=True),
        timers=[Every(0.01, lambda: ticks.append(1))],
        on_stopping=lambda: ticks.append(100),
        on_stopped=lambda: print(f"tidied up after {max(ticks)}", flush=True),
    )


if __name__ == "__main__":
    main()

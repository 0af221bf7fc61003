"""What a crowd of 2,000 must find, what would be good, and how far it was from that."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """`must` and `good` are the most that the value may be. `unit` is "" for a ratio."""

    words: str
    must: float
    good: float
    unit: str = ""


LAST_NCHAN = Target("the last reader's receipt / nchan's", 2.2, 1.6)
LAST_SOCKETIO = Target("the last reader's receipt / Flask-SocketIO's", 1.0, 0.75)
P50_NCHAN = Target("p50 / nchan's", 2.6, 1.6)
CPU_NCHAN = Target("CPU a delivery / nchan's", 2.5, 1.5)
CPU_SOCKETIO = Target("CPU a delivery / Flask-SocketIO's", 1.0, 0.7)
MEMORY_SOCKETIO = Target("memory a reader / Flask-SocketIO's", 0.5, 0.3)
JOIN_CPU_SOCKETIO = Target("CPU a new stream / Flask-SocketIO's", 1.5, 0.8)
JOIN_NCHAN = Target("all are in, offered 2,000 a second / nchan's", 2.0, 1.2)
BACK = Target("all are back after kill -9, 0 to 5 s of jitter", 7, 5.5, "s")
MISSING = Target("steps that did not come to a reader", 0, 0, "times")
WRONG = Target("readers with a wrong state after the return", 0, 0, "times")
PAGE = Target("a page's p95, all streams open and a paper printed / none", 4, 2.5)
PRINTING = Target("the last reader's receipt while papers are printed / without", 1.25, 1.1)
ANSWER_ERRORS = Target("500 answers in 5 s with 500 streams: errors", 0, 0, "times")
ANSWERS = Target("500 answers in 5 s with 500 streams: p95", 100, 30, "ms")
LOST = Target("answers lost that were said to be received, over 20 x kill -9", 0, 0, "times")
FLOOR = Target("a step at the last of all of them, whatever the machine", 300, 300, "ms")

STEP_60 = Target("60 people: a step at a phone, p95", 250, 250, "ms")
ANSWER_60 = Target("60 people: an answer, p95", 100, 100, "ms")
BACK_60 = Target("60 people: all are back after the server is up", 10, 10, "s")
PRINTING_60 = Target("60 people: an answer's p95 while papers are printed / without", 1.2, 1.2)


def judge(found: dict[Target, float | None]) -> None:
    """One line a target: what it came to, whether that holds, and how near to good it is."""
    for target, value in found.items():
        if value is None:
            print(f"{target.words:66} not measured")
        else:
            print(f"{target.words:66} {_number(value, target):>9}  {verdict(target, value)}")


def verdict(target: Target, value: float) -> str:
    must = f"at most {_number(target.must, target)}"
    if value > target.must:
        return f"MISSES by {_number(value - target.must, target)} ({must})"
    if value <= target.good:
        return f"holds ({must})" + (", and is good" if target.good < target.must else "")
    return f"holds ({must}); good would be {_number(target.good, target)}"


def _number(value: float, target: Target) -> str:
    if target.unit in ("ms", "times"):
        return f"{value:.0f} {target.unit}" if target.unit == "ms" else f"{value:.0f}"
    return f"{value:.2f} {target.unit}".strip()

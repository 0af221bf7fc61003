"""A crowd on one class, beside nchan and Flask-SocketIO: the rounds, the table, and what ours must do besides."""

import argparse
import os
import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Event, Thread

import numpy as np

from bench import targets
from bench.channels import POLLS, Channel, Ours, others
from bench.kills import kill_over_and_over
from bench.machine import cpu_seconds, held_bytes
from bench.printing import Printing
from bench.readers import Readers, ask_for_connections, now
from bench.served import CLASS
from bench.targets import Target, judge
from bench.visitor import Visitor

PACE = 1.0  # seconds from one step to the next
SETTLED = 5.0  # until a server that has just started has nothing left to do
WRITERS = 40


@dataclass
class Round:
    """Of one channel: seconds, bytes and counts. `p50` to `last`: medians over the steps."""

    p50: float
    p95: float
    p99: float
    last: float
    cpu: float
    memory: float
    join_cpu: float
    joined: float
    missing: int
    client: float


def compare(folder: Path, core: int, asked: argparse.Namespace) -> None:
    ask_for_connections()
    ours = Ours(folder, core)
    ours.start()
    at = now()
    ours.people = ours.server.join(asked.crowd)
    ours.open_polls()
    ours.publish()
    size = ours.frame_bytes()
    print(f"{asked.crowd} people have joined in {now() - at:.0f} s; a step brings a phone {size} bytes")
    ours.kill()
    channels: list[Channel] = [ours, *others(core, size, asked.nchan, asked.nchan_root)]
    rounds = {channel.name: [] for channel in channels}
    for number in range(asked.rounds):
        for channel in channels:
            print(f"round {number + 1}, {channel.name}, load {os.getloadavg()[0]:.1f}", flush=True)
            rounds[channel.name].append(_round(channel, asked))
    _table(rounds)
    judge(_beside_others(rounds) | _alone(ours, asked))


def _round(channel: Channel, asked: argparse.Namespace) -> Round:
    channel.start()
    try:
        time.sleep(SETTLED)
        hellos = channel.hellos(asked.crowd)
        with _following_staff(channel):
            return _measured(channel, hellos, asked.broadcasts)
    finally:
        channel.kill()


@contextmanager
def _following_staff(channel: Channel) -> Iterator[None]:
    """At ours, the console and the wall follow by streams of their own."""
    if not isinstance(channel, Ours):
        yield
        return
    assert channel.console
    channel.console.get(f"{CLASS}/console")  # for a new ticket
    screens = [Ours.hello(one) for one in (channel.console, channel.wall)]
    readers = Readers(channel.port, screens, greets=True)
    readers.join()
    assert readers.are_up(20)
    try:
        yield
    finally:
        readers.close()


def _measured(channel: Channel, hellos: list[bytes], broadcasts: int) -> Round:
    pid = channel.process_id
    time.sleep(1)
    held, cpu, begin = held_bytes(pid), cpu_seconds(pid), now()
    readers = _joined(channel, hellos)
    try:
        joined = readers.up_at - begin
        time.sleep(1)
        join_cpu = (cpu_seconds(pid) - cpu) / len(hellos)
        cpu, own, begin = cpu_seconds(pid), time.process_time(), now()
        begun = _steps(channel, readers, broadcasts)
        took = [sorted(at - begun[one] for at in readers.seen[one]) for one in begun if readers.seen[one]]
        received = sum(map(len, took))
        return Round(
            *(median(float(np.percentile(one, at)) for one in took) for at in (50, 95, 99, 100)),
            cpu=(cpu_seconds(pid) - cpu) / received,
            memory=(held_bytes(pid) - held) / len(hellos),
            join_cpu=join_cpu,
            joined=joined,
            missing=len(begun) * len(hellos) - received,
            client=(time.process_time() - own) / (now() - begin),
        )
    finally:
        readers.close()


def _joined(channel: Channel, hellos: list[bytes]) -> Readers:
    readers = Readers(channel.port, hellos, greets=channel.greets, is_websocket=channel.is_websocket)
    readers.join()
    assert readers.are_up(60), f"{readers.up} of {len(hellos)} are in, {readers.refusals} were refused"
    return readers


def _steps(channel: Channel, readers: Readers, count: int) -> dict[int, float]:
    """By revision, when it was sent off."""
    begun = {}
    for _step in range(count):
        before = now()
        revision = channel.publish()
        begun[revision] = before
        time.sleep(max(0.0, before + PACE - now()))
    readers.have(revision, 3)
    return begun


def _table(rounds: dict[str, list[Round]]) -> None:
    print(
        "\nmedians of the rounds      p50    p95    p99   last ms | CPU us   KB  a new stream: ms, all in s | missing  client"
    )
    for name, found in rounds.items():
        one = _middle(found)
        print(
            f"{name:20} {one.p50 * 1e3:9.0f}{one.p95 * 1e3:7.0f}{one.p99 * 1e3:7.0f}{one.last * 1e3:7.0f}    |"
            f"{one.cpu * 1e6:7.1f}{one.memory / 1024:6.1f}{one.join_cpu * 1e3:17.2f}{one.joined:10.2f}  |"
            f"{sum(each.missing for each in found):8}{one.client:8.2f}"
        )
    for name, found in rounds.items():
        print(f"  {name}, last, round by round: {', '.join(f'{one.last * 1e3:.0f}' for one in found)} ms")
    print()


def _middle(found: list[Round]) -> Round:
    return Round(**{name: median(getattr(one, name) for one in found) for name in vars(found[0])})


def _beside_others(rounds: dict[str, list[Round]]) -> dict[Target, float | None]:
    def ratio(of: Callable[[Round], float], other: str) -> float | None:
        if other not in rounds:
            return None
        pairs = zip(rounds[Ours.name], rounds[other], strict=True)
        return median(of(ours) / max(of(theirs), 1e-9) for ours, theirs in pairs)

    return {
        targets.LAST_NCHAN: ratio(lambda one: one.last, "nchan"),
        targets.P50_NCHAN: ratio(lambda one: one.p50, "nchan"),
        targets.CPU_NCHAN: ratio(lambda one: one.cpu, "nchan"),
        targets.JOIN_NCHAN: ratio(lambda one: one.joined, "nchan"),
        targets.LAST_SOCKETIO: ratio(lambda one: one.last, "Flask-SocketIO"),
        targets.CPU_SOCKETIO: ratio(lambda one: one.cpu, "Flask-SocketIO"),
        targets.MEMORY_SOCKETIO: ratio(lambda one: one.memory, "Flask-SocketIO"),
        targets.JOIN_CPU_SOCKETIO: ratio(lambda one: one.join_cpu, "Flask-SocketIO"),
        targets.FLOOR: _middle(rounds[Ours.name]).last * 1000,
        targets.MISSING: sum(one.missing for one in rounds[Ours.name]),
    }


def _alone(ours: Ours, asked: argparse.Namespace) -> dict[Target, float | None]:
    """What has no counterpart at the others: pages, papers, answers, and kills."""
    ours.start()
    found: dict[Target, float | None] = {}
    try:
        time.sleep(SETTLED)
        hellos = ours.hellos(asked.crowd)
        paper = Printing(ours.people[0], ours.server.code)
        page = ours.people[1].another_tab()
        quiet = _page_p95(ours, page, lambda: time.sleep(asked.broadcasts))
        with _following_staff(ours):
            found |= _with_papers(ours, page, quiet, paper, hellos, asked.broadcasts)
            found |= _answers(ours, hellos[:500])
            found |= _return(ours, hellos)
    finally:
        ours.kill()
    lost, of = kill_over_and_over(ours.folder, ours.core, ours.people[:WRITERS], asked.kills)
    print(f"{asked.kills} kills: {lost} of {of} answers lost that were said to be received")
    return found | {targets.LOST: lost}


def _with_papers(
    ours: Ours, page: Visitor, quiet: float, paper: Printing, hellos: list[bytes], broadcasts: int
) -> dict[Target, float | None]:
    """Without and with a paper that is printed each second, in turns."""
    readers = _joined(ours, hellos)
    last: dict[bool, list[float]] = {False: [], True: []}

    def steps(is_printing: bool) -> None:
        for revision, begin in _steps(ours, readers, broadcasts // 4).items():
            last[is_printing].append(max(readers.seen[revision]) - begin)

    try:
        for _turn in range(4):
            steps(False)
            with paper.going_on(every=PACE):
                steps(True)
        with paper.going_on(every=PACE):
            busy = _page_p95(ours, page, lambda: steps(True))
    finally:
        readers.close()
    print(
        f"a page, p95: {quiet * 1e3:.0f} ms with no stream, {busy * 1e3:.0f} ms with all and a paper a second; a "
        f"paper takes {median(paper.took) * 1e3:.0f} ms; the last reader after {median(last[False]) * 1e3:.0f} ms "
        f"without papers, {median(last[True]) * 1e3:.0f} ms with"
    )
    return {targets.PAGE: busy / quiet, targets.PRINTING: median(last[True]) / median(last[False])}


def _page_p95(ours: Ours, page: Visitor, meanwhile: Callable[[], None]) -> float:
    """Of a phone's page, ten times a second."""
    took: list[float] = []
    is_over = Event()

    def look() -> None:
        while not is_over.wait(0.1):
            page.get(f"/class/{ours.server.code}/")
            took.append(page.took)

    thread = Thread(target=look)
    thread.start()
    try:
        meanwhile()
    finally:
        is_over.set()
        thread.join()
    return float(np.percentile(took, 95))


def _answers(ours: Ours, hellos: list[bytes]) -> dict[Target, float | None]:
    readers = _joined(ours, hellos)
    people = ours.people[: len(hellos)]
    address = f"/class/{ours.server.code}/activities/{POLLS[0]}"
    errors = 0

    def answer(phone: Visitor) -> float:
        nonlocal errors
        time.sleep(random.uniform(0, 5))
        try:
            phone.post(address, option="helping-people")
        except (OSError, RuntimeError) as error:
            print(error) if errors < 3 else None
            errors += 1
        return phone.took

    try:
        with ThreadPoolExecutor(len(people)) as threads:
            took = list(threads.map(answer, people))
    finally:
        readers.close()
    p50, p95 = (float(np.percentile(took, at)) * 1000 for at in (50, 95))
    print(f"{len(people)} answers in 5 s: p50 {p50:.0f} ms, p95 {p95:.0f} ms, {errors} errors")
    return {targets.ANSWER_ERRORS: errors, targets.ANSWERS: p95}


def _return(ours: Ours, hellos: list[bytes]) -> dict[Target, float | None]:
    """Killed and started again at once. All must be back, and have the state as it is."""
    readers = _joined(ours, hellos)
    try:
        revision = ours.publish()
        readers.have(revision, 3)
        readers.jitter, at = 5.0, now()
        ours.kill()
        readers.wait(lambda: readers.up == 0, 5)
        ours.start()
        up = now()
        are_back = readers.are_up(60)
        back = readers.up_at
        next_one = ours.publish()
        readers.have(next_one, 5)
        wrong = sum(one.last != next_one for one in readers.all)
    finally:
        readers.close()
    print(f"return: the server was up {up - at:.1f} s after the kill, all were back after {back - at:.1f} s")
    return {targets.BACK: back - at if are_back else None, targets.WRONG: wrong}

"""A crowd on one class, beside nchan and Flask-SocketIO: the rounds, the table, the verdicts."""

import argparse
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np

from bench import targets
from bench.alone import measure_alone
from bench.channels import Channel, Ours, others
from bench.followed import SETTLED, joined, staff_following, steps
from bench.machine import cpu_seconds, held_bytes
from bench.readers import ask_for_connections, now
from bench.targets import Target, judge


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
    judge(_beside_others(rounds) | measure_alone(ours, asked))


def _round(channel: Channel, asked: argparse.Namespace) -> Round:
    channel.start()
    try:
        time.sleep(SETTLED)
        hellos = channel.hellos(asked.crowd)
        with staff_following(channel):
            return _measured(channel, hellos, asked.broadcasts)
    finally:
        channel.kill()


def _measured(channel: Channel, hellos: list[bytes], broadcasts: int) -> Round:
    pid = channel.process_id
    time.sleep(1)
    held, cpu, begin = held_bytes(pid), cpu_seconds(pid), now()
    readers = joined(channel, hellos)
    try:
        all_in = readers.up_at - begin
        time.sleep(1)
        join_cpu = (cpu_seconds(pid) - cpu) / len(hellos)
        cpu, own, begin = cpu_seconds(pid), time.process_time(), now()
        begun = steps(channel, readers, broadcasts)
        took = [sorted(at - begun[one] for at in readers.seen[one]) for one in begun if readers.seen[one]]
        received = sum(map(len, took))
        return Round(
            *(median(float(np.percentile(one, at)) for one in took) for at in (50, 95, 99, 100)),
            cpu=(cpu_seconds(pid) - cpu) / received,
            memory=(held_bytes(pid) - held) / len(hellos),
            join_cpu=join_cpu,
            joined=all_in,
            missing=len(begun) * len(hellos) - received,
            client=(time.process_time() - own) / (now() - begin),
        )
    finally:
        readers.close()


def _table(rounds: dict[str, list[Round]]) -> None:
    heads = (
        "p50 ms",
        "p95",
        "p99",
        "last",
        "CPU us",
        "memory KB",
        "new: CPU ms",
        "all in s",
        "missing",
        "client",
    )
    print("\nMedians of the rounds. CPU of a delivery, memory of a reader, CPU of a new stream, client:")
    print(" " * 16 + "".join(f"{head:>12}" for head in heads))
    for name, found in rounds.items():
        one = _middle(found)
        times = (f"{at * 1e3:12.0f}" for at in (one.p50, one.p95, one.p99, one.last))
        costs = f"{one.cpu * 1e6:12.1f}{one.memory / 1024:12.1f}{one.join_cpu * 1e3:12.2f}{one.joined:12.2f}"
        missing = sum(each.missing for each in found)
        print(f"{name:16}{''.join(times)}{costs}{missing:12}{one.client:12.2f}")
    for name, found in rounds.items():
        print(f"{name}, last, round by round: {', '.join(f'{one.last * 1e3:.0f}' for one in found)} ms")
    print(flush=True)


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

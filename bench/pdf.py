"""How many certificates a second, how much memory for 200, and how soon the first byte of one: on two cores.

python -m bench.pdf [--rounds 7] [--people 40]

In each round a class is printed by the press (`print_each`), by as many calls of `HTML(...).write_pdf()` with
the same HTML and style sheets, and by typst in an equal design: a call of `typst.compile` for each file, as
its manual begins, and beside that, not judged, one compiler that is kept for all of them. New names in each
round, from the values to the finished files. All have the niceness of the press's workers. The memory is what
the system counts for the server and its workers together, with the pages that they share counted once for
each (RSS) and once in all (PSS).
"""

import argparse
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from bench import certificates
from bench.first_byte import first_bytes
from bench.machine import processor
from bench.memory import measured, processor_seconds
from workshop.documents import fonts
from workshop.documents.attendance import PaperValues
from workshop.documents.press import Press

FACES = Path(__file__).parents[1] / "build" / "bench"
AT_LEAST_NAIVE, AT_LEAST_TYPST, MOST_MIB, SOONEST_MS = 3.0, 0.6, 300, 150


@dataclass(frozen=True)
class Took:
    """Seconds on the clock, and of a processor, of all processes together."""

    seconds: float
    processor: float


Printing = Callable[[list[PaperValues]], object]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=7, help="the first one is not counted")
    parser.add_argument("--people", type=int, default=40)
    asked = parser.parse_args()
    fonts.make(FACES)
    _say_where()
    with tempfile.TemporaryDirectory() as name:
        _rates(Path(name), asked.rounds, asked.people)
    _memory()
    _first_byte()


def _say_where() -> None:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    print(f"{processor()}, {cores} cores, load {os.getloadavg()[0]:.1f}; Python {platform.python_version()}")


def _rates(folder: Path, rounds: int, people: int) -> None:
    press = Press(FACES)
    context = get_context("spawn")
    faces = fonts.folder(FACES)
    with (
        ProcessPoolExecutor(1, context, certificates.be_nice) as naive,
        ProcessPoolExecutor(1, context, certificates.begin_typst, (folder, faces)) as typst,
    ):
        printing: dict[str, Printing] = {
            "press": lambda values: press.print_each([certificates.sheet(one) for one in values]),
            "naive": lambda values: naive.submit(certificates.print_naively, faces, values).result(),
            "typst": lambda values: typst.submit(certificates.print_with_typst, values).result(),
            "typst, kept": lambda values: typst.submit(
                certificates.print_with_typst, values, keeps=True
            ).result(),
        }
        try:
            _judge(_took(printing, rounds, people), people)
        finally:
            press.close()


def _took(printing: dict[str, Printing], rounds: int, people: int) -> dict[str, list[Took]]:
    """By who printed; the order changes from round to round."""
    took: dict[str, list[Took]] = {name: [] for name in printing}
    for number in range(rounds):
        turn = number % len(printing)
        for name in [*list(printing)[turn:], *list(printing)[:turn]]:
            values = certificates.people(people, f"{number}{name}")
            used, before = processor_seconds(), time.perf_counter()
            printing[name](values)
            took[name].append(Took(time.perf_counter() - before, processor_seconds() - used))
    return {name: times[1:] for name, times in took.items()}


def _judge(took: dict[str, list[Took]], people: int) -> None:
    for name, times in took.items():
        rates = sorted(people / one.seconds for one in times)
        used = statistics.median(one.processor for one in times) / people * 1000
        print(
            f"{name:11} {statistics.median(rates):6.1f} certificates/s ({rates[0]:.1f} to {rates[-1]:.1f}), "
            f"{used:.1f} ms of a processor each"
        )
    for name, least in (("naive", AT_LEAST_NAIVE), ("typst", AT_LEAST_TYPST), ("typst, kept", None)):
        pairs = zip(took[name], took["press"], strict=True)
        ratios = sorted(other.seconds / ours.seconds for other, ours in pairs)
        median = statistics.median(ratios)
        words = f"press: {median:.2f} times {name} ({ratios[0]:.2f} to {ratios[-1]:.2f})"
        print(f"{words}, at least {least}: {_verdict(median >= least)}" if least else f"{words}, not judged")


def _memory() -> None:
    for words, is_whole, is_joined in (
        ("press and workers", False, False),
        ("whole server and workers", True, False),
        ("whole server and workers, joined", True, True),
    ):
        rest, most = measured(FACES, 200, is_whole, is_joined)
        print(
            f"200 in one go, {words}: RSS {most.rss:.0f} MiB at most ({rest.rss:.0f} before), "
            f"PSS {most.pss:.0f} ({rest.pss:.0f}); RSS below {MOST_MIB}: {_verdict(most.rss < MOST_MIB)}"
        )


def _first_byte() -> None:
    times = sorted(first_bytes(FACES, 100))
    p95 = times[int(len(times) * 0.95)] * 1000
    print(
        f"first byte of one certificate: median {statistics.median(times) * 1000:.0f} ms, p95 {p95:.0f} ms, "
        f"worst {times[-1] * 1000:.0f} ms ({len(times)}); p95 within {SOONEST_MS}: "
        f"{_verdict(p95 <= SOONEST_MS)}"
    )


def _verdict(is_met: bool) -> str:
    return "met" if is_met else "MISSED"


if __name__ == "__main__":
    main()

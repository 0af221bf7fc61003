"""What ours must do with a crowd that has no counterpart elsewhere: pages, papers, answers, the way back."""

import argparse
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from threading import Event, Thread

import numpy as np

from bench import targets
from bench.channels import POLLS, Ours
from bench.followed import PACE, SETTLED, joined, staff_following, steps
from bench.kills import kill_over_and_over
from bench.printing import Printing
from bench.readers import now
from bench.targets import Target
from bench.visitor import Visitor

WRITERS = 40


def measure_alone(ours: Ours, asked: argparse.Namespace) -> dict[Target, float | None]:
    """What has no counterpart at the others: pages, papers, answers, and kills."""
    ours.start()
    found: dict[Target, float | None] = {}
    try:
        time.sleep(SETTLED)
        hellos = ours.hellos(asked.crowd)
        paper = Printing(ours.people[0], ours.server.code)
        page = ours.people[1].another_tab()
        quiet = _page_p95(ours, page, lambda: time.sleep(asked.broadcasts))
        with staff_following(ours):
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
    readers = joined(ours, hellos)
    last: dict[bool, list[float]] = {False: [], True: []}

    def go(is_printing: bool) -> None:
        for revision, begin in steps(ours, readers, broadcasts // 4).items():
            last[is_printing].append(max(readers.seen[revision]) - begin)

    try:
        for _turn in range(4):
            go(False)
            with paper.going_on(every=PACE):
                go(True)
        with paper.going_on(every=PACE):
            busy = _page_p95(ours, page, lambda: go(True))
    finally:
        readers.close()
    without, meanwhile = median(last[False]), median(last[True])
    print(
        f"a page, p95: {quiet * 1e3:.0f} ms with no stream, {busy * 1e3:.0f} ms with all and a paper a second"
    )
    print(f"a paper takes {median(paper.took) * 1e3:.0f} ms; the last reader has a step after ", end="")
    print(f"{without * 1e3:.0f} ms without papers, {meanwhile * 1e3:.0f} ms with", flush=True)
    return {targets.PAGE: busy / quiet, targets.PRINTING: meanwhile / without}


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
    readers = joined(ours, hellos)
    people = ours.people[: len(hellos)]
    address = f"/class/{ours.server.code}/activities/{POLLS[0]}"
    errors = 0

    def answer(phone: Visitor) -> float:
        nonlocal errors
        time.sleep(random.uniform(0, 5))
        try:
            phone.post(address, option="helping-people")
        except (OSError, RuntimeError):
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
    readers = joined(ours, hellos)
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

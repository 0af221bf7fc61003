"""One class of the usual size: steps, answers, answers beside papers, and the return after a kill."""

import argparse
import asyncio
import random
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from statistics import median

import numpy as np

from bench import targets
from bench.crowd import Crowd
from bench.printing import Printing
from bench.served import CLASS, Server
from bench.targets import Target, judge
from bench.visitor import Visitor

POLL, POLL_SLIDE = "opening-poll", 4
OPTIONS = ("helping-people", "finding-work")
SETTLED = 5.0  # seconds until the paper workers are up and the reader is loaded
TURN = 10.0  # seconds of answers without papers, and as many with

Found = dict[Target, float | None]


async def measure(folder: Path, core: int, asked: argparse.Namespace) -> None:
    print(f"{asked.people} people by {'asking' if asked.polling else 'stream'}", flush=True)
    server = Server(folder, core)
    following: list[asyncio.Task[None]] = []
    found: Found = {}
    try:
        await asyncio.sleep(SETTLED)
        ines, phones = server.sign_in(), server.join(asked.people)
        wall = Visitor(server.port)
        wall.get(f"/projector/{server.code}/")
        crowd = Crowd(server.port, phones, polling=asked.polling, personal=True)
        following = [asyncio.create_task(one.follow()) for one in (crowd, Crowd(server.port, [ines, wall]))]
        console = ines.another_tab()
        found |= await _steps(console, crowd, asked)
        found |= await _answers(console, server.code, phones)
        found |= await _papers(server.code, phones, asked.turns)
        if not asked.polling:
            found |= await _restart(server, folder, core, crowd)
    finally:
        for task in following:
            task.cancel()
        server.process.kill()
    print()
    judge(found)
    print()


async def _steps(console: Visitor, crowd: Crowd, asked: argparse.Namespace) -> Found:
    await crowd.all_are_back(30)
    took, last, at_console, missing = [], [], [], 0
    slide = 1
    for _step in range(asked.steps):
        slide = random.choice([one for one in range(1, 28) if one != slide])
        before = time.perf_counter()
        told = await asyncio.to_thread(console.post, f"{CLASS}/advance", to=str(slide))
        at_console.append(time.perf_counter() - before)
        seen = [at - before for at in await crowd.all_see(told["revision"], 15)]
        missing += asked.people - len(seen)
        took += seen
        last.append(max(seen))
        await asyncio.sleep(random.uniform(1.0, 2.0))
    p95 = _say("a step, at a phone", took)
    _say("a step, at the last phone", last)
    _say("a step, answered at the console", at_console)
    _say("a phone's own part", crowd.mine)
    print(f"steps that did not reach a phone: {missing} of {asked.steps * asked.people}")
    return {targets.STEP_60: p95}


async def _answers(console: Visitor, code: str, phones: list[Visitor]) -> Found:
    """All of them within five seconds, each once; then all at once."""
    await asyncio.to_thread(console.post, f"{CLASS}/advance", to=str(POLL_SLIDE))
    await asyncio.to_thread(console.post, f"{CLASS}/activity", do=f"{POLL}:open")
    await asyncio.sleep(4)
    tabs = [phone.another_tab() for phone in phones]
    spread = await _all_answer(tabs, code, 5.0)
    at_once = await _all_answer(tabs, code, 0.0)
    p95 = _say("an answer, all within 5 s", spread)
    _say("an answer, all at once", at_once)
    return {targets.ANSWER_60: p95}


async def _all_answer(tabs: list[Visitor], code: str, within: float) -> list[float]:
    def answer(tab: Visitor) -> float:
        time.sleep(random.uniform(0, within))
        tab.post(f"/class/{code}/activities/{POLL}", option=random.choice(OPTIONS))
        return tab.took

    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(len(tabs)) as threads:
        return list(await asyncio.gather(*(loop.run_in_executor(threads, answer, tab) for tab in tabs)))


async def _papers(code: str, phones: list[Visitor], turns: int) -> Found:
    """In turns, and the other way round each time, so that what else the machine does falls on both alike."""
    if not turns:
        return {}
    paper = await asyncio.to_thread(Printing, phones[0], code)
    tabs = [phone.another_tab() for phone in phones]
    took: dict[bool, list[list[float]]] = {False: [], True: []}
    for turn in range(turns):
        for is_printing in (False, True) if turn % 2 == 0 else (True, False):
            with paper.going_on() if is_printing else nullcontext():
                took[is_printing].append(
                    [one for _half in range(2) for one in await _all_answer(tabs, code, TURN / 2)]
                )
    _say("an answer, no paper", [one for turn in took[False] for one in turn])
    _say("an answer, papers all the while", [one for turn in took[True] for one in turn])
    _say("a paper meanwhile", paper.took)
    both = zip(took[True], took[False], strict=True)
    ratios = [float(np.percentile(one, 95) / np.percentile(other, 95)) for one, other in both]
    print(f"p95 with papers / without, turn by turn: {', '.join(f'{one:.2f}' for one in ratios)}")
    return {targets.PRINTING_60: median(ratios)}


async def _restart(server: Server, folder: Path, core: int, crowd: Crowd) -> Found:
    await asyncio.sleep(2)
    server.process.kill()
    server.process.wait()
    killed = time.perf_counter()
    crowd.back.clear()
    again = await asyncio.to_thread(Server, folder, core, server.port)
    try:
        up = time.perf_counter()
        back = await crowd.all_are_back(60)
        since_kill, since_up = max(back) - killed, max(back) - up
        print(
            f"restart: {len(back)} back {since_kill:.1f} s after the kill, {since_up:.1f} s after it was up"
        )
    finally:
        again.process.kill()
    return {targets.BACK_60: since_up}


def _say(words: str, took: list[float]) -> float:
    """The 95th percentile, in milliseconds."""
    p50, p95 = (float(np.percentile(took, at)) * 1000 for at in (50, 95))
    print(
        f"{words:32} p50 {p50:6.0f} ms  p95 {p95:6.0f} ms  worst {max(took) * 1000:6.0f} ms  ({len(took)})",
        flush=True,
    )
    return p95

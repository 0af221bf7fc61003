"""How soon a step reaches everybody, and how soon an answer is kept: the real server, its real addresses.

python -m bench.live [--people 60] [--steps 40] [--polling] [--screens 0]

The server, `workshop serve`, has one core and everybody else the other one. A step: from sending it at the
console until a phone has it. An answer: from sending it until the server says that it is kept. While steps
go round, each phone also fetches its own part, and a console and a wall follow. Restart: the server is killed
and started again at once; all are back when the last phone has its first frame.
"""

import argparse
import asyncio
import os
import platform
import random
import re
import shutil
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import numpy as np

from bench.crowd import Crowd
from bench.machine import processor
from bench.visitor import Visitor
from tests.served import start
from workshop.documents import fonts

FACES = Path(__file__).parents[1] / "build" / "bench"
POLL, POLL_SLIDE = "opening-poll", 4
SETTLED = 5.0  # seconds until the paper workers are up and the reader is loaded


class Server:
    def __init__(self, folder: Path, core: int, port: int = 0, *options: str) -> None:
        self.process = start(folder, "--port", str(port), *options)
        with suppress(AttributeError):  # not on every system
            os.sched_setaffinity(self.process.pid, {core})
        self.shown = ""
        assert self.process.stdout
        while "Phones" not in self.shown:
            line = self.process.stdout.readline()
            assert line, self.process.communicate()
            self.shown += line
        self.port = int(self._found(r"http://localhost:(\d+)/"))

    @property
    def code(self) -> str:
        return self._found(r"Class code\s+(\w+)")

    def sign_in(self) -> Visitor:
        link = self._found(r"http://localhost:\d+(/staff/links/\S+)")
        ines = Visitor(self.port)
        ines.get(link)
        ines.post(link)
        return ines

    def _found(self, pattern: str) -> str:
        found = re.search(pattern, self.shown)
        assert found, self.shown
        return found[1]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--polling", action="store_true", help="as where streams do not come through")
    parser.add_argument("--screens", type=int, default=0, help="so many walls follow too, and nothing more")
    asked = parser.parse_args()
    server_core, our_core = _cores()
    fonts.make(FACES)
    with suppress(AttributeError):
        os.sched_setaffinity(0, {our_core})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(fonts.folder(FACES), fonts.folder(folder))
        server = Server(folder, server_core, 0, "--demonstration")
        try:
            asyncio.run(_measure(server, folder, server_core, asked))
        finally:
            server.process.kill()


def _cores() -> tuple[int, int]:
    if not hasattr(os, "sched_getaffinity"):
        return 0, 0
    cores = sorted(os.sched_getaffinity(0))
    return cores[0], cores[-1]


async def _measure(server: Server, folder: Path, core: int, asked: argparse.Namespace) -> None:
    print(
        f"{processor()}, the server on one core of {os.cpu_count()}, load {os.getloadavg()[0]:.1f}; Python "
        f"{platform.python_version()}; {asked.people} people by {'asking' if asked.polling else 'stream'}"
    )
    await asyncio.sleep(SETTLED)
    ines = server.sign_in()
    place = "/staff/classes/1"
    ines.get(f"{place}/console")
    phones = [_joined(server, f"Person {number}") for number in range(asked.people)]
    wall = Visitor(server.port)
    wall.get(f"/projector/{server.code}/")
    crowd = Crowd(server.port, phones, polling=asked.polling, personal=True)
    others = Crowd(server.port, [ines, wall])
    screens = Crowd(server.port, [wall.another_tab() for _ in range(asked.screens)])
    following = [asyncio.create_task(one.follow()) for one in (crowd, others, screens)]
    console = ines.another_tab()
    try:
        await screens.all_are_back(60)
        begun = await _steps(console, place, crowd, asked)
        if asked.screens:
            await _screens(server, screens, begun)
        await _answers(console, place, server.code, phones)
        if not asked.polling:
            await _restart(server, folder, core, crowd, screens)
    finally:
        for task in following:
            task.cancel()


def _joined(server: Server, name: str) -> Visitor:
    phone = Visitor(server.port)
    phone.get(f"/join/{server.code}")
    phone.post(f"/join/{server.code}", screen_name=name)
    phone.get(f"/class/{server.code}/")
    return phone


async def _steps(console: Visitor, place: str, crowd: Crowd, asked: argparse.Namespace) -> dict[int, float]:
    """When each step was begun, by its revision."""
    await crowd.all_are_back(30)
    took, last, at_console, missing = [], [], [], 0
    slide, begun = 1, {}
    for _step in range(asked.steps):
        slide = random.choice([one for one in range(1, 28) if one != slide])
        before = time.perf_counter()
        told = await asyncio.to_thread(console.post, f"{place}/advance", to=str(slide))
        at_console.append(time.perf_counter() - before)
        begun[told["revision"]] = before
        seen = [at - before for at in await crowd.all_see(told["revision"], 15)]
        missing += asked.people - len(seen)
        took += seen
        last.append(max(seen))
        await asyncio.sleep(random.uniform(1.0, 2.0))
    _say("a step, at a phone", took)
    _say("a step, at the last phone", last)
    _say("a step, answered at the console", at_console)
    _say("a phone's own part", crowd.mine)
    print(f"steps that did not reach a phone: {missing} of {asked.steps * asked.people}")
    return begun


async def _screens(server: Server, screens: Crowd, begun: dict[int, float]) -> None:
    seen = {revision: await screens.all_see(revision, 5) for revision in begun}
    took = {revision: [at - begun[revision] for at in times] for revision, times in seen.items()}
    _say("a step, at a screen", [one for times in took.values() for one in times])
    _say("a step, at the last screen", [max(times) for times in took.values()])
    pages = Path(f"/proc/{server.process.pid}/statm")
    if pages.exists():
        held = int(pages.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        print(f"the server holds {held / 2**20:.0f} MiB")


async def _answers(console: Visitor, place: str, code: str, phones: list[Visitor]) -> None:
    """All of them within five seconds, each once; then all at once."""
    await asyncio.to_thread(console.post, f"{place}/advance", to=str(POLL_SLIDE))
    await asyncio.to_thread(console.post, f"{place}/activity", do=f"{POLL}:open")
    await asyncio.sleep(4)
    address = f"/class/{code}/activities/{POLL}"
    tabs = [phone.another_tab() for phone in phones]

    async def answer(tab: Visitor, within: float, option: str) -> float:
        await asyncio.sleep(random.uniform(0, within))
        await loop.run_in_executor(threads, lambda: tab.post(address, option=option))
        return tab.took

    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(len(tabs)) as threads:
        for within, option, words in (
            (5.0, "helping-people", "an answer, all within 5 s"),
            (0.0, "finding-work", "an answer, all at once"),
        ):
            _say(words, await asyncio.gather(*(answer(tab, within, option) for tab in tabs)))


async def _restart(server: Server, folder: Path, core: int, *crowds: Crowd) -> None:
    await asyncio.sleep(2)
    server.process.kill()
    server.process.wait()
    killed = time.perf_counter()
    for crowd in crowds:
        crowd.back.clear()
    again = await asyncio.to_thread(Server, folder, core, server.port)
    try:
        up = time.perf_counter()
        back = [at for crowd in crowds for at in await crowd.all_are_back(60)]
        print(
            f"restart: {len(back)} back {max(back) - killed:.1f} s after the kill, "
            f"{max(back) - up:.1f} s after the server was up"
        )
    finally:
        again.process.kill()


def _say(words: str, took: list[float]) -> None:
    p50, p95 = (np.percentile(took, at) * 1000 for at in (50, 95))
    print(f"{words:32} p50 {p50:6.0f} ms  p95 {p95:6.0f} ms  worst {max(took) * 1000:6.0f} ms  ({len(took)})")


if __name__ == "__main__":
    main()

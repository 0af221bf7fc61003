"""What a process and its workers hold while they print many certificates in one go, each as its own file or
all as one."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from threading import Event, Thread

from bench import certificates
from workshop.documents.press import Press

_EVERY = 0.05  # seconds


@dataclass(frozen=True)
class Held:
    """MiB of this process and all that it has started."""

    rss: float
    pss: float


def measured(data_folder: Path, number: int, is_whole: bool, is_joined: bool = False) -> tuple[Held, Held]:
    """What a fresh process holds before and at most. `is_whole`: with the whole server in it, the reader
    loaded, instead of the press alone. Without a main module, as each worker would load it too."""
    code = f"from bench import memory; memory.tell({str(data_folder)!r}, {number}, {is_whole}, {is_joined})"
    told = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, check=True)
    before, most = json.loads(told.stdout.splitlines()[-1])
    return Held(*before), Held(*most)


def tell(data_folder: str, number: int, is_whole: bool, is_joined: bool) -> None:
    print(json.dumps([astuple(one) for one in _print_many(Path(data_folder), number, is_whole, is_joined)]))


def processor_seconds() -> float:
    """What this process and all that it has started have used."""
    ticks = 0
    for process in _family(os.getpid()):
        with suppress(OSError):  # it has just ended
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _print_many(data_folder: Path, number: int, is_whole: bool, is_joined: bool) -> tuple[Held, Held]:
    press = _server(data_folder) if is_whole else Press(data_folder)
    press.warm_up()
    press.print_each([certificates.sheet(one) for one in certificates.people(2, "warm")])
    before, done, seen = _held(), Event(), []

    def watch() -> None:
        while not done.wait(_EVERY):
            seen.append(_held())

    watching = Thread(target=watch)
    watching.start()
    try:
        sheets = [certificates.sheet(one) for one in certificates.people(number, "many")]
        if is_joined:
            press.print_joined([(sheet, 1) for sheet in sheets], "All")
        else:
            press.print_each(sheets)
    finally:
        done.set()
        watching.join()
        press.close()
    return before, Held(max(one.rss for one in seen), max(one.pss for one in seen))


def _server(data_folder: Path) -> Press:
    from workshop import moves
    from workshop.app import create_app
    from workshop.settings import Settings
    from workshop.web.kit.house import House

    house: House = create_app(Settings(data_folder=data_folder)).extensions["workshop"]
    moves.is_trained()
    return house.press


def _held() -> Held:
    totals = {"Rss": 0, "Pss": 0}
    for process in _family(os.getpid()):
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:  # it has just ended
            continue
        for line in lines:
            name, _colon, rest = line.partition(":")
            if name in totals:
                totals[name] += int(rest.split()[0])
    return Held(totals["Rss"] / 1024, totals["Pss"] / 1024)


def _family(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task").glob("*/children")
    found = [int(child) for path in children for child in path.read_text().split()]
    return [process, *(one for child in found for one in _family(child))]

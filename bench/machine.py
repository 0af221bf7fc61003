"""The machine that a measurement ran on, and what a process takes of it."""

import os
import platform
from pathlib import Path

PROCESSES = Path("/proc")


def on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def cores() -> tuple[int, int]:
    """One for the server and one for everybody else."""
    if not hasattr(os, "sched_getaffinity"):
        return 0, 0
    ours = sorted(os.sched_getaffinity(0))
    return ours[0], ours[-1]


def processor() -> str:
    names = Path("/proc/cpuinfo")
    lines = names.read_text().splitlines() if names.exists() else []
    found = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(found, platform.machine())


def can_weigh() -> bool:
    """Whether this system tells of each process what it takes: Linux alone does it so."""
    return (PROCESSES / "self" / "smaps_rollup").exists()


def cpu_seconds(process_id: int) -> float:
    """Of the process and all its descendants, so far; to a hundredth."""
    ticks = 0
    for one in _family(process_id):
        if fields := _stat(one):
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def held_bytes(process_id: int) -> int:
    """Resident memory of the process and all its descendants."""
    pages = 0
    for one in _family(process_id):
        try:
            pages += int((PROCESSES / str(one) / "statm").read_text().split()[1])
        except OSError:  # gone meanwhile
            continue
    return pages * os.sysconf("SC_PAGE_SIZE")


def _family(process_id: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for name in os.listdir(PROCESSES):
        if name.isdigit() and (fields := _stat(int(name))):
            children.setdefault(int(fields[1]), []).append(int(name))
    found, waiting = [], [process_id]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += children.get(one, [])
    return found


def _stat(process_id: int) -> list[str]:
    """What follows the name, which may hold blanks; nothing where the process is gone."""
    try:
        return (PROCESSES / str(process_id) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []

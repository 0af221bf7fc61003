"""How fast the reader is and what it costs, beside the rules and TF-IDF in the same run, on one core.

python -m bench.reader

A sentence: sentences of the development sets one by one. A pitch: eight of them at once. Times are
milliseconds at the 50th and 95th percentile after a warm-up; memory is what the process holds more than
before the reader was loaded; ready is from the first import to the first answer, in a process of its own.
TF-IDF needs the packages of the extra `train`.
"""

import argparse
import os
import platform
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import numpy as np

from bench.machine import on_one_core, processor
from training.sets import of_set

PITCH = 8
ROUNDS = 400
READY = """
import time
at = time.perf_counter()
from workshop.moves import read
read("Are you hiring?", by_rules={by_rules})
print(time.perf_counter() - at)
"""
Read = Callable[[str], object]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--one", choices=["reader", "rules", "tf-idf"], help="only this one, in this process")
    asked = parser.parse_args()
    on_one_core()
    if asked.one:
        _measure(asked.one)
        return
    print(f"{processor()}, one core of {os.cpu_count()}; Python {platform.python_version()}\n")
    print("          sentence p50    p95  pitch p50    p95   memory  8 threads")
    for name in ("reader", "rules", "tf-idf"):
        subprocess.run([sys.executable, "-m", "bench.reader", "--one", name], check=True)
    print()
    for name, by_rules in (("reader", False), ("rules", True)):
        program = READY.format(by_rules=by_rules)
        took = [float(subprocess.check_output([sys.executable, "-c", program])) for _ in range(5)]
        print(f"{name:8}  ready after {sorted(took)[2]:.2f} s (median of 5)")


def _measure(name: str) -> None:
    sentences = [one.text for line in of_set("development") for one in line.sentences]
    chance = random.Random(1)
    if name == "tf-idf":
        with suppress(ImportError):
            import training.samples  # noqa: F401  (brings torch, which TF-IDF does not need)
    before = _held()
    try:
        read = _readers()[name]()
    except ImportError as error:
        print(f"{name:8}  not measured: {error.name} is not installed (the extra `train`)")
        return
    alone = [chance.choice(sentences) for _ in range(ROUNDS)]
    pitches = ["\n".join(chance.sample(sentences, PITCH)) for _ in range(ROUNDS // 4)]
    for text in (*alone[:20], *pitches[:5]):
        read(text)
    one, many = _times(read, alone), _times(read, pitches)
    with ThreadPoolExecutor(8) as pool:
        at = time.perf_counter()
        list(pool.map(read, alone))
        threads = (time.perf_counter() - at) / len(alone) * 1000
    print(
        f"{name:8}  {one[0]:9.1f} ms {one[1]:6.1f}  {many[0]:6.1f} ms {many[1]:6.1f}  "
        f"{(_held() - before) / 2**20:3.0f} MiB  {threads:6.1f} ms"
    )


def _readers() -> dict[str, Callable[[], Read]]:
    return {"reader": _trained, "rules": _rules, "tf-idf": _tfidf}


def _trained() -> Read:
    from workshop.moves import is_trained, read

    if not is_trained():
        raise SystemExit("The trained reader is not there, so there is nothing to measure.")
    return read


def _rules() -> Read:
    from workshop.moves import read

    return lambda text: read(text, by_rules=True)


def _tfidf() -> Read:
    from training.samples import wanted
    from training.tfidf import Tfidf

    corpus = [one for line in of_set("corpus") for one in line.sentences]
    fitted = Tfidf().fit([one.text for one in corpus], np.array([wanted(one) for one in corpus]))
    return lambda text: fitted.probabilities(text.split("\n"))


def _times(read: Read, texts: Sequence[str]) -> tuple[float, float]:
    took = []
    for text in texts:
        at = time.perf_counter()
        read(text)
        took.append((time.perf_counter() - at) * 1000)
    return float(np.percentile(took, 50)), float(np.percentile(took, 95))


def _held() -> int:
    """Bytes of memory in use by this process; 0 where that cannot be asked so."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if status.exists() else 0


if __name__ == "__main__":
    main()

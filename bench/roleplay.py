"""How long a typed turn of a practice talk takes at the server, beside reading its words alone; on one core.

python -m bench.roleplay

A thousand turns: the scripted talks of `tests/roleplay/talks/`, over and over, each turn posted through the
whole site (form, signed talk, replay, page). Milliseconds at the 50th and 95th percentile.
"""

import html
import os
import re
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import numpy as np
import yaml
from flask.testing import FlaskClient

from bench.machine import on_one_core, processor
from workshop.app import create_app
from workshop.moves import read
from workshop.settings import Settings

TURNS = 1000
TALKS = Path(__file__).parents[1] / "tests" / "roleplay" / "talks"
_CARRIED = re.compile(r'name="talk"[^>]*value="([^"]*)"')


def main() -> None:
    on_one_core()
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(data_folder=Path(folder)))
        app.config["WTF_CSRF_ENABLED"] = False
        client = app.test_client()
        whole, alone = [], []
        for name, turns in islice(_talks(), TURNS):
            page = client.get(f"/practice/{name}").text
            if not _CARRIED.search(page):
                continue  # kept for the class, so nobody can practise it
            for text in turns:
                page, took = _turn(client, name, page, text)
                whole.append(took)
                at = time.perf_counter()
                read(text)
                alone.append((time.perf_counter() - at) * 1000)
                if "<textarea" not in page:
                    break
            if len(whole) >= TURNS:
                break
    print(f"{processor()}, one core of {os.cpu_count()}; {len(whole)} turns")
    for label, took in (("a turn, whole", whole[20:]), ("its words read alone", alone[20:])):
        print(f"{label:22} p50 {np.percentile(took, 50):5.1f} ms  p95 {np.percentile(took, 95):5.1f} ms")


def _talks() -> Iterator[tuple[str, list[str]]]:
    for path in cycle(sorted(TALKS.glob("*.yaml"))):
        talks = yaml.safe_load(path.read_text(encoding="utf-8"))
        for talk in (*talks["good"], *talks["bad"]):
            yield path.stem, talk["turns"]


def _turn(client: FlaskClient, name: str, page: str, text: str) -> tuple[str, float]:
    found = _CARRIED.search(page)
    assert found
    data = {"talk": html.unescape(found[1]), "text": text, "do": "say"}
    at = time.perf_counter()
    answer = client.post(f"/practice/{name}", data=data).text
    return answer, (time.perf_counter() - at) * 1000


if __name__ == "__main__":
    main()

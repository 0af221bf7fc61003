"""How soon a step reaches everybody, and how soon an answer is kept: the real server, its real addresses.

python -m bench.live [--people 60] [--steps 40] [--polling] [--crowd 2000 --nchan SCRIPT]

The server, `workshop serve`, has one core and everybody else the other one. A step: from sending it at the
console until a phone has it. An answer: from sending it until the server says that it is kept. While steps
go round, each phone also fetches its own part, and a console and a wall follow. Restart: the server is killed
and started again at once; all are back when the last phone has its first frame. Papers: the same answers in
turns without and with a paper that is printed over and over by the same server.

--crowd lets so many people follow one class by stream, each with a ticket of its own, and the same crowd
nchan (in nginx) and Flask-SocketIO, in turns, at the same size and pace. They do not fetch their own part.
nchan: SCRIPT [--root FOLDER] --port PORT --dir FOLDER must run nginx in the foreground with one channel, POST
/publish and GET /stream. Debian has nginx and libnginx-mod-nchan; --nchan-root is where they are unpacked.
"""

import argparse
import asyncio
import os
import platform
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from bench import many, one_class
from bench.machine import can_weigh, cores, processor
from workshop.documents import fonts

FACES = Path(__file__).parents[1] / "build" / "bench"


def main() -> None:
    asked = _asked()
    server_core, our_core = cores()
    fonts.make(FACES)
    with suppress(AttributeError):
        os.sched_setaffinity(0, {our_core})
    _say_where()
    if asked.people:
        with _folder() as name:
            asyncio.run(one_class.measure(Path(name), server_core, asked))
    if asked.crowd and can_weigh():
        with _folder() as name:
            many.compare(Path(name), server_core, asked)
    elif asked.crowd:
        print("The crowd is left out: only Linux tells what a process takes.")
    _say_where()


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=60, help="of one class; 0 leaves this part out")
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--polling", action="store_true", help="as where streams do not come through")
    parser.add_argument("--turns", type=int, default=8, help="without and with papers beside the answers")
    parser.add_argument("--crowd", type=int, default=0, help="so many people on one class, beside the others")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--broadcasts", type=int, default=20, help="steps of a round, one a second")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--nchan", default=os.environ.get("NCHAN_REFERENCE", ""), metavar="SCRIPT")
    parser.add_argument("--nchan-root", default=os.environ.get("NCHAN_ROOT", ""), metavar="FOLDER")
    return parser.parse_args()


def _say_where() -> None:
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    print(
        f"{processor()}, the server on one core of {os.cpu_count()}, load {load}; Python "
        f"{platform.python_version()}",
        flush=True,
    )


def _folder() -> "tempfile.TemporaryDirectory[str]":
    """A data folder with its typefaces made."""
    folder: tempfile.TemporaryDirectory[str] = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    shutil.copytree(fonts.folder(FACES), fonts.folder(Path(folder.name)))
    return folder


if __name__ == "__main__":
    main()

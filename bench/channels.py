"""What the same crowd reads, one after the other: our server, nchan in nginx, and Flask-SocketIO."""

import http.client
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

from bench import websocket
from bench.served import CLASS, Server
from bench.visitor import Visitor

SLIDES = (4, 27)  # with an open poll on both, so that each step brings a whole fragment
POLLS = ("opening-poll", "closing-poll")
_STREAM = b"GET /stream HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n"


class Channel(Protocol):
    """`greets`: a reader gets the present state at once. `publish` says which revision went out."""

    name: str
    port: int
    greets: bool
    is_websocket: bool

    @property
    def process_id(self) -> int: ...

    def start(self) -> None: ...

    def hellos(self, readers: int) -> list[bytes]: ...

    def publish(self) -> int: ...

    def kill(self) -> None: ...


class Ours:
    """The class, its people and their keys stay from one start to the next."""

    name, greets, is_websocket = "Give First", True, False

    def __init__(self, folder: Path, core: int) -> None:
        self.folder, self.core = folder, core
        self.port = 0
        self.people: list[Visitor] = []
        self.console: Visitor | None = None  # one place for all starts: another one would have to take over
        self.revision = self._steps = 0

    def start(self) -> None:
        self.server = Server(self.folder, self.core, self.port)
        self.port = self.server.port
        if self.console is None:
            self.console = self.server.sign_in()
        for one in (self.console, *self.people):
            one.move(self.port)
        self.wall = Visitor(self.port)
        self.wall.get(f"/projector/{self.server.code}/")

    def open_polls(self) -> None:
        assert self.console
        for slide, poll in zip(SLIDES, POLLS, strict=True):
            self.console.post(f"{CLASS}/advance", to=str(slide))
            self.console.post(f"{CLASS}/activity", do=f"{poll}:open")

    @property
    def process_id(self) -> int:
        return self.server.process.pid

    def hellos(self, readers: int) -> list[bytes]:
        """Each with a ticket of its own, fetched at its own door."""
        with ThreadPoolExecutor(8) as threads:
            list(threads.map(Visitor.ask_state, self.people[:readers]))
        return [self.hello(phone) for phone in self.people[:readers]]

    @staticmethod
    def hello(visitor: Visitor) -> bytes:
        return f"GET {visitor.stream} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()

    def publish(self) -> int:
        assert self.console
        self._steps += 1
        told = self.console.post(f"{CLASS}/advance", to=str(SLIDES[self._steps % 2]))
        self.revision = int(told["revision"])
        return self.revision

    def frame_bytes(self) -> int:
        """What a phone gets of a step, at the slide that is shown."""
        return len(self.people[0].get(f"/class/{self.server.code}/state").encode())

    def kill(self) -> None:
        self.server.kill()


class _Other:
    """Publishes a text of the same size at /publish."""

    greets = is_websocket = False
    name = ""

    def __init__(self, core: int, size: int) -> None:
        self._core, self._size = core, size
        self.port = _free_port()
        self.revision = 0
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def process_id(self) -> int:
        assert self._process
        return self._process.pid

    def start(self) -> None:
        self._process = subprocess.Popen(
            self._command(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        os.sched_setaffinity(self._process.pid, {self._core})
        for _try in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
            except OSError:
                time.sleep(0.05)
            else:
                break
        self._publisher = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)

    def hellos(self, readers: int) -> list[bytes]:
        return [_STREAM] * readers

    def publish(self) -> int:
        self.revision += 1
        text = f"revision {self.revision} ".ljust(self._size, "x")
        self._publisher.request("POST", "/publish", text, {"Content-Type": "text/html"})
        self._publisher.getresponse().read()
        return self.revision

    def kill(self) -> None:
        """With its workers, which are in its group."""
        os.killpg(self.process_id, signal.SIGKILL)
        assert self._process
        self._process.wait()

    def _command(self) -> list[str]:
        raise NotImplementedError


class Nchan(_Other):
    name = "nchan"

    def __init__(self, core: int, size: int, script: Path, root: str) -> None:
        super().__init__(core, size)
        self._script, self._root = script, root
        self._folder = tempfile.mkdtemp(prefix="nchan-")

    def _command(self) -> list[str]:
        root = ["--root", self._root] if self._root else []
        return ["bash", str(self._script), "--port", str(self.port), "--dir", self._folder, *root]


class SocketIO(_Other):
    name, is_websocket = "Flask-SocketIO", True

    def hellos(self, readers: int) -> list[bytes]:
        return [websocket.HELLO] * readers

    def _command(self) -> list[str]:
        return [sys.executable, "-m", "bench.socketio_server", str(self.port)]


def others(core: int, size: int, script: str, root: str) -> list[Channel]:
    """Those that are here; of each that is not, one line says so."""
    found: list[Channel] = []
    place = Path(root or "/")
    has_nchan = (place / "usr/sbin/nginx").exists() and (
        place / "usr/lib/nginx/modules/ngx_nchan_module.so"
    ).exists()
    if script and Path(script).exists() and has_nchan and shutil.which("bash"):
        found.append(Nchan(core, size, Path(script), root))
    else:
        print("nchan is left out: it needs --nchan SCRIPT, and nginx with libnginx-mod-nchan.")
    if importlib.util.find_spec("flask_socketio") and importlib.util.find_spec("gevent"):
        found.append(SocketIO(core, size))
    else:
        print("Flask-SocketIO is left out: it comes with pip install -e .[bench] -c constraints.txt.")
    return found


def _free_port() -> int:
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return int(asking.getsockname()[1])

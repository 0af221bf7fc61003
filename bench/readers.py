"""Thousands of readers of one channel in one thread: about 10 microseconds for a delivery, so that what is
measured is the server. They know Server-Sent Events, and Socket.IO over WebSocket."""

import heapq
import os
import random
import re
import selectors
import socket
import time
from collections import defaultdict
from collections.abc import Callable
from threading import Thread

from bench.websocket import Frames

_REVISION = re.compile(rb'revision(?:":)? (\d+)')
RETRY = (0.5, 1.5)  # seconds until the next try of a reader that was not let in
AT_ONCE = 65536
now = time.perf_counter


class Reader:
    """`last`: the newest revision that it has. `is_up`: it is let in, and where the channel greets with its
    state, has that too."""

    __slots__ = ("buffer", "frames", "hello", "is_open", "is_up", "last", "socket")

    def __init__(self, hello: bytes) -> None:
        self.hello = hello
        self.last = 0
        self.forget()

    def forget(self) -> None:
        self.socket: socket.socket | None = None
        self.buffer = b""
        self.is_open = self.is_up = False
        self.frames: Frames | None = None


class Readers:
    """`seen`: by revision, when each of them had it whole. `up_at`: when the last of them was up. Who is cut
    comes back after up to `jitter` seconds, where that is set."""

    def __init__(self, port: int, hellos: list[bytes], *, greets: bool, is_websocket: bool = False) -> None:
        self._port = port
        self._greets = greets
        self._is_websocket = is_websocket
        self.all = [Reader(hello) for hello in hellos]
        self.seen: dict[int, list[float]] = defaultdict(list)
        self.up = self.cuts = self.refusals = 0
        self.up_at = 0.0
        self.jitter: float | None = None
        self._selector = selectors.DefaultSelector()
        self._timers: list[tuple[float, int, Reader]] = []
        self._count = 0
        self._is_over = False
        self._thread = Thread(target=self._run, daemon=True)

    def join(self, a_second: int = 2000) -> None:
        """Offers them all, so many a second."""
        begin = now() + 0.05
        for number, reader in enumerate(self.all):
            self._open_at(begin + number / a_second, reader)
        self._thread.start()

    def wait(self, is_so: Callable[[], bool], patience: float) -> bool:
        until = now() + patience
        while not is_so() and now() < until:
            time.sleep(0.02)
        return is_so()

    def are_up(self, patience: float) -> bool:
        return self.wait(lambda: self.up == len(self.all), patience)

    def have(self, revision: int, patience: float) -> bool:
        return self.wait(lambda: len(self.seen[revision]) >= len(self.all), patience)

    def close(self) -> None:
        self._is_over = True
        self._thread.join()
        for reader in self.all:
            if reader.socket is not None:
                reader.socket.close()
        self._selector.close()

    def _run(self) -> None:
        while not self._is_over:
            while self._timers and self._timers[0][0] <= now():
                self._open(heapq.heappop(self._timers)[2])
            wait = min(0.05, max(0.0, self._timers[0][0] - now())) if self._timers else 0.05
            for key, events in self._selector.select(wait):
                if events & selectors.EVENT_WRITE:
                    self._begin(key.data)
                else:
                    self._read(key.data)

    def _open_at(self, at: float, reader: Reader) -> None:
        self._count += 1
        heapq.heappush(self._timers, (at, self._count, reader))

    def _open(self, reader: Reader) -> None:
        reader.socket = socket.socket()
        reader.socket.setblocking(False)
        reader.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        reader.socket.connect_ex(("127.0.0.1", self._port))
        self._selector.register(reader.socket, selectors.EVENT_WRITE, reader)

    def _begin(self, reader: Reader) -> None:
        assert reader.socket
        if reader.socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            self._lost(reader)
            return
        self._selector.modify(reader.socket, selectors.EVENT_READ, reader)
        self._send(reader, reader.hello)

    def _send(self, reader: Reader, words: bytes) -> None:
        assert reader.socket
        try:
            reader.socket.send(words)
        except OSError:
            self._lost(reader)

    def _read(self, reader: Reader) -> None:
        assert reader.socket
        try:
            data = reader.socket.recv(AT_ONCE)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        at = now()
        if not data:
            self._lost(reader)
        elif self._is_websocket:
            self._take_frames(reader, data, at)
        else:
            self._take_events(reader, data, at)

    def _take_events(self, reader: Reader, data: bytes, at: float) -> None:
        whole = reader.buffer + data if reader.buffer else data
        if not reader.is_open and not self._is_let_in(reader, whole, b"200"):
            return
        if b"\n\n" not in whole[-4:]:  # more of it is to come; a chunk ends with one more end of line
            reader.buffer = whole
            return
        reader.buffer = b""
        for found in _REVISION.finditer(whole):
            self._have(reader, int(found[1]), at)

    def _take_frames(self, reader: Reader, data: bytes, at: float) -> None:
        if reader.frames is None:
            reader.buffer += data
            if not self._is_let_in(reader, reader.buffer, b"101"):
                return
            reader.frames, data = Frames(), reader.buffer.partition(b"\r\n\r\n")[2]
        for words in reader.frames.take(data):
            if words[:2] == b"40":  # let into the name space
                self._is_up(reader)
            elif answer := reader.frames.answer_to(words):
                self._send(reader, answer)
            elif found := _REVISION.search(words):
                self._have(reader, int(found[1]), at)

    def _is_let_in(self, reader: Reader, whole: bytes, status: bytes) -> bool:
        if b"\r\n\r\n" not in whole:
            reader.buffer = whole
            return False
        if whole[9:12] != status:
            self.refusals += 1
            self._lost(reader)
            return False
        reader.is_open = True
        if not self._greets and not self._is_websocket:
            self._is_up(reader)
        return True

    def _have(self, reader: Reader, revision: int, at: float) -> None:
        self._is_up(reader)
        if revision > reader.last:
            reader.last = revision
            self.seen[revision].append(at)

    def _is_up(self, reader: Reader) -> None:
        if not reader.is_up:
            reader.is_up = True
            self.up += 1
            self.up_at = now()

    def _lost(self, reader: Reader) -> None:
        assert reader.socket
        self._selector.unregister(reader.socket)
        reader.socket.close()
        was_up = reader.is_up
        self.up -= was_up
        self.cuts += was_up
        reader.forget()
        wait = random.uniform(0, self.jitter) if was_up and self.jitter else random.uniform(*RETRY)
        self._open_at(now() + wait, reader)


def ask_for_connections() -> None:
    """As many as this system gives."""
    if os.name != "nt":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))

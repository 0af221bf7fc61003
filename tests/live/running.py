"""Starts a server as a process of its own and talks to it over real sockets."""

import http.client
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROJECT = Path(__file__).parents[2]
HALF_A_POST = b"POST /echo HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\nonly this"


class Running:
    def __init__(self, process: "subprocess.Popen[str]", port: int, host: str = "127.0.0.1") -> None:
        self.process = process
        self.port = port
        self.host = host

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, str]:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=20)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def send(self, data: bytes) -> socket.socket:
        opened = socket.create_connection((self.host, self.port), timeout=20)
        opened.sendall(data)
        return opened

    def stop(self, sent: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
        """Exit code and what was printed on both outputs. Fails where it does not stop."""
        self.process.send_signal(sent)
        out, err = self.process.communicate(timeout=10)
        return self.process.returncode, out, err


@contextmanager
def running_tiny(host: str = "127.0.0.1") -> Iterator[Running]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.live.tiny", host],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        line = process.stdout.readline()
        assert line, process.communicate(timeout=10)[1]
        yield Running(process, int(line), host)
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()

"""How long the real server takes until the first byte of one certificate, asked for over and over."""

import html
import http.client
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.visitor import Visitor
from tests.served import clean_environment
from workshop.documents import fonts

PUBLIC = "https://class.riverside.example"  # so that the certificate has its QR code
_CLASS = "/staff/classes/1"
_SETTLED = 5.0  # seconds until the workers are up and the reader is loaded
_INPUT = re.compile(r"<input[^>]*>")


def first_bytes(faces: Path, number: int) -> list[float]:
    """Seconds, of requests one after the other."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(fonts.folder(faces), fonts.folder(folder))
        port = _free_port()  # where an address is public, the start does not name the port
        server = _start(folder, port)
        try:
            shown = _shown(server)
            ines = _signed_in(port, _found(r"(/staff/links/\S+)", shown))
            address = _issued(ines, port, _found(r"Class code\s+(\w+)", shown))
            time.sleep(_SETTLED)
            return [_first_byte(ines, port, address) for _ in range(number + 3)][3:]
        finally:
            server.kill()
            server.communicate()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _start(folder: Path, port: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "workshop", "serve", "--port", str(port), "--demonstration"],
        env=clean_environment(WORKSHOP_DATA=str(folder), WORKSHOP_HOST="127.0.0.1", PUBLIC_ADDRESS=PUBLIC),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def _shown(server: "subprocess.Popen[str]") -> str:
    shown = ""
    assert server.stdout
    while "Phones" not in shown:
        line = server.stdout.readline()
        assert line, shown
        shown += line
    return shown


def _signed_in(port: int, link: str) -> Visitor:
    ines = Visitor(port)
    ines.get(link)
    ines.post(link)
    return ines


def _issued(ines: Visitor, port: int, code: str) -> str:
    """The address of a certificate: Rosa joins, and the class is closed."""
    rosa = Visitor(port)
    rosa.get(f"/join/{code}")
    rosa.post(f"/join/{code}", screen_name="Rosa Delgado")
    fields = {}
    for tag in _INPUT.findall(ines.get(f"{_CLASS}/close")):
        said = {key: html.unescape(value) for key, value in re.findall(r'(\w+)="([^"]*)"', tag)}
        if "name" in said:
            fields[said["name"]] = "1" if said.get("type") == "checkbox" else said.get("value", "")
    ines.post(f"{_CLASS}/close", **fields)
    papers = ines.get(f"{_CLASS}/papers")
    addresses = re.findall(rf'href="({_CLASS}/papers/\d+\.pdf)"', papers)
    return str(addresses[-1])


def _first_byte(ines: Visitor, port: int, address: str) -> float:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.connect()
    before = time.perf_counter()
    connection.request("GET", address, headers={"Cookie": ines.cookies})
    answer = connection.getresponse()
    first = answer.read(1)
    took = time.perf_counter() - before
    assert (answer.status, first) == (200, b"%")
    connection.close()
    return took


def _found(pattern: str, shown: str) -> str:
    found = re.search(pattern, shown)
    assert found, shown
    return found[1]

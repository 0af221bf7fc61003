"""The socket that phones knock at, taken before all else, so that a port in use is known at once."""

import errno
import socket
import sys

LOCAL_PROBE_SECONDS = 0.3
# For every connection, where the system (Linux) can: a phone that has gone without a word, or does not read,
# is noticed after this, and the system holds no more than this for it.
GONE_AFTER = 30_000  # milliseconds
HELD = 64 * 1024  # bytes


class PortTaken(Exception):
    """Another program listens there already."""


class HostNotHere(Exception):
    """This computer has no such address, or may not use this port."""


def listen(host: str, port: int, gone_after: int = GONE_AFTER) -> socket.socket:
    """A bound socket; port 0 takes a free one. `host` is an address or a name of this computer."""
    if port and _answers(port):
        # A program on 127.0.0.1 alone would let us have 0.0.0.0 on some systems, and answer in our place.
        raise PortTaken(port)
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError as error:
        raise HostNotHere(host) from error
    opened = socket.socket(family, kind, protocol)
    try:
        _prepare(opened, gone_after)
        opened.bind(address)
    except OSError as error:
        opened.close()
        raise (PortTaken(port) if error.errno == errno.EADDRINUSE else HostNotHere(host)) from error
    return opened


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("localhost", port), timeout=LOCAL_PROBE_SECONDS):
            return True
    except OSError:
        return False


def _prepare(opened: socket.socket, gone_after: int) -> None:
    if sys.platform != "win32":  # there it would let two programs share the port
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if sys.platform == "linux":
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, gone_after)
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, HELD)
    if opened.family == socket.AF_INET6:
        opened.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)

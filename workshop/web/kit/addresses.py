"""Addresses that other devices use: on the screen, in the QR code, in a one-time link."""

from urllib.parse import urlsplit

from flask import has_request_context, request

from workshop.web.kit.house import house

THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


def outside() -> str:
    """Where others reach this site (no slash at the end): as set by the operator, or chosen by staff for this
    run, else as asked for."""
    settings, told = house().settings, house().room.told
    if settings.public_address:
        return settings.public_address
    if told or settings.address:
        return f"http://{_host(told or settings.address or '')}{_port(settings.port)}"
    if has_request_context():
        return request.host_url.rstrip("/")
    return f"http://localhost{_port(settings.port)}"


def for_passwords() -> str:
    """Where a password may travel: the public address if it is https, else the one asked for now."""
    public = house().settings.public_address or ""
    return public if public.startswith("https://") else request.host_url.rstrip("/")


def is_within_reach() -> bool:
    """False where only this very machine could follow an address from `outside()`."""
    return urlsplit(outside()).hostname not in THIS_MACHINE


def without_scheme(address: str) -> str:
    """What people type: browsers add `http://` themselves, and servers send it on to `https://`."""
    return address.split("://", 1)[-1]


def _host(address: str) -> str:
    return f"[{address}]" if address.count(":") > 1 and not address.startswith("[") else address


def _port(port: int) -> str:
    return "" if port == 80 else f":{port}"

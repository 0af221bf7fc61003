"""What the terminal shows once the server answers: where each of the three doors is."""

import ipaddress
import sys
from dataclasses import dataclass
from io import StringIO
from typing import TextIO

import segno

from workshop.live.network import Choice
from workshop.settings import Settings

BRIGHT_ON_BLACK, NORMAL = "\033[97;40m", "\033[0m"


@dataclass(frozen=True)
class SampleClass:
    """`link` signs its instructor in once: it goes to the terminal and nowhere else."""

    code: str
    link: str


def announcement(settings: Settings, choice: Choice, sample: SampleClass | None) -> str:
    """`choice` comes from `network.here`; a WORKSHOP_ADDRESS in the settings goes before it."""
    outside = outside_address(settings, choice)
    bases = (
        [settings.public_address]
        if settings.public_address
        else [f"http://localhost:{settings.port}", outside]
    )
    known = [base for base in bases if base]
    lines = ["", "Give First is running. Press Ctrl-C to stop it.", ""]
    if sample:
        lines += _door("Instructor", [f"{known[0]}/staff/links/{sample.link}"])
        lines += ["              (this link works once; the next start makes a new one)"]
        lines += _door("Projector", [f"{base}/projector/{sample.code}/" for base in known])
        lines += _door("Join", [f"{base}/join/{sample.code}" for base in known])
        lines += _door("Class code", [sample.code])
    else:
        lines += _door("Instructor", [f"{known[0]}/staff/"])
        lines += ["              (for a link to sign in: workshop staff link EMAIL)"]
        lines += _door("Join", [f"{base}/join" for base in known])
    return "\n".join([*lines, "", _about_phones(settings, choice, outside)])


def join_address(settings: Settings, choice: Choice, sample: SampleClass | None) -> str | None:
    """What the QR code holds; None where no phone could open it."""
    base = outside_address(settings, choice)
    return base and (f"{base}/join/{sample.code}" if sample else f"{base}/join")


def outside_address(settings: Settings, choice: Choice) -> str | None:
    host = settings.address or choice.best
    return settings.public_address or (host and f"http://{_in_address(host)}:{settings.port}")


def show_code(address: str, out: TextIO) -> None:
    """A QR code of half blocks; left out where the terminal cannot show them."""
    drawn = StringIO()
    segno.make(address, micro=False, error="l").terminal(drawn, border=2, compact=True)
    rows = drawn.getvalue().splitlines()
    if out.isatty() and sys.platform != "win32":
        # whatever the terminal's own colours are, dark must be dark
        rows = [f"{BRIGHT_ON_BLACK}{row}{NORMAL}" for row in rows]
    try:
        "".join(rows).encode(out.encoding or "ascii")
    except UnicodeEncodeError:
        return
    out.write("\n".join(["", *("  " + row for row in rows), "", ""]))


def _door(name: str, addresses: list[str]) -> list[str]:
    return [f"  {label:<12}{address}" for label, address in zip([name, *[""] * 9], addresses, strict=False)]


def _about_phones(settings: Settings, choice: Choice, outside: str | None) -> str:
    if settings.public_address or settings.address:
        return "Phones open the Join address, or scan the code."
    if outside is None:
        return "Phones cannot reach this computer now. Connect it to the Wi-Fi of the room and start again."
    words = "Phones must be on the same Wi-Fi as this computer."
    if choice.others:
        words += (
            f" If they cannot open the address, this computer has others ({', '.join(choice.others)}):"
            f"\n  WORKSHOP_ADDRESS={choice.others[0]} make run"
        )
    return words


def _in_address(host: str) -> str:
    """IPv6 addresses stand in brackets."""
    try:
        return (
            f"[{host}]" if ipaddress.ip_address(host.strip("[]")).version == 6 and "[" not in host else host
        )
    except ValueError:
        return host

"""The room check: the addresses of this computer, which one phones are told, and where one has arrived."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import request

from workshop.live import network
from workshop.live.room import Arrival
from workshop.records import clock
from workshop.web.kit.house import house

RECENT = timedelta(minutes=15)


@dataclass(frozen=True)
class Address:
    """kind: wifi, cable, tunnel, or "" where the system does not say. arrived_at: when a phone last came."""

    host: str
    kind: str
    is_told: bool
    arrived_at: datetime | None


def addresses() -> list[Address]:
    """The likeliest first. Empty where no phone can reach this computer."""
    arrived = {one.host: one.at for one in arrivals()}
    told = told_host()
    found = network.reachable(house().settings.host)
    return [Address(one.address, one.kind, one.address == told, arrived.get(one.address)) for one in found]


def told_host() -> str | None:
    return house().room.told or house().settings.address


def can_choose() -> bool:
    """Not where the operator has given the site an address of its own."""
    return house().settings.public_address is None


def tell(host: str) -> bool:
    """Until the next start. False for an address that this computer does not have."""
    if not can_choose() or host not in {one.host for one in addresses()}:
        return False
    house().room.told = host
    return True


def arrivals() -> list[Arrival]:
    return house().room.arrivals(clock.utc_now() - RECENT)


def note_arrival() -> bool:
    """Of whoever asks now. False for this very computer, whose own way proves nothing."""
    host = host_asked()
    is_own = request.remote_addr in ("127.0.0.1", "::1", None, host)
    if not is_own:
        house().room.saw(host, clock.utc_now())
    return not is_own


def host_asked() -> str:
    """The address that was typed, without the port and the brackets of IPv6."""
    host = request.host.rpartition("]")[0] or request.host.partition(":")[0]
    return host.strip("[]").casefold()

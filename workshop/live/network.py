"""Which of this computer's addresses phones in the room can most likely reach."""

import ipaddress
import re
import socket
import struct
import sys
from collections.abc import Sequence
from dataclasses import dataclass

VIRTUAL = (
    "docker",
    "veth",
    "br-",
    "virbr",
    "vmnet",
    "vboxnet",
    "vnet",
    "podman",
    "cni",
    "lxc",
    "lxd",
    "kube",
)
TUNNELS = ("tun", "tap", "wg", "utun", "ppp", "tailscale", "zt", "ipsec")
# As rooms have them: home and office routers, then larger networks; 172.16 last, as containers like it too.
USUAL = tuple(map(ipaddress.ip_network, ("192.168.0.0/16", "10.0.0.0/8", "172.16.0.0/12", "fc00::/7")))


@dataclass(frozen=True)
class Interface:
    """`name` may be empty where the system does not say which address belongs to which device."""

    name: str
    address: str

    @property
    def kind(self) -> str:
        """wifi, cable, tunnel, or "" where the name does not say (macOS calls both en0)."""
        if self.name.startswith(TUNNELS):
            return "tunnel"
        if self.name.startswith("wl"):
            return "wifi"
        return "cable" if self.name.startswith("eth") or re.match("en[opsx]", self.name) else ""


@dataclass(frozen=True)
class Choice:
    """`best` is None where no phone can reach this computer. `others` are worth trying next, best first."""

    best: str | None
    others: tuple[str, ...] = ()


def choose(interfaces: Sequence[Interface], default_route: str | None) -> Choice:
    """`default_route`: the address that leads to the internet; mostly the room's too, save with a tunnel."""
    return _choice(ranked(interfaces, default_route))


def ranked(interfaces: Sequence[Interface], default_route: str | None) -> list[Interface]:
    """Those that a phone may reach, the likeliest first, each address once."""
    usable = [one for one in interfaces if _is_usable(one)]
    in_order = sorted(usable, key=lambda one: _rank(one, default_route))
    return list({one.address: one for one in reversed(in_order)}.values())[::-1]


def _choice(found: Sequence[Interface]) -> Choice:
    addresses = tuple(one.address for one in found)
    return Choice(addresses[0], addresses[1:]) if addresses else Choice(None)


def _is_usable(interface: Interface) -> bool:
    address = ipaddress.ip_address(interface.address)
    no_way = address.is_loopback or address.is_link_local or address.is_unspecified or address.is_multicast
    return not no_way and not interface.name.startswith(VIRTUAL)


def _rank(interface: Interface, default_route: str | None) -> tuple[bool, bool, bool, int, int]:
    address = ipaddress.ip_address(interface.address)
    places = [place for place, network in enumerate(USUAL) if address in network]
    return (
        address.version == 6,
        interface.name.startswith(TUNNELS),
        interface.address != default_route,
        places[0] if places else len(USUAL),
        int(address),
    )


def here(host: str) -> Choice:
    return _choice(reachable(host))


def reachable(host: str) -> list[Interface]:
    """For a server that listens on `host`: on one address alone, that is the only one to offer."""
    try:
        listening = ipaddress.ip_address(host)
    except ValueError:
        return [] if host == "localhost" else [Interface("", host)]
    if not listening.is_unspecified:
        return [] if listening.is_loopback else [Interface("", host)]
    routes = [_default_route(socket.AF_INET, "192.0.2.1")]
    if listening.version == 6:
        routes.append(_default_route(socket.AF_INET6, "2001:db8::1"))
    found = [*_named_interfaces(), *(Interface("", address) for address in _own_addresses(listening.version))]
    known = {one.address for one in found}
    found += [Interface("", route) for route in routes if route and route not in known]
    return ranked(_without_doubles(found), next(filter(None, routes), None))


def _without_doubles(found: Sequence[Interface]) -> list[Interface]:
    """An address with its device's name tells more than the same without."""
    named = {one.address for one in found if one.name}
    return [one for one in found if one.name or one.address not in named]


def _default_route(family: socket.AddressFamily, anywhere: str) -> str | None:
    """Asks the system which address it would send from; connecting a datagram socket sends nothing."""
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((anywhere, 9))
        except OSError:
            return None
        address: str = probe.getsockname()[0]
        return address


def _own_addresses(version: int) -> list[str]:
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, type=socket.SOCK_STREAM)
    except OSError:
        return []
    families = {socket.AF_INET} if version == 4 else {socket.AF_INET, socket.AF_INET6}
    return [str(entry[4][0]).partition("%")[0] for entry in found if entry[0] in families]


def _named_interfaces() -> list[Interface]:
    """IPv4 addresses by device, where the system tells (Linux and macOS)."""
    question = {"linux": 0x8915, "darwin": 0xC0206921}.get(sys.platform)  # SIOCGIFADDR
    if question is None:
        return []
    import fcntl

    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            try:
                told = fcntl.ioctl(asking, question, struct.pack("256s", name.encode()[:15]))
            except OSError:  # no IPv4 address on this one
                continue
            found.append(Interface(name, socket.inet_ntoa(told[20:24])))
    return found

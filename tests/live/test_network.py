"""Which address phones are told, on computers as they are met."""

import pytest

from workshop.live.network import Choice, Interface, choose, here

LOOPBACK = Interface("lo", "127.0.0.1")
WIFI = Interface("wlp2s0", "192.168.1.20")
CABLE = Interface("enp3s0", "10.0.0.5")
DOCKER = Interface("docker0", "172.17.0.1")
TUNNEL = Interface("wg0", "10.8.0.2")
HOTSPOT = Interface("wlan0", "10.42.0.1")


def test_a_laptop_on_wifi() -> None:
    assert choose([LOOPBACK, WIFI], "192.168.1.20") == Choice("192.168.1.20")


def test_the_way_to_the_internet_comes_first_and_the_others_are_named() -> None:
    assert choose([LOOPBACK, WIFI, CABLE], "10.0.0.5") == Choice("10.0.0.5", ("192.168.1.20",))


def test_containers_are_never_offered() -> None:
    bridge = Interface("br-5f2a", "172.18.0.1")
    assert choose([DOCKER, WIFI, bridge, Interface("veth12", "10.1.1.1")], None) == Choice("192.168.1.20")


def test_a_tunnel_to_head_office_is_not_the_room() -> None:
    assert choose([TUNNEL, WIFI], "10.8.0.2") == Choice("192.168.1.20", ("10.8.0.2",))


def test_a_hotspot_without_internet_is_found() -> None:
    assert choose([LOOPBACK, HOTSPOT], None) == Choice("10.42.0.1")


def test_without_a_way_to_the_internet_the_usual_networks_come_first() -> None:
    public = Interface("eth0", "203.0.113.9")
    addresses = choose([public, Interface("eth1", "172.16.0.9"), CABLE, WIFI], None)
    assert addresses == Choice("192.168.1.20", ("10.0.0.5", "172.16.0.9", "203.0.113.9"))


def test_an_address_that_the_system_made_up_is_no_address() -> None:
    assert choose(
        [LOOPBACK, Interface("eth0", "169.254.10.10"), Interface("eth0", "fe80::1")], None
    ) == Choice(None)


def test_an_ipv6_address_is_offered_only_after_the_others() -> None:
    assert choose([Interface("eth0", "fd00::2"), WIFI], "fd00::2") == Choice("192.168.1.20", ("fd00::2",))


def test_the_same_address_is_named_once() -> None:
    assert choose([WIFI, Interface("", "192.168.1.20")], None) == Choice("192.168.1.20")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("wlp2s0", "wifi"),
        ("wlan0", "wifi"),
        ("enp3s0", "cable"),
        ("eth0", "cable"),
        ("wg0", "tunnel"),
        ("en0", ""),
        ("", ""),
    ],
)
def test_an_address_is_named_by_what_it_is_plugged_into(name: str, kind: str) -> None:
    assert Interface(name, "10.0.0.5").kind == kind


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_a_server_for_this_computer_alone_offers_nothing(host: str) -> None:
    assert here(host) == Choice(None)


def test_a_server_on_one_address_offers_that_one() -> None:
    assert here("192.168.1.20") == Choice("192.168.1.20")


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_looking_round_this_computer_breaks_nothing(host: str) -> None:
    assert "127.0.0.1" not in (here(host).best, *here(host).others)

"""What the terminal shows at the start."""

import io
from pathlib import Path

import pytest

from workshop.cli.announce import SampleClass, announcement, join_address, show_code
from workshop.live.network import Choice
from workshop.settings import Settings

ROOM = Choice("192.168.1.20", ("10.0.0.5",))
SAMPLE = SampleClass("ABC234", "one-time-token")


def settings(**changes: str) -> Settings:
    return Settings.from_environment({"WORKSHOP_DATA": str(Path("data")), **changes})


def test_the_three_doors_are_shown_here_and_for_the_room() -> None:
    shown = announcement(settings(), ROOM, SAMPLE)
    assert "http://localhost:8000/staff/links/one-time-token" in shown
    for path in ("/projector/ABC234/", "/join/ABC234"):
        assert f"http://localhost:8000{path}" in shown
        assert f"http://192.168.1.20:8000{path}" in shown


def test_the_sign_in_link_is_for_this_computer_alone() -> None:
    assert announcement(settings(), ROOM, SAMPLE).count("one-time-token") == 1


def test_other_addresses_are_named_with_the_way_to_change() -> None:
    assert "WORKSHOP_ADDRESS=10.0.0.5 make run" in announcement(settings(), ROOM, SAMPLE)


def test_an_address_that_was_set_goes_before_the_one_that_was_found() -> None:
    chosen = settings(WORKSHOP_ADDRESS="class.local")
    assert join_address(chosen, ROOM, SAMPLE) == "http://class.local:8000/join/ABC234"
    assert "192.168.1.20" not in announcement(chosen, ROOM, SAMPLE)


def test_an_ipv6_address_stands_in_brackets() -> None:
    assert (
        join_address(settings(WORKSHOP_ADDRESS="fd00::2"), ROOM, SAMPLE)
        == "http://[fd00::2]:8000/join/ABC234"
    )


def test_a_public_address_stands_alone() -> None:
    public = settings(PUBLIC_ADDRESS="https://class.example.org")
    shown = announcement(public, ROOM, SAMPLE)
    assert "https://class.example.org/staff/links/one-time-token" in shown
    assert "localhost" not in shown
    assert join_address(public, ROOM, SAMPLE) == "https://class.example.org/join/ABC234"


def test_a_computer_without_a_network_says_so() -> None:
    assert "Phones cannot reach this computer" in announcement(settings(), Choice(None), SAMPLE)
    assert join_address(settings(), Choice(None), SAMPLE) is None


def test_without_the_sample_no_link_is_made() -> None:
    shown = announcement(settings(), ROOM, None)
    assert "/staff/links/" not in shown
    assert "http://192.168.1.20:8000/join\n" in shown


@pytest.mark.parametrize(("encoding", "is_shown"), [("utf-8", True), ("ascii", False)])
def test_the_code_is_drawn_where_the_terminal_can(encoding: str, is_shown: bool) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    show_code("http://192.168.1.20:8000/join/ABC234", out)
    out.seek(0)
    assert ("█" in out.read()) is is_shown

import socket

import pytest

from workshop.live.listening import HostNotHere, PortTaken, listen


def test_a_free_port_is_found() -> None:
    with listen("127.0.0.1", 0) as opened:
        assert opened.getsockname()[1] > 0


@pytest.mark.parametrize("theirs", ["127.0.0.1", "0.0.0.0"])
def test_a_port_in_use_is_noticed(theirs: str) -> None:
    with socket.create_server((theirs, 0)) as other, pytest.raises(PortTaken):
        listen("0.0.0.0", other.getsockname()[1])


def test_an_address_of_another_computer_is_noticed() -> None:
    with pytest.raises(HostNotHere):
        listen("203.0.113.7", 0)


def test_a_name_that_is_no_address_is_noticed() -> None:
    with pytest.raises(HostNotHere):
        listen("no such host", 0)

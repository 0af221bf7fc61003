"""Before the class: which address phones are told, and whether one arrives."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.documents import gate
from workshop.live import network
from workshop.live.network import Interface
from workshop.settings import Settings

WIFI, CABLE, TUNNEL = (
    Interface("wlp2s0", "192.168.1.20"),
    Interface("enp3s0", "10.0.0.5"),
    Interface("wg0", "10.8.0.2"),
)
PHONE = {"REMOTE_ADDR": "192.168.1.77"}


@pytest.fixture
def ines(cast: Cast, signed_in, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """On a laptop that is in several networks."""
    monkeypatch.setattr(network, "reachable", lambda _host: [WIFI, CABLE, TUNNEL])
    return signed_in(cast.ines)


def page(cast: Cast) -> str:
    return f"/staff/classes/{cast.meeting.id}/room"


def open_try(app: Flask, host: str, who: dict[str, str] = PHONE):
    return app.test_client().get("/try", base_url=f"http://{host}:8000", environ_overrides=who)


def test_the_page_names_every_address_in_plain_words(cast: Cast, ines: FlaskClient) -> None:
    text = ines.get(page(cast)).text
    for words in ("192.168.1.20", "Wi-Fi", "10.0.0.5", "Cable", "10.8.0.2", "VPN: phones can hardly use it"):
        assert words in text
    assert "No phone has arrived yet." in text


def test_a_phone_that_arrives_is_told_so_and_the_page_says_it_at_once(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    assert (
        "This phone reaches the computer of the class. It came by 192.168.1.20."
        in open_try(app, "192.168.1.20").text
    )
    state = ines.get(page(cast) + "/state").json
    assert state is not None
    assert "It came by 192.168.1.20 at" in state["regions"]["arrivals"]
    assert "The room is fit." in state["regions"]["arrivals"]
    assert "A phone came by it" in ines.get(page(cast)).text
    assert "192.168.1.77" not in ines.get(page(cast)).text


def test_this_computer_itself_proves_nothing(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    for own in ("127.0.0.1", "192.168.1.20"):
        answer = open_try(app, "192.168.1.20", {"REMOTE_ADDR": own})
        assert "That shows nothing about phones." in answer.text
    assert "No phone has arrived yet." in ines.get(page(cast)).text


def test_another_address_can_be_told_for_this_run(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    ines.post(page(cast), data={"address": "10.0.0.5"})
    assert "10.0.0.5:8000/join" in ines.get(f"/staff/classes/{cast.meeting.id}/").text
    assert "10.0.0.5:8000/try" in ines.get(page(cast)).text
    assert "10.0.0.5:8000" in app.test_client().get(f"/projector/{cast.meeting.code}/").text


def test_a_phone_that_comes_by_another_address_shows_which_one_works(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    ines.post(page(cast), data={"address": "10.0.0.5"})
    open_try(app, "192.168.1.20")
    assert "Phones are told 10.0.0.5. Choose 192.168.1.20 above: it works." in ines.get(page(cast)).text


@pytest.mark.parametrize("address", ["", "192.168.1.99", "evil.example", "127.0.0.1"])
def test_only_an_address_of_this_computer_can_be_told(cast: Cast, ines: FlaskClient, address: str) -> None:
    assert ines.post(page(cast), data={"address": address}).status_code == 404


def test_a_site_with_an_address_of_its_own_offers_no_choice(
    app: Flask, cast: Cast, ines: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(
        data_folder=app.extensions["workshop"].settings.data_folder,
        public_address="https://class.riverside.example",
    )
    monkeypatch.setattr("workshop.web.kit.house.House.settings", settings, raising=False)
    monkeypatch.setitem(app.extensions["workshop"].__dict__, "settings", settings)
    text = ines.get(page(cast)).text
    assert "The operator has set one for this site: class.riverside.example." in text
    assert ines.post(page(cast), data={"address": "192.168.1.20"}).status_code == 404


def test_without_any_network_the_page_says_so(
    cast: Cast, ines: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "reachable", lambda _host: [])
    assert "This computer has no address" in ines.get(page(cast)).text


def test_names_that_are_made_up_fill_no_memory(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    for number in range(50):
        open_try(app, f"host-{number}.example")
    assert ines.get(page(cast)).text.count("A phone has arrived") == 20


def test_the_mends_name_the_port_of_this_server(cast: Cast, ines: FlaskClient) -> None:
    text = ines.get(page(cast)).text
    assert "sudo ufw allow 8000/tcp" in text
    for words in ("mobile data", "Windows Security", "keep devices apart", "hotspot"):
        assert words in text


def test_the_help_card_prints_on_one_page_that_everybody_can_read(cast: Cast, ines: FlaskClient) -> None:
    ines.post(page(cast), data={"address": "192.168.1.20"})
    pdf = ines.get(f"/staff/classes/{cast.meeting.id}/print/help-card.pdf").data
    gate.assert_accessible(pdf)
    assert gate.page_count(pdf) == 1
    text = gate.text_of(pdf)
    assert "192.168.1.20:8000/join" in text
    assert f"{cast.meeting.code[:3]} {cast.meeting.code[3:]}" in text
    assert f"/join/{cast.meeting.code}" in gate.pictures(pdf)[0]


def test_the_help_card_of_a_computer_that_no_phone_reaches_has_a_line_for_the_address(
    cast: Cast, signed_in
) -> None:
    for name in ("help-card", "guide"):
        text = gate.text_of(
            signed_in(cast.ines).get(f"/staff/classes/{cast.meeting.id}/print/{name}.pdf").data
        )
        assert "localhost" not in text, name
        assert "Address:" in text or "____" in text, name


def test_an_address_to_write_in_is_said_before_the_printing_and_on_the_card(cast: Cast, signed_in) -> None:
    ines = signed_in(cast.ines)
    for name in ("room", "print"):
        page = ines.get(f"/staff/classes/{cast.meeting.id}/{name}").text
        assert "Write the address on it by hand." in page, name
    card = gate.text_of(ines.get(f"/staff/classes/{cast.meeting.id}/print/help-card.pdf").data)
    assert "Your instructor tells you the address. Write it on this line." in " ".join(card.split())


def test_with_an_address_nothing_has_to_be_written(cast: Cast, ines: FlaskClient) -> None:
    ines.post(page(cast), data={"address": "192.168.1.20"})
    for name in ("room", "print"):
        assert "by hand" not in ines.get(f"/staff/classes/{cast.meeting.id}/{name}").text, name

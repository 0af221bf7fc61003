"""Who may open a stream: whoever a door gave a ticket, for one audience and for some minutes."""

import pytest
from itsdangerous import URLSafeTimedSerializer

from workshop.live.following import Topic
from workshop.live.tickets import VALID_FOR, Holder, Tickets

PHONES = Topic(7, "participant", "en")


def test_a_ticket_says_whose_it_is_and_how_long_it_is_valid() -> None:
    ticket = Tickets("a key").read(Tickets("a key").issue(PHONES, 12, Holder("device", 3)))
    assert ticket
    assert (ticket.topic, ticket.seen_id, ticket.holder) == (PHONES, 12, Holder("device", 3))
    assert VALID_FOR - 60 < ticket.seconds_left <= VALID_FOR


def test_a_ticket_fits_into_an_address() -> None:
    assert set(Tickets("a key").issue(PHONES)) <= set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."
    )


def test_an_old_ticket_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    old = Tickets("a key").issue(PHONES)
    later = time.time() + VALID_FOR + 2
    monkeypatch.setattr(time, "time", lambda: later)
    assert Tickets("a key").read(old) is None


def test_a_forged_ticket_opens_nothing() -> None:
    mine = Tickets("a key").issue(PHONES)
    for forged in ("", "x", mine[:-1], f"{mine}A", Tickets("another key").issue(PHONES)):
        assert Tickets("a key").read(forged) is None


def test_what_the_key_signs_elsewhere_is_no_ticket() -> None:
    cookie = URLSafeTimedSerializer("a key", salt="cookie-session").dumps([1, "console", "en", None])
    assert Tickets("a key").read(str(cookie)) is None

import logging
from threading import Event

import pytest

from workshop.live.every import Every


def test_work_comes_round_even_after_it_failed_once(caplog: pytest.LogCaptureFixture) -> None:
    calls: list[int] = []
    twice = Event()

    def work() -> None:
        calls.append(1)
        if len(calls) == 1:
            raise ValueError("the disk is full")
        twice.set()

    timer = Every(0.001, work)
    with caplog.at_level(logging.ERROR):
        timer.start()
        assert twice.wait(10)
        timer.stop()
    assert "the disk is full" in caplog.text


def test_a_timer_that_never_started_can_be_stopped() -> None:
    Every(1000, lambda: None).stop()

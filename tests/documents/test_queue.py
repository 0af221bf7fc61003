"""The queue before the press is short, and whoever finds no place is told so at once."""

import pytest

from workshop.documents.errors import PressError
from workshop.documents.queue import Queue


def test_who_finds_no_place_is_sent_away_at_once() -> None:
    queue = Queue(2)
    with queue.place(), queue.place(), pytest.raises(PressError) as refused, queue.place():
        pass
    assert refused.value.code == "busy"


def test_a_place_is_free_again_after_a_sheet_that_failed() -> None:
    queue = Queue(1)
    for _ in range(2):
        with pytest.raises(PressError, match="timeout"), queue.place():
            raise PressError("timeout")

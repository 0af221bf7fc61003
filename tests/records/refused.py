"""`with refused("name-empty"):` reads better than the machinery behind it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from workshop.records.refusals import CODES, Refusal


@contextmanager
def refused(code: str) -> Iterator[None]:
    assert code in CODES
    with pytest.raises(Refusal) as caught:
        yield
    assert caught.value.code == code

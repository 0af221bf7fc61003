"""Forms that bring a file, which may be larger than others: few at a time, so that they fill no memory."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from workshop.live.asgi import Scope
from workshop.live.body import LARGEST, BodyRefused, length_of

AT_ONCE = 2


class NoPlace(BodyRefused):
    def __init__(self) -> None:
        super().__init__(503, "Others are sending large files just now. Please go back and try again.")


class FileForms:
    """`at`: how the addresses begin to which files are sent. `largest`: bytes of the whole form."""

    def __init__(self, at: Sequence[str] = (), largest: int = LARGEST) -> None:
        self._at, self._largest = tuple(at), largest
        self._under_way = 0

    def is_one(self, scope: Scope) -> bool:
        path: str = scope["path"]
        return scope["method"] == "POST" and path.startswith(self._at)

    @contextmanager
    def place(self, scope: Scope) -> Iterator[int]:
        """How many bytes this request may bring. Raises NoPlace where there is none for a large one; a small
        one needs none."""
        length = length_of(scope)
        if not self.is_one(scope) or (length is not None and length <= LARGEST):
            yield LARGEST
            return
        if self._under_way >= AT_ONCE:
            raise NoPlace
        self._under_way += 1
        try:
            yield self._largest
        finally:
            self._under_way -= 1

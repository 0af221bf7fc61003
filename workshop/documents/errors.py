"""Why a sheet could not be printed."""

import errno

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class PressError(Exception):
    """`code`: "library-missing", "timeout", "busy" (no place in the queue), "letters" (`detail` names the
    characters), "picture" (broken or too large), "disk-full" or "failed"."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.code}: {self.detail}" if self.detail else self.code

"""Why a sheet could not be printed."""


class PressError(Exception):
    """`code`: "library-missing", "timeout", "busy" (no place in the queue), "letters" (`detail` names the
    characters), "too-many" (sheets at once), "disk-full", "unwritable" or "failed"."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.code}: {self.detail}" if self.detail else self.code

"""Why a sheet could not be printed, or a picture not be taken."""

import errno

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class PressError(Exception):
    """`code`: "library-missing", "timeout", "busy" (no place in the queue), "letters" (`detail` names the
    characters), "picture" (broken or too large), "too-many" (sheets at once), "disk-full", "unwritable" (the
    file, for another reason), "files-gone" (that were printed) or "failed"."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.code}: {self.detail}" if self.detail else self.code


class PictureError(Exception):
    """Why a picture was not taken. `code`: "missing", "neither" (no PNG and no SVG), "unreadable"
    (an SVG, perhaps, but packed or in other letters than UTF-8), "too-large" and
    "too-small" and "too-many-pixels" (`detail`: the bound), "broken", "empty", "too-detailed", or "unsafe"
    (`detail`: the part of the drawing)."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail

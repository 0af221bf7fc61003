"""Files that are there whole or not at all, and names for them that every system takes."""

import errno
import os
import secrets
import stat
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from workshop.documents.errors import FULL, PressError

_LONGEST = 150  # bytes of a name without its ending: file systems take 255
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP knows
_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
}
_PLAIN = " -_,'’()&+"
# of Windows, with any ending
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}


class NoFile(OSError):
    """What is there is no file, and none is put in its place. `strerror`: what it is."""


def write_whole(path: Path, content: bytes) -> None:
    """Puts `content` in the place of the file that is there; on an OSError that stays as it was. A link stays
    too: the file that it leads to is replaced. Who may read a file is kept."""
    with _in_place_of(path) as half, half.open("wb") as file:
        file.write(content)


def mode_of(path: Path) -> int | None:
    """Who may do what with the file that is there, links followed, or None. Refuses what is no file."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(mode):
        raise NoFile(errno.EEXIST, _KINDS.get(stat.S_IFMT(mode), "a device"), str(path))
    return stat.S_IMODE(mode)


@contextmanager
def writing_zip(path: Path) -> Iterator[Callable[[str, bytes], None]]:
    """A ZIP file at `path` once the block has ended well. What is put in is PDF, which is packed already. Its
    files carry no time: nobody's clock is told, and the same files make the same ZIP."""
    with _in_place_of(path) as half, zipfile.ZipFile(half, "w", zipfile.ZIP_STORED) as archive:

        def put(name: str, content: bytes) -> None:
            archive.writestr(zipfile.ZipInfo(name, _NO_TIME), content)

        yield put


@contextmanager
def _in_place_of(path: Path) -> Iterator[Path]:
    mode, target = mode_of(path), Path(os.path.realpath(path))
    half = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        half.touch(0o666 if mode is None else 0o600, exist_ok=False)
        yield half
        if mode is not None:
            half.chmod(mode)
        os.replace(half, target)
    except BaseException:
        half.unlink(missing_ok=True)
        raise


def refusal(error: OSError) -> PressError:
    """What became of a file that could not be written."""
    return PressError("disk-full" if error.errno in FULL else "unwritable", error.strerror or str(error))


def safe_names(wanted: Iterable[str], ending: str = ".pdf") -> list[str]:
    """A file name for each text, in their order: readable, safe everywhere, and none twice, whether capitals
    count or not."""
    taken: set[str] = set()
    names = []
    for text in wanted:
        plain = name = _safe(text)
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain} ({number})"
        taken.add(name.casefold())
        names.append(f"{name}{ending}")
    return names


def _safe(text: str) -> str:
    letters = unicodedata.normalize("NFC", text)
    spaced = "".join(letter if _is_plain(letter) else " " for letter in letters)
    name = _shortened(" ".join(spaced.split())).strip(" -_,") or "paper"
    return f"{name}_" if name.casefold() in _RESERVED else name


def _is_plain(letter: str) -> bool:
    return letter in _PLAIN or unicodedata.category(letter)[0] in "LMN"


def _shortened(name: str) -> str:
    return name.encode()[:_LONGEST].decode(errors="ignore")

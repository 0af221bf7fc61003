"""Where paper goes from the shell: to a file, to a folder of files, or to standard output. What cannot be one
of them is told in a sentence, before anything is printed."""

import errno
import os
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workshop.cli.refusals import Misused, Refused
from workshop.documents import files
from workshop.documents.errors import FULL

STANDARD_OUTPUT = "Standard output"
_NAMES_OF_IT = ("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")
_LONGEST = 200  # letters of a path that are shown: as a rule all
_WHY = {
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOENT: "its folder is not there, or takes no files",
    errno.ENOTDIR: "what should be its folder is a file",
    errno.EACCES: "this account may not write there",
    errno.EPERM: "this account may not write there",
    errno.EROFS: "that disk can only be read",
    errno.ELOOP: "its links lead in a circle",
    **dict.fromkeys(FULL, "the disk is full"),
}


def is_standard_output(typed: str) -> bool:
    """Also by the names that some systems have for it: no file may be put in the place of those."""
    return typed in _NAMES_OF_IT


def check_standard_output() -> None:
    if sys.stdout is None:
        raise Refused("Standard output is closed; name a file with -o.")
    if sys.stdout.isatty():
        raise Misused(
            "A PDF cannot be read in a terminal; name a file with -o, or send it on with > FILE or | PROGRAM."
        )


def send(pdf: bytes) -> None:
    sys.stdout.buffer.write(pdf)
    sys.stdout.buffer.flush()


def check_file(path: Path, *, is_forced: bool, typed: str = "") -> None:
    """Refuses where no file can be put, or, unless `is_forced`, one is. `typed`: how the path was given."""
    if typed.endswith(("/", os.sep)):
        raise Refused(f"{shown(typed)} is a folder; name a file in it.")
    with refusing(path):
        try:
            mode = files.mode_of(path)
        except files.NoFile as error:
            if path.is_dir():
                raise Refused(f"{shown(path)} is a folder; name a file in it.") from error
            raise Refused(
                f"{shown(path)} is {error.strerror}; name a file, or - for standard output."
            ) from error
        if mode is not None and not is_forced:
            raise Refused(f"{shown(path)} exists already; add --force to write over it.")


def check_folder_of(path: Path) -> None:
    """Printing takes a while: that nothing can be written is told before."""
    with refusing(path), tempfile.TemporaryFile(dir=os.path.dirname(os.path.realpath(path))):
        pass


def make_folder(typed: str) -> Path:
    """For a file each, so that what is or looks like a single file is refused."""
    folder = Path(typed)
    if folder.suffix.casefold() == ".pdf" and not folder.is_dir():
        raise Refused(f"Many papers go to a folder, one file each; {shown(folder)} would be a single file.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        is_there = isinstance(error, FileExistsError)
        why = "there is a file of this name" if is_there else _why(error)
        raise Refused(f"The folder {shown(folder)} cannot be made: {why}.") from error
    return folder


@contextmanager
def refusing(place: Path | str) -> Iterator[None]:
    """What the system says to writing at `place`, in a sentence. Who reads our output may stop reading: that
    is no mistake, and click ends without a word."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if place == STANDARD_OUTPUT:
            sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - else the rest is tried once more at the end
        raise Refused(f"{shown(place)} cannot be written: {_why(error)}.") from error


def shown(path: Path | str) -> str:
    """In a sentence: on one line, and not longer than one."""
    text = "".join(sign if sign.isprintable() else "?" for sign in str(path))
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]}...{text[-half:]}"


def writable(name: str) -> str:
    """As the names of files are written here: where they cannot hold every letter, the nearest ones."""
    return "".join(sign if _is_writable(sign) else _nearest(sign) for sign in name)


def _nearest(letter: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", letter) if _is_writable(sign))


def _is_writable(sign: str) -> bool:
    try:
        os.fsencode(sign)
    except UnicodeEncodeError:
        return False
    return True


def _why(error: OSError) -> str:
    return _WHY.get(error.errno or 0) or error.strerror or str(error)

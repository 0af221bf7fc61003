"""What our sample sheets look like to the byte, and with which libraries they came out so.

python -m tests.documents.hashes    renews hashes.yaml (`make hashes`)
"""

import ctypes
import hashlib
import platform
import zlib
from collections.abc import Callable
from ctypes.util import find_library
from importlib.metadata import version
from pathlib import Path

import yaml

from tests.documents import samples
from workshop.documents import fonts
from workshop.documents.press import Press, Sheet

STORED = Path(__file__).with_suffix(".yaml")
FACES = Path(__file__).parents[2] / "build" / "hashes"
SHEETS: dict[str, Callable[[], Sheet]] = {
    "certificate": lambda: samples.certificate(check_url=samples.CHECK_URL),
    "certificate-a4-sample": lambda: samples.certificate("a4", is_sample=True),
    "certificate-of-many-letters": lambda: samples.certificate(name="Nguyễn Ελένη Юлія محمد דוד Ɐ"),
    "proof": lambda: samples.proof(check_url=samples.CHECK_URL),
    "handout": samples.handout,
    "help-card": samples.card,
    "report": samples.report_of_a_class,
    "worksheet-blank": samples.blank,
    "worksheet-filled": samples.filled,
}
_PACKAGES = ("weasyprint", "pydyf", "tinyhtml5", "tinycss2", "cssselect2", "fonttools", "pillow", "segno")


def made_with() -> dict[str, str]:
    """All that decides about a byte, apart from our own code."""
    return {
        "pango": _said("pango-1.0", "pango_version_string"),
        "harfbuzz": _said("harfbuzz", "hb_version_string"),
        "fontconfig": str(ctypes.CDLL(find_library("fontconfig")).FcGetVersion()),
        "freetype": _freetype(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "machine": platform.machine(),
        "faces": fonts.folder(Path()).name,
        **{name: version(name) for name in _PACKAGES},
    }


def hashes(press: Press) -> dict[str, str]:
    printed = press.print_each([draw() for draw in SHEETS.values()])
    return {name: hashlib.sha256(pdf).hexdigest() for name, pdf in zip(SHEETS, printed, strict=True)}


def _said(library: str, function: str) -> str:
    asked = getattr(ctypes.CDLL(find_library(library)), function)
    asked.restype = ctypes.c_char_p
    return str(asked().decode())


def _freetype() -> str:
    library = ctypes.CDLL(find_library("freetype"))
    handle, numbers = ctypes.c_void_p(), [ctypes.c_int() for _ in range(3)]
    library.FT_Init_FreeType(ctypes.byref(handle))
    library.FT_Library_Version(handle, *map(ctypes.byref, numbers))
    library.FT_Done_FreeType(handle)
    return ".".join(str(number.value) for number in numbers)


def main() -> None:
    fonts.make(FACES)
    press = Press(FACES)
    try:
        stored = {"made_with": made_with(), "sheets": hashes(press)}
    finally:
        press.close()
    head = "# Written by `make hashes`: SHA-256 of sample sheets, and what they were made with.\n"
    STORED.write_text(head + yaml.safe_dump(stored, sort_keys=False), encoding="utf-8")
    print(f"{STORED} holds {len(SHEETS)} sheets.")


if __name__ == "__main__":
    main()

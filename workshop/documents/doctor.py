"""Whether this computer can print at all, found out without loading the printing library into the server."""

import ctypes
from ctypes.util import find_library

INSTALL = "apt-get install --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

# Short name, as the linker knows it, and the file that Debian and Ubuntu install.
_NEEDED = {"pango-1.0": "libpango-1.0.so.0", "pangoft2-1.0": "libpangoft2-1.0.so.0"}
_FASTER = {"harfbuzz-subset": "libharfbuzz-subset.so.0"}


def problems() -> list[str]:
    """One plain sentence for each thing that is missing; an empty list means that printing works."""
    found: list[str] = []
    if any(not _is_there(name, file) for name, file in _NEEDED.items()):
        found.append(
            f"PDF pages cannot be printed, because the Pango library is missing. Please run: {INSTALL}"
        )
    if any(not _is_there(name, file) for name, file in _FASTER.items()):
        found.append(
            "PDF pages take about 17 times as long as they should, because the library libharfbuzz-subset0 "
            f"is missing. Please run: {INSTALL}"
        )
    return found


def _is_there(name: str, file: str) -> bool:
    if find_library(name):
        return True
    try:
        # A bare container may lack the tools that find_library asks; the linker itself always knows.
        ctypes.CDLL(file)
    except OSError:
        return False
    return True

"""QR codes as SVG that stands in the page: no file, no inline style, sharp at any size."""

from functools import lru_cache

import segno
from markupsafe import Markup


@lru_cache(maxsize=32)  # the wall's frame has one, always the same
def qr(address: str) -> Markup:
    """Dark on white in dark mode too, with its quiet zone, as scanners want it; sized by the style sheet."""
    code = segno.make(address, error="m", micro=False)
    return Markup(
        code.svg_inline(omitsize=True, border=3, light="#fff", dark="#000", svgclass="qr", lineclass=None)
    )

"""Pictures that a center gives for its papers: a PNG or an SVG comes in, a small JPEG of our own goes out.

Nothing of the file itself is kept: it is decoded here, in a worker of the press, and drawn anew. JPEG is the
one format that the renderer puts into a PDF as it is; a PNG it packs anew for each paper.
"""

import io
from dataclasses import dataclass

from PIL import Image, ImageChops

from workshop.documents import drawings
from workshop.documents.decoding import MOST_PIXELS, whole_pictures
from workshop.documents.errors import PictureError

MOST_BYTES = 500_000  # of the file that comes in
SMALLEST, LONGEST = 40, 6000  # pixels of a side
# By place on paper: pixels that the picture fits into.
_FITS = {"logo": (1000, 360), "seal": (480, 480), "signature": (900, 300)}
_KEPT_BYTES = 200_000
_PAPER_WHITE = 245  # scans of white paper are never quite white
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Picture:
    """`image`: a JPEG without transparency, on white, cut to what is drawn."""

    image: bytes
    width: int
    height: int


def draw(file: bytes, place: str) -> Picture:
    """At 400 dots per inch or fewer of the largest size that `place` is printed in. What the file is, is told
    by its first bytes and not by its name. Refuses with PictureError."""
    if not file:
        raise PictureError("missing")
    if len(file) > MOST_BYTES:
        raise PictureError("too-large", str(MOST_BYTES // 1000))
    if not file.startswith(_PNG):
        file = drawings.rasterise(file, *_FITS[place])
    image = _cut(_on_white(_decode(file)))
    image.thumbnail(_FITS[place], Image.Resampling.LANCZOS)
    return Picture(_packed(image), image.width, image.height)


def _decode(png: bytes) -> Image.Image:
    try:
        with whole_pictures():
            image = Image.open(io.BytesIO(png), formats=["PNG"])
            _check_size(*image.size)
            image.load()
    except PictureError:
        raise
    except Image.DecompressionBombError as error:  # far more than we take: refused on opening
        raise PictureError("too-many-pixels", str(LONGEST // 2)) from error
    except Exception as error:  # whatever a broken file brings about
        raise PictureError("broken") from error
    return image


def _check_size(width: int, height: int) -> None:
    """Before anything is decoded. The sides are those of the decoder, which takes other parts before them."""
    if min(width, height) < SMALLEST:
        raise PictureError("too-small", str(SMALLEST))
    if max(width, height) > LONGEST or width * height > MOST_PIXELS:
        raise PictureError("too-many-pixels", str(LONGEST // 2))


def _on_white(image: Image.Image) -> Image.Image:
    """As paper shows it. Of an animated one, the first picture."""
    if image.mode.startswith("I"):  # 16 bits of grey, which Pillow would cut off at 255
        image = image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    image = image.convert("RGB")
    red, green, blue = image.split()
    is_grey = not (ImageChops.difference(red, green).getbbox() or ImageChops.difference(red, blue).getbbox())
    return red if is_grey else image


def _cut(image: Image.Image) -> Image.Image:
    """Without the white round it, so that it stands where it should and as large as it can."""
    drawn = image.convert("L").point(lambda grey: 255 if grey < _PAPER_WHITE else 0).getbbox()
    if drawn is None:
        raise PictureError("empty")
    return image.crop(drawn)


def _packed(image: Image.Image) -> bytes:
    for quality in (92, 80, 60):
        packed = io.BytesIO()
        image.save(packed, format="JPEG", quality=quality, subsampling=0, optimize=True)
        if packed.tell() <= _KEPT_BYTES:
            break
    return packed.getvalue()

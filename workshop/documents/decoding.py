"""Pictures are decoded whole or not at all, and no larger than paper needs."""

from collections.abc import Iterator
from contextlib import contextmanager

from PIL import ImageFile

MOST_PIXELS = 9_000_000  # 27 MB decoded


@contextmanager
def whole_pictures() -> Iterator[None]:
    """The renderer tells Pillow to make do with half a picture; in here a broken one is an error."""
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient

"""Pictures for papers: drawn anew, or refused in one word before they cost anything."""

import io
import struct
import zlib
from unittest.mock import patch

import pytest
from PIL import Image, ImageDraw

from tests.documents.hostile_drawings import HOSTILE, deep, drawing
from workshop.documents import pictures
from workshop.documents import press as press_module
from workshop.documents.errors import PictureError, PressError

PHOTO = b"\xff\xd8\xff\xe0" + b"x" * 100


def png(mode: str = "RGB", size: tuple[int, int] = (300, 120), **how: object) -> bytes:
    """A dark box in the middle of white."""
    white, black = {"RGBA": ((0, 0, 0, 0), (0, 0, 0, 255)), "LA": ((0, 0), (0, 255))}.get(mode, (None, 0))
    if mode == "P":
        return _saved(Image.open(io.BytesIO(png("RGB", size))).convert("P"), **how)
    image = Image.new(mode, size, "white" if white is None and mode != "I;16" else white or 65535)
    ImageDraw.Draw(image).rectangle((size[0] // 3, size[1] // 3, size[0] // 2, size[1] // 2), fill=black)
    return _saved(image, **how)


def _saved(image: Image.Image, **how: object) -> bytes:
    file = io.BytesIO()
    image.save(file, format="PNG", **how)
    return file.getvalue()


def opened(picture: pictures.Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.image))


def refusal(file: bytes, place: str = "logo") -> tuple[str, str]:
    with pytest.raises(PictureError) as caught:
        pictures.draw(file, place)
    return caught.value.code, caught.value.detail


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def header(width: int, height: int, before: bytes = b"") -> bytes:
    """A PNG that says how large it is, and has nothing to show for it."""
    said = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    drawn = chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + before + chunk(b"IHDR", said) + drawn


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_comes_out_as_a_jpeg_on_white(mode: str) -> None:
    image = opened(pictures.draw(png(mode), "logo"))
    assert (image.format, image.mode) == ("JPEG", "L")
    assert image.getpixel((5, 5)) < 40, "what is drawn is dark"
    assert image.size == (51, 21), "what is empty is cut off"


def test_grey_of_sixteen_bits_stays_grey() -> None:
    image = Image.new("I;16", (100, 100), 30_000)
    assert 100 < opened(pictures.draw(_saved(image), "seal")).getpixel((9, 9)) < 130


def test_colours_stay_and_large_pictures_become_as_small_as_paper_needs() -> None:
    drawn = pictures.draw(_saved(Image.new("RGB", (2800, 2800), "navy")), "seal")
    assert (drawn.width, drawn.height) == opened(drawn).size == (480, 480)
    assert opened(drawn).mode == "RGB"


def test_of_an_animated_picture_the_first_one_is_taken() -> None:
    other = Image.new("L", (300, 120), "white")
    assert opened(pictures.draw(png("L", save_all=True, append_images=[other]), "logo")).size == (51, 21)


def test_the_same_file_gives_the_same_picture() -> None:
    assert pictures.draw(png(), "logo") == pictures.draw(png(), "logo")
    assert pictures.draw(drawing(), "seal") == pictures.draw(drawing(), "seal")


def test_what_hides_behind_a_picture_is_left_behind() -> None:
    behind = b"<script>alert(1)</script>PK\x03\x04%PDF-1.7"
    assert pictures.draw(png() + behind, "logo") == pictures.draw(png(), "logo")
    assert b"alert" not in pictures.draw(png(), "logo").image


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (b"", ("missing", "")),
        (PHOTO, ("neither", "")),
        (b"GIF89a" + b"x" * 50, ("neither", "")),
        (b"%PDF-1.7 <svg", ("neither", "")),
        (b"\x1f\x8b\x08 svgz", ("unreadable", "")),
        (b"x" * 500_001, ("too-large", "500")),
        (png(size=(1, 1)), ("too-small", "40")),
        (header(20_000, 20_000), ("too-many-pixels", "3000")),
        (header(4_294_967, 50), ("too-many-pixels", "3000")),
        (header(9000, 9000, chunk(b"tEXt", struct.pack(">II", 300, 100))), ("too-many-pixels", "3000")),
        (header(300, 100), ("broken", "")),
        (png()[:200], ("broken", "")),
        (header(300, 100)[:33] + b"<svg/>" * 20, ("broken", "")),
    ],
)
def test_what_is_no_picture_is_refused_with_a_word_for_it(file: bytes, said: tuple[str, str]) -> None:
    assert refusal(file) == said


@pytest.mark.parametrize("letters", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_a_drawing_in_other_letters_than_utf_8_is_not_called_damaged(letters: str) -> None:
    assert refusal(drawing().decode().encode(letters)) == ("unreadable", "")


@pytest.mark.parametrize("letters", ["shift_jis", "UTF-16", "of-my-own"])
def test_letters_that_a_drawing_only_claims_are_told_apart_from_damage(letters: str) -> None:
    claim = f'<?xml version="1.0" encoding="{letters}"?>'.encode()
    assert refusal(claim + drawing()) == ("unreadable", "")


def test_a_white_picture_is_refused() -> None:
    assert refusal(_saved(Image.new("RGB", (300, 100), "white"))) == ("empty", "")


def test_notes_in_a_png_that_unpack_to_a_flood_are_refused() -> None:
    flood = zlib.compress(b"\0" * 200_000_000, 9)
    data = b"Comment\0\0" + flood
    chunk = struct.pack(">I", len(data)) + b"zTXt" + data + struct.pack(">I", zlib.crc32(b"zTXt" + data))
    plain = png()
    assert refusal(plain[:33] + chunk + plain[33:]) == ("broken", "")


def test_half_a_picture_is_refused_in_a_worker_that_has_printed_before(press, printed) -> None:
    """The renderer tells the library to make do with halves."""
    from tests.documents import samples

    printed(samples.card())
    with pytest.raises(PictureError, match="broken"):
        press.draw_picture(png(size=(900, 900), compress_level=0)[:100_000], "logo")


# Drawings


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_drawing_is_refused_and_its_part_is_named(kind: str) -> None:
    file, code, detail = HOSTILE[kind]
    assert refusal(file) == (code, detail)


def test_a_plain_drawing_is_drawn_as_large_as_it_fits() -> None:
    drawn = pictures.draw(drawing(attributes='viewBox="0 0 100 50"'), "logo")
    assert (drawn.width, drawn.height) == (648, 360), "nine tenths of its width, and all of its height"
    assert opened(drawn).getpixel((20, 20)) < 20


def test_notes_of_drawing_programs_and_handlers_are_left_out() -> None:
    notes = (
        "<title>Logo</title><metadata><x:y xmlns:x='urn:x'>me</x:y></metadata>"
        "<x:view xmlns:x='urn:x'/><rect onclick='alert(1)' width='90' height='90'/>"
    )
    assert pictures.draw(drawing(notes), "logo") == pictures.draw(drawing(), "logo")


@pytest.mark.parametrize("size", ['width="100" height="100"', 'width="100px" height="100px"'])
def test_a_drawing_without_a_view_shows_as_much_as_its_size(size: str) -> None:
    assert pictures.draw(drawing(attributes=size), "seal") == pictures.draw(drawing(), "seal")


def test_styles_copies_and_gradients_of_the_drawing_itself_work() -> None:
    inside = (
        "<style>.a{fill:url(#g)}</style><defs><linearGradient id='g'><stop stop-color='#123'/>"
        "</linearGradient><rect id='r' class='a' width='40' height='40'/></defs>"
        "<use href='#r'/><use xlink:href='#r' x='50' y='50'/>"
    )
    assert opened(pictures.draw(drawing(inside), "seal")).mode == "RGB"


def test_a_drawing_that_takes_for_ever_is_given_up(press) -> None:
    clip = "<clipPath id='m{}'>" + "<rect width='9' height='9' clip-path='url(#m{})'/>" * 2 + "</clipPath>"
    clips = "".join(clip.format(n, n + 1, n + 1) for n in range(25))
    with patch.object(press_module, "_SECONDS_FOR_A_PICTURE", 2), pytest.raises(PressError, match="timeout"):
        press.draw_picture(drawing(clips + "<rect width='9' height='9' clip-path='url(#m0)'/>"), "logo")
    assert press.draw_picture(drawing(), "logo").width, "the next one is drawn"


def test_a_drawing_as_deep_as_we_take_is_drawn() -> None:
    assert pictures.draw(deep(29), "seal").width

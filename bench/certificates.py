"""The certificates of the bench, and how they are printed beside the press."""

import io
import os
import zlib
from base64 import b64encode
from dataclasses import replace
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw

from bench.typst_certificate import Certificates
from tests.documents import samples
from workshop import shipped
from workshop.documents import attendance, fonts
from workshop.documents.attendance import PaperValues
from workshop.documents.press import Sheet
from workshop.documents.sheet import picture_address

_FIRST = ("Rosa", "Duc", "Małgorzata", "Sam", "Ελένη", "Aïcha", "Юлія", "Bartholomew")
_LAST = ("Delgado", "Nguyễn", "Brzęczyszczykiewicz", "Lee", "Papadopoulou", "O’Connor", "Okonkwo-Achebe")
_NICENESS = 10  # that of the press's workers
_typst: list[Certificates] = []


def people(number: int, mark: str) -> list[PaperValues]:
    """So many people of one class, of whom nobody was printed before."""
    return [_person(one, mark) for one in range(number)]


def sheet(values: PaperValues) -> Sheet:
    return attendance.certificate(values, samples.edition())


def be_nice() -> None:
    """Begins a process that prints naively: the renderer is loaded before the clock runs."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    import weasyprint  # noqa: F401


def print_naively(faces: Path, values: list[PaperValues]) -> list[bytes]:
    """Everything anew for each, as in the first lines of the renderer's manual."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    printed = []
    for one in values:
        known = {"font_config": FontConfiguration()}
        styles = [CSS(string=fonts.font_faces(faces), **known)]
        styles += [CSS(path, **known) for path in sorted((shipped("static") / "css" / "paper").glob("*.css"))]
        html = sheet(one).html.replace(str(picture_address(seal())), _data_uri())
        printed.append(HTML(string=html).write_pdf(stylesheets=styles, pdf_variant="pdf/ua-1", **known))
    return printed


@cache
def _data_uri() -> str:
    return f"data:image/jpeg;base64,{b64encode(seal()).decode()}"


def begin_typst(folder: Path, faces: Path) -> None:
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    _typst.append(Certificates(folder, faces, seal()))


def print_with_typst(values: list[PaperValues]) -> list[bytes]:
    return [_typst[0].print(one) for one in values]


@cache
def seal() -> bytes:
    """As a center's own comes out of its upload: a JPEG of at most 480 pixels."""
    image = Image.new("RGB", (480, 480), "white")
    drawing = ImageDraw.Draw(image)
    for inset, width in ((6, 10), (30, 3), (120, 3)):
        drawing.ellipse((inset, inset, 480 - inset, 480 - inset), outline="#173f2c", width=width)
    for ray in range(0, 360, 12):
        drawing.arc((60, 60, 420, 420), ray, ray + 6, fill="#173f2c", width=40)
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=92, subsampling=0, optimize=True)
    return packed.getvalue()


def _person(number: int, mark: str) -> PaperValues:
    code = f"{zlib.crc32(f'{mark} {number}'.encode()):010d}"
    return replace(
        samples.ROSA,
        name=f"{_FIRST[number % 8]} {_LAST[number % 7]} {mark} {number}",
        code=code,
        check_url=f"HTTPS://CLASS.RIVERSIDE.EXAMPLE/C/{code}",
        seal=seal(),
    )

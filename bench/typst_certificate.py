"""The certificate once more, set by typst: as equal in its look as the two can be. For the bench alone.

The same faces, the same words, a tagged PDF/UA-1 with the same pictures. QR codes are made by segno for both.
"""

import io
from pathlib import Path

import segno
import typst

from workshop.documents.attendance import PaperValues

_INK, _GREEN = "#161616", "#173f2c"

_SOURCE = f"""
#let said = sys.inputs
#set document(title: "Certificate of completion: " + said.name)
#set page(paper: "us-letter", flipped: true, margin: 11mm)
#set text(font: "Paper Sans", size: 12pt, lang: "en", fill: rgb("{_INK}"))
#set par(spacing: 5.5mm, leading: 0.45em)
#show heading: it => text(size: 44pt, weight: 300, fill: rgb("{_GREEN}"), it.body)
#let given(it) = text(style: "italic", size: 14pt, fill: rgb("#333333"), it)
#rect(width: 100%, height: 100%, stroke: 2.2pt + rgb("{_GREEN}"), inset: 1.5mm,
  rect(width: 100%, height: 100%, stroke: 0.6pt + rgb("{_GREEN}"), inset: (x: 18mm, top: 18mm, bottom: 7mm), [
    #set align(center)
    #text(weight: 600, size: 13pt, tracking: 0.16em, fill: rgb("{_GREEN}"), upper(said.center))
    #v(2mm)
    = Certificate of completion
    #v(6mm)
    #given[This certificate belongs to]

    #text(weight: 600, size: 46pt, said.name)

    #given[who completed the class]

    #text(weight: 600, size: 21pt, fill: rgb("{_GREEN}"), said.title)

    #text(size: 14pt, said.date)
    #v(1fr)
    #set align(left)
    #grid(columns: (66mm, 1fr, 31mm, 62mm), align: bottom,
      [
        #line(length: 66mm, stroke: 0.9pt)
        #text(weight: 600, said.instructor) \\
        Instructor
      ],
      align(center, image("seal.jpg", width: 27mm, alt: "Seal of " + said.center)),
      image(said.qr, width: 27mm, scaling: "pixelated", alt: "QR code. It opens " + said.address),
      [
        Reference code #text(weight: 600, tracking: 0.08em, said.code) \\
        Check this paper at \\
        #said.address
      ])
    #v(3mm)
    #line(length: 100%, stroke: 0.4pt + rgb("#888888"))
    #align(center, text(size: 10.5pt, fill: rgb("#333333"), said.house))
  ]))
"""


class Certificates:
    """`folder`: where the QR codes are put for the compiler to find."""

    def __init__(self, folder: Path, fonts: Path, seal: bytes) -> None:
        self._folder = folder
        (folder / "seal.jpg").write_bytes(seal)
        (folder / "certificate.typ").write_text(_SOURCE, encoding="utf-8")
        self._compiler = typst.Compiler(
            str(folder / "certificate.typ"),
            root=str(folder),
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)]
            ),
        )

    def print(self, values: PaperValues) -> bytes:
        assert values.check_url
        code = io.BytesIO()
        segno.make(values.check_url, error="m", mask=3, micro=False).save(code, kind="png", scale=4)
        (self._folder / f"{values.code}.png").write_bytes(code.getvalue())
        said = {
            "name": values.name,
            "center": values.center_name,
            "title": values.title,
            "date": values.date,
            "instructor": values.instructor,
            "code": values.code,
            "qr": f"{values.code}.png",
            "address": values.check_url.partition("//")[2].lower(),
            "house": " · ".join((values.center_name, values.center_address, values.center_contact)),
        }
        pdf = self._compiler.compile(sys_inputs=said, format="pdf", pdf_standards="ua-1")
        assert isinstance(pdf, bytes)
        return pdf

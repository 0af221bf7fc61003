"""The PDF/UA gate: what a sheet must pass before anybody gets it. For every test that meets a PDF."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import page
from pypdf import PdfReader

# The fillable sheet embeds whole fonts, whose tables map one unused glyph to U+0000; veraPDF lets that pass.
KNOWN_IN_FORMS = {"PDFUA1-FONT-UNICODE-VALUE-001"}

# Points of a page, portrait.
SIZES = {"letter": (612.0, 792.0), "a4": (595.28, 841.89)}


def findings(pdf: bytes) -> list[str]:
    """Every objection of the validator, and of the three checks that it leaves out."""
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    rules = sorted({failure.rule_id for failure in report.failures})
    reader = PdfReader(BytesIO(pdf))
    return [*rules, *_fields_without_words(reader), *_headless_tables(reader), *_lost_headers(reader)]


def assert_accessible(pdf: bytes) -> None:
    assert findings(pdf) == []


def assert_accessible_form(pdf: bytes) -> None:
    """A blank sheet with fields: exactly the one known objection."""
    assert findings(pdf) == sorted(KNOWN_IN_FORMS)


def text_of(pdf: bytes) -> str:
    """All words, each line end and run of spaces as one space."""
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(one.extract_text().split()) for one in pages)


def typed_text_of(pdf: bytes) -> str:
    """The same with straight quotes, as people type them."""
    return text_of(pdf).translate(str.maketrans("‘’“”", "''\"\""))


def page_count(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


def page_size(pdf: bytes) -> tuple[float, float]:
    box = PdfReader(BytesIO(pdf)).pages[0].mediabox
    return round(float(box.width), 1), round(float(box.height), 1)


def title_of(pdf: bytes) -> str:
    metadata = PdfReader(BytesIO(pdf)).metadata
    return str(metadata.title) if metadata else ""


def pictures(pdf: bytes) -> list[str]:
    """The text alternative of each picture."""
    return [
        str(part.get("/Alt", "")) for part in parts(PdfReader(BytesIO(pdf))) if part.get("/S") == "/Figure"
    ]


def attachments(pdf: bytes) -> list[str]:
    """Files that are carried along, by the document or by a link."""
    reader = PdfReader(BytesIO(pdf))
    notes = [note.get_object() for one in reader.pages for note in one.get("/Annots", [])]
    return [*reader.attachments, *(note["/Subtype"] for note in notes if "/FS" in note)]


def parts(reader: PdfReader) -> Iterator[Any]:
    """The elements of the structure tree in reading order."""
    waiting = [reader.root_object["/StructTreeRoot"]]
    while waiting:
        part = waiting.pop(0).get_object()
        if isinstance(part, list):
            waiting[:0] = part
        elif isinstance(part, dict) and part.get("/Type") != "/OBJR":
            if "/S" in part:
                yield part
            if "/K" in part:
                waiting.insert(0, part["/K"])


def _fields_without_words(reader: PdfReader) -> list[str]:
    fields = reader.get_fields() or {}
    return [f"field {key} has no words" for key, one in fields.items() if one.get("/TU", key) in (key, "")]


def _headless_tables(reader: PdfReader) -> list[str]:
    tables = [part for part in parts(reader) if part["/S"] == "/Table"]
    return ["a table without header cells" for table in tables if "/TH" not in _kinds(table)]


def _lost_headers(reader: PdfReader) -> list[str]:
    """Header cells without scope, and headers of rows that the cells beside them do not name."""
    found = []
    for row in (part for part in parts(reader) if part["/S"] == "/TR"):
        cells = [cell.get_object() for cell in row["/K"]]
        headers = [cell for cell in cells if cell["/S"] == "/TH"]
        named = {name for cell in cells if cell["/S"] == "/TD" for name in cell["/A"].get("/Headers", [])}
        found += ["a header cell without scope" for cell in headers if "/Scope" not in cell["/A"]]
        is_head = row["/P"].get_object()["/S"] == "/THead"
        if not is_head:
            found += ["a row header without scope" for cell in headers if cell.get("/ID") not in named]
    return found


def _kinds(part: Any) -> set[str]:
    """What stands anywhere below this part."""
    kinds, waiting = set(), [part]
    while waiting:
        inner = waiting.pop().get_object()
        if isinstance(inner, list):
            waiting.extend(inner)
        elif isinstance(inner, dict):
            kinds.add(str(inner.get("/S", "")))
            waiting.extend([inner["/K"]] if "/K" in inner else [])
    return kinds

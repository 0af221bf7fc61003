"""SVG that somebody else has drawn: let through only what draws lines and surfaces, then turned into a PNG.

An SVG is a program for browsers: it may run scripts, open addresses, and be many times larger than its file.
So no SVG is kept or shown to anybody. What is not on the lists below is either left out (notes of drawing
programs) or refused by name (what would change the picture).
"""

import re
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring
from xml.parsers.expat import errors as expat_errors

import resvg_py
from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from workshop.documents.errors import PictureError

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
_DRAWN = _SHAPES | {
    "g",
    "defs",
    "symbol",
    "use",
    "clipPath",
    "linearGradient",
    "radialGradient",
    "stop",
    "style",
}
_UNSEEN = {"title", "desc", "metadata"}
_DEEPEST, _MOST_PARTS = 30, 20_000
# An address may lead to another part of the same drawing, and nowhere else.
_LEADS_OUT = re.compile(r"url\s*\(\s*['\"]?\s*[^#'\"\s]|@import|\\|expression\s*\(", re.I)
_LENGTH = re.compile(r"(\d*\.?\d+)(px|pt|pc|mm|cm|in)?")
_UNITS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_WIDEST = 1e7
_MARKUP = re.compile(rb"\s*<")
# UTF-16 and UTF-32, with and without their mark, and gzip (SVGZ)
_UNREADABLE = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff", b"<\0", b"\0<", b"\0\0\0<", b"\x1f\x8b")
_UNKNOWN_LETTERS = (
    expat_errors.codes[expat_errors.XML_ERROR_UNKNOWN_ENCODING],
    expat_errors.codes[expat_errors.XML_ERROR_INCORRECT_ENCODING],
)

register_namespace("", _SVG)


def rasterise(file: bytes, width: int, height: int) -> bytes:
    """A PNG of width x height pixels with the drawing in the middle, as large as it can be. Refuses with
    PictureError whatever is no drawing."""
    if file.startswith(_UNREADABLE):
        raise PictureError("unreadable")
    if not _MARKUP.match(file.removeprefix(b"\xef\xbb\xbf")):
        raise PictureError("neither")
    root = _checked(_parsed(file))
    # The canvas is ours: one of the drawing's own size may be larger than any memory.
    root.attrib |= {
        "viewBox": _view_box(root),
        "width": str(width),
        "height": str(height),
        "preserveAspectRatio": "xMidYMid meet",
    }
    try:
        png: bytes = resvg_py.svg_to_bytes(
            svg_string=tostring(root, encoding="unicode"), skip_system_fonts=True
        )
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the library is no Exception
        raise PictureError("broken") from error
    return png


def _view_box(root: Element) -> str:
    """What of the plane is to be seen; where the drawing does not say, as much as its size."""
    given = root.get("viewBox")
    if given is None:
        sides = [_LENGTH.fullmatch(root.get(side, "").strip()) for side in ("width", "height")]
        given = "0 0 " + " ".join(
            str(float(side[1]) * _UNITS[side[2] or "px"]) if side else "" for side in sides
        )
    try:
        _x, _y, width, height = (float(number) for number in given.replace(",", " ").split())
    except ValueError as error:
        raise PictureError("broken") from error
    if not (0 < width < _WIDEST and 0 < height < _WIDEST):
        raise PictureError("broken")
    return given


def _parsed(file: bytes) -> Element:
    try:
        root: Element = fromstring(file, forbid_dtd=True)
    except DefusedXmlException as error:
        raise PictureError("unsafe", "DOCTYPE") from error
    except (ValueError, LookupError) as error:  # letters of which Python knows nothing, or none of one byte
        raise PictureError("unreadable") from error
    except ParseError as error:
        raise PictureError("unreadable" if error.code in _UNKNOWN_LETTERS else "broken") from error
    if root.tag != f"{{{_SVG}}}svg":
        raise PictureError("neither")
    return root


def _checked(root: Element) -> Element:
    if sum(1 for _ in root.iter()) > _MOST_PARTS:
        raise PictureError("too-detailed")
    clean = _clean(root, 0)
    _refuse_growth(clean)
    return clean


def _clean(part: Element, depth: int) -> Element:
    """A copy with what is on our lists. Deep nests are refused: each level may take a canvas of its own."""
    if depth > _DEEPEST:
        raise PictureError("too-detailed")
    kept = Element(part.tag, _attributes(part))
    if part.tag == f"{{{_SVG}}}style":
        kept.text = _harmless(part.text or "", "style")
    for child in part:
        namespace, _, name = str(child.tag).rpartition("}")
        if namespace != f"{{{_SVG}" or name in _UNSEEN:
            continue
        if name not in _DRAWN:
            raise PictureError("unsafe", name)
        kept.append(_clean(child, depth + 1))
    return kept


def _attributes(part: Element) -> dict[str, str]:
    kept = {}
    for name, value in part.attrib.items():
        namespace, _, plain = name.rpartition("}")
        if namespace not in ("", f"{{{_XLINK}") or plain.lower().startswith("on"):
            continue
        if plain == "href" and not value.strip().startswith("#"):
            raise PictureError("unsafe", "href")
        if namespace and plain != "href":
            continue
        kept[name] = _harmless(value, plain)
    return kept


def _harmless(text: str, where: str) -> str:
    if _LEADS_OUT.search(text):
        raise PictureError("unsafe", where)
    return text


def _refuse_growth(root: Element) -> None:
    """A copy of something that holds copies grows by powers: ten lines could fill the memory."""
    named = {part.get("id"): part for part in root.iter() if part.get("id")}
    copies = 0
    for part in root.iter(f"{{{_SVG}}}use"):
        target = named.get((part.get("href") or part.get(f"{{{_XLINK}}}href") or "").strip()[1:])
        if target is None:
            continue
        if target.find(f".//{{{_SVG}}}use") is not None or target.tag == f"{{{_SVG}}}use":
            raise PictureError("unsafe", "use")
        copies += sum(1 for _ in target.iter())
        if copies > _MOST_PARTS:
            raise PictureError("too-detailed")

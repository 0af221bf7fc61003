"""The type that our paper is set in: static faces, cut once from the fonts that come as packages.

A variable font renders about twice as slowly, and system fonts differ from machine to machine.
"Source" is a reserved font name of its licence, so that what we cut carries a name of its own.
"""

import os
import shutil
import tempfile
import unicodedata
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from workshop.documents import kerning

RECIPE = 3  # raise it when the faces come out differently: a new folder is then filled
TEXT, FALLBACK, ARABIC, HEBREW = "Paper Sans", "Paper Fallback", "Paper Arabic", "Paper Hebrew"
_LICENCE_NOTE = """\
These typefaces were cut from Source Sans 3 (Adobe), Noto Sans (The Noto Project Authors), IBM Plex Sans
Arabic (IBM) and Assistant (The Assistant Project Authors), all under the SIL Open Font License 1.1, which
stands beside this note and which holds for them too. They are renamed "Paper Sans" and so on,
because the licence keeps the names "Source" and "Plex" for the originals.
"""


@dataclass(frozen=True)
class Face:
    file: str
    family: str
    style: str  # normal or italic
    weight: int
    package: str
    original: str
    script: str = ""  # of which alone it gives the letters; "" for all that the original has


_SOURCE, _NOTO = "fontpkg_source_sans_3", "fontpkg_noto_sans"
_PLEX, _ASSISTANT = "fontpkg_ibm_plex_sans_arabic", "fontpkg_assistant"
_UPRIGHT, _ITALIC, _WIDE = "SourceSans3[wght].ttf", "SourceSans3-Italic[wght].ttf", "NotoSans[wdth,wght].ttf"

FACES = (
    Face("paper-sans-light.ttf", TEXT, "normal", 300, _SOURCE, _UPRIGHT),
    Face("paper-sans-regular.ttf", TEXT, "normal", 400, _SOURCE, _UPRIGHT),
    Face("paper-sans-semibold.ttf", TEXT, "normal", 600, _SOURCE, _UPRIGHT),
    Face("paper-sans-bold.ttf", TEXT, "normal", 700, _SOURCE, _UPRIGHT),
    Face("paper-sans-italic.ttf", TEXT, "italic", 400, _SOURCE, _ITALIC),
    Face("paper-fallback-regular.ttf", FALLBACK, "normal", 400, _NOTO, _WIDE),
    Face("paper-fallback-bold.ttf", FALLBACK, "normal", 700, _NOTO, _WIDE),
    # Families of their own: the renderer takes two faces of one family, style and weight for the same one.
    Face("paper-arabic-regular.ttf", ARABIC, "normal", 400, _PLEX, "IBMPlexSansArabic-Regular.ttf", "arabic"),
    Face("paper-arabic-bold.ttf", ARABIC, "normal", 700, _PLEX, "IBMPlexSansArabic-Bold.ttf", "arabic"),
    Face("paper-hebrew-regular.ttf", HEBREW, "normal", 400, _ASSISTANT, "Assistant[wght].ttf", "hebrew"),
    Face("paper-hebrew-bold.ttf", HEBREW, "normal", 700, _ASSISTANT, "Assistant[wght].ttf", "hebrew"),
)
_REORDERED = ("DEVANAGARI", "VEDIC")
_BLOCKS = {"arabic": ((0x0600, 0x077F), (0x08A0, 0x08FF)), "hebrew": ((0x0590, 0x05FF),)}


def held() -> frozenset[str]:
    """Every letter that one of the faces has or will have. The originals are read, which have the same."""
    found: set[int] = set()
    for path, script in dict.fromkeys((_original(face), face.script) for face in FACES):
        with TTFont(path, lazy=True) as font:
            found |= set(_kept(font, script))
    return frozenset(map(chr, found))


def folder(data_folder: Path) -> Path:
    """Where the faces lie or will lie; another font package or recipe is another folder."""
    versions = (version(package.replace("_", "-")) for package in _packages())
    return data_folder / "fonts" / "-".join((str(RECIPE), *versions))


def are_made(data_folder: Path) -> bool:
    return folder(data_folder).is_dir()


def make(data_folder: Path) -> Path:
    """Cuts the faces if they are not there yet (20 seconds of work, once); returns their folder."""
    target = folder(data_folder)
    if target.is_dir():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    half_made = Path(tempfile.mkdtemp(prefix=".making-", dir=target.parent))
    try:
        _cut_all(half_made)
        half_made.chmod(0o755)
        _put_in_place(half_made, target)
    finally:
        shutil.rmtree(half_made, ignore_errors=True)
    return target


def font_faces(fonts: Path) -> str:
    """The `@font-face` rules for the faces in folder `fonts`."""
    rule = "@font-face {{ font-family: '{}'; font-style: {}; font-weight: {}; src: url('{}') }}"
    return "\n".join(
        rule.format(face.family, face.style, face.weight, (fonts / face.file).resolve().as_uri())
        for face in FACES
    )


def _put_in_place(half_made: Path, target: Path) -> None:
    try:
        os.rename(half_made, target)
    except OSError:
        if not target.is_dir():  # another process was quicker: its faces are as good as ours
            raise


def _cut_all(target: Path) -> None:
    trimmed: dict[Path, bytes] = {}
    for face in FACES:
        path = _original(face)
        if path not in trimmed:
            trimmed[path] = _trimmed(path, face.script)
        _cut(face, trimmed[path]).save(target / face.file)
    for package in _packages():
        shutil.copyfile(str(files(package) / "LICENSE"), target / f"LICENSE-{package}.txt")
    (target / "README.txt").write_text(_LICENCE_NOTE, encoding="utf-8")


def _packages() -> tuple[str, ...]:
    return tuple(dict.fromkeys(face.package for face in FACES))


def _original(face: Face) -> Path:
    return Path(str(files(face.package) / "files" / face.original))


def _kept(font: TTFont, script: str) -> list[int]:
    """Without what could not pass PDF/UA: letters that are drawn in another order than they are read in
    (Devanagari), and marks above and below Arabic and Hebrew letters: the renderer has no way to say in the
    file what they mean. Of the faces for one script, its letters alone, and the space between its words."""
    mapped = sorted(font.getBestCmap())
    if not script:
        return [code for code in mapped if not unicodedata.name(chr(code), "").startswith(_REORDERED)]
    return [code for code in mapped if code == ord(" ") or _is_of(code, script)]


def _is_of(code: int, script: str) -> bool:
    is_inside = any(first <= code <= last for first, last in _BLOCKS[script])
    return is_inside and not unicodedata.category(chr(code)).startswith("M")


def _trimmed(path: Path, script: str) -> bytes:
    """The font with every character that is kept, but no alternates, small capitals and names of glyphs."""
    font = TTFont(path, recalcTimestamp=False)
    options = subset.Options(notdef_outline=True, glyph_names=False, hinting=False)
    options.drop_tables = [*options.drop_tables, "meta"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=_kept(font, script))
    subsetter.subset(font)
    return _bytes_of(font)


def _cut(face: Face, trimmed: bytes) -> TTFont:
    # No time stamp of today: the same faces, and so the same PDF, come out on any machine.
    font = TTFont(BytesIO(trimmed), recalcTimestamp=False)
    if "fvar" in font:
        axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes} | {"wght": face.weight}
        if getattr(font["GDEF"].table, "VarStore", None):
            kerning.settle(font, axes)
        instancer.instantiateVariableFont(font, axes, inplace=True)
    font["OS/2"].usWeightClass = face.weight
    _rename(font, face)
    return font


def _rename(font: TTFont, face: Face) -> None:
    style = Path(face.file).stem.rsplit("-", 1)[-1].capitalize()
    full = f"{face.family} {style}"
    names = font["name"]
    for name_id in (16, 17, 21, 22, 25):
        names.removeNames(nameID=name_id)
    for name_id, text in {1: full, 2: "Regular", 3: full, 4: full, 6: full.replace(" ", "-")}.items():
        names.removeNames(nameID=name_id)
        names.setName(text, name_id, 3, 1, 0x409)


def _bytes_of(font: TTFont) -> bytes:
    buffer = BytesIO()
    font.save(buffer)
    return buffer.getvalue()

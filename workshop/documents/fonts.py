"""The type that our paper is set in: static faces, cut once from the variable fonts that come as packages.

A variable font renders about twice as slowly, and system fonts differ from machine to machine.
"Source" is a reserved font name of its licence, so that what we cut carries a name of its own.
"""

import os
import shutil
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from workshop.documents import kerning

RECIPE = 1  # raise it when the faces come out differently: a new folder is then filled
TEXT, FALLBACK = "Paper Sans", "Paper Fallback"
_LICENCE_NOTE = """\
These typefaces were cut from Source Sans 3 (Adobe) and Noto Sans (The Noto Project Authors), both under
the SIL Open Font License 1.1, which stands beside this note and which holds for them too. They are renamed
"Paper Sans" and "Paper Fallback", because the licence keeps the name "Source" for the original.
"""


@dataclass(frozen=True)
class Face:
    file: str
    family: str
    style: str  # normal or italic
    weight: int
    package: str
    original: str


_SOURCE, _NOTO = "fontpkg_source_sans_3", "fontpkg_noto_sans"
_UPRIGHT, _ITALIC, _WIDE = "SourceSans3[wght].ttf", "SourceSans3-Italic[wght].ttf", "NotoSans[wdth,wght].ttf"

FACES = (
    Face("paper-sans-light.ttf", TEXT, "normal", 300, _SOURCE, _UPRIGHT),
    Face("paper-sans-regular.ttf", TEXT, "normal", 400, _SOURCE, _UPRIGHT),
    Face("paper-sans-semibold.ttf", TEXT, "normal", 600, _SOURCE, _UPRIGHT),
    Face("paper-sans-bold.ttf", TEXT, "normal", 700, _SOURCE, _UPRIGHT),
    Face("paper-sans-italic.ttf", TEXT, "italic", 400, _SOURCE, _ITALIC),
    Face("paper-fallback-regular.ttf", FALLBACK, "normal", 400, _NOTO, _WIDE),
    Face("paper-fallback-bold.ttf", FALLBACK, "normal", 700, _NOTO, _WIDE),
)


def originals() -> tuple[Path, ...]:
    """The variable fonts that all faces are cut from: what they hold is what our paper can print."""
    return tuple(dict.fromkeys(_original(face) for face in FACES))


def folder(data_folder: Path) -> Path:
    """Where the faces lie or will lie; another font package or recipe is another folder."""
    versions = f"{version('fontpkg-source-sans-3')}-{version('fontpkg-noto-sans')}"
    return data_folder / "fonts" / f"{RECIPE}-{versions}"


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
    trimmed = {path: _trimmed(path) for path in originals()}
    for face in FACES:
        _cut(face, trimmed[_original(face)]).save(target / face.file)
    for package in (_SOURCE, _NOTO):
        shutil.copyfile(str(files(package) / "LICENSE"), target / f"LICENSE-{package}.txt")
    (target / "README.txt").write_text(_LICENCE_NOTE, encoding="utf-8")


def _original(face: Face) -> Path:
    return Path(str(files(face.package) / "files" / face.original))


def _trimmed(path: Path) -> bytes:
    """The variable font with every character, but without alternates, small capitals and names of glyphs."""
    font = TTFont(path, recalcTimestamp=False)
    options = subset.Options(notdef_outline=True, glyph_names=False, hinting=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(font.getBestCmap()))
    subsetter.subset(font)
    return _bytes_of(font)


def _cut(face: Face, trimmed: bytes) -> TTFont:
    # No time stamp of today: the same faces, and so the same PDF, come out on any machine.
    font = TTFont(BytesIO(trimmed), recalcTimestamp=False)
    axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes} | {"wght": face.weight}
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

"""Finds the content files of each language; a later folder's file takes the place of an earlier one's."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workshop.course.problems import Problem, Report

DECK = "give-first.md"
COACHING = "coaching.yaml"
FOLDERS = {
    "lessons": ".md",
    "handouts": ".md",
    "activities": ".yaml",
    "worksheets": ".yaml",
    "roleplays": ".yaml",
    "staff": ".md",
}
IMAGES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".svg"})

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TEXT = frozenset({".md", ".yaml", ".yml"})


@dataclass(frozen=True)
class Source:
    """One content file. `folder` is "" for the deck and the coaching, else a key of FOLDERS."""

    path: Path
    language: str
    folder: str

    @property
    def name(self) -> str:
        return self.path.stem


@dataclass(frozen=True)
class Shelf:
    """The files of one language by their place in it, such as "lessons/01-the-blurb.md".

    `root` is the last folder given for the language, named where something is missing altogether.
    """

    language: str
    root: str
    sources: Mapping[str, Source]
    images: Mapping[str, Path]

    def of(self, folder: str) -> list[Source]:
        return [source for _, source in sorted(self.sources.items()) if source.folder == folder]


def is_name(text: str) -> bool:
    """Whether `text` can be an id or a file's name: small letters, digits and single dashes."""
    return _NAME.fullmatch(text) is not None


def find_shelves(folders: Sequence[Path]) -> tuple[list[Shelf], list[Problem]]:
    problems: list[Problem] = []
    found: dict[str, list[Path]] = {}
    for folder in folders:
        languages = _language_folders(folder)
        if not languages:
            message = "No content is here." if folder.is_dir() else "This folder does not exist."
            mend = "Point to a folder that holds a folder for each language, such as en."
            problems.append(Problem(str(folder), 1, message, mend))
        for language in languages:
            found.setdefault(language.name, []).append(language)
    return [_shelf(name, roots, problems) for name, roots in sorted(found.items())], problems


def _language_folders(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(f for f in folder.iterdir() if f.is_dir() and _LANGUAGE.fullmatch(f.name))


def _shelf(language: str, roots: list[Path], problems: list[Problem]) -> Shelf:
    sources: dict[str, Source] = {}
    images: dict[str, Path] = {}
    for root in roots:
        for path in sorted(p for p in root.rglob("*") if p.is_file() and not _is_hidden(p.relative_to(root))):
            place = path.relative_to(root)
            if place.parts[0] == "images":
                if path.suffix.lower() in IMAGES:
                    images[place.relative_to("images").as_posix()] = path
            elif path.suffix.lower() in _TEXT and _belongs(place, path, problems):
                folder = place.parts[0] if len(place.parts) > 1 else ""
                sources[place.as_posix()] = Source(path, language, folder)
    return Shelf(language, str(roots[-1]), sources, images)


def _is_hidden(place: Path) -> bool:
    return any(part.startswith((".", "~")) for part in place.parts)


def _belongs(place: Path, path: Path, problems: list[Problem]) -> bool:
    """A text file in the wrong place would be left out in silence, so it is a problem."""
    report = Report(str(path), problems)
    if place.as_posix() in (DECK, COACHING):
        return True
    if len(place.parts) != 2 or place.parts[0] not in FOLDERS:
        known = ", ".join(sorted(FOLDERS))
        report.add(
            1, "Nothing reads a file in this place.", f"Call it {DECK} or {COACHING}, or move it to: {known}."
        )
        return False
    suffix = FOLDERS[place.parts[0]]
    if path.suffix != suffix:
        report.add(
            1, f"A file in {place.parts[0]} must end in {suffix}.", f"Rename it to {path.stem}{suffix}."
        )
        return False
    if not is_name(path.stem):
        report.add(
            1, "This file name cannot be used.", "Use only small letters a to z, digits and single dashes."
        )
        return False
    return True


def read_text(source: Source, report: Report) -> str | None:
    """The text with "\\n" line ends and no byte order mark; None (and a problem) where it cannot be read."""
    try:
        raw = source.path.read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        report.add(1, f"The file cannot be opened: {error.strerror}.", "Check the file and who may read it.")
        return None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        report.add(
            line, "A letter here is not stored as UTF-8.", "Save the file again, with the encoding UTF-8."
        )
        return None
    if not text.strip():
        report.add(1, "The file is empty.", "Write its content, or delete the file.")
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")

"""Links and images in Markdown: where they may lead, and to what that turns on our pages."""

import posixpath
import re
from dataclasses import dataclass

from markdown_it.token import Token

from workshop.course.pieces import Reference
from workshop.course.problems import Report
from workshop.course.shelf import IMAGES

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PAGE = re.compile(r"/(handouts|worksheets)/([a-z0-9-]+)\.pdf")
_ELSEWHERE = re.compile(r"(https?://|mailto:|tel:)\S+")
_MARP_BACKGROUND = re.compile(r"bg\b")


@dataclass(frozen=True)
class Place:
    """Where the Markdown stands. On paper there is nothing to click, and pictures have no address."""

    language: str
    folder: str = ""

    @property
    def is_paper(self) -> bool:
        return self.folder in ("handouts", "staff")


def resolve_link(token: Token, line: int, place: Place, report: Report) -> list[Reference]:
    target = str(token.attrGet("href") or "")
    if _ELSEWHERE.fullmatch(target):
        return []
    if place.is_paper:
        report.add(line, "Paper cannot follow a link to our pages.", "Leave the link out and keep the words.")
        return []
    page = _PAGE.fullmatch(target)
    if page:
        return [Reference(page[1], page[2], line)]
    if _SLUG.fullmatch(target):
        token.attrSet("href", f"/lessons/{target}")
        return [Reference("lessons", target, line)]
    slug = re.sub(r"^(.*/)?([0-9]+-)?|\.md$", "", target)
    mend = f"For a lesson write only its name, such as {slug if _SLUG.fullmatch(slug) else 'why-give'}."
    report.add(line, f"The link to “{target}” leads nowhere.", mend)
    return []


def resolve_image(token: Token, line: int, place: Place, report: Report) -> list[Reference]:
    target = str(token.attrGet("src") or "")
    words = token.content.strip()
    if not words or _MARP_BACKGROUND.match(words):
        mend = "Say in the square brackets what it shows: ![words](images/name.png)."
        report.add(line, "This picture has no words for people who cannot see it.", mend)
    name = posixpath.normpath(posixpath.join(place.folder, target))
    is_ours = name.startswith("images/") and posixpath.splitext(name)[1].lower() in IMAGES
    if place.is_paper or ":" in target or target.startswith("/") or not is_ours:
        mend = (
            "Handouts have no pictures."
            if place.is_paper
            else f"{_where(place)} ({', '.join(sorted(IMAGES))})."
        )
        report.add(line, f"The picture “{target}” cannot be shown.", mend)
        return []
    token.attrSet("src", f"/content/{place.language}/{name}")
    return [Reference("images", name.removeprefix("images/"), line)]


def _where(place: Place) -> str:
    folder = "../images/" if place.folder else "images/"
    return f"Put it into the folder images beside the deck and write {folder}name"

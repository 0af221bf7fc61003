"""Our handouts and the entry for the catalog, as the reader reads them: what takes is found, no more."""

import re

import pytest

from workshop import shipped
from workshop.course.library import load_library
from workshop.moves.reader import read
from workshop.moves.taxonomy import TAKING, is_taking

LIBRARY = load_library([shipped("slides")])
QUOTE = re.compile(r'<blockquote class="example example-(take|give)">(.*?)</blockquote>', re.S)
LINE = re.compile(r"“([^”]*)”")


def quoted(kind: str) -> list[str]:
    """The lines of all handouts that are marked so."""
    found = [QUOTE.findall(handout.html) for handout in LIBRARY.handouts("en")]
    return [line for quotes in found for mark, html in quotes if mark == kind for line in LINE.findall(html)]


def taking(text: str) -> set[str]:
    return {found.move.value for found in read(text, "en").findings if is_taking(found.move)}


@pytest.mark.parametrize("line", quoted("take"))
def test_each_line_to_leave_at_home_is_found_to_take(line: str) -> None:
    assert any(found.is_sure and is_taking(found.move) for found in read(line, "en").findings)


@pytest.mark.parametrize("line", quoted("give"))
def test_each_line_to_say_takes_nothing(line: str) -> None:
    assert taking(line) == set()


def test_each_taking_move_has_a_pitch_to_leave_at_home_and_one_to_say_instead() -> None:
    handout = LIBRARY.handout("en", "pitches-to-leave-at-home")
    assert handout is not None
    marks, lines = zip(*QUOTE.findall(handout.html), strict=True)
    assert marks == ("take", "give") * len(TAKING)
    assert set().union(*(taking(line) for line in LINE.findall("".join(lines[::2])))) == {
        move.value for move in TAKING
    }


def test_the_entry_for_the_catalog_takes_nothing() -> None:
    entry = LIBRARY.staff_paper("en", "catalog")
    assert entry is not None
    whole = f"{entry.title}\n\n{entry.summary}\n\n{entry.text}"
    for part in (whole, *whole.split("\n\n")):
        assert taking(part) == set(), part


def test_the_entry_for_the_catalog_promises_no_work_and_no_benefit() -> None:
    entry = LIBRARY.staff_paper("en", "catalog")
    assert entry is not None
    words = f"{entry.title} {entry.summary} {entry.text}".lower()
    assert not [word for word in ("job", "hire", "hiring", "benefit", "guarantee", "certif") if word in words]

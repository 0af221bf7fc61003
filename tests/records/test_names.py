"""Names as people type them, the hostile ones too."""

import pytest

from tests.records.refused import refused
from workshop.records import names


@pytest.mark.parametrize(
    "name",
    [
        "Sam",
        "Nguyễn Văn Đức",
        "ליאת",
        "محمد",
        "王小明",
        "O'Brien-Smith",
        "🙂",
        "👩‍👩‍👧",
        "नमस्ते",
        "می‌خواهم",
        "5",
    ],
)
def test_names_of_the_world_pass_unchanged(name: str) -> None:
    assert names.clean(name, 60) == name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Sam \t Lee\n", "Sam Lee"),
        ("Sam\x00\x07", "Sam"),
        ("\u202eevil\u202c", "evil"),
        ("\u2066Sam\u2069\u200f", "Sam"),
        ("S\u200bam\ufeff", "Sam"),
        ("Rene\u0301", "Ren\u00e9"),
        ("Sam\ud83d", "Sam"),
        ("Sam\u3164\u2800Lee", "Sam Lee"),
        ("\u200dSam", "Sam"),
    ],
)
def test_what_could_upset_a_page_is_taken_out(typed: str, kept: str) -> None:
    assert names.clean(typed, 60) == kept


@pytest.mark.parametrize(
    "typed", ["", "   ", "\u200b\u202e", "\u2800\u3164", "\u200d", "\u0301\u0301", "\x00"]
)
def test_name_that_nobody_can_see_is_empty(typed: str) -> None:
    with refused("name-empty"):
        names.clean(typed, 60)


def test_sixty_letters_are_enough() -> None:
    assert names.clean("x" * 60, 60) == "x" * 60
    for typed in ("x" * 61, "x" * 10_000, " " * 9_000 + "x" * 10_000):
        with refused("name-too-long"):
            names.clean(typed, 60)


def test_accents_do_not_pile_up_over_the_next_line() -> None:
    assert len(names.clean("Z" + "\u0311" * 50, 60)) == 1 + names.MOST_MARKS


def test_initials_tell_no_more_than_they_must() -> None:
    assert names.initials("Rosa María de la Cruz") == "R. M. D. L. C."
    assert names.initials("") == ""


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("O'Neill (Pat) Smith", "O. S."),
        ("Anne-Marie D’Arc", "A.-M. D."),
        ("Đức Nguyễn", "Đ. N."),
        ("Ξένια", "Ξ."),
        ("محمد عبد الله", "م. ع. ا."),
        ("“Pat” - Lee", "P. L."),
        ("(Pat)", ""),
        ("ʻAulani Smith 3rd", "A. S."),
        ("7", ""),
    ],
)
def test_initials_are_letters_only(name: str, told: str) -> None:
    assert names.initials(name) == told

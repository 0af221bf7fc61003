"""Codes as people read and type them."""

from collections.abc import Callable

import pytest

from workshop.records import codes, meetings
from workshop.records.meetings import Meeting


def typed(code: str) -> int | None:
    found = meetings.by_code(code)
    return found.id if found else None


def test_codes_hold_no_letters_that_look_alike() -> None:
    assert not set(codes.ALPHABET) & set("0O1IL5S82Z")
    assert set("".join(codes.new(6) for _ in range(200))) <= set(codes.ALPHABET)


def test_case_spaces_and_dashes_do_not_count(meeting: Meeting) -> None:
    code = meeting.code
    for text in (code.lower(), f" {code[:3]} {code[3:]} ", f"{code[:3]}-{code[3:]}", f"{code}."):
        assert typed(text) == meeting.id


def test_wide_letters_of_another_keyboard_are_read(meeting: Meeting) -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in meeting.code)
    assert typed(wide) == meeting.id


@pytest.mark.parametrize(
    ("written", "read"), [("Q", "0"), ("D", "O"), ("J", "1"), ("J", "I"), ("B", "8"), ("6", "S"), ("7", "Z")]
)
def test_sign_that_no_code_holds_is_taken_for_its_neighbour(written: str, read: str) -> None:
    assert f"AAAA{written}A" in codes.spellings(f"aaaa{read}a", 6)


def test_code_that_could_mean_two_classes_opens_neither(
    meeting: Meeting, plan: Callable[..., Meeting], monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in ("QAAAAA", "DAAAAA"):
        monkeypatch.setattr(codes, "new", lambda length, code=code: code)
        plan(place=code)
    assert typed("0AAAAA") is None
    assert typed("QAAAAA") is not None


@pytest.mark.parametrize("text", ["", "ABC", "ABCDEFG", "ÄÄÄÄÄÄ", "000000" * 1000, "🙂" * 6, "AB' OR 1=1"])
def test_what_cannot_be_a_code_finds_nothing(meeting: Meeting, text: str) -> None:
    assert typed(text) is None


def test_guessing_by_look_alikes_is_bounded() -> None:
    assert len(codes.spellings("0101010101", 10)) == codes.MOST_SPELLINGS

"""What is missing for printing is told in one sentence with its remedy."""

import pytest

from workshop.documents import doctor


def test_nothing_is_missing_here():
    assert doctor.problems() == []


@pytest.mark.parametrize(
    ("missing", "begins"), [("pango", "PDF pages cannot"), ("harfbuzz-subset", "PDF pages take")]
)
def test_missing_library_is_named_with_the_line_that_installs_it(monkeypatch, missing, begins):
    def cannot_load(name):
        raise OSError(name)

    monkeypatch.setattr(
        doctor, "find_library", lambda name: None if name.startswith(missing) else f"lib{name}.so"
    )
    monkeypatch.setattr(doctor.ctypes, "CDLL", cannot_load)
    (problem,) = doctor.problems()
    assert problem.startswith(begins)
    assert problem.endswith(doctor.INSTALL)


def test_machine_without_search_tools_asks_the_linker(monkeypatch):
    asked = []
    monkeypatch.setattr(doctor, "find_library", lambda name: None)
    monkeypatch.setattr(doctor.ctypes, "CDLL", asked.append)
    assert doctor.problems() == []
    assert "libharfbuzz-subset.so.0" in asked

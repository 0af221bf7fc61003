"""Small files with one subject (the bounds of docs/architecture.md)."""

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FUNCTION = 40
BOUNDS = [
    ("workshop", "*.py", 300),
    ("tests", "*.py", 300),
    ("templates", "*.html", 120),
    ("static/css", "*.css", 200),
]


def files(folder: str, pattern: str) -> list[Path]:
    return sorted(path for path in (ROOT / folder).rglob(pattern) if "__pycache__" not in path.parts)


@pytest.mark.parametrize(("folder", "pattern", "most"), BOUNDS)
def test_no_file_has_grown_too_long(folder: str, pattern: str, most: int) -> None:
    long = {
        path: n for path in files(folder, pattern) if (n := len(path.read_text("utf-8").splitlines())) > most
    }
    assert not long


def test_no_function_has_grown_too_long() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in files("workshop", "*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > FUNCTION
        and "migrations" not in path.parts
    ]
    assert not long


def test_most_python_files_stay_under_a_hundred_lines() -> None:
    lengths = sorted(len(path.read_text("utf-8").splitlines()) for path in files("workshop", "*.py"))
    assert lengths[len(lengths) // 2] < 100


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a git checkout")
def test_nothing_large_or_made_by_a_machine_is_kept() -> None:
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    large = [
        name
        for name in names.split("\0")
        if name
        and (ROOT / name).exists()
        and (ROOT / name).stat().st_size > 600_000
        and not name.startswith("workshop/moves/trained/")  # the reader: once, when it was final
    ]
    assert not large

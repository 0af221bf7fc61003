"""What the package imports is what setup.cfg asks for: nothing comes by chance, nothing comes for nothing."""

import ast
import configparser
import re
import sys
from collections.abc import Iterator, Mapping, Set
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TYPES_ALONE = {"_typeshed"}  # known to the type checker, imported by nobody
USED_BY_OTHERS = {
    "brotli": "Flask-Compress and WhiteNoise compress with it",
    "httptools": "uvicorn reads requests with it",
    "uvloop": "uvicorn runs on it",
    "tzdata": "zoneinfo reads it where the system has no time zones",
}


def plain(distribution: str) -> str:
    """One spelling for each name, as package indexes do it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def required() -> set[str]:
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    lines = setup["options"]["install_requires"].split("\n")
    return {plain(re.split(r"[<>=!~;\s\[]", line)[0]) for line in lines if line.strip()}


def nodes() -> Iterator[ast.AST]:
    for path in sorted((ROOT / "workshop").rglob("*.py")):
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


@cache
def imported() -> frozenset[str]:
    """Top-level names of others' packages; those of the migrations too."""
    names: set[str] = set()
    for node in nodes():
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    found = {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"workshop"} - TYPES_ALONE
    return frozenset(found)


@cache
def typefaces() -> frozenset[str]:
    """Their packages are named and read, not imported."""
    words = {node.value for node in nodes() if isinstance(node, ast.Constant)}
    return frozenset(word for word in words if isinstance(word, str) and word.startswith("fontpkg_"))


@cache
def owners() -> Mapping[str, list[str]]:
    """The distributions of each top-level name."""
    return packages_distributions()


def brought_by(names: Set[str]) -> set[str]:
    """The distributions of these top-level names."""
    return {plain(owner) for name in names for owner in owners().get(name, ())}


@pytest.mark.parametrize("name", sorted(imported()))
def test_what_the_package_imports_is_required(name: str) -> None:
    assert brought_by({name}) & required(), f"setup.cfg asks for nothing that brings {name}"


@pytest.mark.parametrize("distribution", sorted(required()))
def test_what_is_required_is_used(distribution: str) -> None:
    assert distribution in brought_by(imported() | typefaces()) | set(USED_BY_OTHERS)


def test_what_others_use_is_still_required() -> None:
    assert set(USED_BY_OTHERS) <= required()


def test_the_guard_sees_what_comes_by_chance() -> None:
    assert brought_by({"pluggy"}) == {"pluggy"}
    assert not brought_by({"pluggy"}) & required()

"""Who may import whom (the table in docs/architecture.md). Direct imports, wherever in a file they stand."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import workshop

PACKAGE = Path(workshop.__file__).parent

OURS: dict[str, tuple[str, ...]] = {
    "settings": (),
    "moves": ("moves",),
    "evaluation": ("evaluation", "moves"),
    "roleplay": ("roleplay", "moves"),
    "course": ("course", "moves.taxonomy", "moves.reader", "roleplay.scenario"),
    "records": ("records", "moves.taxonomy", "roleplay.seating", "settings"),
    "live": ("live", "settings"),
    "documents": (
        "documents",
        "course",
        "moves.taxonomy",
        "roleplay.debrief",
        "roleplay.scenario",
        "shipped",
    ),
    "web.kit": ("web.kit", "moves", "roleplay", "course", "records", "live", "documents", "settings"),
    "web.frames": ("web.frames", "web.kit", "moves", "course", "records"),
    "web.public": ("web.public", "web.kit", "moves", "roleplay", "course", "records", "live", "documents"),
    "web.participant": (
        "web.participant",
        "web.kit",
        "web.frames",
        "moves",
        "roleplay",
        "course",
        "records",
        "documents",
    ),
    "web.instructor": ("web.instructor", "web.kit", "web.frames", "moves", "course", "records", "documents"),
    "web.projector": ("web.projector", "web.kit", "web.frames", "moves", "course", "records"),
}
EVERYTHING = ("app", "cli", "__main__", "__init__", "web.doors", "web.access", "web.__init__")

THEIRS: dict[str, set[str]] = {
    "settings": set(),
    "moves": {"yaml", "numpy", "onnxruntime", "tokenizers"},
    "evaluation": {"numpy"},
    "roleplay": {"yaml", "rapidfuzz"},
    "course": {"yaml", "markdown_it", "mdit_py_plugins", "nh3", "textstat", "pyphen"},
    "records": {"sqlalchemy", "alembic", "argon2", "flask_sqlalchemy", "flask"},
    "live": {"a2wsgi", "uvicorn", "itsdangerous", "asgiref", "_typeshed"},
    "documents": {
        "jinja2",
        "markupsafe",
        "segno",
        "icalendar",
        "pebble",
        "fontTools",
        "weasyprint",
        "fontpkg",
        "PIL",
        "defusedxml",
        "resvg_py",
    },
    "web": {
        "flask",
        "flask_wtf",
        "flask_babel",
        "flask_compress",
        "wtforms",
        "werkzeug",
        "markupsafe",
        "segno",
        "babel",
        "itsdangerous",
        "whitenoise",
    },
}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if "migrations" not in parts:
            yield ".".join(parts), path


def room_of(module: str, rooms: dict[str, object]) -> str | None:
    fitting = [room for room in rooms if module == room or module.startswith(room + ".")]
    return max(fitting, key=len, default=None)


def imported(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            assert node.module
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def is_allowed(name: str, allowed: tuple[str, ...]) -> bool:
    return any(name == one or name.startswith(one + ".") for one in allowed)


ALL = dict(modules())


@pytest.mark.parametrize("module", [name for name in ALL if name.split(".")[0] not in EVERYTHING[:4]])
def test_a_module_imports_only_what_its_room_may(module: str) -> None:
    if module in EVERYTHING:
        return
    room = room_of(module, OURS)
    assert room, f"{module} stands in no room of the house plan"
    wrong = []
    for line, name in imported(ALL[module]):
        if not name.startswith("workshop."):
            continue
        inner = name.removeprefix("workshop.")
        known = inner in ALL or inner + ".__init__" in ALL or inner == "shipped"
        if known and not is_allowed(inner, OURS[room]) and inner not in parents(OURS[room]):
            wrong.append(f"line {line}: {name}")
    assert not wrong, f"{module} may not import {wrong}"


def parents(allowed: tuple[str, ...]) -> set[str]:
    """`from workshop.moves.reader import X` names the package workshop.moves only on the way."""
    return {one.rsplit(".", 1)[0] for one in allowed if "." in one}


@pytest.mark.parametrize("module", [name for name in ALL if name.split(".")[0] not in EVERYTHING[:4]])
def test_a_module_uses_only_the_libraries_of_its_room(module: str) -> None:
    import sys

    room = room_of(module, THEIRS)  # type: ignore[arg-type]
    if module == "__init__" or room is None:
        return
    for line, name in imported(ALL[module]):
        top = name.split(".")[0]
        if top != "workshop" and top not in sys.stdlib_module_names:
            assert top in THEIRS[room], f"{module}:{line} may not import {name}"


def test_weasyprint_is_imported_by_the_worker_alone() -> None:
    users = {
        name
        for name, path in ALL.items()
        for _line, used in imported(path)
        if used.split(".")[0] == "weasyprint"
    }
    assert users == {"documents.worker"}


def test_flask_sqlalchemy_is_imported_in_one_place_alone() -> None:
    users = {
        name
        for name, path in ALL.items()
        for _line, used in imported(path)
        if used.startswith("flask_sqlalchemy")
    }
    assert users == {"records.db"}


def test_no_two_packages_import_each_other() -> None:
    arrows = set()
    for module, path in ALL.items():
        here = ".".join(module.split(".")[:2]) if module.startswith("web.") else module.split(".")[0]
        for _line, name in imported(path):
            inner = name.removeprefix("workshop.")
            if name.startswith("workshop.") and (inner in ALL or inner + ".__init__" in ALL):
                there = ".".join(inner.split(".")[:2]) if inner.startswith("web.") else inner.split(".")[0]
                arrows.add((here, there))
    circles = {(a, b) for a, b in arrows if a != b and (b, a) in arrows}
    assert not circles


def test_the_guard_sees_an_import_that_breaks_the_plan() -> None:
    source = ast.parse("def inside():\n    from workshop.records import meetings\n")
    names = {
        alias.name for node in ast.walk(source) if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    assert names == {"meetings"}
    assert not is_allowed("records.meetings", OURS["course"])

"""What the docs name exists, and what exists is named in the docs."""

import ast
import configparser
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.guards.test_imports import ALL, OURS, imported
from workshop.cli.commands import workshop

ROOT = Path(__file__).parents[2]
OPERATIONS = ROOT / "docs" / "operations.md"
ARCHITECTURE = ROOT / "docs" / "architecture.md"
DECISIONS = ROOT / "docs" / "decisions"
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
PICTURES = ("projector", "console", "phone-step", "phone-pitch", "certificate", "lesson")

FENCE = re.compile(r"^ *```.*?^ *```", re.M | re.S)
SPAN = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
SETTING = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
# A path of ours by its look: in one of our folders, or with an ending that we use.
# `<…>`, NAME and `*` stand for anything.
FOLDERS = (
    "[.]ci|workshop|templates|static|slides|tests|docs|"
    "web|moves|course|records|live|documents|cli|activities|lessons"
)
ENDINGS = "py|md|ya?ml|html|css|js|toml|cfg|txt"
PATH = re.compile(rf"(?:{FOLDERS})/[\w<>*./-]*|[\w<>*./-]+[.](?:{ENDINGS})")


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def code_in(page: Path) -> Iterator[str]:
    """Lines of code blocks, fenced or indented, and inline code."""
    text = text_of(page)
    for block in FENCE.findall(text):
        yield from block.strip().splitlines()[1:-1]
    text = FENCE.sub("", text)
    yield from re.findall(r"^ {4}(.*)$", text, re.M)
    yield from SPAN.findall(text)


def words_of(page: Path) -> str:
    """Without any code."""
    return SPAN.sub("", FENCE.sub("", text_of(page)))


# Settings


def settings_of_the_app() -> set[str]:
    """`Settings.from_environment` is the only reader; the names are plain strings in its module."""
    tree = ast.parse(text_of(ROOT / "workshop" / "settings.py"))
    words = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {word for word in words if SETTING.fullmatch(word)}


def settings_of_make() -> set[str]:
    """What the recipes and their scripts take from outside, and the tests from the recipes."""
    found: set[str] = set()
    for script in (ROOT / ".ci").iterdir():
        found |= set(re.findall(r"\$\{([A-Z_]+):", text_of(script)))
    for test in (ROOT / "tests").rglob("*.py"):
        found |= set(re.findall(r"environ(?:\.get\(|\[)\"([A-Z_]+)\"", text_of(test)))
    return found | set(re.findall(r"\b([A-Z_]+)=\S+ .*\$\(BIN\)/pytest", text_of(ROOT / "Makefile")))


def settings_in_the_docs() -> set[str]:
    return set(re.findall(r"^\| `([A-Z_]+)` \|", text_of(OPERATIONS), re.M))


def test_every_setting_is_documented_and_every_documented_one_exists() -> None:
    assert settings_in_the_docs() == settings_of_the_app() | settings_of_make()


def test_no_setting_is_read_behind_the_back_of_the_settings() -> None:
    readers = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "workshop").rglob("*.py")
        for node in ast.walk(ast.parse(text_of(path)))
        if (isinstance(node, ast.Attribute) and node.attr == "getenv")
        or (isinstance(node, ast.Subscript | ast.Attribute) and ast.unparse(node.value) == "os.environ")
    ]
    assert not readers


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_names_no_setting_that_does_not_exist(page: Path) -> None:
    known = settings_of_the_app() | settings_of_make()
    said = {name for code in code_in(page) for name in re.findall(r"\b(?:WORKSHOP|PUBLIC)_[A-Z_]+\b", code)}
    assert said <= known


def test_every_setting_comes_with_its_default_and_an_example() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \| (.+?) \| (.+?) \| `(.+?)` \|$", text_of(OPERATIONS), re.M)
    assert {name for name, *_ in rows} == settings_in_the_docs()
    assert not [name for name, _default, _what, example in rows if not example.startswith(f"{name}=")]


# Commands


def commands(group: click.Group, *above: str) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, *above, name)
        else:
            yield " ".join([*above, name]), command


def options(command: click.Command) -> set[str]:
    return {
        opt
        for one in command.params
        if isinstance(one, click.Option)
        for opt in one.opts
        if opt.startswith("--")
    }


def sections() -> dict[str, str]:
    """The part of operations.md about each command."""
    parts = re.split(r"^### `workshop ([a-z -]+)`\n", text_of(OPERATIONS), flags=re.M)
    return {
        name: re.split(r"^##", rest, flags=re.M)[0]
        for name, rest in zip(parts[1::2], parts[2::2], strict=True)
    }


COMMANDS = dict(commands(workshop))


def test_every_command_is_documented_and_every_documented_one_exists() -> None:
    assert set(sections()) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_documented_with_it(name: str) -> None:
    items = re.findall(r"^- ((?:`--[a-z-]+`(?:, )?)+)", sections()[name], re.M)
    assert {opt for item in items for opt in re.findall(r"--[a-z-]+", item)} == options(COMMANDS[name])


def used_commands(page: Path) -> Iterator[list[str]]:
    for code in code_in(page):
        for line in re.findall(r"(?:^|[/\s])workshop ([a-z-].*)", code):
            yield shlex.split(line, comments=True)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_uses_only_commands_and_options_that_exist(page: Path) -> None:
    for words in used_commands(page):
        command: click.Command = workshop
        while isinstance(command, click.Group) and words and words[0] in command.commands:
            command = command.commands[words.pop(0)]
        known = options(command) | {"--help"}
        assert not isinstance(command, click.Group) or not words or words[0] in known, words
        assert {word for word in words if word.startswith("--")} <= known, words


# Make


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):.*##", text_of(ROOT / "Makefile"), re.M))


def test_every_make_target_is_documented_and_every_documented_one_exists() -> None:
    assert set(re.findall(r"^\| `make ([a-z]+)` \|", text_of(OPERATIONS), re.M)) == targets()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_names_only_make_targets_that_exist(page: Path) -> None:
    said = {name for code in code_in(page) for name in re.findall(r"(?:^|\s)make ([a-z]+)", code)}
    assert said <= targets()


# Paths, links and pictures


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_of_a_page_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(words_of(page)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _mark, anchor = target.partition("#")
        place = (page.parent / path).resolve() if path else page
        assert place.exists(), target
        if anchor:
            assert anchor in anchors(place), target


def anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", FENCE.sub("", text_of(page)), re.M)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_files_named_on_a_page_exist(page: Path) -> None:
    """Inline code that looks like a path of ours; room and content folders may be left out in front."""
    for code in SPAN.findall(FENCE.sub("", text_of(page))):
        if not PATH.fullmatch(code):
            continue
        pattern = re.sub(r"<[^>]*>|NAME", "*", code).rstrip("/")
        places = (ROOT, ROOT / "workshop", ROOT / "workshop/web/kit", ROOT / "slides", ROOT / "slides/en")
        assert any(any(place.glob(pattern)) for place in places), f"{named(page)} names {code}"


def test_the_pictures_of_the_readme_are_there_and_have_words() -> None:
    readme = text_of(ROOT / "README.md")
    shown = dict(re.findall(r"!\[([^\]]+)\]\(docs/screenshots/([a-z-]+)\.png\)", readme))
    assert set(shown.values()) == set(PICTURES)
    assert not [name for name in PICTURES if not (ROOT / "docs" / "screenshots" / f"{name}.png").is_file()]


# Decisions


def dependencies() -> list[str]:
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = [setup["options"]["install_requires"], *setup["options.extras_require"].values()]
    return sorted(
        {re.split(r"[<>=!~;\s\[]", line)[0] for part in listed for line in part.split("\n") if line.strip()}
    )


@pytest.mark.parametrize("name", dependencies())
def test_every_dependency_is_defended_in_the_decisions(name: str) -> None:
    said = "\n".join(text_of(page) for page in DECISIONS.glob("*.md"))
    assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", said, re.I)


def test_every_decision_stands_in_the_list() -> None:
    listed = set(re.findall(r"\]\(([a-z-]+\.md)\)", text_of(DECISIONS / "README.md")))
    assert listed == {page.name for page in DECISIONS.glob("*.md")} - {"README.md"}


# The import table


def rows() -> dict[str, tuple[set[str], set[str]]]:
    found = {}
    for line in text_of(ARCHITECTURE).splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 4 and cells[0].startswith("`"):
            for room in SPAN.findall(cells[0]):
                found[room] = (set(SPAN.findall(cells[1])), set(SPAN.findall(cells[2])))
    return found


@pytest.mark.parametrize("room", ["settings", "moves", "course", "records", "live", "documents"])
def test_the_import_table_says_what_its_guard_holds(room: str) -> None:
    assert rows()[room][0] == set(OURS[room]) - {room}


@pytest.mark.parametrize(
    "room", ["settings", "moves", "course", "records", "live", "documents", "web", "cli"]
)
def test_the_import_table_names_the_libraries_that_a_room_uses(room: str) -> None:
    modules = [path for module, path in ALL.items() if module.split(".")[0] == room]
    if room == "cli":  # one row with app
        modules.append(ALL["app"])
    used = {name.split(".")[0] for path in modules for _line, name in imported(path)}
    assert rows()[room][1] == used - sys.stdlib_module_names - {"workshop"}

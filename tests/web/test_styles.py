"""What the style sheets and the icons promise: colours from one place, contrast, and a small first page."""

import gzip
import re
from pathlib import Path

import pytest

from workshop.web.kit.assets import as_sent

ROOT = Path(__file__).parents[2]
CSS = ROOT / "static/css"
JS = ROOT / "static/js"
PHONE = CSS / "phone.css"  # nothing but the names of others
SCREENS = sorted(path for path in CSS.rglob("*.css") if "paper" not in path.parts and path != PHONE)
TOKENS = (CSS / "tokens.css").read_text("utf-8")
LAYOUTS = ["staff", "projector", "error"]


def palette(dark: bool) -> dict[str, str]:
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", TOKENS.split("@media")[0]))
    if dark:
        part = re.search(r"prefers-color-scheme: dark\) \{(.*?)\n\}", TOKENS, re.S)
        assert part
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", part.group(1)))
    return found


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


TEXT = [(ink, ground) for ink in ("ink", "soft", "action", "give", "take") for ground in ("paper", "sunk")]
TEXT += [("give", "give-paper"), ("take", "take-paper"), ("ink", "give-paper"), ("ink", "take-paper"),
         ("soft", "give-paper"), ("soft", "take-paper"), ("on-action", "action"),
         ("on-action", "action-deep"), ("paper", "give"), ("paper", "take")]  # fmt: skip


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_is_told_from_its_ground(ink: str, ground: str, dark: bool) -> None:
    colours = palette(dark)
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("line", "ground"), [("edge", "paper"), ("edge", "sunk"), ("focus", "paper"), ("focus", "sunk")]
)
def test_edges_of_fields_and_the_focus_are_seen(line: str, ground: str, dark: bool) -> None:
    colours = palette(dark)
    assert contrast(colours[line], colours[ground]) >= 3


@pytest.mark.parametrize(
    "path", [one for one in SCREENS if one.name != "tokens.css"], ids=lambda path: path.stem
)
def test_colours_are_named_in_the_tokens_alone(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
    assert set(re.findall(r"#[0-9a-f]{3,8}\b", text)) <= {"#fff", "#000"}
    assert set(re.findall(r"var\((--[\w-]+)", text)) <= set(re.findall(r"(--[\w-]+):", TOKENS + text))


@pytest.mark.parametrize(
    "path", [one for one in SCREENS if one.name != "tokens.css"], ids=lambda path: path.stem
)
def test_every_rule_stands_in_a_layer(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
    outside = re.sub(r"@layer [a-z]+ \{.*?\n\}", "", text, flags=re.S)
    assert not outside.strip()
    assert "!important" not in text or path.name == "base.css"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_loads_style_sheets_that_exist(layout: str) -> None:
    assert all(sheet.is_file() for sheet in sheets_of(layout))


def test_a_phone_loads_one_style_sheet_made_of_files_that_exist() -> None:
    named = re.findall(r'^@import url\("([\w/.]+)"\);$', PHONE.read_text("utf-8"), re.M)
    assert len(named) > 10
    assert all((CSS / name).is_file() for name in named)
    assert "@import" not in as_sent(PHONE)


def sheets_of(layout: str) -> list[Path]:
    text = (ROOT / f"templates/layouts/{layout}.html").read_text("utf-8")
    block = re.search(r"block styles %\}(.*?)\{% endblock", text, re.S)
    assert block
    loops = re.findall(r"for sheet in \[(.*?)\].*?href=\"\{\{ asset\('([\w/]+)'", block.group(1), re.S)
    listed = [
        CSS.parent / f"{folder}{name}.css"
        for names, folder in loops
        for name in re.findall(r'"(\w+)"', names)
    ]
    single = [CSS.parent / path for path in re.findall(r"asset\('(css/\w+\.css)'\)", block.group(1))]
    return [CSS / "tokens.css", CSS / "base.css", CSS / "layout.css", *listed, *single]


def squeezed(paths: list[Path]) -> int:
    return sum(len(gzip.compress(as_sent(path).encode())) for path in paths)


def test_what_is_left_out_of_a_script_on_its_way_is_no_part_of_it() -> None:
    for path in JS.glob("*.js"):
        for line in path.read_text("utf-8").splitlines():
            assert line.count("`") % 2 == 0, f"{path.name}: {line}"
            code, mark, _remark = line.partition("// ")
            assert not mark or all(code.count(quote) % 2 == 0 for quote in "\"'`"), f"{path.name}: {line}"


def test_a_phone_loads_a_small_first_page() -> None:
    assert squeezed([PHONE]) < 8_500
    modules = [JS / f"{name}.js" for name in ("forms", "page", "follow", "stream", "regions", "autosave")]
    assert squeezed(modules) < 12_000  # all files together: tests/browser/test_first_page.py


def test_modules_turn_text_into_markup_in_one_place_only() -> None:
    for path in JS.glob("*.js"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
        sinks = re.findall(
            r"(?:innerHTML|outerHTML) =|insertAdjacentHTML|document\.write|\beval\(|randomUUID",
            text,
        )
        assert sinks == (["innerHTML ="] if path.name == "page.js" else []), path.name


def test_every_icon_asked_for_is_drawn() -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (ROOT / "static/images/icons.svg").read_text("utf-8")))
    asked = set()
    for path in (ROOT / "templates").rglob("*.html"):
        asked |= set(re.findall(r'\b(?:icon\("|icon=")([\w-]+)"', path.read_text("utf-8")))
    assert asked
    assert asked <= drawn


def test_no_list_to_choose_from_looks_locked() -> None:
    """`:read-only` holds for every select; only the attribute says that a field cannot be changed."""
    assert not [path.name for path in SCREENS if ":read-only" in path.read_text("utf-8")]

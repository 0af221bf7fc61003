"""Templates: every one is used, every word goes through gettext, nothing is styled or scripted in line."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, meta

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
ENVIRONMENT = Environment(
    loader=FileSystemLoader(TEMPLATES), extensions=["jinja2.ext.i18n", "jinja2.ext.do"], autoescape=True
)
CODE = re.compile(r"\{#.*?#\}|\{% block \w*_attributes %\}.*?\{% endblock %\}|\{%.*?%\}|\{\{.*?\}\}", re.S)
TAGS = re.compile(r"<[^>]*>", re.S)
SPOKEN = re.compile(r'(?:alt|aria-label|placeholder|title)="([^"]*)"')


def named_in_python() -> set[str]:
    text = "".join(path.read_text("utf-8") for path in (ROOT / "workshop").rglob("*.py"))
    return {name for name in NAMES if f'"{name}"' in text or f'"{name.removeprefix("documents/")}"' in text}


def named_in_templates(name: str) -> set[str]:
    tree = ENVIRONMENT.parse((TEMPLATES / name).read_text("utf-8"))
    return {one for one in meta.find_referenced_templates(tree) if one}


def test_every_template_is_reached_from_a_view() -> None:
    reached, waiting = set(), named_in_python()
    while waiting:
        name = waiting.pop()
        if name in reached or name not in NAMES:
            continue
        reached.add(name)
        waiting |= named_in_templates(name) | {f"documents/{one}" for one in named_in_templates(name)}
    assert set(NAMES) == reached


@pytest.mark.parametrize("name", NAMES)
def test_no_word_on_screen_goes_round_gettext(name: str) -> None:
    text = (TEMPLATES / name).read_text("utf-8")
    bare = CODE.sub(" ", text)
    spoken = " ".join(SPOKEN.findall(bare))
    left = TAGS.sub(" ", re.sub(r"<(style|kbd|svg)\b.*?</\1>", " ", bare, flags=re.S)) + spoken
    words = [
        word
        for word in re.findall(r"[A-Za-z]{2,}", left)
        if word not in {"doctype", "html", "nbsp", "middot"}
    ]
    assert not words, f"{name}: {words}"


@pytest.mark.parametrize("name", NAMES)
def test_no_template_is_styled_or_scripted_in_line(name: str) -> None:
    text = (TEMPLATES / name).read_text("utf-8")
    assert not re.search(r'\sstyle="', text), name
    assert not re.search(
        r"\son[a-z]+=", TAGS.sub(lambda tag: tag.group(0) if "<" in tag.group(0) else "", text)
    ), name
    assert not re.search(r"<script(?![^>]*\bsrc=)", text), name


@pytest.mark.parametrize("name", [one for one in NAMES if "import" in (TEMPLATES / one).read_text("utf-8")])
def test_no_template_imports_what_it_does_not_use(name: str) -> None:
    text = (TEMPLATES / name).read_text("utf-8")
    for line in re.findall(r"\{%-? from \"[^\"]+\" import ([^%]*?)(?: with context)? -?%\}", text):
        for one in line.split(","):
            known = one.split(" as ")[-1].strip()
            assert len(re.findall(rf"\b{known}\b", text)) > 1, f"{name} imports {known} for nothing"

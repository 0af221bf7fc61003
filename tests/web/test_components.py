"""The parts that screens are made of: each documented, shown on the pattern page, and right by itself."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    DateField,
    Form,
    PasswordField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from tests.page import check_page

ROOT = Path(__file__).parents[2]
COMPONENTS = sorted((ROOT / "templates/components").glob("*.html"))
MACRO = re.compile(r"\{%-? macro ([a-z]\w*)\(")
OPTIONS = [{"id": "work", "label": "Finding work"}, {"id": "people", "label": "Helping people"}]


class NameForm(Form):
    name = StringField("Your name", [InputRequired("Type your name.")], description="A first name is enough.")
    note = TextAreaField("A note", [Optional()])
    language = SelectField("Language", choices=[SelectChoice("en", "English"), SelectChoice("es", "Spanish")])
    came = RadioField(
        "Did you come?",
        [InputRequired("Choose one.")],
        choices=[SelectChoice("y", "Yes"), SelectChoice("n", "No")],
    )
    is_shared = BooleanField("This is not my device")
    day = DateField("Day")
    password = PasswordField("Password", [InputRequired("Type your password.")])


@pytest.fixture(scope="module")
def jinja() -> Environment:
    """Only what every template may count on; whatever else a component asks for is an error here."""
    environment = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    environment.globals.update(
        asset=lambda path: f"/static/{path}",
        csrf_token=lambda: "token",
        sender=str,
        url_for=lambda endpoint, **values: f"/{endpoint}",
        get_flashed_messages=lambda with_categories=False: [("good", "Saved.")],
        request=SimpleNamespace(endpoint="instructor.classes"),
        current_staff=SimpleNamespace(name="Ines", is_administrator=True),
        language="en",
    )
    return environment


def draw(jinja: Environment, call: str, **values: object) -> str:
    imports = "".join(
        f'{{% from "components/{path.name}" import {", ".join(MACRO.findall(path.read_text("utf-8")))} %}}'
        for path in COMPONENTS
    )
    return jinja.from_string(f"{imports}{call}").render(**values)


def page_of(body: str) -> str:
    return f'<!doctype html><html lang="en"><title>Part</title><body><h1>Part</h1>{body}</body></html>'


def test_every_component_has_a_style_sheet_of_its_own_name() -> None:
    sheets = {path.stem for path in (ROOT / "static/css/components").glob("*.css")}
    assert sheets == {path.stem for path in COMPONENTS}


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_every_macro_says_how_it_is_called(path: Path) -> None:
    text = path.read_text("utf-8")
    opening = re.match(r"\{#(.*?)#\}", text, re.S)
    assert opening, "it opens with a comment"
    for name in MACRO.findall(text):
        assert f"{name}(" in opening.group(1)


def test_the_pattern_page_shows_every_component() -> None:
    folder = ROOT / "templates/instructor/patterns"
    shown = "".join(path.read_text("utf-8") for path in folder.glob("*.html"))
    assert {path.stem for path in COMPONENTS} == set(re.findall(r'"components/(\w+)\.html"', shown))


def test_the_pattern_page_needs_no_data_and_is_well_formed(jinja: Environment) -> None:
    check_page(jinja.get_template("instructor/patterns.html").render())


@pytest.mark.parametrize("status", [400, 403, 404, 405, 410, 413, 429, 500, 503])
def test_an_error_page_renders_from_its_number_alone(jinja: Environment, status: int) -> None:
    html = jinja.get_template("errors/error.html").render(status=status)
    check_page(html)
    assert 'href="/"' in html


def test_an_error_page_says_what_it_is_told(jinja: Environment) -> None:
    action = {"href": "/join", "label": "Join again"}
    html = jinja.get_template("errors/error.html").render(
        status=410, heading="It is over", message="The class has ended.", action=action
    )
    assert "<h1>It is over</h1>" in html
    assert "The class has ended." in html
    assert 'href="/join"' in html


def test_a_refused_form_ties_label_help_and_error_to_each_field(jinja: Environment) -> None:
    form = NameForm(MultiDict({"day": "soon"}))
    form.validate()
    html = draw(jinja, "{{ error_summary(form) }}{% for f in form %}{{ field(f) }}{% endfor %}", form=form)
    check_page(page_of(html))
    assert re.search(r'<input[^>]*aria-describedby="name-help name-error"', html)
    assert re.search(r'<input[^>]*aria-invalid="true"[^>]*name="password"', html)
    assert '<a href="#name">Type your name.</a>' in html
    assert '<a href="#came-0">Choose one.</a>' in html


def test_only_a_field_that_may_stay_empty_says_so(jinja: Environment) -> None:
    html = draw(jinja, "{% for f in form %}{{ field(f) }}{% endfor %}", form=NameForm())
    assert html.count("you can leave this empty") == 1


def test_a_choice_of_one_is_a_group_with_a_legend(jinja: Environment) -> None:
    html = draw(jinja, "{{ field(form.came) }}", form=NameForm(came="n"))
    assert re.search(r"<fieldset[^>]*>\s*<legend[^>]*>Did you come\?</legend>", html)
    assert re.search(r'value="n" checked', html)


def test_a_form_that_is_in_order_has_no_summary(jinja: Environment) -> None:
    assert draw(jinja, "{{ error_summary(form) }}", form=NameForm()).strip() == ""


@pytest.mark.parametrize(
    ("kind", "sign", "word"), [("give", "+", "Gives"), ("take", "−", "Takes"), ("unsure", "?", "Not sure")]
)
def test_giving_and_taking_come_with_a_sign_and_a_word(
    jinja: Environment, kind: str, sign: str, word: str
) -> None:
    html = draw(
        jinja, "{{ marked_text(pieces) }}", pieces=[SimpleNamespace(text="Words", kind=kind, numbers=(1,))]
    )
    assert f'<span aria-hidden="true">{sign}</span>' in html
    assert '<span class="mark-number">1</span>' in html, "apart from its sign, or it reads like a grade"
    assert word in html
    drawn = draw(jinja, "{{ kind_word(kind) }}", kind=kind)
    assert f"icons.svg#{kind}" in drawn
    assert word in drawn


def test_marked_text_is_the_text_as_it_was_typed(jinja: Environment) -> None:
    typed = ["  <b>Hi</b> & \n", "call me", "  "]
    kinds = ["", "take", ""]
    pieces = [
        SimpleNamespace(text=text, kind=kind, numbers=()) for text, kind in zip(typed, kinds, strict=True)
    ]
    html = draw(jinja, "{{ marked_text(pieces) }}", pieces=pieces)
    assert Markup(html).striptags() != ""
    assert str(Markup.escape(typed[0])) in html
    assert "<b>" not in html
    inner = re.sub(r"</?(p|mark)\b[^>]*>", "", html)
    assert Markup(inner).unescape() == "".join(typed)


def test_results_of_a_few_are_not_shown(jinja: Environment) -> None:
    html = draw(jinja, '{{ poll_results(options, none, "Why?") }}', options=OPTIONS)
    assert "five people" in html
    assert "<table" not in html


def test_results_are_a_table_with_shares_beside_the_bars(jinja: Environment) -> None:
    html = draw(jinja, '{{ poll_results(options, {"work": 80, "people": 20}, "Why?") }}', options=OPTIONS)
    check_page(page_of(html))
    assert '<th scope="row">Finding work' in html
    assert 'width="80%"' in html
    assert "<td>80%</td>" in html


def test_a_poll_asked_again_says_which_bar_is_which(jinja: Environment) -> None:
    call = (
        '{{ poll_results(options, {"work": 80, "people": 20}, "Why?", before={"work": 40, "people": 60}) }}'
    )
    html = draw(jinja, call, options=OPTIONS)
    check_page(page_of(html))
    assert "Thin bar: before" in html
    assert "Thick bar: now" in html
    assert '<td class="before">60%</td>' in html


def test_a_poll_without_answers_draws_empty_bars(jinja: Environment) -> None:
    html = draw(jinja, '{{ poll_results(options, {}, "Why?") }}', options=OPTIONS)
    assert html.count('width="0%"') == 2


def test_a_code_is_read_out_letter_by_letter(jinja: Environment) -> None:
    html = draw(jinja, '{{ code_card("K7MX4P", "center.example/join") }}')
    assert '<span class="visually-hidden">K 7 M X 4 P</span>' in html


@pytest.mark.parametrize("call", ['post_button("Go", "/go")', 'confirm("End", "/end", "Sure?", "Yes")'])
def test_whatever_sends_carries_its_token(jinja: Environment, call: str) -> None:
    check_page(page_of(draw(jinja, "{{ " + call + " }}")))


def test_a_name_cannot_bring_markup_along(jinja: Environment) -> None:
    person = {
        "id": 1,
        "name": "<i>Sam</i>",
        "note": "",
        "is_here": True,
        "rename_action": "/r",
        "remove_action": None,
        "restore_action": None,
        "erase_action": "/e",
    }
    html = draw(jinja, "{{ people([person]) }}", person=person)
    assert "<i>" not in html
    assert html.count("<bdi>&lt;i&gt;Sam") == 2

"""Every sheet passes the PDF/UA gate, and the gate is awake."""

import pytest

from tests.documents import gate, samples
from workshop.documents.attendance import qr_image
from workshop.documents.press import Sheet

QR = qr_image("HTTPS://RIVERSIDE.EXAMPLE")

FLAT = {
    "handout": samples.handout,
    "proof": samples.proof,
    "certificate": samples.certificate,
    "filled worksheet": samples.filled,
    "network": samples.network,
    "report": samples.report_of_a_class,
    "help card": samples.card,
}


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("kind", FLAT)
def test_flat_sheet_leaves_nothing_to_object_to(printed, kind, paper):
    gate.assert_accessible(printed(FLAT[kind](paper)))


@pytest.mark.parametrize("kind", ["proof", "certificate"])
def test_sample_with_code_leaves_nothing_to_object_to(printed, kind):
    gate.assert_accessible(printed(FLAT[kind](check_url=samples.CHECK_URL, is_sample=True)))


@pytest.mark.parametrize("is_large", [False, True])
@pytest.mark.parametrize("kind", ["proof", "certificate"])
def test_paper_with_every_picture_leaves_nothing_to_object_to(printed, kind, is_large):
    full = {**samples.marks(), "check_url": samples.CHECK_URL}
    gate.assert_accessible(printed(FLAT[kind](is_large=is_large, **full)))


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("kind", FLAT)
def test_large_print_leaves_nothing_to_object_to(printed, kind, paper):
    gate.assert_accessible(printed(FLAT[kind](paper, is_large=True)))


@pytest.mark.parametrize("is_large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("sheet", [samples.NETWORK, samples.PARTS], ids=["rows", "sections"])
def test_blank_worksheet_has_only_the_known_objection_in_any_print(printed, sheet, is_large):
    gate.assert_accessible_form(printed(samples.blank(is_large=is_large, sheet=sheet)))


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_blank_worksheet_has_only_the_known_objection(printed, paper):
    gate.assert_accessible_form(printed(samples.blank(paper)))


def page(body: str, head: str = "<title>Broken</title>", language: str = ' lang="en"') -> str:
    return f"<!doctype html><html{language}><head>{head}</head><body>{body}</body></html>"


BROKEN = {
    "picture without words": (page(f"<img src='{QR}'>"), ""),
    "no language": (page("<p>One</p>", language=""), ""),
    "no title": (page("<p>One</p>", head=""), ""),
    "table without headers": (page("<table><tr><td>One</td></tr></table>"), "a table without header cells"),
    "row header without scope": (
        page("<table><tr><th>One</th><td>two</td></tr></table>"),
        "a row header without scope",
    ),
    "field without words": (page("<form><input name='one'></form>"), "field one has no words"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_broken_sheet_does_not_pass_the_gate(printed, kind):
    html, objection = BROKEN[kind]
    found = gate.findings(printed(Sheet(html, "Broken", is_fillable="<form>" in html)))
    assert set(found) - gate.KNOWN_IN_FORMS, "the gate let it pass"
    if objection.startswith(("a ", "field ")):
        assert objection in found


def test_sheet_without_language_or_words_for_its_picture_fails_the_gate(printed):
    html = page(f"<img src='{QR}'>", language="")
    found = gate.findings(printed(Sheet(html, "Broken")))
    assert len(found) >= 2

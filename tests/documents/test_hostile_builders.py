"""Markup and style in every field of every document: printed as it was typed, and nothing is fetched."""

import inspect
import pkgutil
import re
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module

import pytest

from tests.documents import gate, samples
from tests.documents.planting import planted
from tests.documents.test_hostile_paper import fragments, listener  # noqa: F401  # a fixture
from tests.documents.test_role_cards import RUTH, TICKS
from tests.documents.test_shipped_paper import library
from tests.documents.test_talks import AFTER, TURNS
from workshop import documents
from workshop.documents import (
    attendance,
    catalog,
    guide,
    handouts,
    help_card,
    offers,
    own_words,
    pack,
    poster,
    report,
    role_cards,
    sign_in_sheet,
    talks,
    worksheets,
)
from workshop.documents.press import Sheet

EDITION = samples.edition()


def in_report(text):
    now = report.Shares(9, (60, 40), ("60%", "40%"))
    polls = [
        report.Poll(text, (text, text), now, replace(now, people=8)),
        report.Poll(text, (text, text), now, None),
    ]
    changes = [report.Change(((text, (1.0, 2.0), (text, text)),))]
    told = report.Report(text, [(text, text)], report.Attendance((9, 9), 9, 9), (90, 94), polls, changes)
    return report.sheet(told, EDITION, footer=text, date=text)


def in_guide(text):
    deck = library().deck("en")
    return guide.sheet(
        deck, {}, planted(samples.HANDOUT, text), EDITION,
        title=text, facts=[(text, text)], to_print=[(text, text)], footer=text, date=text,
    )  # fmt: skip


def in_pack(text):
    inner = [BUILDERS[name][0](text) for name in ("offers.sheet", "own_words.pitches", "own_words.rest")]
    return pack.sheet(inner, EDITION, name=text, class_title=text, footer=text, date=text)


def in_pitches(text):
    found = [own_words.Pitch(text, text, text, (("take", text, text),))]
    return own_words.pitches(found, EDITION, name=text, footer=text, date=text)


def in_offers(text):
    now = datetime(2026, 4, 15, 18, tzinfo=UTC)
    made = offers.Promise(text, text, now.date(), text, text, 1, now)
    return offers.sheet([made], EDITION, name=text, footer=text, date=text)


def in_worksheet(answers):
    def draw(text):
        given = answers and planted(answers, text)
        return worksheets.sheet(
            planted(samples.NETWORK, text), given, EDITION, name=text, footer=text, date=text
        )

    return draw


def in_talk(text):
    offers = [talks.Offer(text, text, text)]
    said = [
        replace(planted(turn, text), notes=tuple((kind, text) for kind, _ in turn.notes)) for turn in TURNS
    ]
    return talks.sheet(
        planted(RUTH, text), planted(AFTER, text), said, EDITION,
        offers=offers, earlier=[[2, 3]], name=text, footer=text, date=text,
    )  # fmt: skip


# Each builder of workshop/documents, with the text in all that it is given. None may be missing here.
BUILDERS = {
    "attendance.proof": [lambda text: attendance.proof(planted(samples.ROSA, text), EDITION)],
    "attendance.certificate": [lambda text: attendance.certificate(planted(samples.ROSA, text), EDITION)],
    "catalog.sheet": [
        lambda text: catalog.sheet(
            catalog.Entry(text, text, (text,), text, planted(samples.HANDOUT, text)), EDITION, footer=text
        )
    ],
    "guide.sheet": [in_guide],
    "handouts.sheet": [
        lambda text: handouts.sheet(planted(samples.HANDOUT, text), EDITION, footer=text, date=text)
    ],
    "help_card.sheet": [
        lambda text: help_card.sheet(help_card.Card(text, text, text, text), EDITION, footer=text)
    ],
    "offers.sheet": [in_offers],
    "own_words.pitches": [in_pitches],
    "own_words.rest": [
        lambda text: own_words.rest([(text, [text])], EDITION, name=text, footer=text, date=text)
    ],
    "pack.sheet": [in_pack],
    "poster.sheet": [
        lambda text: poster.sheet(
            poster.Poster(text, text, text, text, text, text, text), EDITION, footer=text
        )
    ],
    "report.sheet": [in_report],
    "role_cards.sheet": [
        lambda text: role_cards.sheet(
            [planted(RUTH, text)], planted(TICKS, text), EDITION, is_own=True, footer=text, date=text
        )
    ],
    "sign_in_sheet.sheet": [
        lambda text: sign_in_sheet.sheet([text], EDITION, title=text, facts=text, footer=text)
    ],
    "talks.sheet": [in_talk],
    "worksheets.sheet": [in_worksheet(None), in_worksheet(samples.ANSWERS)],
}
ALL = [(name, number) for name, drawn in BUILDERS.items() for number in range(len(drawn))]


def builders():
    """Public functions in workshop/documents that make a sheet, apart from the one that all of them use."""
    for module in pkgutil.iter_modules(documents.__path__):
        if module.name == "worker":
            continue
        loaded = import_module(f"workshop.documents.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            is_own = function.__module__ == loaded.__name__ and not name.startswith("_")
            if is_own and inspect.signature(function).return_annotation is Sheet and name != "set_sheet":
                yield f"{module.name}.{name}"


def test_every_builder_is_tried():
    assert set(builders()) == set(BUILDERS)


@pytest.fixture
def hostile(listener, tmp_path):  # noqa: F811
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret of the house")
    found = fragments(f"http://127.0.0.1:{listener.server_port}", secret.as_uri())
    return [
        *found.values(),
        "</title></head><script>x()</script>",
        "{{ 7 * 7 }}",
        "*/ } body { display: none } /*",
    ]


@pytest.mark.parametrize(("name", "number"), ALL)
def test_markup_in_every_field_is_printed_letter_by_letter(press, listener, hostile, name, number):  # noqa: F811
    draw = BUILDERS[name][number]
    text = " ".join(hostile)
    plain, sheet = draw(re.sub(r"\S", "x", text)), draw(text)
    assert sheet.html.count("<") == plain.html.count("<"), "something became an element"
    pdf = press.print(sheet)
    shown = gate.typed_text_of(pdf)
    assert [one for one in hostile if one.replace(" ", "") not in shown.replace(" ", "")] == []
    assert gate.attachments(pdf) == []
    assert "secret of the house" not in shown
    assert listener.calls == []
    assert len(gate.pictures(pdf)) == len(gate.pictures(press.print(plain)))

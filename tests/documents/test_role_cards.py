"""Cards for a talk without phones: each has what its player may know; the need is on a card of its own."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from tests.documents import gate, samples
from workshop import shipped
from workshop.course.library import load_library
from workshop.documents import letters, role_cards
from workshop.documents.role_cards import Tick
from workshop.roleplay.scenario import Card, Mood

LIBRARY = load_library([shipped("slides")])
RUTH, WALTER, FOREMAN = (
    LIBRARY.scenario("en", name) for name in ("forty-five-minutes", "what-can-i-do-for-you", "the-foreman")
)
NOBODY_HELPS = LIBRARY.scenario("en", "no-card-today")
TICKS = [
    Tick("take", "Asks for a job", "Are you hiring?"),
    Tick("give", "Asks what they need", "Is there anything I can do for you today?"),
    Tick("take", "Asks for the way to the boss", "Could you get me five minutes with your boss?"),
    Tick("give", "Brings two people together", "May I put you two on an email today?"),
]
MARKUP = "<b onclick='x()'>Bold & brave</b> <img src='http://127.0.0.1:9/x'>"


def cards(scenarios=(RUTH, WALTER, FOREMAN), ticks=TICKS, paper="letter", **changed):
    return role_cards.sheet(
        scenarios, ticks, samples.edition(paper),
        **{"footer": samples.ROSA.center_name, "date": samples.ROSA.date, **changed},
    )  # fmt: skip


def between(text, start, end):
    return text.split(start, 1)[1].split(end, 1)[0]


def seeker(text, scenario):
    return between(text, "You go in", f"You play {scenario.contact.name}")


def contact(text, scenario):
    return between(text, f"You play {scenario.contact.name}", f"The need of {scenario.contact.name}")


def need(text, scenario):
    return between(text, f"The need of {scenario.contact.name}", "Role cards")


def pages(pdf):
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_three_scenarios_and_the_watcher_s_sheet_take_a_page_each_and_pass_the_gate(printed, paper):
    pdf = printed(cards(paper=paper, is_own=True))
    assert gate.page_size(pdf) == tuple(round(side, 1) for side in gate.SIZES[paper])
    assert [page.count("You go in") for page in pages(pdf)] == [1, 1, 1, 0]
    assert [page.count("You watch") for page in pages(pdf)] == [0, 0, 0, 2]
    gate.assert_accessible(pdf)


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_each_shipped_scenario_fills_two_pages_at_most(press, paper):
    for scenario in LIBRARY.scenarios("en"):
        pdf = press.print(cards([scenario], paper=paper, is_own=True))
        assert gate.page_count(pdf) <= 3, scenario.id
        gate.assert_accessible(pdf)


@pytest.mark.parametrize("scenario", [RUTH, WALTER, FOREMAN], ids=lambda one: one.id)
def test_seeker_s_card_has_the_scene_and_the_people_and_not_the_need(printed, scenario):
    card = seeker(gate.text_of(printed(cards([scenario]))), scenario)
    known = [told for person in scenario.cards for told in (person.name, person.who)]
    for told in (scenario.start, scenario.contact.who, f"You have {scenario.minutes} minutes.", *known):
        assert letters.tidy(told) in card
    for secret in (scenario.need.what, scenario.replies["need-told"][0], scenario.replies["need-hinted"][0]):
        assert letters.tidy(secret) not in card
    assert "need" not in card.replace("need a", "").lower()


def test_nothing_on_the_seeker_s_card_tells_who_can_help():
    html = cards([RUTH]).html
    people = [replace(card, helps=not card.helps) for card in RUTH.cards]
    assert cards([replace(RUTH, cards=tuple(people))]).html == html


@pytest.mark.parametrize("scenario", [RUTH, WALTER, FOREMAN], ids=lambda one: one.id)
def test_contact_s_card_says_how_to_be_and_the_need_stands_apart(printed, scenario):
    text = gate.text_of(printed(cards([scenario])))
    told = contact(text, scenario)
    for line in (scenario.opening, scenario.replies["gatekeeper"][0], "Look at the clock", *scenario.gives):
        assert line in told
    assert scenario.need.what not in told
    secret = need(text, scenario)
    assert f"Keep it to yourself until they ask: {scenario.need.what}" in secret
    hint, open_word = (secret.find(scenario.replies[key][0]) for key in ("need-hinted", "need-told"))
    assert -1 < hint < open_word


@pytest.mark.parametrize(
    ("mood", "words"),
    [
        (Mood.FRIENDLY, "When they ask what you need, you open up."),
        (Mood.HURRIED, "Open up only when they have asked twice."),
        (Mood.GRUFF, "If they try to use you, it costs them double"),
    ],
)
def test_mood_is_told_in_plain_words(mood, words):
    html = cards([replace(RUTH, contact=replace(RUTH.contact, mood=mood))]).html
    assert words in html
    assert ("The first time they ask, you only hint" in html) is (mood is not Mood.FRIENDLY)


def test_own_need_and_passing_are_offered_only_where_they_are_allowed():
    line = "You may answer with a real, small need of your own instead. You may pass."
    assert line in cards([RUTH], is_own=True).html
    assert line not in cards([RUTH]).html


def test_contact_whom_nobody_can_help_knows_what_a_promise_is_worth():
    line = "If they promise to ask around, that is a real gift."
    assert line in cards([NOBODY_HELPS]).html
    assert line not in cards([RUTH]).html


def test_watcher_ticks_what_gives_before_what_takes(printed):
    text = between(gate.text_of(printed(cards([RUTH]))), "You watch", "You watch")
    told = [
        "Watch the words, not the person.", "say one line that gave, before anything else", "+ Gives",
        "+ Asks what they need “Is there anything", "+ Brings two people together", "− Takes",
        "− Asks for a job “Are you hiring?”", "− Asks for the way to the boss", "One line that gave:",
        "What would you say to them first?",
    ]  # fmt: skip
    places = [text.find(one) for one in told]
    assert -1 not in places
    assert places == sorted(places)


def test_watcher_s_sheet_is_printed_twice_only_where_two_fit_on_a_page(printed):
    few = [*TICKS, *TICKS]
    assert pages(printed(cards([RUTH], few)))[-1].count("You watch") == 2
    assert pages(printed(cards([RUTH], [*few, *few])))[-1].count("You watch") == 1


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_watcher_s_sheet_can_be_had_alone(printed, paper):
    pdf = printed(cards([], [*TICKS, *TICKS, *TICKS], paper=paper))
    gate.assert_accessible(pdf)
    assert gate.page_count(pdf) == 1
    assert gate.title_of(pdf) == "Observer’s sheet"
    assert "contact alone" not in gate.text_of(pdf)


def test_cards_are_not_split_by_the_end_of_a_page(press):
    wordy = replace(RUTH, start=" ".join([RUTH.start] * 3), gives=RUTH.gives + RUTH.gives)
    first, second, _ = pages(press.print(cards([wordy])))
    assert RUTH.cards[-1].who in first
    assert "You play Ruth Calder" not in first
    assert RUTH.gives[-1] in second
    assert RUTH.need.what in second


def hostile(text):
    scenario = replace(
        RUTH,
        title=text,
        start=text,
        opening=text,
        contact=replace(RUTH.contact, name=text, who=text),
        need=replace(RUTH.need, what=text),
        cards=tuple(Card(text, (), text, False) for _ in range(5)),
        gives=(text, text),
        replies=dict.fromkeys(RUTH.replies, (text,)),
    )
    return cards([scenario], [Tick(kind, text, text) for kind in ("give", "take")], is_own=True)


def test_markup_in_every_field_is_printed_letter_by_letter(press):
    sheet = hostile(MARKUP)
    pdf = press.print(sheet)
    assert MARKUP not in sheet.html
    assert gate.text_of(pdf).replace(" ", "").count(letters.tidy(MARKUP).replace(" ", "")) > 25
    gate.assert_accessible(pdf)


@pytest.mark.parametrize("text", ["W" * 200, "Maximiliana " * 17], ids=["one word", "many words"])
def test_names_of_two_hundred_letters_do_not_spill(press, text):
    pdf = press.print(hostile(text))
    gate.assert_accessible(pdf)
    texts = [page.get_textpage() for page in PdfDocument(pdf)]
    ends = [text.get_rect(number)[2] for text in texts for number in range(text.count_rects())]
    assert max(ends) <= gate.SIZES["letter"][0] - 20


def test_long_scene_flows_over_pages_and_keeps_every_word(press):
    words = [f"word{number}x" for number in range(1500)]
    pdf = press.print(cards([replace(RUTH, start=" ".join(words))]))
    text = gate.text_of(pdf)
    assert [word for word in words if word not in text] == []
    gate.assert_accessible(pdf)


def duplex(pdf):
    return PdfReader(BytesIO(pdf)).root_object["/ViewerPreferences"].get("/Duplex")


def test_printer_is_told_to_leave_the_backs_of_cards_empty(printed, press):
    assert duplex(printed(cards())) == "/Simplex"
    assert duplex(printed(cards(()))) is None
    assert duplex(press.print_joined([(cards(), 2)], "Cards")) == "/Simplex"
    assert duplex(press.print_joined([(cards(), 2), (samples.handout(), 1)], "All")) is None

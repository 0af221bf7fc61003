"""The debrief of a role-play on paper: in order, on one page where it fits, and whole where it does not."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from tests.documents import gate, samples
from workshop import shipped
from workshop.course.library import load_library
from workshop.documents import talks
from workshop.documents.talks import Offer, Said
from workshop.roleplay import encounter
from workshop.roleplay.debrief import Debrief, Point

RUTH = load_library([shipped("slides")]).scenario("en", "forty-five-minutes")
TURNS = [
    Said(
        "What makes this week so hard for you?",
        (("give", "Asks what they need"),),
        ("It is this pile here. It will not go away. Sorry, go on.",),
        3, 1, "You asked, and a hint slipped out. Ask once more.", False,
    ),
    Said(
        "Could you get me five minutes with your boss?",
        (("take", "Asks for the way to the boss"), ("unsure", "Does this push?")),
        ("So that is what this is about. No.",),
        2, -1, "You looked for the way to whoever hires.", True,
    ),
    Said(
        "I am sorry. That pile, what is it?",
        (("give", "Asks what they need"),),
        ("Each school sends its own form, and I have nobody to put them together.",),
        3, 1, "You asked, and now you know what is hard.", True,
    ),
    Said(
        "Who types them in now?",
        (("give", "Asks what they need"),),
        ("Last year it took two people six weeks. I do not have two people.",),
        4, 1, "You stayed with what they told you.", False,
    ),
    Said(
        "I know Martin, who built one sheet for it. May I write to you both tonight?",
        (("give", "Brings two people together"),),
        ("He has done that? And you would bring us together?", "Tell me more."),
        6, 2, "You brought two people together.", True,
    ),
    Said(
        "That is my five minutes. I will let you go.",
        (("give", "Guards trust"),),
        ("Thank you. Not many people look at the clock for me.",),
        6, 0, "You looked after their time or their trust.", False,
    ),
]  # fmt: skip
AFTER = Debrief(
    ending="given",
    told=RUTH.endings["given"],
    curve=(
        Point(0, 2, 0, "start"),
        *(Point(number, one.trust, one.change, "asked") for number, one in enumerate(TURNS, 1)),
    ),
    gives=5,
    asks=1,
    introductions=1,
    minutes_used=4.4,
    minutes_granted=5,
    need=RUTH.need.what,
)
RIDE = Offer("A ride to the night class", "Mr. Tran", "Friday, May 1")
HEADINGS = [
    "A talk with Ruth Calder", "How it ended", "The talk, turn by turn", "Three questions to talk about",
    "My three offers",
]  # fmt: skip
MARKUP = "<b onclick='x()'>Bold & brave</b> <img src='http://127.0.0.1:9/x'>"


def debrief(turns=TURNS, after=AFTER, scenario=RUTH, paper="letter", **changed):
    return talks.sheet(
        scenario, after, turns, samples.edition(paper),
        **{"footer": samples.ROSA.center_name, "date": samples.ROSA.date, **changed},
    )  # fmt: skip


def many(number, words):
    return [replace(TURNS[turn % 6], words=" ".join(words[turn::number])) for turn in range(number)]


def structure(pdf):
    return list(gate.parts(PdfReader(BytesIO(pdf))))


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_usual_talk_stands_on_one_page_and_passes_the_gate(printed, paper):
    pdf = printed(debrief(paper=paper, name="Rosa Delgado", offers=[RIDE], earlier=[(2, 1, 0)]))
    assert gate.page_count(pdf) == 1
    assert gate.page_size(pdf) == tuple(round(side, 1) for side in gate.SIZES[paper])
    gate.assert_accessible(pdf)


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_eight_short_turns_still_stand_on_one_page(printed, paper):
    short = replace(TURNS[3], answer=("Some come on paper.",))
    assert gate.page_count(printed(debrief([short] * 8, paper=paper))) == 1


def test_bound_with_other_sheets_it_has_their_margins_and_its_name_where_they_have_it(printed):
    pdf = printed(debrief(is_bound=True, name="Rosa Delgado"))
    page = PdfDocument(pdf)[0].get_textpage()
    lefts = [page.get_rect(number)[0] for number in range(page.count_rects())]
    assert round(min(lefts) / 72 * 25.4) == 20
    assert "Rosa Delgado How it ended" in gate.text_of(pdf)


def test_parts_come_in_the_order_in_which_they_are_talked_about(printed):
    text = gate.text_of(printed(debrief(name="Rosa Delgado")))
    told = [
        "A talk with Ruth Calder", RUTH.title, "Rosa Delgado", "How it ended", RUTH.endings["given"],
        "What they needed: Every school", "Turns that gave: 5", "Turns that took: 1", "Introductions: 1",
        "Minutes used: 4 of 5",
        "Turn Trust Why", "Start 2 Before the first word.", RUTH.opening, TURNS[0].words,
        TURNS[5].words, "What did you notice", "My three offers", "What I can offer To whom By when",
    ]  # fmt: skip
    places = [text.find(one) for one in told]
    assert -1 not in places
    assert places == sorted(places)


def test_each_turn_says_what_was_said_what_it_did_and_what_came_back(printed):
    text = gate.text_of(printed(debrief()))
    for turn in TURNS:
        assert f"“{turn.words}”" in text
        assert f"Ruth Calder: {' '.join(turn.answer)}" in text
        assert turn.cause in text
    assert "− Takes Asks for the way to the boss ? Not sure Does this push?" in text
    assert text.count("turning point") == 3


def test_curve_is_told_in_words_with_the_ways_that_were_left(printed):
    (words,) = gate.pictures(printed(debrief(earlier=[(2, 1, 0), (2, 3)])))
    assert "trust at the start and after each turn: 2, 3, 2, 3, 4, 6, 6." in words
    assert "A thin line shows a way that you left: 2, 1, 0." in words
    assert "A thin line shows a way that you left: 2, 3." in words


def test_last_way_is_thick_the_others_thin_and_turning_points_are_rings():
    html = debrief(earlier=[(2, 1, 0), (2, 3)]).html
    lines = re.findall(r"<polyline[^>]*>", html)
    assert ["dasharray" in line for line in lines] == [True, True, False]
    assert len(re.findall(r'<circle[^>]*fill="#fff"', html)) == 3


def test_curve_goes_from_the_start_to_the_last_turn_and_as_high_as_trust_goes():
    drawn = talks._curve([[0, talks.HIGHEST]], [False], 100, samples.same)
    (low, high), (foot, *_, top) = drawn.marks, drawn.rules
    assert low[:2] == (drawn.left, foot[0])
    assert high[:2] == (drawn.right, top[0])


def test_paper_and_talk_agree_on_the_highest_trust():
    assert talks.HIGHEST == encounter.HIGHEST


def test_tables_have_headers_for_columns_and_rows(printed):
    headers = [part for part in structure(printed(debrief(offers=[RIDE]))) if part["/S"] == "/TH"]
    scopes = [str(header["/A"]["/Scope"]) for header in headers]
    assert scopes.count("/Column") == 3 + 3
    assert scopes.count("/Row") == 1 + len(TURNS) + 3


def test_talk_without_an_end_says_so(printed):
    text = gate.text_of(printed(debrief(after=replace(AFTER, ending="", told=""))))
    assert "The talk was not ended." in text


def test_talk_without_a_word_is_a_sheet_too(printed):
    pdf = printed(debrief([], replace(AFTER, curve=AFTER.curve[:1])))
    gate.assert_accessible(pdf)
    assert "My three offers" in gate.text_of(pdf)


def test_offers_are_filled_in_and_the_missing_ones_left_blank(printed):
    def rows(pdf):
        return gate.text_of(pdf).split("By when ")[1]

    assert rows(printed(debrief(offers=[RIDE]))).startswith(
        "1 A ride to the night class Mr. Tran Friday, May 1 2 3"
    )
    assert rows(printed(debrief())).startswith("1 2 3 ")


@pytest.mark.parametrize("number", range(6, 14))
def test_card_of_offers_is_never_split(press, number):
    pdf = press.print(debrief([TURNS[turn % 6] for turn in range(number)], offers=[RIDE]))
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]
    (page,) = [text for text in pages if "My three offers" in text]
    assert "1 A ride to the night class Mr. Tran Friday, May 1 2 3" in page


def test_long_talk_flows_over_pages_and_keeps_every_word(printed):
    words = [f"word{number}x" for number in range(3000)]
    for turns in (many(40, words), many(1, words)):
        pdf = printed(debrief(turns))
        text = gate.text_of(pdf)
        assert gate.page_count(pdf) > 4
        assert [word for word in words if word not in text] == []
        gate.assert_accessible(pdf)


def test_talk_that_was_thought_to_fit_on_a_page_still_keeps_every_word(press, monkeypatch):
    monkeypatch.setattr(talks, "_fits", lambda *_: True)
    words = [f"word{number}x" for number in range(900)]
    pdf = press.print(debrief(many(20, words)))
    text = gate.text_of(pdf)
    assert gate.page_count(pdf) > 1
    assert [word for word in words if word not in text] == []
    gate.assert_accessible(pdf)


def hostile(text):
    turns = [
        replace(turn, words=text, notes=(("give", text), ("take", text)), answer=(text, text), cause=text)
        for turn in TURNS
    ]
    scenario = replace(RUTH, title=text, opening=text, contact=replace(RUTH.contact, name=text))
    offers = [Offer(text, text, text)]
    return debrief(turns, replace(AFTER, told=text, need=text), scenario, offers=offers, name=text)


def test_markup_in_every_field_is_printed_letter_by_letter(press):
    sheet = hostile(MARKUP)
    pdf = press.print(sheet)
    assert MARKUP not in sheet.html
    assert gate.typed_text_of(pdf).replace(" ", "").count(MARKUP.replace(" ", "")) > 30
    gate.assert_accessible(pdf)


@pytest.mark.parametrize("text", ["W" * 200, "Maximiliana " * 17], ids=["one word", "many words"])
def test_names_of_two_hundred_letters_do_not_spill(press, text):
    pdf = press.print(hostile(text))
    gate.assert_accessible(pdf)
    assert furthest(pdf) <= gate.SIZES["letter"][0] - 20


def furthest(pdf):
    """How far to the right, in points, any text reaches."""
    texts = [page.get_textpage() for page in PdfDocument(pdf)]
    return max(text.get_rect(number)[2] for text in texts for number in range(text.count_rects()))

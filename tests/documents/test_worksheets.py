"""One definition, two sheets: a blank one with fields and a filled one without."""

from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader, PdfWriter

from tests.documents import gate, samples
from workshop.course.worksheets import Field
from workshop.documents import worksheets


def fields(pdf):
    return PdfReader(BytesIO(pdf)).get_fields() or {}


def test_blank_sheet_has_a_field_for_each_answer(printed):
    assert set(fields(printed(samples.blank()))) == {"my-name", *samples.NETWORK.keys()}


def test_each_field_is_named_by_its_row_and_its_question(printed):
    names = {key: field["/TU"] for key, field in fields(printed(samples.blank())).items()}
    assert names["need-2"] == "Person 2: What they may need"
    assert names["first-gift"] == "First I will give …"
    assert names["my-name"] == "My name"


def test_fields_take_no_more_than_the_phone_does(printed):
    found = fields(printed(samples.blank()))
    reader = PdfReader(BytesIO(printed(samples.blank())))
    longest = {
        one.get_object().get("/T"): one.get_object().get("/MaxLen") for one in reader.pages[0]["/Annots"]
    }
    assert longest["need-1"] == 300
    assert found["asked-1"]["/FT"] == "/Btn"


def test_field_can_be_filled_in_by_another_program(printed):
    writer = PdfWriter(BytesIO(printed(samples.blank())))
    writer.update_page_form_field_values(None, {"name-1": "Đức"}, auto_regenerate=False)
    buffer = BytesIO()
    writer.write(buffer)
    assert fields(buffer.getvalue())["name-1"]["/V"] == "Đức"


def test_ticked_box_needs_no_font_of_the_reader(printed):
    form = PdfReader(BytesIO(printed(samples.blank()))).root_object["/AcroForm"]
    assert form["/NeedAppearances"] == False  # noqa: E712  # a PDF object, which is never falsy


def test_filled_sheet_is_flat_and_holds_every_answer(printed):
    pdf = printed(samples.filled())
    text = gate.text_of(pdf)
    assert fields(pdf) == {}
    assert "Rosa Delgado" in text
    assert "Mr. Tran" in text
    assert "A tutor. Somebody for the van." in text
    assert "I have asked them Yes" in text
    assert "I have told a friend No" in text


def test_sheet_with_no_answer_yet_shows_all_questions(printed):
    text = gate.text_of(printed(samples.filled(answers={})))
    assert text.count("What they may need") == 5


def test_long_answer_flows_over_pages_and_keeps_every_word(printed):
    words = [f"word{number}" for number in range(2500)]
    pdf = printed(samples.filled(answers={"need-2": " ".join(words), "first-gift": "A ride"}))
    text = gate.text_of(pdf)
    assert gate.page_count(pdf) > 2
    assert [word for word in words if f"{word} " not in text] == []
    assert "A ride" in text
    gate.assert_accessible(pdf)


def test_answer_without_a_space_is_not_cut(printed):
    pdf = printed(samples.filled(answers={"name-1": "x" * 700}))
    assert gate.text_of(pdf).count("x") >= 700


LOG = replace(
    samples.NETWORK,
    rows=30,
    row_title="Day {number}",
    fields=(Field("gift", "What I gave", "", "line", 120), Field("whom", "To whom", "", "line", 60)),
    closing=(Field("came", "What came of it", "", "lines", 300),),
    closing_title="Looking back",
)


def log(printed, **answers):
    sheet = worksheets.sheet(LOG, answers, samples.edition(), name="Rosa")
    return gate.text_of(printed(sheet))


def test_filled_log_ends_with_the_last_day_and_says_which_are_open(printed):
    text = log(printed, **{"gift-1": "A ride", "whom-3": "Lil"})
    assert "Day 3 Lil Still open: Day 4 to Day 30. Looking back What came of it" in text
    assert "Still open: Day 30." in log(printed, **{"gift-29": "A ride"})
    assert "Still open" not in log(printed, **{"gift-30": "A ride"})


def test_log_without_a_word_is_one_to_write_on(printed):
    text = log(printed)
    assert "Day 30" in text
    assert "Still open" not in text

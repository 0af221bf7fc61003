"""The worksheet on the phone: filled in, kept, printed."""

import io
import re

import pytest
from flask import Flask
from pypdf import PdfReader

from tests.cast import Cast
from tests.documents import gate
from workshop.records import answers, meetings, participants
from workshop.records.refusals import Refusal

JSON = {"Accept": "application/json"}


def address(cast: Cast, ending: str = "") -> str:
    return f"/class/{cast.meeting.code}/worksheets/my-network{ending}"


def test_what_was_saved_is_there_again(cast: Cast, joined) -> None:
    sam = joined("Sam")
    sam.post(address(cast), data={"name-1": "Aunt Lil", "first-gift": "A ride on Friday", "edit": "1"})
    page = sam.get(address(cast)).text
    assert 'value="Aunt Lil"' in page
    assert 'value="A ride on Friday"' in page
    assert 'name="edit" value="2"' in page


def test_autosave_is_told_what_became_of_its_save(cast: Cast, joined) -> None:
    sam = joined("Sam")
    first = sam.post(address(cast), data={"name-1": "Lil", "edit": "1"}, headers=JSON)
    assert first.json == {"status": "saved", "edit": 1}
    again = sam.post(address(cast), data={"name-1": "Lil", "edit": "1"}, headers=JSON)
    assert again.json == {"status": "saved", "edit": 1}
    other_tab = sam.post(address(cast), data={"name-1": "Bob", "edit": "1"}, headers=JSON)
    assert (other_tab.json["status"], other_tab.json["edit"]) == ("stale", 1)


def test_a_phone_whose_sheet_comes_after_the_class_is_told_why(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    with app.app_context():
        meetings.close_class(cast.meeting.id)
    answer = sam.post(address(cast), data={"name-1": "Lil", "edit": "1"}, headers=JSON).json
    assert (answer["status"], answer["message"]) == ("closed", "The class is closed, so this was not saved.")


def test_a_second_window_loses_nothing_without_javascript(cast: Cast, joined) -> None:
    sam = joined("Sam")
    sam.post(address(cast), data={"name-1": "Lil", "edit": "1"})
    answer = sam.post(address(cast), data={"name-1": "Bob", "edit": "1"})
    assert answer.status_code == 409
    assert 'value="Bob"' in answer.text
    assert "in another window" in answer.text


def test_after_the_class_nothing_is_saved_and_the_page_says_so(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    with app.app_context():
        meetings.close_class(cast.meeting.id)
    answer = sam.post(address(cast), data={"name-1": "Lil", "edit": "1"})
    assert answer.status_code == 409
    assert 'value="Lil"' in answer.text


def test_a_sheet_that_cannot_be_saved_just_now_comes_back_with_the_reason(
    cast: Cast, joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise Refusal("database-locked")

    sam = joined("Sam")
    monkeypatch.setattr(answers, "save", busy)
    answer = sam.post(address(cast), data={"name-1": "Lil", "edit": "3"})
    assert answer.status_code == 503
    assert 'value="Lil"' in answer.text
    assert 'name="edit" value="3"' in answer.text
    assert "The computer is busy right now." in answer.text
    script = sam.post(address(cast), data={"name-1": "Lil", "edit": "3"}, headers=JSON)
    assert (script.status_code, script.mimetype) == (503, "application/json")


def test_who_is_taken_out_while_writing_keeps_the_sheet(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    with app.app_context():
        participants.remove(participants.of_meeting(cast.meeting.id)[0].id)
    answer = sam.post(address(cast), data={"name-1": "Lil", "edit": "1"})
    assert answer.status_code == 403
    assert 'value="Lil"' in answer.text
    assert "You are not in this class any more." in answer.text


def test_a_closed_class_leaves_a_sheet_to_read_and_to_print(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    sam.post(address(cast), data={"name-1": "Lil", "edit": "1"})
    with app.app_context():
        meetings.close_class(cast.meeting.id)
    page = sam.get(address(cast)).text
    assert "The class is closed. You can print your sheet." in page
    assert 'value="Lil"' in page
    assert ">Save<" not in page
    assert re.search(r'<input class="input" type="text" value="Lil"[^>]*readonly', page)


def test_only_people_who_stand_on_the_sheet_are_folded_out(cast: Cast, joined) -> None:
    sam = joined("Sam")
    sam.post(address(cast), data={"name-1": "Lil", "give-3": "An hour", "edit": "1"})
    page = sam.get(address(cast)).text
    folds = re.findall(r'<details class="disclosure"( open)?>\s*<summary>(Person \d)', page)
    assert folds == [("", "Person 2"), (" open", "Person 3"), ("", "Person 4"), ("", "Person 5")]


def test_fields_that_the_sheet_does_not_know_are_not_kept(app: Flask, cast: Cast, joined) -> None:
    joined("Sam").post(address(cast), data={"name-1": "Lil", "secret": "x" * 10, "edit": "1"})
    with app.app_context():
        person = participants.of_meeting(cast.meeting.id)[0]
        assert "secret" not in answers.of_participant(person.id)[0].value


def test_the_filled_sheet_prints_what_was_typed(cast: Cast, joined) -> None:
    sam = joined("Sam")
    sam.post(address(cast), data={"name-1": "Aunt Lil", "edit": "1"})
    answer = sam.get(address(cast, ".pdf"))
    assert answer.mimetype == "application/pdf"
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages)
    assert "Aunt Lil" in text


def test_letters_that_paper_lacks_are_named_and_nothing_is_lost(cast: Cast, joined) -> None:
    sam = joined("Sam")
    sam.post(address(cast), data={"name-1": "Lil 🌻", "edit": "1"})
    answer = sam.get(address(cast, ".pdf"))
    assert answer.status_code == 422
    assert '<a href="#name-1">Our printer has no letters for: 🌻.</a>' in answer.text
    assert "Change the marked lines and save." in answer.text
    assert 'value="Lil 🌻"' in answer.text
    assert "Lil 🌻" in sam.get(address(cast)).text


def test_sheet_is_printed_without_such_letters_when_asked_for_also_after_the_class(
    app: Flask, cast: Cast, joined
) -> None:
    sam = joined("Sam")
    sam.post(address(cast), data={"name-1": "Lil 🌻", "need-1": "A van 🚐\nA tutor", "edit": "1"})
    with app.app_context():
        meetings.close_class(cast.meeting.id)
    page = sam.get(address(cast, ".pdf")).text
    assert "Change the marked lines" not in page, "nothing can be changed any more"
    found = re.search(r'href="([^"]*[?]without=1)"', page)
    assert found
    text = gate.text_of(sam.get(found[1]).data)
    assert all(words in text for words in ("Lil", "A van A tutor"))


@pytest.mark.parametrize(("screen_name", "printed"), [("😀", ""), ("Sam 😀 Lee", "Sam Lee")])
def test_name_on_screen_that_paper_cannot_show_holds_up_no_sheet(
    cast: Cast, joined, screen_name: str, printed: str
) -> None:
    pdf = joined(screen_name).get(address(cast, ".pdf")).data
    gate.assert_accessible(pdf)
    text = gate.text_of(pdf)
    assert printed in text
    assert text.index("My network") < text.index("Person 1")


@pytest.mark.parametrize("ending", ["", ".pdf"])
def test_a_sheet_that_does_not_exist_is_not_found(cast: Cast, joined, ending: str) -> None:
    assert joined("Sam").get(f"/class/{cast.meeting.code}/worksheets/no-such{ending}").status_code == 404


def test_all_sheets_stand_on_one_page_with_what_was_begun(cast: Cast, joined) -> None:
    sam = joined("Sam")
    sam.post(address(cast), data={"name-1": "Lil", "edit": "1"})
    page = sam.get(f"/class/{cast.meeting.code}/worksheets/").text
    for title in ("My network", "My gifts", "Three people and their needs", "My five-minute meeting"):
        assert title in page
    assert page.count("Begun") == 1
    assert page.count("my-network.pdf?large=1") == 1
    assert f"/class/{cast.meeting.code}/worksheets/" in sam.get(f"/class/{cast.meeting.code}/").text


def test_a_sheet_of_sections_is_kept_and_printed(cast: Cast, joined) -> None:
    sam, gifts = joined("Sam"), f"/class/{cast.meeting.code}/worksheets/my-gifts"
    sam.post(gifts, data={"skills": "I fix bikes", "give-away": "<b>A tip</b>", "edit": "1"})
    assert "I fix bikes</textarea>" in sam.get(gifts).text
    text = gate.text_of(sam.get(f"{gifts}.pdf").data)
    assert "What I can do I fix bikes" in text
    assert "<b>A tip</b>" in text


def test_an_answer_that_is_too_long_is_named_and_nothing_is_cut(app: Flask, cast: Cast, joined) -> None:
    sam, words = joined("Sam"), "x" * 20_000
    answer = sam.post(address(cast), data={"name-1": "Lil", "need-1": words, "edit": "1"})
    assert answer.status_code == 422
    said = "“What they may need right now” has 20000 letters. Please use 300 or fewer."
    assert f'<a href="#need-1">{said}</a>' in answer.text
    assert words in answer.text
    assert 'value="Lil"' in answer.text
    script = sam.post(address(cast), data={"need-1": words, "edit": "1"}, headers=JSON)
    assert script.json == {"status": "refused", "message": said, "keys": ["need-1"]}
    with app.app_context():
        assert answers.of_participant(participants.of_meeting(cast.meeting.id)[0].id) == []


def test_a_line_s_end_counts_once_as_where_it_was_typed(cast: Cast, joined) -> None:
    lines = "\r\n".join(["x" * 9] * 30)  # 299 letters, of which 29 end a line
    assert joined("Sam").post(address(cast), data={"need-1": lines, "edit": "1"}, headers=JSON).json == {
        "status": "saved",
        "edit": 1,
    }


def test_the_picture_is_drawn_from_what_is_saved(cast: Cast, joined) -> None:
    sam = joined("Sam")
    assert '<svg class="network"' not in sam.get(address(cast)).text
    sam.post(address(cast), data={"name-1": "<i>Lil</i>", "give-1": "A ride", "edit": "1"})
    page = sam.get(address(cast)).text
    assert "<title>My network as a picture: I am in the middle, with lines to &lt;i&gt;Lil&lt;/i&gt;." in page
    assert "What I could give: " in page
    assert "<i>Lil" not in page


def test_the_picture_is_sent_to_its_writer_alone(app: Flask, cast: Cast, joined, signed_in) -> None:
    joined("Sam").post(address(cast), data={"name-1": "Zebulon", "give-1": "A ride", "edit": "1"})
    code, id = cast.meeting.code, cast.meeting.id
    rosa, ines = joined("Rosa"), signed_in(cast.ines)
    for page in (address(cast), f"/class/{code}/", f"/class/{code}/worksheets/", f"/class/{code}/state"):
        assert "Zebulon" not in rosa.get(page).text
    for page in ("", "console", "people", "state"):
        assert "Zebulon" not in ines.get(f"/staff/classes/{id}/{page}").text
    assert "Zebulon" not in ines.get(f"/projector/{code}/").text


def test_large_print_is_asked_for_in_the_address(cast: Cast, joined) -> None:
    sam = joined("Sam")
    sam.post(address(cast), data={"name-1": "Lil", "edit": "1"})
    usual, large = (gate.page_count(sam.get(address(cast, f".pdf{how}")).data) for how in ("", "?large=1"))
    assert large > usual

"""What a well-made deck turns into."""

import pytest

from tests.course.content import Course

PLACE = "en/give-first.md"


def test_slides_come_with_title_minutes_activity_and_layout(course: Course) -> None:
    first, second = course.load().deck("en").slides
    assert (first.title, first.minutes, first.activity, first.layout) == ("Welcome", 2, None, "title")
    assert (second.title, second.minutes, second.activity, second.layout) == (
        "What is it for?",
        3,
        "first-poll",
        "",
    )


def test_the_deck_knows_its_file_title_language_and_minutes(course: Course) -> None:
    deck = course.load().deck("en")
    assert (deck.id, deck.title, deck.language, deck.minutes) == ("give-first", "Giving first", "en", 5)


def test_no_comment_reaches_the_slide(course: Course) -> None:
    for slide in course.load().deck("en").slides:
        assert "<!--" not in slide.html
        assert "minutes" not in slide.html
        assert "poll" not in slide.html


def test_the_note_is_rendered_as_markdown(course: Course) -> None:
    slide = course.load().deck("en").slides[1]
    assert slide.note_html == "<p>Open the poll. <strong>Say.</strong> “Take your time.”</p>\n"


def test_slide_titles_stand_one_level_below_the_page(course: Course) -> None:
    course.change(PLACE, "Pick one.", "### Small print\n\nPick one.")
    slide = course.load().deck("en").slides[1]
    assert slide.html.startswith("<h2>What is it for?</h2>\n<h4>Small print</h4>")


def test_headings_in_a_note_stand_below_those_of_the_slide(course: Course) -> None:
    course.change(PLACE, "Open the poll.", "# Poll\n\nOpen the poll.")
    assert course.load().deck("en").slides[1].note_html.startswith("<h3>Poll</h3>")


def test_a_bad_example_on_a_slide_gets_class_and_word(course: Course) -> None:
    course.change(PLACE, "Pick one.", "> [!take]\n> Who is hiring?")
    html = course.load().deck("en").slides[1].html
    assert '<blockquote class="example example-take">\n<p class="example-label">Takes</p>' in html
    assert "[!take]" not in html


def test_a_deck_saved_with_windows_line_ends_and_mark_is_the_same_deck(course: Course) -> None:
    before = course.load().deck("en")
    text = (course.folder / PLACE).read_bytes().replace(b"\n", b"\r\n")
    course.write(PLACE, b"\xef\xbb\xbf" + text)
    assert course.load().deck("en") == before


def test_a_local_picture_with_words_gets_an_address(course: Course) -> None:
    picture = course.write("en/images/bridge.png", b"png")
    course.change(PLACE, "Pick one.", "![A bridge](images/bridge.png)")
    library = course.load()
    assert '<img src="/content/en/images/bridge.png" alt="A bridge">' in library.deck("en").slides[1].html
    assert library.image("en", "bridge.png") == picture


@pytest.mark.parametrize(
    "picture",
    [
        "![](images/bridge.png)",
        "![bg](images/bridge.png)",
        "![A bridge](https://pictures.example/bridge.png)",
        "![A bridge](/images/bridge.png)",
        "![A bridge](../../bridge.png)",
        "![A bridge](images/none.png)",
        "![A bridge](images/bridge.exe)",
    ],
)
def test_other_pictures_are_refused_at_their_line(course: Course, picture: str) -> None:
    course.write("en/images/bridge.png", b"png")
    course.change(PLACE, "Pick one.", f"Pick one.\n{picture}")
    assert course.problem(PLACE).line == course.line(PLACE, "![")

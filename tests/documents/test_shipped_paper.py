"""The handouts and worksheets that come with the course: one page each, and open to everybody."""

import re
from functools import cache

import pytest

from tests.documents import gate, samples
from workshop import shipped
from workshop.course.library import load_library
from workshop.documents import handouts, worksheets


@cache
def library():
    return load_library([shipped("slides")])


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_each_handout_fills_one_page(printed, paper):
    for language in library().languages:
        for handout in library().handouts(language):
            sheet = handouts.sheet(handout, samples.edition(paper, language), footer="A center", date="A day")
            assert gate.page_count(printed(sheet)) == 1, handout.id
            gate.assert_accessible(printed(sheet))


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_each_handout_in_large_print_takes_three_pages_at_most(printed, paper):
    for handout in library().handouts("en"):
        sheet = handouts.sheet(handout, samples.edition(paper, "en", is_large=True), footer="A center")
        assert gate.page_count(printed(sheet)) <= 3, handout.id
        gate.assert_accessible(printed(sheet))


def test_the_log_has_a_line_for_each_of_thirty_days(printed):
    log = library().handout("en", "giving-log")
    numbers = re.findall(r"<td>(\d+)</td>\s*<td></td>\s*<td></td>", log.html)
    assert numbers == [str(number) for number in range(1, 31)]


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_each_worksheet_takes_one_page_or_both_sides_of_one_before_it_is_filled_in(printed, paper):
    for language in library().languages:
        for worksheet in library().worksheets(language):
            sheet = worksheets.sheet(worksheet, None, samples.edition(paper, language), name="")
            is_log = worksheet.rows > 20
            assert gate.page_count(printed(sheet)) == 1 + is_log, worksheet.id
            gate.assert_accessible_form(printed(sheet))


def test_each_worksheet_and_handout_comes_in_large_print(printed):
    edition = samples.edition(is_large=True)
    for handout in library().handouts("en"):
        gate.assert_accessible(printed(handouts.sheet(handout, edition)))
    for worksheet in library().worksheets("en"):
        gate.assert_accessible_form(printed(worksheets.sheet(worksheet, None, edition, name="")))
        answers = dict.fromkeys(worksheet.keys(), "An answer.")
        gate.assert_accessible(printed(worksheets.sheet(worksheet, answers, edition, name="Rosa")))

"""The card for the tables stays on one page, with the code to scan and without."""

import pytest

from tests.documents import gate, samples


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_it_is_one_page(printed, paper):
    pdf = printed(samples.card(paper))
    assert gate.page_count(pdf) == 1
    assert gate.page_size(pdf) == pytest.approx(gate.SIZES[paper], abs=0.2)


def test_where_no_phone_could_open_it_there_is_no_code_to_scan(printed):
    pdf = printed(samples.card(link=None, address=None))
    gate.assert_accessible(pdf)
    assert gate.pictures(pdf) == []
    text = gate.text_of(pdf)
    assert "Scan this" not in text
    assert "Address:" in text, "there is a line to write one on"
    assert "None" not in text

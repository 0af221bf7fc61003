"""Many sheets in one go: a file each, the same as if each had been printed by itself."""

from dataclasses import replace

import pytest

from tests.documents import gate, samples
from tests.documents.test_accessible_paper import FLAT
from workshop.documents import press as press_module
from workshop.documents.press import Press, PressError


@pytest.fixture(scope="module")
def two_workers(data_folder):
    press = Press(data_folder, workers=2)
    yield press
    press.close()


def certificates(number, **changed):
    return [
        samples.certificate(name=f"Sam {one}", check_url=samples.CHECK_URL, **changed)
        for one in range(number)
    ]


def test_each_certificate_of_a_class_is_a_file_of_its_own_with_its_own_title(two_workers):
    printed = two_workers.print_each(certificates(25))
    assert [gate.page_count(pdf) for pdf in printed] == [1] * 25
    assert [gate.title_of(pdf) for pdf in printed] == [
        f"Certificate of completion: Sam {one}" for one in range(25)
    ]
    assert all(f"Sam {one}" in gate.text_of(pdf) for one, pdf in enumerate(printed))
    for pdf in printed[::8]:
        gate.assert_accessible(pdf)


def test_split_file_is_the_one_that_is_printed_alone(two_workers, printed):
    sheets = [*certificates(3), *certificates(2, is_sample=True), samples.proof(), samples.certificate("a4")]
    assert two_workers.print_each(sheets) == [printed(sheet) for sheet in sheets]


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_every_kind_of_sheet_passes_the_gate_when_many_are_printed(two_workers, paper):
    flat = [draw(paper) for draw in FLAT.values()]
    *printed, form = two_workers.print_each([*flat, samples.blank(paper)])
    for kind, pdf in zip(FLAT, printed, strict=True):
        assert gate.findings(pdf) == [], kind
    gate.assert_accessible_form(form)


def test_one_certificate_that_runs_over_its_page_does_not_mix_up_the_others(two_workers):
    long = samples.certificate(
        title="W" * 9000
    )  # more than any form accepts, and than the closest setting holds
    printed = two_workers.print_each([*certificates(2), long, *certificates(1)])
    assert [gate.page_count(pdf) > 1 for pdf in printed] == [False, False, True, False]
    assert "Sam 1" in gate.text_of(printed[1])
    assert "Sam 0" in gate.text_of(printed[3])


def test_who_asked_is_told_how_many_are_done(two_workers):
    told = []
    two_workers.print_each(certificates(25), told.append)
    assert told == sorted(told)
    assert len(told) > 2
    assert told[-1] == 25


def test_nothing_to_print_is_nothing_printed(two_workers):
    assert two_workers.print_each([]) == []


def test_chunks_are_of_nearly_one_size_and_busy_all_workers():
    def sizes(number, workers=2):
        return [len(chunk) for chunk in press_module._chunks([samples.proof()] * number, workers)]

    assert sizes(0) == []
    assert sizes(1) == [1]
    assert sizes(12) == [6, 6]
    assert sizes(40) == [10, 10, 10, 10]
    assert sizes(41) == [6, 7, 7, 7, 7, 7]
    assert max(sizes(200)) == 10


def test_letters_that_paper_lacks_are_refused_before_any_sheet_is_printed(two_workers):
    told = []
    with pytest.raises(PressError) as refused:
        two_workers.print_each([*certificates(30), samples.proof(name="Sam 😀")], told.append)
    assert (refused.value.code, refused.value.detail) == ("letters", "😀")
    assert told == []


def test_one_sheet_that_cannot_be_printed_leaves_no_half_of_a_class(two_workers):
    broken = replace(
        samples.proof(), html=samples.proof().html.replace("<h1>", "<img src='data:image/png,x' alt=''><h1>")
    )
    with pytest.raises(PressError) as failed:
        two_workers.print_each([*certificates(25), broken])
    assert failed.value.code == "picture"
    assert len(two_workers.print_each(certificates(2))) == 2


def test_who_asked_may_stop_half_way(two_workers):
    class Enough(Exception):
        pass

    def stop(done):
        raise Enough

    with pytest.raises(Enough):
        two_workers.print_each(certificates(60), stop)
    assert len(two_workers.print_each(certificates(2))) == 2

"""Print jobs go on in the background, one a class, and leave nothing behind."""

import zipfile
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from tests.documents import gate, samples
from tests.documents import jobs as faulty
from tests.documents.fake_press import (
    CLASS,
    ITEMS,
    OTHER,
    SHEET,
    FakePress,
    fetch,
    files_in,
    over,
    wait_until,
)
from workshop.documents.errors import PressError
from workshop.documents.jobs import MOST_SHEETS, Item, Jobs
from workshop.documents.press import Press


def test_job_gives_one_file_for_the_printer_and_one_for_mail(jobs: Jobs, fake: FakePress) -> None:
    job = over(jobs.start(CLASS, "papers", "Papers", [Item(SHEET, "Sam", copies=3), Item(SHEET, "Rosa")]))
    assert (job.status, job.done, job.total) == ("done", 2, 2)
    assert fetch(jobs, "pdf") == b"%PDF joined"
    assert fake.joined == [4]
    with zipfile.ZipFile(BytesIO(fetch(jobs, "zip") or b"")) as archive:
        assert archive.namelist() == ["Sam.pdf", "Rosa.pdf"]


def test_a_job_that_is_over_holds_no_pages(jobs: Jobs) -> None:
    job = over(jobs.start(CLASS, "papers", "Papers", ITEMS, order={"large": "y"}))
    assert (job.items, job.order) == ((), {"large": "y"})


def test_a_class_has_one_job_at_a_time(jobs: Jobs, fake: FakePress) -> None:
    fake.may_print.clear()
    job = jobs.start(CLASS, "papers", "Papers", ITEMS)
    assert jobs.start(CLASS, "tonight", "Tonight", ITEMS) is job
    assert jobs.of(CLASS) is job
    assert jobs.of(OTHER) is None


def test_progress_counts_the_sheets(jobs: Jobs, fake: FakePress) -> None:
    fake.may_print.clear()
    job = jobs.start(CLASS, "papers", "Papers", ITEMS)
    wait_until(lambda: job.status == "printing")
    assert (job.done, job.total) == (0, 4)
    other = jobs.start(OTHER, "papers", "Papers", ITEMS)
    assert other.status == "waiting"
    fake.may_print.set()
    assert (over(job).done, over(other).done) == (4, 4)


def test_progress_goes_on_while_all_of_it_goes_into_one_file(jobs: Jobs, fake: FakePress) -> None:
    fake.may_join.clear()
    job = jobs.start(CLASS, "papers", "Papers", ITEMS)
    for fake.set in (1, 3):
        wait_until(lambda: job.joined == fake.set)
        assert (job.status, job.done) == ("joining", 4)
    fake.may_join.set()
    assert over(job).status == "done"


def test_too_many_jobs_at_once_are_refused(jobs: Jobs, fake: FakePress) -> None:
    fake.may_print.clear()
    for number in range(4):
        jobs.start(number, "papers", "Papers", ITEMS)
    with pytest.raises(PressError) as refused:
        jobs.start(9, "papers", "Papers", ITEMS)
    assert refused.value.code == "busy"


def test_too_many_sheets_are_refused(jobs: Jobs) -> None:
    with pytest.raises(PressError) as refused:
        jobs.start(CLASS, "tonight", "Tonight", [Item(SHEET, "One", copies=MOST_SHEETS + 1)])
    assert refused.value.code == "too-many"


def test_joining_that_is_stopped_holds_up_no_other_class(jobs: Jobs, fake: FakePress) -> None:
    fake.may_join.clear()
    job = jobs.start(CLASS, "papers", "Papers", ITEMS)
    other = jobs.start(OTHER, "papers", "Papers", ITEMS)
    wait_until(lambda: job.status == "joining")
    jobs.cancel(CLASS)
    wait_until(lambda: other.status == "joining")
    fake.may_join.set()
    assert over(other).status == "done"


def test_stopped_job_leaves_nothing_and_can_be_started_again(
    jobs: Jobs, fake: FakePress, folder: Path
) -> None:
    fake.may_print.clear()
    job = jobs.start(CLASS, "papers", "Papers", ITEMS)
    wait_until(lambda: job.status == "printing")
    jobs.cancel(CLASS)
    assert job.status == "cancelled"
    again = jobs.start(CLASS, "papers", "Papers", ITEMS)
    fake.may_print.set()
    assert over(again).status == "done"
    assert job.done < job.total
    assert len(files_in(folder)) == 2


@pytest.mark.parametrize("problem", [PressError("letters", "🙂"), RuntimeError("unforeseen")])
def test_job_that_fails_says_why_and_leaves_nothing(
    jobs: Jobs, fake: FakePress, folder: Path, problem: Exception
) -> None:
    fake.problem = problem
    job = over(jobs.start(CLASS, "papers", "Papers", ITEMS))
    expected = "letters" if isinstance(problem, PressError) else "failed"
    assert (job.status, job.problem and job.problem.code) == ("failed", expected)
    assert files_in(folder) == []
    fake.problem = None
    again = jobs.start(CLASS, "papers", "Papers", ITEMS)
    assert over(again).status == "done"


def test_job_survives_the_death_of_its_worker(
    data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for work in ("print_each", "print_joined"):
        (tmp_path / work).touch()
        dying = partial(getattr(faulty, f"{work}_unless_told"), tmp_path / work)
        monkeypatch.setattr(f"workshop.documents.press._{work}", dying)
    printer = Press(data_folder, workers=1)
    jobs = Jobs(printer, tmp_path / "printing")
    try:
        items = [Item(samples.certificate(name=f"Sam {number}"), f"Sam {number}") for number in range(6)]
        job = jobs.start(CLASS, "papers", "Papers", items)
        assert over(job).status == "done"
        assert list(tmp_path.glob("print_*")) == [], "a worker has died over each"
        pdf = fetch(jobs, "pdf") or b""
        gate.assert_accessible(pdf)
        assert gate.page_count(pdf) == 6
        with zipfile.ZipFile(BytesIO(fetch(jobs, "zip") or b"")) as archive:
            assert [f"Sam {n}" in gate.text_of(archive.read(f"Sam {n}.pdf")) for n in range(6)] == [True] * 6
    finally:
        printer.close()
        jobs.close()

"""Print jobs go on in the background, one a class, and leave nothing behind."""

import multiprocessing
import os
import signal
import stat
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from threading import Event

import pytest

from tests.documents import gate, samples
from tests.room import no_room
from workshop.documents.errors import PressError
from workshop.documents.jobs import FORMS, MOST_SHEETS, Item, Job, Jobs
from workshop.documents.press import Press, Sheet

CLASS, OTHER = 1, 2
SHEET = Sheet("<p>", "One")
ITEMS = [Item(SHEET, f"Sam {number}") for number in range(4)]


class FakePress:
    """Prints when it is let; `problem` is raised instead."""

    def __init__(self) -> None:
        self.may_print = Event()
        self.may_print.set()
        self.may_join = Event()
        self.may_join.set()
        self.problem: Exception | None = None
        self.joined: list[int] = []

    def print_each(
        self,
        sheets: Sequence[Sheet],
        each_done: Callable[[int], None] | None = None,
        workers: int | None = None,
    ) -> list[bytes]:
        assert self.may_print.wait(20)
        for number in range(len(sheets)):
            if self.problem:
                raise self.problem
            if each_done:
                each_done(number + 1)
        return [b"%PDF of " + sheet.title.encode() + b"x" * 2000 for sheet in sheets]

    def print_joined(
        self,
        sheets: Sequence[tuple[Sheet, int]],
        title: str,
        is_wanted: Callable[[], bool] | None = None,
    ) -> bytes:
        self.joined.append(sum(copies for _sheet, copies in sheets))
        while not self.may_join.wait(0.01):
            if is_wanted and not is_wanted():
                raise PressError("failed", "nobody wants it any more")
        return b"%PDF joined"


@pytest.fixture
def press() -> FakePress:
    return FakePress()


@pytest.fixture
def clock() -> list[float]:
    return [1000.0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "printing"


@pytest.fixture
def jobs(press: FakePress, folder: Path, clock: list[float]) -> Iterator[Jobs]:
    jobs = Jobs(press, folder, now=lambda: clock[0])
    yield jobs
    press.may_print.set()
    jobs.close()


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.01)


def over(job: Job) -> Job:
    wait_until(lambda: not job.is_active)
    return job


def fetch(jobs: Jobs, form: str) -> bytes | None:
    found = jobs.open(CLASS, form)
    if found is None:
        return None
    job, file = found
    assert job.status == "done"
    with file:
        return file.read()


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []


def test_job_gives_one_file_for_the_printer_and_one_for_mail(jobs: Jobs, press: FakePress) -> None:
    job = over(jobs.start(CLASS, "papers", "Papers", [Item(SHEET, "Sam", copies=3), Item(SHEET, "Rosa")]))
    assert (job.status, job.done, job.total) == ("done", 2, 2)
    assert fetch(jobs, "pdf") == b"%PDF joined"
    assert press.joined == [4]
    with zipfile.ZipFile(BytesIO(fetch(jobs, "zip") or b"")) as archive:
        assert archive.namelist() == ["Sam.pdf", "Rosa.pdf"]


def test_what_was_fetched_can_be_fetched_again_until_its_time_is_over(
    jobs: Jobs, folder: Path, clock: list[float]
) -> None:
    over(jobs.start(CLASS, "papers", "Papers", ITEMS))
    for form in FORMS:
        assert fetch(jobs, form)
        assert fetch(jobs, form)
    clock[0] += 15 * 60
    assert fetch(jobs, "pdf") is None
    assert files_in(folder) == []


def test_files_of_one_job_are_the_same_bytes_whenever_it_is_printed(jobs: Jobs) -> None:
    printed = []
    for _time in range(2):
        over(jobs.start(CLASS, "papers", "Papers", ITEMS))
        printed.append(fetch(jobs, "zip") or b"")
    assert printed[0] == printed[1]
    with zipfile.ZipFile(BytesIO(printed[0])) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_job_that_is_over_holds_no_pages(jobs: Jobs) -> None:
    job = over(jobs.start(CLASS, "papers", "Papers", ITEMS, order={"large": "y"}))
    assert (job.items, job.order) == ((), {"large": "y"})


def test_results_lie_in_a_folder_for_this_account_alone(jobs: Jobs, folder: Path) -> None:
    over(jobs.start(CLASS, "papers", "Papers", ITEMS))
    for place in (folder, *(path for path in folder.iterdir())):
        assert stat.S_IMODE(place.stat().st_mode) == 0o700


def test_results_are_deleted_after_a_quarter_of_an_hour(jobs: Jobs, folder: Path, clock: list[float]) -> None:
    over(jobs.start(CLASS, "papers", "Papers", ITEMS))
    clock[0] += 14 * 60
    jobs.tidy()
    assert len(files_in(folder)) == 2
    clock[0] += 60
    jobs.tidy()
    assert files_in(folder) == []
    assert jobs.of(CLASS) is None


def test_a_class_has_one_job_at_a_time(jobs: Jobs, press: FakePress) -> None:
    press.may_print.clear()
    job = jobs.start(CLASS, "papers", "Papers", ITEMS)
    assert jobs.start(CLASS, "tonight", "Tonight", ITEMS) is job
    assert jobs.of(CLASS) is job
    assert jobs.of(OTHER) is None


def test_progress_counts_the_sheets(jobs: Jobs, press: FakePress) -> None:
    press.may_print.clear()
    job = jobs.start(CLASS, "papers", "Papers", ITEMS)
    wait_until(lambda: job.status == "printing")
    assert (job.done, job.total) == (0, 4)
    other = jobs.start(OTHER, "papers", "Papers", ITEMS)
    assert other.status == "waiting"
    press.may_print.set()
    assert (over(job).done, over(other).done) == (4, 4)


def test_too_many_jobs_at_once_are_refused(jobs: Jobs, press: FakePress) -> None:
    press.may_print.clear()
    for number in range(4):
        jobs.start(number, "papers", "Papers", ITEMS)
    with pytest.raises(PressError) as refused:
        jobs.start(9, "papers", "Papers", ITEMS)
    assert refused.value.code == "busy"


def test_too_many_sheets_are_refused(jobs: Jobs) -> None:
    with pytest.raises(PressError) as refused:
        jobs.start(CLASS, "tonight", "Tonight", [Item(SHEET, "One", copies=MOST_SHEETS + 1)])
    assert refused.value.code == "too-many"


def test_no_other_class_takes_away_what_was_promised(jobs: Jobs, folder: Path) -> None:
    for number in range(8):
        over(jobs.start(number, "papers", "Papers", ITEMS))
    jobs.tidy()
    assert all(jobs.of(number) for number in range(8))
    assert len(files_in(folder)) == 16


def test_where_too_much_lies_on_the_disk_the_next_class_waits(
    jobs: Jobs, clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workshop.documents.jobs._MOST_BYTES", 4000)
    over(jobs.start(CLASS, "papers", "Papers", ITEMS))
    with pytest.raises(PressError) as refused:
        jobs.start(OTHER, "papers", "Papers", ITEMS)
    assert refused.value.code == "too-much-kept"
    assert fetch(jobs, "pdf")
    over(jobs.start(CLASS, "papers", "Papers", ITEMS))  # in the place of its own
    clock[0] += 15 * 60
    assert over(jobs.start(OTHER, "papers", "Papers", ITEMS)).status == "done"


def test_joining_that_is_stopped_holds_up_no_other_class(jobs: Jobs, press: FakePress) -> None:
    press.may_join.clear()
    job = jobs.start(CLASS, "papers", "Papers", ITEMS)
    other = jobs.start(OTHER, "papers", "Papers", ITEMS)
    wait_until(lambda: job.status == "joining")
    jobs.cancel(CLASS)
    wait_until(lambda: other.status == "joining")
    press.may_join.set()
    assert over(other).status == "done"


def test_stopped_job_leaves_nothing_and_can_be_started_again(
    jobs: Jobs, press: FakePress, folder: Path
) -> None:
    press.may_print.clear()
    job = jobs.start(CLASS, "papers", "Papers", ITEMS)
    wait_until(lambda: job.status == "printing")
    jobs.cancel(CLASS)
    assert job.status == "cancelled"
    again = jobs.start(CLASS, "papers", "Papers", ITEMS)
    press.may_print.set()
    assert over(again).status == "done"
    assert job.done < job.total
    assert len(files_in(folder)) == 2


def test_after_an_erasure_what_has_names_is_gone_and_other_paper_stays(jobs: Jobs, folder: Path) -> None:
    with_names = over(jobs.start(CLASS, "papers", "Papers", ITEMS, has_names=True))
    other = over(jobs.start(OTHER, "tonight", "Tonight", ITEMS))
    for number in (CLASS, OTHER):
        jobs.forget_names(number)
    assert (with_names.status, with_names.problem and with_names.problem.code) == (
        "failed",
        "somebody-erased",
    )
    assert (jobs.of(CLASS), jobs.open(CLASS, "pdf")) == (with_names, None)
    assert other.status == "done"
    found = jobs.open(OTHER, "pdf")
    assert found
    found[1].close()
    assert len(files_in(folder)) == 2


def test_job_under_way_for_somebody_who_is_erased_leaves_nothing(
    jobs: Jobs, press: FakePress, folder: Path
) -> None:
    press.may_print.clear()
    job = jobs.start(CLASS, "papers", "Papers", ITEMS, has_names=True)
    wait_until(lambda: job.status == "printing")
    jobs.forget_names(CLASS)
    press.may_print.set()
    assert over(jobs.start(OTHER, "papers", "Papers", [])).status == "done"
    assert job.status == "failed"
    assert [path.name for path in files_in(folder) if path.parent == job.folder] == []


def test_closing_leaves_a_folder_that_another_program_made(jobs: Jobs, folder: Path) -> None:
    folder.mkdir()
    over(jobs.start(CLASS, "papers", "Papers", ITEMS))
    jobs.close()
    assert folder.is_dir()


@pytest.mark.parametrize("problem", [PressError("letters", "🙂"), RuntimeError("unforeseen")])
def test_job_that_fails_says_why_and_leaves_nothing(
    jobs: Jobs, press: FakePress, folder: Path, problem: Exception
) -> None:
    press.problem = problem
    job = over(jobs.start(CLASS, "papers", "Papers", ITEMS))
    expected = "letters" if isinstance(problem, PressError) else "failed"
    assert (job.status, job.problem and job.problem.code) == ("failed", expected)
    assert files_in(folder) == []
    press.problem = None
    again = jobs.start(CLASS, "papers", "Papers", ITEMS)
    assert over(again).status == "done"


def test_full_disk_is_told_and_leaves_no_half_file(jobs: Jobs, folder: Path) -> None:
    with no_room(3000):
        job = over(jobs.start(CLASS, "papers", "Papers", ITEMS))
        wait_until(lambda: files_in(folder) == [])
    assert (job.status, job.problem and job.problem.code) == ("failed", "disk-full")
    again = jobs.start(CLASS, "papers", "Papers", ITEMS)
    assert over(again).status == "done"


def test_what_a_crash_has_left_is_swept_away_at_the_start(jobs: Jobs, folder: Path) -> None:
    (folder / "old").mkdir(parents=True)
    (folder / "old" / "all.zip").write_bytes(b"names")
    jobs.sweep()
    assert not folder.exists()


def test_closing_leaves_nothing_and_takes_nothing_more(jobs: Jobs, folder: Path) -> None:
    over(jobs.start(CLASS, "papers", "Papers", ITEMS))
    jobs.close()
    assert not folder.exists()
    with pytest.raises(PressError):
        jobs.start(CLASS, "papers", "Papers", ITEMS)


def test_job_survives_the_death_of_its_worker(data_folder: Path, tmp_path: Path) -> None:
    printer = Press(data_folder, workers=1)
    jobs = Jobs(printer, tmp_path / "printing")
    try:
        items = [Item(samples.certificate(name=f"Sam {number}"), f"Sam {number}") for number in range(6)]
        job = jobs.start(CLASS, "papers", "Papers", items)
        wait_until(lambda: job.done >= 2)
        for process in multiprocessing.active_children():
            os.kill(process.pid or 0, signal.SIGKILL)
        assert over(job).status == "done"
        pdf = fetch(jobs, "pdf") or b""
        gate.assert_accessible(pdf)
        assert gate.page_count(pdf) == 6
        with zipfile.ZipFile(BytesIO(fetch(jobs, "zip") or b"")) as archive:
            assert [f"Sam {n}" in gate.text_of(archive.read(f"Sam {n}.pdf")) for n in range(6)] == [True] * 6
    finally:
        printer.close()
        jobs.close()

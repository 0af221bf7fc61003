"""What a print job leaves behind: files for fifteen minutes, for this account alone, and nothing after."""

import errno
import os
import stat
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.documents.fake_press import CLASS, ITEMS, OTHER, FakePress, fetch, files_in, over, wait_until
from tests.room import no_room
from workshop.documents.errors import PressError
from workshop.documents.jobs import FORMS, Jobs


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
    jobs: Jobs, fake: FakePress, folder: Path
) -> None:
    fake.may_print.clear()
    job = jobs.start(CLASS, "papers", "Papers", ITEMS, has_names=True)
    wait_until(lambda: job.status == "printing")
    jobs.forget_names(CLASS)
    fake.may_print.set()
    assert over(jobs.start(OTHER, "papers", "Papers", [])).status == "done"
    assert job.status == "failed"
    assert [path.name for path in files_in(folder) if path.parent == job.folder] == []


def test_closing_leaves_a_folder_that_another_program_made(jobs: Jobs, folder: Path) -> None:
    folder.mkdir()
    over(jobs.start(CLASS, "papers", "Papers", ITEMS))
    jobs.close()
    assert folder.is_dir()


def test_full_disk_is_told_and_leaves_no_half_file(jobs: Jobs, folder: Path) -> None:
    with no_room(3000):
        job = over(jobs.start(CLASS, "papers", "Papers", ITEMS))
        wait_until(lambda: files_in(folder) == [])
    assert (job.status, job.problem and job.problem.code) == ("failed", "disk-full")
    again = jobs.start(CLASS, "papers", "Papers", ITEMS)
    assert over(again).status == "done"


@pytest.mark.parametrize("form", FORMS)
def test_files_that_somebody_took_away_are_told_as_gone(
    jobs: Jobs, fake: FakePress, folder: Path, form: str
) -> None:
    job = over(jobs.start(CLASS, "papers", "Papers", ITEMS, order={"large": "y"}))
    job.path(form).unlink()
    assert jobs.of(CLASS) is job
    assert (job.status, job.problem and job.problem.code) == ("failed", "files-gone")
    assert fetch(jobs, form) is None
    assert (job.bytes, files_in(folder)) == (0, [])
    assert over(jobs.start(CLASS, "papers", "Papers", ITEMS, order=job.order)).status == "done"


def test_a_file_that_cannot_be_opened_is_told_as_gone(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    job = over(jobs.start(CLASS, "papers", "Papers", ITEMS))
    monkeypatch.setattr(type(job), "is_whole", True)  # it goes between the look and the opening
    job.path("pdf").unlink()
    assert jobs.open(CLASS, "pdf") is None
    assert (job.status, job.problem and job.problem.code) == ("failed", "files-gone")


def test_a_file_that_goes_before_the_end_of_its_job_holds_up_nobody(jobs: Jobs, fake: FakePress) -> None:
    fake.may_join.clear()
    broken = jobs.start(CLASS, "papers", "Papers", ITEMS)
    other = jobs.start(OTHER, "papers", "Papers", ITEMS)
    wait_until(lambda: broken.status == "joining")
    broken.path("zip").unlink()
    fake.may_join.set()
    assert over(other).status == "done"
    assert (broken.status, broken.problem and broken.problem.code) == ("failed", "unwritable")


def test_whatever_goes_wrong_at_the_end_of_a_job_the_next_one_is_printed(
    jobs: Jobs, fake: FakePress, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.may_print.clear()
    broken = jobs.start(CLASS, "papers", "Papers", ITEMS)
    other = jobs.start(OTHER, "papers", "Papers", ITEMS)
    fake.problem = RuntimeError("unforeseen")

    def fail() -> None:
        fake.problem = None
        raise RuntimeError("and once more")

    monkeypatch.setattr(broken, "delete_files", fail)
    fake.may_print.set()
    assert over(other).status == "done"
    assert (broken.status, broken.problem and broken.problem.code) == ("failed", "failed")


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


def test_a_disk_that_fails_takes_the_files_of_one_job_and_stops_nobody(
    jobs: Jobs, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = over(jobs.start(CLASS, "papers", "Papers", ITEMS))
    lost, real = str(job.folder), os.stat

    def fails(path: Any, **options: Any) -> os.stat_result:
        if str(path).startswith(lost):
            raise OSError(errno.EIO, "Input/output error")
        return real(path, **options)

    monkeypatch.setattr(os, "stat", fails)
    assert over(jobs.start(OTHER, "papers", "Papers", ITEMS)).status == "done"
    assert job.problem
    assert job.problem.code == "files-gone"

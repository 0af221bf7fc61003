"""A worker that dies, hangs or finds no room: told in one word, tried again, and never half a file."""

import multiprocessing
import os
import signal
import sys
import threading
import time
from base64 import b64encode
from dataclasses import replace
from functools import partial
from io import BytesIO

import pytest
from PIL import Image

from tests.documents import gate, jobs, samples
from workshop.documents.press import Press, PressError, Sheet

LONG = {"need-1": "word " * 4000}  # keeps a worker busy for a second


@pytest.fixture(scope="module")
def two_workers(data_folder):
    press = Press(data_folder, workers=2)
    press.print_each([samples.proof(), samples.proof("a4")])
    yield press
    press.close()


def kill_a_worker():
    """One at work, where there is one."""
    workers = multiprocessing.active_children()
    os.kill(workers[0].pid, signal.SIGKILL)


def killing(number=1):
    """Kills so many workers while the others go on."""

    def kill():
        for _ in range(number):
            time.sleep(0.3)
            kill_a_worker()

    thread = threading.Thread(target=kill)
    thread.start()
    return thread


def test_worker_killed_in_the_middle_of_a_class_costs_nobody_a_certificate(
    two_workers, monkeypatch, tmp_path
):
    told, done = tmp_path / "told", []
    dying = partial(jobs.print_each_unless_told, told)
    monkeypatch.setattr("workshop.documents.press._print_each", dying)

    def tell_once(number):
        if not done:
            told.touch()
        done.append(number)

    sheets = [samples.certificate(name=f"Sam {one}") for one in range(60)]
    printed = two_workers.print_each(sheets, tell_once)
    assert not told.exists(), "a worker has died"
    assert [gate.title_of(pdf)[-2:].strip() for pdf in printed] == [str(one) for one in range(60)]


def test_worker_killed_under_one_sheet_or_a_joined_print_is_replaced(two_workers):
    long = samples.filled(answers=LONG)
    for print_it, pages in (
        (lambda: two_workers.print(long), 1),
        (lambda: two_workers.print_joined([(long, 2)], "Sheets"), 2),
    ):
        killer = killing()
        pdf = print_it()
        killer.join()
        assert gate.page_count(pdf) > pages
        gate.assert_accessible(pdf)


def test_sheet_that_kills_every_worker_fails_alone(two_workers, monkeypatch):
    monkeypatch.setattr("workshop.documents.press._print_each", jobs.die_at_work)
    with pytest.raises(PressError) as failed:
        two_workers.print_each([samples.proof()] * 4)
    assert failed.value.code == "failed"
    monkeypatch.undo()
    assert len(two_workers.print_each([samples.proof()] * 4)) == 4


def test_chunk_that_hangs_is_ended(data_folder, monkeypatch):
    press = Press(data_folder, workers=2, timeout=0.5)
    monkeypatch.setattr("workshop.documents.press._print_each", jobs.hang_at_work)
    try:
        with pytest.raises(PressError) as failed:
            press.print_each([samples.proof()] * 30)
        assert failed.value.code == "timeout"
    finally:
        press.close()


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such limit")
def test_worker_without_room_for_its_files_says_so_and_prints_again_when_there_is_room(data_folder):
    press = Press(data_folder, workers=1)
    try:
        press._run(jobs.take_the_room)
        for _ in range(2):
            with pytest.raises(PressError) as failed:
                press.print(samples.proof())
            assert failed.value.code == "disk-full"
        press._run(jobs.give_room)
        assert gate.page_count(press.print(samples.proof())) == 1
    finally:
        press.close()


def test_press_that_cannot_make_its_scratch_folder_says_so(data_folder, monkeypatch):
    def full(*_args, **_named):
        raise OSError(28, "No space left on device")

    press = Press(data_folder, workers=1)
    monkeypatch.setattr("tempfile.TemporaryDirectory", full)
    with pytest.raises(PressError) as failed:
        press.print(samples.proof())
    assert failed.value.code == "disk-full"
    monkeypatch.undo()
    assert gate.page_count(press.print(samples.proof())) == 1
    press.close()


def picture(width, height):
    packed = BytesIO()
    Image.new("1", (width, height)).save(packed, "PNG")
    return packed.getvalue()


WHOLE = picture(40, 40)
BAD = {
    "no picture": b"not a picture at all",
    "half a picture": picture(400, 400)[:-40],
    "a picture of 100 million points": picture(10_000, 10_000),
    "a drawing": b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
}


def with_picture(content):
    address = f"data:image/png;base64,{b64encode(content).decode()}"
    html = samples.proof().html.replace("<h1>", f"<img src='{address}' alt='A picture'><h1>")
    return replace(samples.proof(), html=html)


@pytest.mark.parametrize("kind", BAD)
def test_broken_or_huge_picture_is_refused_and_not_left_out(press, kind):
    for sheet in (with_picture(BAD[kind]), replace(with_picture(BAD[kind]), is_bindable=True)):
        with pytest.raises(PressError) as failed:
            press.print(sheet)
        assert failed.value.code == "picture"


def test_whole_picture_is_printed(press):
    assert gate.pictures(press.print(with_picture(WHOLE))) == ["A picture"]


@pytest.mark.parametrize(
    "text", ["word " * 4000, "x" * 20_000, "A line of an answer\n" * 1000], ids=["words", "one word", "lines"]
)
def test_answer_of_twenty_thousand_letters_keeps_within_bounds(data_folder, text):
    press = Press(data_folder, workers=1, timeout=40)
    try:
        pdf = press.print(samples.filled(answers={"need-2": text, "first-gift": "A ride"}))
    finally:
        press.close()
    assert gate.page_count(pdf) <= 40
    assert "A ride" in gate.text_of(pdf)


def test_address_that_is_neither_ours_nor_a_picture_ends_the_job(press):
    for address in ("data:text/css,p{color:red}", "file:///etc/passwd", "http://127.0.0.1:9/x"):
        html = f"<html lang=en><title>x</title><link rel=stylesheet href='{address}'><p>x</p></html>"
        with pytest.raises(PressError) as failed:
            press.print(Sheet(html, "x"))
        assert failed.value.code in ("failed", "picture")

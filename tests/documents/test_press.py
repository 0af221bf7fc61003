"""The press goes on when a worker does not."""

import multiprocessing
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.documents import gate, jobs, samples
from workshop.documents import press as press_module
from workshop.documents.press import Press, PressError


@pytest.fixture(scope="module")
def hasty_press(data_folder):
    """Gives up on a sheet after a moment."""
    press = Press(data_folder, workers=1, timeout=0.2)
    yield press
    press.close()


def test_worker_killed_in_mid_job_is_replaced_and_the_job_tried_again(press, tmp_path):
    before, *_ = press._run(jobs.settings)
    assert press._run(jobs.die_the_first_time, tmp_path / "trace") == "done"
    after, *_ = press._run(jobs.settings)
    assert before != after


def test_job_that_kills_every_worker_is_given_up(press):
    with pytest.raises(PressError) as failed:
        press._run(jobs.die)
    assert failed.value.code == "failed"
    assert gate.page_count(press.print(samples.proof())) == 1


def test_worker_killed_while_it_waits_is_replaced(press):
    press._run(jobs.settings)
    for process in multiprocessing.active_children():
        os.kill(process.pid, signal.SIGKILL)
        process.join()
    assert gate.page_count(press.print(samples.proof())) == 1


def test_job_that_hangs_is_ended(hasty_press):
    with pytest.raises(PressError) as failed:
        hasty_press._run(jobs.hang)
    assert failed.value.code == "timeout"


def test_worker_leaves_ctrl_c_to_the_server_and_comes_after_the_class(press):
    process, niceness, is_deaf = press._run(jobs.settings)
    assert is_deaf
    assert niceness >= min(19, os.nice(0) + 10)
    os.kill(process, signal.SIGINT)
    assert press._run(jobs.settings)[0] == process


def test_many_threads_print_at_once(press):
    sheets = [samples.proof(name=f"Sam {number}") for number in range(6)]
    with ThreadPoolExecutor(6) as threads:
        printed = list(threads.map(press.print, sheets))
    assert [f"Sam {number}" in gate.text_of(pdf) for number, pdf in enumerate(printed)] == [True] * 6


def test_same_sheet_gives_the_same_bytes(press):
    assert press.print(samples.certificate()) == press.print(samples.certificate())


def test_sheets_that_are_joined_keep_their_order_and_pass_the_gate(press):
    sheets = [samples.proof("a4"), samples.certificate(), samples.proof(name="Duc")]
    pdf = press.print_joined([(one, 1) for one in sheets], "Papers of a class")
    gate.assert_accessible(pdf)
    assert gate.title_of(pdf) == "Papers of a class"
    assert gate.page_count(pdf) == 3
    assert gate.text_of(pdf).index("Certificate of completion") < gate.text_of(pdf).index("Duc")


def test_copies_are_the_same_to_the_byte_as_if_each_were_set_anew(press):
    sheets = [samples.proof("a4"), samples.handout()]
    copied = press.print_joined([(one, 3) for one in sheets], "Tonight")
    assert copied == press.print_joined([(one, 1) for one in sheets for _copy in range(3)], "Tonight")
    gate.assert_accessible(copied)


def test_copies_are_rendered_once(press, data_folder):
    assert press._run(jobs.renderings_of_joined, data_folder, [(samples.handout(), 5)]) == 1


def test_joining_ends_soon_after_nobody_wants_it(press, monkeypatch):
    class Unwanted(Exception):
        pass

    def stop(_done: int) -> None:
        raise Unwanted

    monkeypatch.setattr("workshop.documents.press._print_joined", jobs.hang_at_work)
    with pytest.raises(Unwanted):
        press.print_joined([(samples.proof(), 1)], "Tonight", stop)
    assert press.print(samples.proof()).startswith(b"%PDF"), "its worker is free again"


def test_joining_tells_how_many_sheets_are_in(press, monkeypatch):
    monkeypatch.setattr("workshop.documents.press._LOOKS_EVERY", 0.01)
    told: list[int] = []
    sheets = [(samples.certificate(name=f"Sam {number}"), 2) for number in range(24)]
    press.print_joined(sheets, "Tonight", told.append)
    assert told == sorted(told)
    assert {0, 10, 20} <= set(told) <= set(range(25))


def test_letters_that_paper_lacks_are_refused_in_any_of_the_sheets(press):
    with pytest.raises(PressError) as refused:
        press.print_joined([(samples.proof(), 1), (samples.proof(name="Sam 😀"), 1)], "Papers")
    assert (refused.value.code, refused.value.detail) == ("letters", "😀")


def test_closed_press_refuses_in_words(data_folder):
    press = Press(data_folder)
    press.close()
    with pytest.raises(PressError) as failed:
        press.print(samples.proof())
    assert str(failed.value) == "failed: the press is closed"


def test_renderer_is_never_loaded_in_the_server():
    # Importing it takes most of a second, and its fonts crash a process with threads.
    code = (
        "import sys; from workshop.documents import press, handouts, worksheets, attendance, letters, doctor;"
        "doctor.problems(); print('weasyprint' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_missing_system_library_is_told_apart(data_folder, monkeypatch):
    class Missing:
        def find_spec(self, name, path, target=None):
            if name == "workshop.documents.worker":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])
    monkeypatch.delitem(sys.modules, "workshop.documents.worker", raising=False)
    monkeypatch.delattr("workshop.documents.worker", raising=False)  # where another test has loaded it
    with pytest.raises(PressError) as failed:
        press_module._load_tools(data_folder)
    assert failed.value.code == "library-missing"

"""The same input gives the same bytes: twice, in another folder, on any machine with the same libraries."""

import shutil

import pytest
import yaml

from tests.documents import hashes
from workshop.documents import fonts
from workshop.documents.press import Press


@pytest.fixture(scope="module")
def once(press):
    return hashes.hashes(press)


def test_same_sheets_give_the_same_bytes_twice(press, once):
    assert hashes.hashes(press) == once


def test_neither_the_folder_nor_the_worker_shows_in_the_bytes(data_folder, tmp_path, once):
    shutil.copytree(fonts.make(data_folder), fonts.folder(tmp_path))
    press = Press(tmp_path, workers=2)
    try:
        assert hashes.hashes(press) == once
    finally:
        press.close()


def test_faces_are_cut_the_same_way_each_time(data_folder, tmp_path):
    face = next(face for face in fonts.FACES if face.script == "hebrew")
    path = fonts._original(face)
    for number in range(2):
        fonts._cut(face, fonts._trimmed(path, face.script)).save(tmp_path / str(number))
    assert (tmp_path / "0").read_bytes() == (tmp_path / "1").read_bytes()
    assert (tmp_path / "0").read_bytes() == (fonts.make(data_folder) / face.file).read_bytes()


def test_bytes_are_those_that_were_stored(once):
    stored = yaml.safe_load(hashes.STORED.read_text(encoding="utf-8"))
    differing = {
        name: f"{stored['made_with'].get(name)} then, {now} now"
        for name, now in hashes.made_with().items()
        if stored["made_with"].get(name) != now
    }
    if differing:
        pytest.skip(f"made with other libraries: {differing}")
    changed = [name for name, digest in once.items() if stored["sheets"].get(name) != digest]
    assert changed == [], "look at these sheets, and if they shall be so: make hashes"
    assert set(stored["sheets"]) == set(once)

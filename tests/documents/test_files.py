"""Files are whole or not there, and their names can be written everywhere."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.room import no_room
from workshop.documents.files import refusal, safe_names, write_whole, writing_zip


@pytest.fixture
def full_disk() -> Iterator[None]:
    with no_room(1024):
        yield


def test_file_is_put_in_the_place_of_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    write_whole(path, b"new")
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"new", [path])


def test_full_disk_leaves_the_older_file_and_nothing_half(tmp_path: Path, full_disk: None) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    with pytest.raises(OSError, match="too large") as failed:
        write_whole(path, b"x" * 5000)
    assert refusal(failed.value).code == "disk-full"
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"old", [path])


def test_full_disk_leaves_no_half_zip(tmp_path: Path, full_disk: None) -> None:
    with pytest.raises(OSError, match="too large") as failed, writing_zip(tmp_path / "all.zip") as put:
        put("one.pdf", b"x" * 5000)
    assert refusal(failed.value).code == "disk-full"
    assert list(tmp_path.iterdir()) == []


def test_folder_that_cannot_be_written_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file") as failed:
        write_whole(tmp_path / "nowhere" / "a.pdf", b"new")
    assert refusal(failed.value).code == "unwritable"


def test_zip_holds_what_was_put_in(tmp_path: Path) -> None:
    with writing_zip(tmp_path / "all.zip") as put:
        put("Nguyễn Thị Mai.pdf", b"%PDF")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {"Nguyễn Thị Mai.pdf": b"%PDF"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sam Carter - Certificate", "Sam Carter - Certificate.pdf"),
        ("Nguyễn Thị Mai", "Nguyễn Thị Mai.pdf"),
        ("../../etc/passwd", "etc passwd.pdf"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j.pdf"),
        ("line\nend\x00\u202e", "line end.pdf"),
        (" .hidden. ", "hidden.pdf"),
        ("CON", "CON_.pdf"),
        ("🙂", "paper.pdf"),
        ("", "paper.pdf"),
    ],
)
def test_name_of_a_file_is_readable_and_safe(text: str, name: str) -> None:
    assert safe_names([text]) == [name]


def test_name_of_a_file_is_short_enough_for_every_disk() -> None:
    assert all(len(name.encode()) <= 200 for name in safe_names(["ế" * 400, "x" * 400]))


def test_no_two_files_have_one_name() -> None:
    assert safe_names(["Sam", "sam", "Sam"]) == ["Sam.pdf", "sam (2).pdf", "Sam (3).pdf"]

"""`workshop print`: one thing to a file, papers of all to a folder, whole or not at all."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.documents import gate
from tests.room import no_room
from tests.served import clean_environment
from workshop import shipped
from workshop.cli.opening import close_house, open_house
from workshop.live import network
from workshop.records import centers, clock, meetings, papers, participants, staff
from workshop.settings import Settings


@pytest.fixture
def code(printer: Shell) -> str:
    """Of a class in which Sam and Rosa have their papers, in a center that prints on A4."""
    app = open_house(Settings(data_folder=printer.data_folder))
    with app.app_context():
        center = centers.create(name="Riverside", address="", phone="", email="", paper="a4")
        ines = staff.add(center.id, "Ines Moreno", "ines@riverside.example")
        now = clock.utc_now() - timedelta(minutes=30)
        meeting = meetings.create(
            center.id, ines.id, title="Giving first", starts_at=now, ends_at=now + timedelta(minutes=90),
            place="Room 2", language="en", planned_minutes=90,
        )  # fmt: skip
        meetings.open_class(meeting.id)
        people = [participants.join(meeting.id, name)[0].id for name in ("Sam", "Rosa")]
        for person in people:
            participants.set_hours(person, now, None)
        meetings.close_class(meeting.id)
        papers.withdraw(papers.issue(meeting.id, people, people, by=ines.id)[1].id, by=ines.id)
    close_house(app)
    return meeting.code


def listed(printer: Shell, *arguments: str) -> list[str]:
    return [line.split()[0] for line in printer.says("print", "--list", *arguments).splitlines()]


def test_list_names_everything_that_can_be_printed(printer: Shell, code: str) -> None:
    content = shipped("slides") / "en"
    of_no_class = {
        *(f"handout-{path.stem}" for path in (content / "handouts").glob("*.md")),
        *(f"worksheet-{path.stem}" for path in (content / "worksheets").glob("*.yaml")),
        *("cards-a-talk-of-your-own", "cards-pairs-need", "observer-sheet"),
        *("certificates", "proofs", "papers"),
    }
    around = {"guide", "poster", "sign-in-sheet", "sign-in-names", "help-card", "schedule-entry"}
    for found in (listed(printer), listed(printer, "--class", code)):
        assert set(found) == of_no_class | around
        assert len(found) == len(set(found))


def test_list_says_what_needs_a_class(printer: Shell, code: str) -> None:
    marked = [line.split()[0] for line in printer.says("print", "--list").splitlines() if "--class" in line]
    assert {"guide", "poster", "schedule-entry"} <= set(marked)
    assert "--class" not in printer.says("print", "--list", "--class", code)


def test_one_thing_is_printed_to_a_file(printer: Shell, tmp_path: Path) -> None:
    path = tmp_path / "principles.pdf"
    assert printer.says("print", "handout-principles", "--paper", "a4", "-o", str(path)) == ""
    gate.assert_accessible(path.read_bytes())
    assert gate.page_size(path.read_bytes()) == (595.3, 841.9)
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["principles.pdf"]


def test_worksheet_is_flat_or_has_fields_to_type_in(printer: Shell, tmp_path: Path) -> None:
    flat, blank = tmp_path / "flat.pdf", tmp_path / "blank.pdf"
    printer.says("print", "worksheet-my-network", "-o", str(flat))
    printer.says("print", "worksheet-my-network", "--blank", "--large", "-o", str(blank))
    gate.assert_accessible(flat.read_bytes())
    gate.assert_accessible_form(blank.read_bytes())


def test_what_belongs_to_a_class_is_printed_with_its_code(printer: Shell, code: str, tmp_path: Path) -> None:
    path = tmp_path / "card.pdf"
    printer.says("print", "help-card", "--class", code.lower(), "-o", str(path))
    assert f"{code[:3]} {code[3:]}" in gate.text_of(path.read_bytes())
    assert gate.page_size(path.read_bytes()) == (595.3, 841.9)


def test_samples_fill_a_folder(printer: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "samples"
    assert printer.says("print", "certificates", "--sample", "3", "-o", str(folder)) == ""
    found = sorted(folder.iterdir())
    assert len(found) == 3
    assert "SAMPLE" in gate.text_of(found[0].read_bytes())
    gate.assert_accessible(found[0].read_bytes())


def test_papers_of_a_class_are_those_that_stand(printer: Shell, code: str, tmp_path: Path) -> None:
    printer.says("print", "papers", "--class", code, "-o", str(tmp_path / "all"))
    names = sorted(path.name for path in (tmp_path / "all").iterdir())
    assert names == ["Sam - certificate.pdf", "Sam - proof.pdf"]
    printer.says("print", "certificates", "--class", code, "-o", str(tmp_path / "some"))
    assert [path.name for path in (tmp_path / "some").iterdir()] == ["Sam - certificate.pdf"]


def test_papers_come_in_large_print_too(printer: Shell, code: str, tmp_path: Path) -> None:
    printed = []
    for options in ((), ("--large",)):
        folder = tmp_path / f"all{len(options)}"
        printer.says("print", "proofs", "--class", code, *options, "-o", str(folder))
        printed.append((folder / "Sam - proof.pdf").read_bytes())
    assert gate.text_of(printed[0]).split()[:3] == gate.text_of(printed[1]).split()[:3]
    assert printed[0] != printed[1]


def test_papers_of_a_class_keep_their_size(printer: Shell, code: str, tmp_path: Path) -> None:
    arguments = ("proofs", "--class", code, "--paper", "letter", "-o", str(tmp_path / "all"))
    assert "keep the size that they were issued in" in printer.refuses("print", *arguments)


@pytest.mark.parametrize("name", ["help-card", "poster", "guide"])
def test_what_names_an_address_names_the_one_that_phones_are_told(
    printer: Shell, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(network, "reachable", lambda _host: [network.Interface("wlp2s0", "192.168.1.20")])
    printer.says("print", name, "--class", code, "-o", str(tmp_path / "x.pdf"))
    text = gate.text_of((tmp_path / "x.pdf").read_bytes())
    assert "192.168.1.20:8000/join" in text
    assert "localhost" not in text


def test_file_that_is_there_is_kept_unless_forced(printer: Shell, tmp_path: Path) -> None:
    path = tmp_path / "principles.pdf"
    path.write_bytes(b"mine")
    arguments = ("print", "handout-principles", "-o", str(path))
    assert printer.refuses(*arguments) == f"{path} exists already; add --force to write over it.\n"
    assert path.read_bytes() == b"mine"
    printer.says(*arguments, "--force")
    assert path.read_bytes().startswith(b"%PDF")


def test_nothing_is_printed_where_one_of_many_is_there(printer: Shell, tmp_path: Path) -> None:
    arguments = ("print", "proofs", "--sample", "2", "-o", str(tmp_path))
    printer.says(*arguments)
    first, second = sorted(path for path in tmp_path.iterdir() if path.is_file())
    second.unlink()
    assert "exists already" in printer.refuses(*arguments)
    assert not second.exists()
    assert first.exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("nothing-here", "-o", "x.pdf"), "There is nothing to print with the name nothing-here"),
        (("handout-principles", "--paper", "a3", "-o", "x.pdf"), "Paper is letter or a4, not a3."),
        (("handout-principles", "--language", "tlh", "-o", "x.pdf"), "There is nothing in the language tlh"),
        (("handout-principles",), "Say where to, with -o FILE."),
        ((), "Say what to print"),
        (("", "-o", "x.pdf"), "The name is empty;"),
        (("handout-principles", "--paper", "", "-o", "x.pdf"), "--paper is empty;"),
        (("guide", "-o", "x.pdf"), "guide is printed for a class; say for which one, with --class CODE."),
        (
            ("certificats", "--sample", "2", "-o", "x"),
            "There is nothing to print with the name certificats. Did",
        ),
        (
            ("principles", "-o", "x.pdf"),
            "There is nothing to print with the name principles. Did you mean han",
        ),
        (("certificates", "-o", "x"), "Say whose certificates: --class CODE, or --sample NUMBER."),
        (("certificates", "--sample", "0", "-o", "x"), "Samples are for 1 to 1000 people."),
        (("handout-principles", "--sample", "4", "-o", "x.pdf"), "Samples are for certificates"),
        (("certificates", "--sample", "4", "-o", "-"), "Many papers go to a folder"),
        (("proofs", "--sample", "4", "--blank", "-o", "x"), "--blank is for worksheets, not for proofs."),
        (("handout-principles", "--blank", "-o", "x.pdf"), "--blank is for worksheets; handout-principles"),
        (("help-card", "--class", "ZZZ999", "-o", "x.pdf"), "There is no class with the code ZZZ999."),
    ],
)
def test_what_cannot_be_meant_is_told_in_a_sentence(
    printer: Shell, arguments: tuple[str, ...], sentence: str
) -> None:
    assert printer.refuses("print", *arguments).startswith(sentence)
    assert printer.run("print", *arguments).exit_code == 2


@pytest.mark.parametrize("place", ["nowhere/x.pdf", "."])
def test_place_that_cannot_be_written_is_told_in_a_sentence(
    printer: Shell, tmp_path: Path, place: str
) -> None:
    arguments = ("print", "handout-principles", "-o", str(tmp_path / place))
    assert printer.refuses(*arguments)
    assert printer.run(*arguments).exit_code == 1


def test_folder_cannot_be_made_where_a_file_is(printer: Shell, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    refused = printer.refuses("print", "certificates", "--sample", "1", "-o", str(tmp_path / "file"))
    assert refused.startswith("The folder")


def test_full_disk_is_told_and_leaves_no_half_file(printer: Shell, tmp_path: Path) -> None:
    printer.says("print", "--list")  # the database is there
    path = tmp_path / "x.pdf"
    with no_room(8 * 1024):  # which a process takes over from the one that starts it
        done = subprocess.run(
            [sys.executable, "-m", "workshop", "print", "handout-principles", "-o", str(path)],
            env=clean_environment(WORKSHOP_DATA=str(printer.data_folder), PYTHONDONTWRITEBYTECODE="1"),
            capture_output=True,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stdout) == (1, "")
    assert "disk" in done.stderr or "cannot be written" in done.stderr, done.stderr
    assert not [one for one in tmp_path.iterdir() if one.suffix in (".pdf", ".part")]


def test_standard_output_gets_the_file_and_nothing_else(printer: Shell) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "workshop", "print", "handout-principles", "-o", "-"],
        env=clean_environment(WORKSHOP_DATA=str(printer.data_folder)),
        capture_output=True,
        check=True,
    )
    gate.assert_accessible(done.stdout)
    assert done.stderr == b""

"""Paper from the shell: what can be printed of a class, one thing to a file, papers of all to a folder."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import click
from flask import Flask, g

from workshop.cli.opening import (
    close_house,
    home,
    open_house,
    rooms,
    settings_now,
    with_an_address_for_phones,
)
from workshop.cli.refusals import Refused
from workshop.documents import doctor, files, fonts
from workshop.documents.errors import PressError
from workshop.documents.sheet import PAPERS, Sheet
from workshop.records import meetings, papers
from workshop.records.meetings import Meeting
from workshop.settings import Settings
from workshop.web.kit.issued import issued_sheet
from workshop.web.kit.language import language as language_here
from workshop.web.kit.paper import edition_on, usual_paper
from workshop.web.kit.printables import Printable, occasion, printables
from workshop.web.kit.refusal_words import press_text
from workshop.web.kit.sample_papers import MOST, sample_papers

OF_ALL = {
    "certificates": ("certificate",),
    "proofs": ("proof",),
    "papers": ("proof", "certificate"),
}
_STANDARD_OUTPUT = "-"
_BATCH = 20  # papers that are in memory at a time


class Misused(Refused):
    """What was typed cannot be meant."""

    exit_code = 2


@dataclass(frozen=True)
class Wish:
    """As it was typed."""

    name: str
    paper: str | None
    is_large: bool
    is_blank: bool
    sample: int | None
    output: str
    is_forced: bool


@click.command("print")
@click.argument("name", required=False)
@click.option("--list", "is_list", is_flag=True, help="Say what can be printed, and print nothing.")
@click.option("--language", help="Instead of WORKSHOP_LANGUAGE; a class has its own.")
@click.option("--paper", help="letter or a4; else the center's, or WORKSHOP_PAPER.")
@click.option("--large", "is_large", is_flag=True, help="In large print, at 18 points.")
@click.option("--blank", "is_blank", is_flag=True, help="A worksheet with fields to type in.")
@click.option("--class", "code", help="Of the class with this code.")
@click.option("--sample", type=int, help="With certificates, proofs or papers: for so many made-up people.")
@click.option("--force", "is_forced", is_flag=True, help="Write over files that are there.")
@click.option(
    "-o", "--output", metavar="FILE", help="Where to; a folder for many papers; - for standard output."
)
def print_paper(
    name: str | None, is_list: bool, language: str | None, code: str | None, **typed: object
) -> None:
    """Print NAME as PDF; --list says what there is.

    Certificates, proofs, or papers (both) of a class go to a folder, one file each.
    """
    with _open(language, code) as (app, meeting):
        found = printables(occasion(language_here(), meeting))
        if is_list:
            _list(found)
            return
        if name is None:
            raise Misused("Say what to print; `workshop print --list` shows what there is.")
        if not typed["output"]:
            raise Misused("Say where to, with -o FILE.")
        wish = Wish(name=name, **typed)  # type: ignore[arg-type]
        _check(wish, meeting)
        if name in OF_ALL:
            _print_all(app, wish, meeting)
        else:
            _print_one(app, wish, _named(found, name))


@contextmanager
def _open(language: str | None, code: str | None) -> Iterator[tuple[Flask, Meeting | None]]:
    """As a page of this class would be made, at the address that phones are told
    when the site is served from here."""
    settings = with_an_address_for_phones(settings_now())
    app = open_house(settings)
    try:
        known = rooms(app).library.languages
        if language is not None and language not in known:
            raise Misused(f"There is nothing in the language {language}, only in {', '.join(known)}.")
        speaking = replace(settings, language=language or settings.language)
        app.extensions["workshop"] = replace(rooms(app), settings=speaking)
        with app.test_request_context(base_url=home(settings)):
            g.meeting = _meeting(code)
            yield app, g.meeting
    finally:
        close_house(app)


def _meeting(code: str | None) -> Meeting | None:
    found = meetings.by_code(code) if code else None
    if code and found is None:
        raise Misused(f"There is no class with the code {code}.")
    return found


def _list(found: Sequence[Printable]) -> None:
    rows = [(one.name, one.title) for one in found] + [
        ("certificates", "Certificates of a class, or samples, to a folder"),
        ("proofs", "Proofs of attendance, likewise"),
        ("papers", "Both, likewise"),
    ]
    widest = max(len(name) for name, _title in rows)
    for name, title in rows:
        click.echo(f"{name:{widest}}  {title}")


def _check(wish: Wish, meeting: Meeting | None) -> None:
    if wish.paper is not None and wish.paper not in PAPERS:
        raise Misused(f"Paper is {' or '.join(PAPERS)}, not {wish.paper}.")
    if wish.sample is not None and wish.name not in OF_ALL:
        raise Misused(f"Samples are for {', '.join(OF_ALL)}.")
    if wish.sample is not None and not 1 <= wish.sample <= MOST:
        raise Misused(f"Samples are for 1 to {MOST} people.")
    if wish.name in OF_ALL:
        _check_of_all(wish, meeting)


def _check_of_all(wish: Wish, meeting: Meeting | None) -> None:
    if wish.output == _STANDARD_OUTPUT:
        raise Misused("Many papers go to a folder, not to standard output; name one with -o.")
    if wish.is_blank:
        raise Misused(f"--blank is for worksheets, not for {wish.name}.")
    if wish.paper is not None and meeting is not None:
        raise Misused("The papers of a class keep the size that they were issued in; leave out --paper.")


def _named(found: Sequence[Printable], name: str) -> Printable:
    one = next((one for one in found if one.name == name), None)
    if one is None:
        raise Misused(f"There is nothing to print with the name {name}; `workshop print --list` shows all.")
    return one


def _print_one(app: Flask, wish: Wish, found: Printable) -> None:
    """A worksheet's fields are for a screen: without --blank it is flat, to be written on with a pen."""
    sheet = found.build(edition_on(wish.paper or usual_paper(), is_large=wish.is_large))
    if wish.is_blank and not sheet.is_fillable:
        raise Misused(f"--blank is for worksheets; {found.name} has no fields to type in.")
    sheet = sheet if wish.is_blank else replace(sheet, is_fillable=False)
    if wish.output == _STANDARD_OUTPUT:
        with _refusing():
            _ready(app)
            sys.stdout.buffer.write(rooms(app).press.print(sheet))
        return
    path = Path(wish.output)
    if path.is_dir():
        raise Refused(f"{path} is a folder; name a file in it.")
    _write(app, wish, [(path, sheet)])


def _print_all(app: Flask, wish: Wish, meeting: Meeting | None) -> None:
    found = _papers(wish, meeting)
    folder = Path(wish.output)
    names = files.safe_names(f"{one.name} - {one.kind}" for one in found)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"The folder {folder} cannot be made ({error.strerror}).") from error
    sheets = (issued_sheet(one, is_large=wish.is_large) for one in found)
    _write(app, wish, [(folder / name, sheet) for name, sheet in zip(names, sheets, strict=True)])


def _papers(wish: Wish, meeting: Meeting | None) -> list[papers.Paper]:
    """Those of a class are printed as they were issued."""
    kinds = OF_ALL[wish.name]
    if (meeting is None) == (wish.sample is None):
        raise Misused(f"Say whose {wish.name}: --class CODE, or --sample NUMBER.")
    if meeting is None:
        return sample_papers(wish.sample or 0, kinds, wish.paper or usual_paper())
    found = [one for one in papers.of_meeting(meeting.id) if one.kind in kinds and one.stands]
    if not found:
        raise Refused(f"The class {meeting.code} has no {wish.name} to print.")
    return found


def _write(app: Flask, wish: Wish, wanted: Sequence[tuple[Path, Sheet]]) -> None:
    """Nothing at all where one of the files is there already; else each is whole or not there."""
    there = [path for path, _sheet in wanted if path.exists()]
    if there and not wish.is_forced:
        raise Refused(f"{there[0]} exists already; add --force to write over it.")
    with _refusing(wanted[0][0]):
        _ready(app)
        is_silent = not sys.stderr.isatty() or len(wanted) == 1
        with click.progressbar(
            length=len(wanted), label="Printing", file=sys.stderr, hidden=is_silent
        ) as bar:
            for start in range(0, len(wanted), _BATCH):
                batch = wanted[start : start + _BATCH]
                printed = rooms(app).press.print_each([sheet for _path, sheet in batch])
                for (path, _sheet), pdf in zip(batch, printed, strict=True):
                    files.write_whole(path, pdf)
                bar.update(len(batch))


@contextmanager
def _refusing(path: Path | None = None) -> Iterator[None]:
    try:
        yield
    except PressError as error:
        raise Refused(press_text(error)) from error
    except OSError as error:
        where = path.parent if path else "standard output"
        raise Refused(f"It cannot be written to {where} ({error.strerror}).") from error


def _ready(app: Flask) -> None:
    """The faces are cut once for each data folder."""
    problems = doctor.problems()
    if problems:
        raise Refused(problems[0])
    settings: Settings = rooms(app).settings
    if not fonts.are_made(settings.data_folder) and sys.stderr.isatty():
        click.echo("Making the typefaces for paper, once. This takes about a minute.", err=True)
    fonts.make(settings.data_folder)

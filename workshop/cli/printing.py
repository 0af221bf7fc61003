"""Paper from the shell: what can be printed of a class, one thing to a file, papers of all to a folder."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import click
from flask import Flask, g

from workshop.cli import places
from workshop.cli.ending import ending_in_order
from workshop.cli.naming import OF_ALL, listed, named
from workshop.cli.opening import (
    close_house,
    home,
    open_house,
    rooms,
    settings_now,
    with_an_address_for_phones,
)
from workshop.cli.progress import is_terminal, progress
from workshop.cli.refusals import Misused, Refused
from workshop.documents import doctor, files, fonts
from workshop.documents.errors import PressError
from workshop.documents.sheet import PAPERS, Sheet
from workshop.records import meetings, papers
from workshop.records.meetings import Meeting
from workshop.settings import Settings
from workshop.web.kit.issued import issued_sheet
from workshop.web.kit.language import language as language_here
from workshop.web.kit.paper import edition_on, usual_paper
from workshop.web.kit.printables import Printable, occasion
from workshop.web.kit.refusal_words import press_text
from workshop.web.kit.sample_papers import MOST, sample_papers

_BATCH = 20  # papers that are in memory at a time
_AT_A_TIME = 5  # papers that one worker prints before the bar moves


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


def _folded(_context: click.Context, _option: click.Parameter, typed: str | None) -> str | None:
    return typed and typed.casefold()


@click.command("print")
@click.argument("name", required=False)
@click.option("--list", "is_list", is_flag=True, help="Say what can be printed, and print nothing.")
@click.option("--language", help="Instead of WORKSHOP_LANGUAGE; a class has its own.")
@click.option("--paper", callback=_folded, help="letter or a4; else the center's, or WORKSHOP_PAPER.")
@click.option("--large", "is_large", is_flag=True, help="In large print, at 18 points.")
@click.option("--blank", "is_blank", is_flag=True, help="A worksheet with fields to type in.")
@click.option("--class", "code", help="Of the class with this code.")
@click.option("--sample", type=int, help="With certificates, proofs or papers: for so many made-up people.")
@click.option("--force", "is_forced", is_flag=True, help="Write over files that are there.")
@click.option(
    "-o", "--output", metavar="FILE", help="Where to; a folder for many papers; - for standard output."
)
def print_paper(
    name: str | None,
    is_list: bool,
    language: str | None,
    code: str | None,
    paper: str | None,
    **typed: object,
) -> None:
    """Print NAME as PDF; --list says what there is.

    Certificates, proofs, or papers (both) of a class go to a folder, one file each.
    """
    _check_empty({"The name": name, "--language": language, "--class": code, "--paper": paper})
    with ending_in_order(), _open(language, code) as (app, meeting):
        of = occasion(language_here(), meeting)
        if is_list:
            with places.refusing(places.STANDARD_OUTPUT):
                click.echo(listed(of))
            return
        if name is None:
            raise Misused("Say what to print; `workshop print --list` shows what there is.")
        found = None if name in OF_ALL else named(of, name)
        if not typed["output"]:
            raise Misused("Say where to, with -o FILE.")
        wish = Wish(name=name, paper=paper, **typed)  # type: ignore[arg-type]
        _check(wish, meeting)
        if found is None:
            _print_all(app, wish, meeting)
        else:
            _print_one(app, wish, found)


def _check_empty(typed: dict[str, str | None]) -> None:
    """As a script types it whose variable is not set."""
    for what, value in typed.items():
        if value == "":
            raise Misused(f"{what} is empty; `workshop print --help` says what belongs there.")


@contextmanager
def _open(language: str | None, code: str | None) -> Iterator[tuple[Flask, Meeting | None]]:
    """As a page of this class would be made, at the address that phones are told
    when the site is served from here."""
    settings = with_an_address_for_phones(settings_now())
    app = open_house(settings)
    try:
        language = _language(app, language)
        speaking = replace(settings, language=language or settings.language)
        app.extensions["workshop"] = replace(rooms(app), settings=speaking)
        with app.test_request_context(base_url=home(settings)):
            g.meeting = _meeting(code)
            if g.meeting and language not in (None, g.meeting.language):
                raise Misused(f"The class has its own language ({g.meeting.language}); leave out --language.")
            yield app, g.meeting
    finally:
        close_house(app)


def _language(app: Flask, typed: str | None) -> str | None:
    known = rooms(app).library.languages
    found = next((one for one in known if typed and one.casefold() == typed.casefold()), None)
    if typed and not found:
        raise Misused(f"There is nothing in the language {places.shown(typed)}, only in {', '.join(known)}.")
    return found


def _meeting(code: str | None) -> Meeting | None:
    found = meetings.by_code(code) if code else None
    if code and found is None:
        raise Misused(f"There is no class with the code {places.shown(code)}.")
    return found


def _check(wish: Wish, meeting: Meeting | None) -> None:
    if wish.paper is not None and wish.paper not in PAPERS:
        raise Misused(f"Paper is {' or '.join(PAPERS)}, not {places.shown(wish.paper)}.")
    if wish.sample is not None and wish.name not in OF_ALL:
        raise Misused(f"Samples are for {', '.join(OF_ALL)}.")
    if wish.sample is not None and not 1 <= wish.sample <= MOST:
        raise Misused(f"Samples are for 1 to {MOST} people.")
    if wish.name in OF_ALL:
        _check_of_all(wish, meeting)


def _check_of_all(wish: Wish, meeting: Meeting | None) -> None:
    if places.is_standard_output(wish.output):
        raise Misused("Many papers go to a folder, not to standard output; name one with -o.")
    if wish.is_blank:
        raise Misused(f"--blank is for worksheets, not for {wish.name}.")
    if wish.paper is not None and meeting is not None:
        raise Misused("The papers of a class keep the size that they were issued in; leave out --paper.")


def _print_one(app: Flask, wish: Wish, found: Printable) -> None:
    """A worksheet's fields are for a screen: without --blank it is flat, to be written on with a pen."""
    sheet = found.build(edition_on(wish.paper or usual_paper(), is_large=wish.is_large))
    if wish.is_blank and not sheet.is_fillable:
        raise Misused(f"--blank is for worksheets; {found.name} has no fields to type in.")
    sheet = sheet if wish.is_blank else replace(sheet, is_fillable=False)
    if not places.is_standard_output(wish.output):
        places.check_file(Path(wish.output), is_forced=wish.is_forced, typed=wish.output)
        _write(app, wish, [(Path(wish.output), sheet)])
        return
    places.check_standard_output()
    _ready(app)
    pdf = _printed(app, [sheet])[0]
    with places.refusing(places.STANDARD_OUTPUT):
        places.send(pdf)


def _print_all(app: Flask, wish: Wish, meeting: Meeting | None) -> None:
    found = _papers(wish, meeting)
    folder = places.make_folder(wish.output)
    names = files.safe_names(places.writable(f"{one.name} - {one.kind}") for one in found)
    sheets = (issued_sheet(one, is_large=wish.is_large) for one in found)
    _write(app, wish, [(folder / name, sheet) for name, sheet in zip(names, sheets, strict=True)])


def _papers(wish: Wish, meeting: Meeting | None) -> list[papers.Paper]:
    """Those of a class are printed as they were issued."""
    kinds = OF_ALL[wish.name]
    if (meeting is None) == (wish.sample is None):
        both = ", and not both" if meeting else ""
        raise Misused(f"Say whose {wish.name}: --class CODE, or --sample NUMBER{both}.")
    if meeting is None:
        return sample_papers(wish.sample or 0, kinds, wish.paper or usual_paper())
    found = [one for one in papers.of_meeting(meeting.id) if one.kind in kinds and one.stands]
    if not found:
        why = "." if meeting.status == "closed" else ": they are issued when it is closed."
        raise Refused(f"The class {meeting.code} has no {wish.name} to print{why}")
    return found


def _write(app: Flask, wish: Wish, wanted: Sequence[tuple[Path, Sheet]]) -> None:
    """Nothing at all where one of the files is there already; else each is whole or not there."""
    for path, _sheet in wanted:
        places.check_file(path, is_forced=wish.is_forced)
    places.check_folder_of(wanted[0][0])
    _ready(app)
    with progress("Printing", len(wanted)) as show:
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            printed = _printed(app, [sheet for _path, sheet in batch], partial(_add, show, start))
            for (path, _sheet), pdf in zip(batch, printed, strict=True):
                # looked at anew: another one may be printing into this folder
                places.check_file(path, is_forced=wish.is_forced)
                with places.refusing(path):
                    files.write_whole(path, pdf)


def _add(show: Callable[[int], None], before: int, done: int) -> None:
    show(before + done)


def _printed(
    app: Flask, sheets: Sequence[Sheet], each_done: Callable[[int], None] | None = None
) -> list[bytes]:
    try:
        return rooms(app).press.print_each(sheets, each_done, at_a_time=_AT_A_TIME)
    except PressError as error:
        raise Refused(press_text(error)) from error


def _ready(app: Flask) -> None:
    """The faces are cut once for each data folder."""
    problems = doctor.problems()
    if problems:
        raise Refused(problems[0])
    settings: Settings = rooms(app).settings
    if not fonts.are_made(settings.data_folder) and is_terminal():
        click.echo("Making the typefaces for paper, once. This takes about a minute.", err=True)
    with places.refusing(fonts.folder(settings.data_folder)):
        fonts.make(settings.data_folder)

"""Reads words as the pitch checker does: a text for people to look at, or lines of JSON for programs."""

import json
import logging
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from workshop import moves
from workshop.cli.refusals import Refused
from workshop.moves import Reading, TextTooLong

_LANGUAGES = {"en": "English", "es": "Spanish"}


@click.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--text", "-t", help="The words themselves, instead of a file.")
@click.option(
    "--language",
    type=click.Choice(["en", "es"], case_sensitive=False),
    help="What the writer most likely uses. The text decides.",
)
@click.option("--context", default="", help="What the same person said just before.")
@click.option(
    "--jsonl", "as_lines", is_flag=True, help='A line in, {"id", "text"}; a line out. See docs/reader.md.'
)
def read(file: Path | None, text: str | None, language: str | None, context: str, as_lines: bool) -> None:
    """Say which words take and which give.

    The words come from FILE, or from standard input where there is none.
    """
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    if text is not None and (file or as_lines):
        raise Refused("--text is the whole text; leave out the file and --jsonl.")
    if as_lines:
        for answer in _answers(_lines(file), language):
            click.echo(json.dumps(answer))
        return
    words = text if text is not None else b"".join(_lines(file)).decode("utf-8", "replace")
    try:
        reading = moves.read(words, language, context)
    except TextTooLong as error:
        raise Refused(f"{error} Please cut it into parts, or give one text a line with --jsonl.") from error
    click.echo("\n".join(_report(reading)))


def _lines(file: Path | None) -> Iterator[bytes]:
    if file is None or str(file) == "-":
        yield from sys.stdin.buffer
        return
    try:
        with file.open("rb") as opened:
            yield from opened
    except OSError as error:
        reason = f"{file} cannot be read ({error.strerror or error})."
        raise Refused(f"{reason} Words go behind --text, or into standard input.") from error


def _answers(lines: Iterable[bytes], language: str | None) -> Iterator[dict[str, Any]]:
    """One for each line that is not blank, in their order."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _answer(number, line, language)


def _answer(number: int, line: bytes, language: str | None) -> dict[str, Any]:
    asked: Any = None
    try:
        asked = json.loads(line)
        return {"id": asked["id"]} | _read(asked, language)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        known = {"id": asked["id"]} if isinstance(asked, dict) and "id" in asked else {}
        return known | {"line": number, "error": _why(asked, error)}


def _read(asked: dict[str, Any], language: str | None) -> dict[str, Any]:
    given = [asked["text"], asked.get("context") or "", asked.get("language") or language or ""]
    if not all(isinstance(one, str) for one in given):
        raise TypeError
    text, context, expected = given
    reading = moves.read(text, expected.lower().partition("-")[0] or None, context)
    sure = {found.move for found in reading.findings if found.is_sure}
    return {
        "language": reading.language,
        "flagged": reading.flagged,
        "moves": [move.value for move in moves.Move if move in sure],
        "findings": [
            {
                "move": found.move.value,
                "start": found.start,
                "end": found.end,
                "confidence": found.confidence,
                "sentence": found.sentence,
                "sure": found.is_sure,
            }
            for found in reading.findings
        ],
        "sentences": [{"start": one.start, "end": one.end} for one in reading.sentences],
    }


def _why(asked: Any, error: Exception) -> str:
    if isinstance(error, TextTooLong):
        return str(error)
    if isinstance(error, KeyError):
        return f"There is no {error} in this line."
    if isinstance(error, TypeError) and isinstance(asked, dict):
        return "text, context and language must be strings."
    return 'This line is not an object of JSON like {"id": 1, "text": "…"}.'


def _report(reading: Reading) -> Iterator[str]:
    if not reading.is_readable:
        yield "This is in no language that the reader knows, so nothing was judged."
        return
    name = _LANGUAGES[reading.language or "en"]
    yield f"{name}, {len(reading.sentences)} {'sentence' if len(reading.sentences) == 1 else 'sentences'}."
    for found in reading.findings:
        kind = "takes" if moves.is_taking(found.move) else "gives"
        sign = f"{kind}:" if found.is_sure else f"{kind}?"
        words = _printable(reading.text[found.start : found.end])
        yield f"  {sign:7} {found.move.value:13} {found.confidence:4.2f}  “{words}”"
    if not reading.findings:
        yield "  Nothing that takes, nothing that gives."
    elif any(not found.is_sure for found in reading.findings):
        yield "A question mark: not sure. Look at it and decide."


def _printable(text: str) -> str:
    """Nothing that moves a terminal's cursor."""
    return "".join(letter if letter.isprintable() else " " for letter in text)

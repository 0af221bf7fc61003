"""Measures the reader on labelled lines: a center's own, or those of the source tree."""

import importlib
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

import workshop
from workshop.cli.refusals import Refused
from workshop.evaluation.labelled import BrokenLine, Line, read
from workshop.evaluation.tables import mistakes, tables
from workshop.moves import Move, TextTooLong, is_trained

_TREE = Path(workshop.__file__).parents[1]


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--errors", is_flag=True, help="Print every sentence that was read wrongly, and no figures.")
def evaluate(files: Sequence[Path], errors: bool) -> None:
    """Measure the reader on FILES of labelled lines, beside the rules.

    The form of a line stands in docs/reader.md; what the center exports under “Not what they meant” has it.
    In the source tree, with the packages of the extra `train`, TF-IDF and frozen embeddings are measured too,
    and without FILES the final test set is taken.
    """
    try:
        lines = list(read(files or _test_set()))
        if not lines:
            raise Refused("There is no line in these files.")
        if not is_trained():
            click.echo("The trained reader is not there: the reader below is the list of rules.", err=True)
        output = mistakes(lines) if errors else tables(lines, _others(lines))
        for line in output:
            click.echo(line)
    except (BrokenLine, TextTooLong, UnicodeDecodeError) as error:
        raise Refused(str(error)) from error


def _test_set() -> list[Path]:
    files = sorted((_TREE / "training" / "test").glob("*.jsonl"))
    if not files:
        raise Refused(
            "Name a file of labelled lines; the sets that we measure on are in the source tree alone."
        )
    return files


def _others(lines: Sequence[Line]) -> Mapping[str, Sequence[Sequence[Move]]]:
    """By the code of the source tree, which is not shipped."""
    if not (_TREE / "training" / "baselines.py").exists():
        return {}
    sys.path.append(str(_TREE))
    try:
        baselines = importlib.import_module("training.baselines")
    except ImportError as error:
        click.echo(f"Only the rules are measured beside the reader: {error.name} is missing.", err=True)
        return {}
    finally:
        sys.path.remove(str(_TREE))
    try:
        found: Mapping[str, Sequence[Sequence[Move]]] = baselines.read_by_others(lines)
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        click.echo(f"Only the rules are measured beside the reader: {error}", err=True)
        return {}
    return found

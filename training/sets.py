"""Where the labelled lines stand: what the reader learns from, and what it is measured on."""

from pathlib import Path

from workshop.evaluation.labelled import Line, read

HERE = Path(__file__).parent


def of_set(which: str) -> list[Line]:
    """`which`: corpus, development or test."""
    return list(read(sorted((HERE / which).glob("*.jsonl"))))

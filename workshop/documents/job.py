"""One print job: what is to be printed, how far it is, and where its files are."""

import os
import secrets
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from workshop.documents.errors import PressError
from workshop.documents.sheet import Sheet

Status = Literal["waiting", "printing", "joining", "done", "failed", "cancelled"]
FORMS = ("pdf", "zip")


@dataclass(frozen=True)
class Item:
    """`name`: what its file in the ZIP is called, in words. `copies`: in the PDF for the printer."""

    sheet: Sheet
    name: str
    copies: int = 1


@dataclass
class Job:
    """One class's. `items`: gone when it is over, as they hold whole pages. `order`: what was asked for, to
    do it again. `basis`: what it was made of, to be compared later. `has_names`: of people of the class.
    `workers`: of the press, at most. `done`: sheets in the ZIP; `joined`: those in the one PDF. Read by many
    threads. Nobody but the one that prints ends a job well: where another has ended it, nobody wants it any
    more."""

    kind: str
    title: str
    items: Sequence[Item]
    total: int
    order: Mapping[str, str] = field(default_factory=dict)
    basis: str = ""
    has_names: bool = False
    workers: int = 1
    id: str = field(default_factory=lambda: secrets.token_urlsafe(6))
    status: Status = "waiting"
    done: int = 0
    joined: int = 0
    problem: PressError | None = None
    bytes: int = 0
    ended_at: float = 0.0
    folder: Path | None = None

    @property
    def is_active(self) -> bool:
        return self.status in ("waiting", "printing", "joining")

    def path(self, form: str) -> Path:
        assert self.folder
        return self.folder / f"all.{form}"

    @property
    def is_whole(self) -> bool:
        """Somebody may tidy up the disk while files wait to be fetched, or it may fail."""
        return all(os.path.isfile(self.path(form)) for form in FORMS)  # of a Path, not every OSError means no

    def delete_files(self) -> None:
        self.bytes = 0
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)

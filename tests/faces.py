"""The paper faces take some ten seconds to cut: once for a checkout, not for each data folder."""

import shutil
from pathlib import Path

import pytest

from workshop.documents import fonts


def cut_faces(config: pytest.Config) -> Path | None:
    """Their folder inside pytest's cache, which the next run finds again; None where there is no cache."""
    cache = getattr(config, "cache", None)
    return None if cache is None else fonts.make(Path(cache.mkdir("paper")))


def borrow_faces(data_folder: Path, config: pytest.Config) -> None:
    made = cut_faces(config)
    if made is not None:
        shutil.copytree(made, fonts.folder(data_folder), dirs_exist_ok=True)

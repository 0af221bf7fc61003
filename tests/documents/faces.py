"""The paper faces take some ten seconds to cut: once for a checkout, not for each data folder."""

import shutil
from pathlib import Path

import pytest

from workshop.documents import fonts


def borrow_faces(data_folder: Path, config: pytest.Config) -> None:
    """Puts the faces into `data_folder`, from pytest's cache folder, where they are cut at first."""
    cache = getattr(config, "cache", None)
    if cache is None:
        return
    made = fonts.make(Path(cache.mkdir("paper")))
    shutil.copytree(made, fonts.folder(data_folder), dirs_exist_ok=True)

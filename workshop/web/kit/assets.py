"""Static files: compressed once, served by WhiteNoise under an address that changes with their content.

The digest of the whole folder stands in the path, not in each name, so that modules and style sheets
that name one another relatively keep pointing into the same edition. What phones load carries none of our
comments, which are a quarter of it; and a style sheet holds what it imports, as each file of its own costs a
head and is compressed alone.
"""

import hashlib
import os
import re
import shutil
import tempfile
from pathlib import Path

from flask import Flask
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

_IMPORT = re.compile(r"^@import url\(\"([\w/.-]+\.css)\"\);\n", re.M)
_NEEDLESS = ("Last-Modified", "ETag")
_COMMENT = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.M | re.S)
# A text of several lines, or with // in it, would lose words: tests/web/test_styles.py.
_INDENT_OR_REMARK = re.compile(r"^[ \t]+|[ \t]+// .*$", re.M)


def open_assets(app: Flask, source: Path, data_folder: Path) -> None:
    """Serve `source` below /static/<digest>/ and give templates `asset(path)`, strict on paths."""
    digest = _digest(source)
    edition = _edition(source, data_folder / "static" / digest)
    prefix = f"/static/{digest}/"
    files = WhiteNoise(
        app.wsgi_app, max_age=0, immutable_file_test=lambda path, url: True, allow_all_origins=False
    )
    files.add_files(str(edition), prefix=prefix)
    _without_needless_heads(files)
    app.wsgi_app = files  # type: ignore[method-assign]

    def asset(path: str) -> str:
        if not (source / path).is_file():
            raise FileNotFoundError(f"static/{path} does not exist")
        return prefix + path

    app.jinja_env.globals["asset"] = asset


def _without_needless_heads(files: WhiteNoise) -> None:
    """What stands under an address never changes, so nobody asks whether it has. A dozen small files make the
    first page of a phone, and each of these heads counts in each of them."""
    for file in files.files.values():
        file.alternatives = [
            (encoding, path, [head for head in heads if head[0] not in _NEEDLESS])
            for encoding, path, heads in file.alternatives
        ]


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def _edition(source: Path, target: Path) -> Path:
    """A compressed copy of `source`; made under another name first, so that a half one is never served."""
    if target.is_dir():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(dir=target.parent, prefix=".new-"))
    shutil.copytree(source, unfinished, dirs_exist_ok=True)
    compressor = Compressor(quiet=True)
    for path in list(unfinished.rglob("*")):
        if path.suffix in (".css", ".js"):
            path.write_text(as_sent(source / path.relative_to(unfinished)), encoding="utf-8")
        if path.is_file() and compressor.should_compress(path.name):
            list(compressor.compress(str(path)))
    _put_in_place(unfinished, target)
    return target


def as_sent(path: Path) -> str:
    """A style sheet or a module, without comments and indents, and with what it imports by `@import` in place
    of that line."""
    text = _INDENT_OR_REMARK.sub("", _COMMENT.sub("", path.read_text("utf-8")))
    return _IMPORT.sub(lambda found: as_sent(path.parent / found[1]), text)


def _put_in_place(unfinished: Path, target: Path) -> None:
    try:
        os.replace(unfinished, target)
    except OSError:  # another start was quicker
        shutil.rmtree(unfinished, ignore_errors=True)
    for old in target.parent.iterdir():
        if old != target and not old.name.startswith(".new-"):
            shutil.rmtree(old, ignore_errors=True)

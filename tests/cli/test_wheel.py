"""A wheel built from the tree serves the same site from an environment of its own, far from the checkout."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
SHIPPED = ("workshop", "templates", "static", "slides")
FILES = ("setup.cfg", "pyproject.toml", "README.md", "LICENSE")

VISIT = """
import json, re, sys
from pathlib import Path
import workshop
from workshop.app import create_app
from workshop.records import db, schema
from workshop.settings import Settings

settings = Settings(data_folder=Path(sys.argv[1]))
schema.upgrade(settings)
app = create_app(settings)
browser = app.test_client()
pages = {"home": "/"}
pages["style"] = re.search(r'href="(/static/[^"]+[.]css)"', browser.get("/").text)[1]
pages["lesson"] = re.search(r'href="(/lessons/[^"]+)"', browser.get("/lessons/").text)[1]
found = {name: browser.get(path).status_code for name, path in pages.items()}
db.close(app)
print(json.dumps({"from": workshop.__file__, "found": found}))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = tmp_path_factory.mktemp("tree")
    for folder in SHIPPED:
        shutil.copytree(PROJECT / folder, tree / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in FILES:
        shutil.copy(PROJECT / file, tree / file)
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", "dist", ".", cwd=tree)
    return next((tree / "dist").glob("*.whl"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Has the wheel, and borrows what that requires: a plain .pth line leaves editable installs out."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    bin_folder = folder / ("Scripts" if sys.platform == "win32" else "bin")
    purelib = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    (purelib / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = (
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(bin_folder / "python"),
        "install",
        "--quiet",
        "--no-index",
    )
    run(*pip, "--no-deps", "--disable-pip-version-check", str(wheel), cwd=folder)
    return bin_folder


def run(*command: str, cwd: Path) -> str:
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("WORKSHOP_", "PYTHON"))
    }
    done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def files_of_the_tree() -> Iterator[str]:
    for folder in SHIPPED:
        for file in (PROJECT / folder).rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts:
                inside = file.relative_to(PROJECT).as_posix()
                yield inside if folder == "workshop" else f"workshop/{inside}"


def test_every_file_of_the_tree_is_inside(wheel: Path) -> None:
    assert set(files_of_the_tree()) - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_site_is_served_from_the_wheel(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "visit.py").write_text(VISIT, encoding="utf-8")
    said = json.loads(run(str(environment / "python"), "visit.py", "data", cwd=tmp_path))
    assert Path(said["from"]).is_relative_to(environment.parent)
    assert said["found"] == {"home": 200, "style": 200, "lesson": 200}


def test_the_command_finds_the_course_in_the_wheel(environment: Path, tmp_path: Path) -> None:
    assert "Nothing to mend." in run(str(environment / "workshop"), "check", cwd=tmp_path)

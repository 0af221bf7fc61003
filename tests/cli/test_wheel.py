"""The wheel, installed as on a center's server: into an empty environment, with what it asks for and nothing
else, from the package index. Without a way to the index that part is skipped, and the summary says so."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.plain_browser import PlainBrowser
from tests.served import clean_environment, serving

PROJECT = Path(__file__).parents[2]
SHIPPED = ("workshop", "templates", "static", "slides")
FILES = ("setup.cfg", "pyproject.toml", "README.md", "LICENSE")
PINS = PROJECT / "constraints.txt"
BIN = "Scripts" if sys.platform == "win32" else "bin"


def run(*command: str | Path, cwd: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=clean_environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def said(*command: str | Path, cwd: Path) -> str:
    done = run(*command, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = tmp_path_factory.mktemp("tree")
    for folder in SHIPPED:
        shutil.copytree(PROJECT / folder, tree / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in FILES:
        shutil.copy(PROJECT / file, tree / file)
    said(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", "dist", ".", cwd=tree)
    return next((tree / "dist").glob("*.whl"))


@pytest.fixture(scope="session")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its folder of commands. Not even pip stands in it: the checkout's pip fills it from outside."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    commands = folder / BIN
    done = run(*pip(commands), "install", "--quiet", "--no-compile", "--constraint", PINS, wheel, cwd=folder)
    if done.returncode != 0 and not is_index_in_reach(folder):
        pytest.skip("The package index cannot be reached, so the wheel was not installed with what it needs.")
    assert done.returncode == 0, done.stdout + done.stderr
    return commands


def pip(commands: Path) -> tuple[str | Path, ...]:
    return sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", commands / "python"


def is_index_in_reach(folder: Path) -> bool:
    """One small package that is there for certain, asked for once, past pip's cache."""
    asking = (sys.executable, "-m", "pip", "download", "--no-cache-dir", "--retries", "0", "--no-deps")
    return run(*asking, "a2wsgi", cwd=folder).returncode == 0


def files_of_the_tree() -> Iterator[str]:
    for folder in SHIPPED:
        for file in (PROJECT / folder).rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts:
                inside = file.relative_to(PROJECT).as_posix()
                yield inside if folder == "workshop" else f"workshop/{inside}"


def test_every_file_of_the_tree_is_inside(wheel: Path) -> None:
    assert set(files_of_the_tree()) - set(zipfile.ZipFile(wheel).namelist()) == set()


@pytest.mark.network
def test_whatever_comes_with_the_wheel_is_pinned(environment: Path, tmp_path: Path) -> None:
    came = said(*pip(environment), "list", "--format=freeze", cwd=tmp_path).lower().replace("_", "-").split()
    pins = {
        line.split(" ;")[0]
        for line in PINS.read_text(encoding="utf-8").lower().replace("_", "-").splitlines()
    }
    assert [one for one in came if not one.startswith("give-first==") and one not in pins] == []


@pytest.mark.network
def test_the_command_finds_the_course_in_the_wheel(environment: Path, tmp_path: Path) -> None:
    checked = said(environment / "workshop", "check", cwd=tmp_path)
    assert "Nothing to mend." in checked
    assert str(environment.parent) in checked
    assert str(PROJECT) not in checked


def test_the_readers_files_are_those_that_were_measured(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as inside:
        card = json.loads(inside.read("workshop/moves/trained/card.json"))
        for name, wanted in card["sha256"].items():
            assert hashlib.sha256(inside.read(f"workshop/moves/trained/{name}")).hexdigest() == wanted


@pytest.mark.network
def test_the_trained_reader_reads_in_the_wheel(environment: Path, tmp_path: Path) -> None:
    done = run(environment / "workshop", "read", "--text", "¿Hay trabajo para mí?", cwd=tmp_path)
    assert done.stdout.startswith("Spanish, 1 sentence.")
    assert done.stderr == ""  # the log would say that rules read instead


@pytest.mark.network
def test_the_site_is_served_from_the_wheel(environment: Path, new_data_folder: Callable[[], Path]) -> None:
    with serving(new_data_folder(), "--demonstration", python=environment / "python") as (server, shown):
        browser = PlainBrowser(f"http://127.0.0.1:{server.port}/")
        for path in ("/", "/join", "/lessons/", "/lessons/five-minutes", "/check"):
            assert browser.go(path).status == 200, path
        for asset in set(re.findall(r'(?:href|src)="(/static/[^"#]+)', browser.body.decode())):
            assert browser.go(asset).status == 200, asset
        code = re.search(r"/join/(\w+)", shown)
        assert code, shown
        browser.go(f"/join/{code[1]}").press("Join the class", {"Your name": "Sam"})
        assert browser.reads("Successful networking")
        assert browser.go("/handouts/principles.pdf").body.startswith(b"%PDF-")
        assert server.stop()[2] == ""

"""A folder that setup.cfg forgets is silently not shipped."""

import configparser
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def test_every_package_of_the_tree_is_shipped() -> None:
    setup = configparser.ConfigParser()
    setup.read(PROJECT / "setup.cfg", encoding="utf-8")
    tree = {".".join(one.parent.relative_to(PROJECT).parts) for one in (PROJECT / "workshop").rglob("*.py")}
    shipped = {"workshop.templates", "workshop.static", "workshop.slides"}
    assert set(setup["options"]["packages"].split()) == tree | shipped


def test_every_package_is_pinned_once() -> None:
    lines = (PROJECT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    names = [pin.partition("==")[0].lower() for pin in pins]
    assert all("==" in pin for pin in pins)
    assert len(names) == len(set(names))

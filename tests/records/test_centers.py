"""Centers and their settings."""

import pytest
from flask import Flask

from tests.cast import Cast
from tests.records.refused import refused
from workshop.records import centers


def test_center_starts_with_thirty_days_and_letter_paper(cast: Cast) -> None:
    assert (cast.riverside.keep_days, cast.riverside.paper) == (30, "letter")
    assert cast.riverside.time_zone == "America/New_York"


def test_center_changes_what_it_is_asked_to_and_nothing_else(cast: Cast) -> None:
    changed = centers.update(cast.riverside.id, keep_days=7, paper="a4", phone=" 555-0101 ")
    assert (changed.keep_days, changed.paper, changed.phone) == (7, "a4", "555-0101")
    assert changed.address == cast.riverside.address


@pytest.mark.parametrize("days", [0, -1, 366])
def test_data_is_kept_at_least_a_day_and_at_most_a_year(cast: Cast, days: int) -> None:
    with refused("keep-days-wrong"):
        centers.update(cast.riverside.id, keep_days=days)


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../../etc/passwd", "\x00"])
def test_time_zone_that_does_not_exist_is_refused(cast: Cast, name: str) -> None:
    with refused("time-zone-unknown"):
        centers.update(cast.riverside.id, time_zone=name)


def test_paper_of_another_size_is_refused(cast: Cast) -> None:
    with refused("paper-size-unknown"):
        centers.update(cast.riverside.id, paper="a3")


def test_center_needs_a_name(app: Flask) -> None:
    with refused("name-empty"):
        centers.create(name=" ", address="", phone="", email="")


def test_unknown_center_and_unknown_field_are_refused(cast: Cast) -> None:
    with refused("center-unknown"):
        centers.update(99, phone="1")
    with pytest.raises(TypeError, match="colour"):
        centers.update(cast.riverside.id, colour="blue")


def test_longest_keeping_is_what_the_privacy_page_promises(app: Flask) -> None:
    assert centers.longest_keeping() == 30
    centers.create(name="One", address="", phone="", email="", keep_days=7)
    centers.create(name="Two", address="", phone="", email="", keep_days=90)
    assert centers.longest_keeping() == 90
    assert [center.name for center in centers.every()] == ["One", "Two"]

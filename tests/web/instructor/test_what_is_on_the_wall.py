"""The console tells what the room sees, and what a slide outside the short cut has for a plan."""

from flask.testing import FlaskClient

from tests.cast import Cast
from tests.web.instructor.test_cut_and_paper import at, go, regions


def test_what_stands_on_the_wall_is_named_where_it_is_not_the_slide(cast: Cast, ines: FlaskClient) -> None:
    slide = "slide-on-console"
    assert slide in regions(ines, cast)["screen"]
    for page, words in (("blank", "the screen is blank"), ("code", "The class code, for joining")):
        ines.post(at(cast, page), data={"on": "1"})
        shown = regions(ines, cast)["screen"]
        assert words in shown
        assert slide not in shown
        ines.post(at(cast, page), data={"on": "0"})
    assert slide in regions(ines, cast)["screen"]


def test_a_slide_that_the_short_cut_leaves_out_has_no_plan_to_be_late_for(
    cast: Cast, ines: FlaskClient
) -> None:
    left_out = next(
        number
        for number in range(1, 29)
        if go(ines, cast, number) is None and "left out of the short cut" in _short(ines, cast)
    )
    assert left_out
    pace = regions(ines, cast)["pace"]
    assert "of 0 min planned" not in pace
    assert "from minute" not in pace


def _short(ines: FlaskClient, cast: Cast) -> str:
    ines.post(at(cast, "cut"), data={"short": "1"})
    return regions(ines, cast)["pace"]

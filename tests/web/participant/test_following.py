"""Phones follow the class by asking for its state."""

import re

from flask import Flask

from tests.cast import Cast
from workshop.records import meetings


def state(client, cast: Cast, etag: str | None = None):
    headers = (
        {"If-None-Match": etag, "Accept": "application/json"} if etag else {"Accept": "application/json"}
    )
    return client.get(f"/class/{cast.meeting.code}/state", headers=headers)


def test_nothing_new_costs_nothing(cast: Cast, joined) -> None:
    sam = joined("Sam")
    first = state(sam, cast)
    again = state(sam, cast, first.headers["ETag"])
    assert again.status_code == 304
    assert again.data == b""


def test_a_new_step_reaches_the_phone(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    first = state(sam, cast)
    with app.app_context():
        meetings.advance(cast.meeting.id, 2)
    moved = state(sam, cast, first.headers["ETag"])
    assert moved.status_code == 200
    assert moved.json["revision"] > first.json["revision"]
    assert "Step 2 of" in moved.json["regions"]["step"]


def test_another_person_who_joins_moves_nothing(cast: Cast, joined) -> None:
    sam = joined("Sam")
    first = state(sam, cast)
    joined("Rosa")
    assert state(sam, cast, first.headers["ETag"]).status_code == 304


def test_the_frame_is_the_same_for_all_and_names_nobody(cast: Cast, joined) -> None:
    sam, rosa = joined("Sam"), joined("Rosa")
    assert state(sam, cast).data == state(rosa, cast).data
    assert "Sam" not in state(sam, cast).text


def test_a_person_who_was_removed_is_told_so_as_json(app: Flask, cast: Cast, joined) -> None:
    from workshop.records import participants

    sam = joined("Sam")
    with app.app_context():
        participants.remove(participants.of_meeting(cast.meeting.id)[0].id)
    answer = state(sam, cast)
    assert answer.status_code == 403
    assert answer.json["location"].endswith(f"/join/{cast.meeting.code}")


def at_slide(app: Flask, cast: Cast, client, kind: str) -> str:
    """The step of the first slide with an activity of this kind."""
    library = app.extensions["workshop"].library
    found = [
        one.number
        for one in library.deck("en").slides
        if one.activity and library.activity("en", one.activity).kind == kind
    ]
    with app.app_context():
        meetings.advance(cast.meeting.id, found[0])
    return state(client, cast).json["regions"]["step"]


def test_whoever_follows_while_others_join_is_told_to_be_in(app: Flask, cast: Cast, joined) -> None:
    step = at_slide(app, cast, joined("Sam"), "join")
    assert "You are in." in step
    assert "Type the code" not in step


def test_at_the_end_the_phone_leads_to_name_sheet_handout_and_clearing(
    app: Flask, cast: Cast, joined
) -> None:
    step = at_slide(app, cast, joined("Sam"), "leave")
    at_home = f"/class/{cast.meeting.code}"
    for address in (f"{at_home}/papers", f"{at_home}/worksheets/my-network", f"{at_home}/finish"):
        assert f'href="{address}"' in step
    assert f'href="/handouts/principles.pdf?code={cast.meeting.code}"' in step


def test_at_the_end_the_phone_lists_every_handout_that_there_is(app: Flask, cast: Cast, joined) -> None:
    step = at_slide(app, cast, joined("Sam"), "leave")
    for handout in app.extensions["workshop"].library.handouts("en"):
        assert step.count(f'href="/handouts/{handout.id}.pdf?code={cast.meeting.code}"') == 1, handout.id


def test_the_menu_of_the_phone_leads_to_the_handouts(cast: Cast, joined) -> None:
    page = joined("Sam").get(f"/class/{cast.meeting.code}/").text
    assert re.search(r'<li><a href="/handouts/[?]code=\w+">Handouts to print</a>', page)


def test_a_step_says_once_what_to_do(app: Flask, cast: Cast, joined) -> None:
    """The slide says it on the wall, the prompt on the phone."""
    step = at_slide(app, cast, joined("Sam"), "talk")
    assert step.count("rushed and worn down") == 1
    assert step.count("What would you do now?") == 1


def test_a_closed_class_leaves_the_way_to_ones_papers(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    with app.app_context():
        meetings.close_class(cast.meeting.id)
    page = sam.get(f"/class/{cast.meeting.code}/").text
    assert "The class is over" in page
    assert f"/class/{cast.meeting.code}/papers" in page


def test_without_javascript_the_form_in_the_step_still_carries_its_token(
    app: Flask, cast: Cast, joined
) -> None:
    with app.app_context():
        meetings.advance(cast.meeting.id, 4)
        meetings.set_activity(cast.meeting.id, "opening-poll", "open")
    sam = joined("Sam")
    assert 'name="csrf_token"' in sam.get(f"/class/{cast.meeting.code}/").text
    assert "csrf_token" not in state(sam, cast).text


def test_where_nothing_follows_a_link_brings_the_next_step(cast: Cast, joined, passer_by) -> None:
    """Not inside noscript: a script can be lost on the way, or be too new for the browser."""
    code = cast.meeting.code
    for page, address in (
        (joined("Sam").get(f"/class/{code}/").text, f"/class/{code}/"),
        (passer_by.get(f"/projector/{code}/").text, f"/projector/{code}/"),
    ):
        assert re.search(rf'<p class="reload" data-reload><a href="{address}">', page)
        assert "noscript" not in page

"""Ideas on the wall, and the vote on them."""

import re

import pytest

from tests.web.boards.room import Room
from workshop.records import answers, letting, results
from workshop.records.refusals import Refusal

IDEAS = ("I can mend bicycles.", "I can cook for six.")


def shown(room, phones: int = 5) -> tuple[Room, list[str]]:
    """The room, and the ids of the two ideas on its wall."""
    here: Room = room("our-wall", phones, "open")
    for number, text in enumerate(IDEAS):
        here.write(number, text)
        here.tap("Let through", text)
    here.set("revealed")
    with here.app.app_context():
        return here, [str(one.answer.id) for one in letting.through(here.meeting.id, "our-wall")]


def test_votes_are_counted_only_when_they_are_shown(room) -> None:
    here, ids = shown(room)
    here.play("votes:open")
    assert "Vote on your phone now." in here.wall()
    for number in range(5):
        page = here.vote(number, ids[1], *(ids[:1] if number == 0 else []))
    assert f"Your vote: {IDEAS[1]}" in page
    assert "%" not in here.words_on_wall()
    here.play("votes:revealed")
    assert re.search(r"cook for six\. 100% chose it .*bicycles\. 20% chose it", here.words_on_wall()), (
        "most votes first"
    )
    assert "100% chose it" in here.phone()


def test_fewer_than_five_votes_are_not_told(room) -> None:
    here, ids = shown(room)
    here.play("votes:open")
    for number in range(4):
        here.vote(number, ids[0])
    here.play("votes:revealed")
    assert "when five people have answered" in here.console()
    assert "%" not in here.words_on_wall()
    with here.app.app_context():
        assert results.shares(here.meeting.id, "votes:our-wall") is None


def test_each_has_as_many_votes_as_the_file_says(room) -> None:
    here, ids = shown(room, 3)
    here.write(2, "A third idea")
    here.tap("Let through", "A third idea")
    with here.app.app_context():
        ids = [str(one.answer.id) for one in letting.through(here.meeting.id, "our-wall")]
    here.play("votes:open")
    assert "Please choose up to 2 of these" in here.vote(0, *ids)
    assert "Please choose up to 2 of these" in here.vote(0)


def test_nobody_votes_for_what_does_not_stand_there(room) -> None:
    here, ids = shown(room, 3)
    here.write(2, "Not let through")
    with here.app.app_context():
        waiting = [str(one.answer.id) for one in letting.for_instructor(here.meeting.id, "our-wall")][-1]
    here.play("votes:open")
    assert waiting not in ids
    assert "Please choose up to 2 of these" in here.vote(0, waiting)


def test_a_vote_that_is_not_open_takes_none(room) -> None:
    here, ids = shown(room, 2)
    assert "was not counted" in here.vote(0, ids[0])
    with here.app.app_context():
        assert answers.count(here.meeting.id, "votes:our-wall") == 0


def test_an_idea_that_was_taken_back_goes_from_the_vote_too(room) -> None:
    here, ids = shown(room)
    here.play("votes:open")
    here.phones[0].post(f"{here.home}/pieces/{ids[0]}", data={"who": "me"})
    assert IDEAS[0] not in here.phone(1)
    assert "Please choose up to 2 of these" in here.vote(1, ids[0])


def test_about_me_tells_my_vote(room) -> None:
    here, ids = shown(room, 2)
    here.play("votes:open")
    here.vote(0, ids[1])
    assert f"Your vote: {IDEAS[1]}" in here.phones[0].get(f"{here.home}/about-me").text


def test_only_what_has_votes_can_be_voted_on(room) -> None:
    here: Room = room("one-word", 1, "open")
    assert here.phones[0].post(f"{here.home}/votes/one-word", data={"option": "1"}).status_code == 404
    assert here.ines.post(f"{here.staff}/play", data={"do": "one-word:votes:open"}).status_code == 404
    assert here.ines.post(f"{here.staff}/play", data={"do": "our-wall:votes:broken"}).status_code == 400


def test_a_vote_that_cannot_be_kept_just_now_comes_back_with_the_reason(
    room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> None:
        raise Refusal("database-locked")

    here, ids = shown(room, 2)
    here.play("votes:open")
    chosen = ids[1]
    monkeypatch.setattr(answers, "choose", busy)
    answer = here.phones[0].post(f"{here.home}/votes/our-wall", data={"option": chosen})
    assert answer.status_code == 503
    assert "The computer is busy right now." in answer.text
    assert f'value="{chosen}" checked' in answer.text

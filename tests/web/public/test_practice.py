"""Practice alone: a talk that travels in the page."""

import html
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from workshop.web.kit.talk_page import LONGEST_TURN

STORY = "/practice/forty-five-minutes"
ASK = "You look tired. What makes this week so hard?"
MORE = "What would help you most with that?"
BRING = "I know Martin Reyes from the Board. May I write to you both tonight so that you can meet?"
BOSS = "Could you introduce me to your hiring manager?"


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def carried(page: str) -> str:
    found = re.search(r'name="talk"[^>]*value="([^"]*)"', page)
    assert found
    return html.unescape(found[1])


def say(client: FlaskClient, page: str, text: str, do: str = "say", address: str = STORY):
    return client.post(address, data={"talk": carried(page), "text": text, "do": do})


def play(client: FlaskClient, *texts: str, address: str = STORY) -> str:
    page = client.get(address).text
    for text in texts:
        page = say(client, page, text, address=address).text
    return page


def test_all_talks_are_listed_by_how_hard_they_are(client: FlaskClient) -> None:
    page = client.get("/practice/").text
    assert STORY in page
    assert page.index("Easy:") < page.index("Medium:") < page.index("Hard:")


def test_the_scene_the_people_and_the_first_words_are_there_before_the_first_turn(
    client: FlaskClient,
) -> None:
    page = client.get(STORY).text
    for words in ("Her desk is full of paper", "Martin Reyes", "You have five minutes", "Trust 2 of 6"):
        assert words in page
    assert "bus lists together before August" not in page  # the need stays hidden


def test_a_turn_is_answered_and_its_words_are_marked(client: FlaskClient) -> None:
    page = play(client, BOSS)
    assert re.search(r'<mark class="mark mark-take">[^<]*introduce me to your hiring manager', page)
    assert "Trust goes down. You looked for the way to whoever hires." in page
    assert "You could say:" in page
    assert "Trust 1 of 6" in page


def test_a_talk_can_be_played_to_its_real_end(client: FlaskClient) -> None:
    page = play(client, ASK, MORE, BRING, "That is my five minutes, I will let you go. Goodbye!")
    assert "Five minutes become forty-five." in page
    assert "puts all bus lists" in page or "put them together before August" in page
    assert "turning point" in page
    assert "<svg" in page
    assert "<textarea" not in page


def test_a_turn_can_be_tried_again_and_the_way_that_was_left_is_seen_beside_it(client: FlaskClient) -> None:
    page = play(client, BOSS)
    page = say(client, page, "", do="back-1").text
    assert "Trust 2 of 6" in page
    page = play_on(client, page, ASK, MORE, BRING, "Goodbye!")
    assert page.count("<polyline") == 2
    assert "The thin ones are the ways that you left." in page


def play_on(client: FlaskClient, page: str, *texts: str) -> str:
    for text in texts:
        page = say(client, page, text).text
    return page


def test_what_was_not_meant_goes_away_with_its_consequence(client: FlaskClient) -> None:
    page = play(client, BOSS)
    page = say(client, page, "", do="not-meant-1-gatekeeper").text
    assert "mark-take" not in page
    assert "Trust 2 of 6" in page


@pytest.mark.parametrize(
    ("address", "is_told"), [("/practice/the-hiring-manager", "asked"), ("/practice/the-foreman", "end")]
)
def test_harder_talks_tell_later(client: FlaskClient, address: str, is_told: str) -> None:
    page = play(client, BOSS, address=address)
    assert ("What did my words in turn 1 do?" in page) is (is_told == "asked")
    assert ("You looked for the way to whoever hires." in page) is (is_told == "asked")


def test_a_page_that_is_sent_twice_gives_the_same_talk(client: FlaskClient) -> None:
    page = client.get(STORY).text
    first, second = (say(client, page, ASK).text for _ in range(2))
    assert re.findall(r'class="said.*?</div>', first, re.S) == re.findall(
        r'class="said.*?</div>', second, re.S
    )


def test_two_tabs_are_two_talks(client: FlaskClient) -> None:
    one, other = client.get(STORY).text, client.get(STORY).text
    one = say(client, one, BOSS).text
    other = say(client, other, ASK).text
    assert "mark-take" in one
    assert "mark-take" not in other


@pytest.mark.parametrize("talk", ["", "nonsense", "e30.xxxxx"])
def test_a_talk_that_cannot_be_read_starts_again_and_loses_no_words(client: FlaskClient, talk: str) -> None:
    answer = client.post(STORY, data={"talk": talk, "text": ASK, "do": "say"})
    assert answer.status_code == 409
    assert "it starts again" in answer.text
    assert ASK in html.unescape(answer.text)


def test_a_talk_of_another_scenario_is_not_taken(client: FlaskClient) -> None:
    page = client.get("/practice/the-foreman").text
    assert say(client, page, ASK).status_code == 409


def test_a_scenario_that_was_changed_meanwhile_answers_the_same_words_anew(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = play(client, ASK)
    scenario = app.extensions["workshop"].library.scenario("en", "forty-five-minutes")
    monkeypatch.setitem(vars(scenario), "form", "another")
    after = say(client, page, MORE).text
    assert "The center has changed this story" in after
    bare = html.unescape(re.sub(r"<span class=.visually-hidden.>[^<]*</span>|<[^>]+>", "", after))
    assert ASK in bare
    assert MORE in bare


def test_the_end_makes_a_sheet_with_offers_that_are_kept_nowhere(client: FlaskClient) -> None:
    page = play(client, ASK, MORE, BRING, "That is my five minutes, I will let you go. Goodbye!")
    offers = {
        "offers-0-what": "Rides to the clinic",
        "offers-0-to_whom": "Mrs. Lee",
        "offers-0-by": "2026-12-04",
    }
    sheet = client.post(STORY, data={"talk": carried(page), "do": "print", **offers})
    assert sheet.mimetype == "application/pdf"
    wrong = client.post(
        STORY, data={"talk": carried(page), "do": "print", "offers-0-by": "soon", "offers-1-what": "Soup"}
    )
    assert wrong.status_code == 422
    assert "Please give a day" in wrong.text
    assert 'value="Soup"' in wrong.text
    assert carried(wrong.text)


def test_a_talk_that_is_kept_for_the_class_cannot_be_practised(app: Flask, client: FlaskClient) -> None:
    assert client.get("/practice/at-the-laundromat").status_code == 404
    assert "laundromat" not in client.get("/practice/").text


@pytest.mark.parametrize("text", ["", "   ", "a" * (LONGEST_TURN + 1)])
def test_nothing_and_too_much_are_refused_in_words(client: FlaskClient, text: str) -> None:
    answer = say(client, play(client, ASK), text)
    assert answer.status_code == 422
    assert ASK in html.unescape(
        re.sub(r"<span class=.visually-hidden.>[^<]*</span>|<[^>]+>", "", answer.text)
    )


@pytest.mark.parametrize("text", ["Я ищу работу", "...", "🙂", "you idiot"])
def test_odd_turns_get_a_kind_answer(client: FlaskClient, text: str) -> None:
    answer = say(client, client.get(STORY).text, text)
    assert answer.status_code == 200
    assert "Ruth Calder" in answer.text


def test_whoever_cannot_go_on_is_shown_the_help_line_and_nothing_of_it_is_kept(client: FlaskClient) -> None:
    page = play(client, ASK)
    answer = say(client, page, "honestly i can't go on anymore").text
    assert "988" in answer
    assert "can't go on" not in html.unescape(answer)
    assert "Trust 3 of 6" in answer
    assert "988" not in say(client, answer, MORE).text


@pytest.mark.parametrize("do", ["nonsense", "not-meant-1-nothing", "back-1-2-3"])
def test_a_button_that_does_not_exist_is_refused(client: FlaskClient, do: str) -> None:
    assert say(client, play(client, BOSS), "", do=do).status_code == 400


def test_a_talk_that_does_not_exist_is_not_found(client: FlaskClient) -> None:
    assert client.get("/practice/no-such-talk").status_code == 404


def test_a_lesson_leads_to_the_talk_that_goes_with_it(client: FlaskClient) -> None:
    assert f'href="{STORY}"' in client.get("/lessons/five-minutes").text
    assert "Try it" not in client.get("/lessons/the-blurb").text


def test_a_talk_can_be_played_from_cards_but_not_one_that_is_kept_for_the_class(client: FlaskClient) -> None:
    assert f'href="{STORY}/cards.pdf"' in client.get(STORY).text
    assert client.get(f"{STORY}/cards.pdf").mimetype == "application/pdf"
    assert client.get("/practice/at-the-laundromat/cards.pdf").status_code == 404


def test_a_sheet_is_made_of_a_talk_that_is_over(client: FlaskClient) -> None:
    page = play(client, ASK)
    assert client.post(STORY, data={"talk": carried(page), "do": "print"}).status_code == 400

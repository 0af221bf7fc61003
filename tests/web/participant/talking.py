"""What a person says and does in a role-play of the class."""

import html
import re

from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast

TALK = "a-talk-of-your-own"
ASK = "You look tired. What makes this work so hard just now?"
MORE = "What would help you most with that?"
BRING = "I know Theo Baptiste. May I write to you both tonight so that you can meet?"
BOSS = "Could you introduce me to your hiring manager?"


def at(cast: Cast, activity: str = TALK, more: str = "") -> str:
    return f"/class/{cast.meeting.code}/talk/{activity}{more}"


def base(page: str) -> str:
    found = re.search(r'name="base"[^>]*value="(\d+)"', page)
    assert found
    return found[1]


def words_of(page: str) -> str:
    """What is read there: without marks and tags."""
    bare = re.sub(r"<span class=.visually-hidden.>[^<]*</span>|<[^>]+>", "", page)
    return html.unescape(bare)


def say(client: FlaskClient, cast: Cast, text: str, do: str = "say", activity: str = TALK, **more: str):
    page = client.get(at(cast, activity)).text
    data = {"text": text, "do": do, "base": base(page), **more}
    return client.post(at(cast, activity), data=data, follow_redirects=True)


def play(client: FlaskClient, cast: Cast, *texts: str, activity: str = TALK) -> str:
    page = ""
    for text in texts:
        page = say(client, cast, text, activity=activity).text
    return html.unescape(page)


def helper(app: Flask, activity: str = TALK, person: int = 0) -> str:
    """The name of who can help."""
    library = app.extensions["workshop"].library
    scenario = library.scenario("en", library.activity("en", activity).scenario_for(person))
    return next(card.name for card in scenario.cards if card.helps)


def to_the_end(app: Flask, client: FlaskClient, cast: Cast, activity: str = TALK) -> str:
    bring = f"I know {helper(app, activity)}. May I write to you both tonight so that you can meet?"
    return play(client, cast, ASK, MORE, bring, "I will let you go now. Goodbye!", activity=activity)

"""What the screens say to whom: codes of refusals all have words, and no private word stands in a frame."""

import pytest
from flask import Flask

from tests.cast import Cast
from workshop.records import answers, meetings, participants
from workshop.records.refusals import CODES
from workshop.web.kit.refusal_words import refusal_text

FORGED = {
    "activity-status-unknown",
    "center-unknown",
    "mode-unknown",
    "paper-size-unknown",
    "purpose-unknown",
}
SECRETS = ("Samuel Secretperson", "my secret pitch", "secret aunt")


@pytest.mark.parametrize("code", sorted(CODES - FORGED))
def test_every_refusal_has_words_of_its_own(app: Flask, code: str) -> None:
    """A forged form can bring about the others; they get the general sentence."""
    with app.test_request_context():
        assert refusal_text(code) != refusal_text("no-such-code")


def test_no_private_word_reaches_the_wall_or_another_phone(app: Flask, cast: Cast, joined, passer_by) -> None:
    sam, rosa = joined(SECRETS[0]), joined("Rosa")
    code = cast.meeting.code
    sam.post(f"/class/{code}/pitch", data={"text": SECRETS[1], "edit": "1"})
    sam.post(f"/class/{code}/worksheets/my-network", data={"name-1": SECRETS[2], "edit": "1"})
    with app.app_context():
        deck = app.extensions["workshop"].library.deck("en")
        assert len(answers.of_participant(participants.of_meeting(cast.meeting.id)[0].id)) == 2
    for slide in deck.slides:
        with app.app_context():
            meetings.advance(cast.meeting.id, slide.number)
        for client, paths in ((passer_by, wall(code)), (rosa, phone(code))):
            for path in paths:
                seen = client.get(path).text
                assert not [secret for secret in SECRETS if secret in seen], path


def wall(code: str) -> list[str]:
    return [f"/projector/{code}/", f"/projector/{code}/state"]


def phone(code: str) -> list[str]:
    return [f"/class/{code}/", f"/class/{code}/state", f"/class/{code}/mine"]

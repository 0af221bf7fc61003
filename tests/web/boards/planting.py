"""Private words in every kind of answer, shared in every way, each with the screens that may show it."""

from itertools import count

from flask import Flask
from flask.testing import FlaskClient

from workshop.moves import read
from workshop.records import answers, letting, sharing
from workshop.records.participants import Participant
from workshop.web.kit.talks import Talk, summary, to_plain

WRITER, MATE, OTHER = "Walter Writerson", "Mia Mate", "Otto Other"
WALL, PHONE, PARTNER, CONSOLE = "wall", "another phone", "the partner's phone", "console"
_numbers = count(1000)


class Planted:
    """Words by what they are, each with the screens that may show them besides the writer's own."""

    def __init__(self) -> None:
        self.seen: dict[str, set[str]] = {}
        self.what: dict[str, str] = {}
        self.partner: FlaskClient  # of who sits beside the writer of it all

    def plant(self, what: str, *screens: str) -> str:
        word = f"plant{next(_numbers)}"
        self.seen[word], self.what[word] = set(screens), what
        return word

    def wrong(self, screen: str, text: str) -> list[str]:
        return [
            f"{self.what[word]} on {screen}"
            for word in self.seen
            if word in text and screen not in self.seen[word]
        ]

    def missing(self, screen: str, text: str) -> list[str]:
        return [
            f"{self.what[word]} not on {screen}"
            for word, where in self.seen.items()
            if screen in where and word not in text
        ]


def plant_pieces(planted: Planted, writer: Participant, meeting_id: int) -> None:
    """Words, ideas, lines and questions: each sharing with each ruling, as far as it can be."""
    for key, name in (
        ("one-word", "words"),
        ("our-wall", "idea"),
        ("line:the-clinic", "line"),
        (letting.QUESTIONS, "question"),
    ):
        cases = [("me", None), ("instructor", None), ("instructor", letting.NOT_THIS), ("room", None)]
        cases += [("room", letting.NOT_THIS), ("room", letting.ANSWERED), ("room", letting.THROUGH)]
        for item, (who, ruling) in enumerate(cases, 1):
            is_seen = ruling == letting.THROUGH and key != letting.QUESTIONS
            screens = ({WALL, PHONE, PARTNER} if is_seen else set()) | ({CONSOLE} if who != "me" else set())
            text = planted.plant(f"{name} for {who}, {ruling}", *screens)
            value = {"words": [text]} if key == "one-word" else {"text": text}
            held = answers.save(writer.id, key, item, value, 1, sharing=who).answer
            assert held
            if ruling:
                letting.rule(meeting_id, held.id, 1, ruling)


def plant_changes(planted: Planted, writer: Participant, meeting_id: int) -> None:
    """What was let through and then changed or taken back."""
    for item, change in ((10, "changed"), (11, "taken back")):
        old = planted.plant(f"idea that was {change}")
        held = answers.save(writer.id, "our-wall", item, {"text": old}, 1, sharing="room").answer
        assert held
        letting.rule(meeting_id, held.id, 1, letting.THROUGH)
        if change == "changed":
            new = planted.plant("idea after its change", CONSOLE)
            answers.save(writer.id, "our-wall", item, {"text": new}, 2, sharing="room")
        else:
            sharing.share(held.id, "me")


def plant_for_the_partner(app: Flask, planted: Planted, writer: Participant, mate: Participant) -> None:
    """Every kind of writing, shown to who sits beside its writer; and the same after it was written on."""
    scenario = app.extensions["workshop"].library.scenario("en", "night-shift")
    for item, is_changed in ((20, False), (21, True)):
        screens = () if is_changed else (PARTNER,)
        for key in PARTNERS_KINDS:
            text = planted.plant(f"{key} for the partner, changed: {is_changed}", *screens)
            talk = Talk(scenario, 1, "en").say(text).say("I will let you go. Goodbye!")
            value = {
                "one-word": {"words": [text]},
                "worksheet:our-sheet": {"name-1": text},
                "talk:another-talk": {**to_plain(talk), **summary(talk), "again": "", "why": ""},
                "offers:another-talk": {"offers": [{"what": text, "to_whom": "", "by": ""}]},
            }.get(key, {"text": text})
            held = answers.save(writer.id, key, item, value, 1).answer
            assert held
            sharing.share(held.id, "partner", partners=[mate.id])
            if is_changed:
                answers.save(writer.id, key, item, {**value, "more": "1"}, 2)


PARTNERS_KINDS = (
    "one-word",
    "our-wall",
    "line:the-clinic",
    "pitch:the-clinic",
    "worksheet:our-sheet",
    "talk:another-talk",
    "offers:another-talk",
)


def plant_the_rest(app: Flask, planted: Planted, writer: Participant) -> None:
    """Pitches, sheets, talks and offers, which are private whatever happens to what came out of them."""
    pitch = read(f"I can fix {planted.plant('a checked pitch')} for you tonight.")
    value = {"text": pitch.text, "reading": pitch.to_dict(), "first": planted.plant("a first draft")}
    for key in ("pitch:free", "pitch:the-clinic"):
        answers.save(writer.id, key, 1, value, 1)
    answers.save(writer.id, "worksheet:my-network", 1, {"name-1": planted.plant("a sheet")}, 1)
    scenario = app.extensions["workshop"].library.scenario("en", "night-shift")
    talk = Talk(scenario, 1, "en").say(planted.plant("a talk")).say("I will let you go. Goodbye!")
    kept = {**to_plain(talk), **summary(talk), "again": "", "why": ""}
    answers.save(writer.id, "talk:our-talk", 1, kept, 1)
    answers.save(
        writer.id,
        "offers:our-talk",
        1,
        {"offers": [{"what": planted.plant("an offer"), "to_whom": "", "by": ""}]},
        1,
    )

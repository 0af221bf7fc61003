"""A scenario: who the contact is, what is hidden, who could help, and what is said in each situation."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from workshop.moves.taxonomy import TAKING


class Level(StrEnum):
    """How soon the learner is told what a line did: each turn, on request, at the end."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class Mood(StrEnum):
    """How much trust there is at the start, and how much it takes until the need comes out."""

    FRIENDLY = "friendly"
    HURRIED = "hurried"
    GRUFF = "gruff"


# What a scenario answers in words of its own. Each of the taking moves is a situation by itself.
SITUATIONS = (
    "small-talk",
    "need-hinted",
    "need-told",
    "need-more",
    "offer-vague",
    "offer-fits",
    "name-dropped",
    "introduction",
    "wrong-card",
    "thanks",
    "guards-trust",
    *sorted(TAKING),
    "again",
    "late-ask",
    "insult",
    "not-understood",
    "time-soon",
    "over-time",
    "extended",
    "ask-back",
    "small-request",
    "big-request",
    "nothing",
    "goodbye",
)
# What the learner could have said, by what was said.
REWRITES = (*sorted(TAKING), "small-talk", "name-only")
_ALWAYS = ("ran-away", "cold", "polite", "heard")
_WITH_HELP = ("half", "given", "received")
_WITHOUT_HELP = ("promised",)


@dataclass(frozen=True)
class Contact:
    name: str
    who: str
    mood: Mood


@dataclass(frozen=True)
class Card:
    """Somebody whom the learner knows. `called`: other names that people use for them."""

    name: str
    called: tuple[str, ...]
    who: str
    helps: bool


@dataclass(frozen=True)
class Need:
    """`about`: phrases that show that somebody speaks of this need."""

    what: str
    about: tuple[str, ...]


@dataclass(frozen=True)
class Scenario:
    """`minutes`: granted at the start. `replies`: wordings by situation. `gives`: what the contact gives
    unasked when trust is there. `endings`: what happens afterwards, by its name. `is_unseen`: kept for the
    talks before and after the lessons, so it is not among those to practise. `form`: another one where
    the file has changed."""

    id: str
    title: str
    summary: str
    level: Level
    order: int
    contact: Contact
    minutes: int
    start: str
    opening: str
    need: Need
    cards: tuple[Card, ...]
    replies: Mapping[str, tuple[str, ...]]
    gives: tuple[str, ...]
    instead: Mapping[str, tuple[str, ...]]
    endings: Mapping[str, str]
    is_unseen: bool = False
    form: str = ""

    @property
    def can_be_helped(self) -> bool:
        return any(card.helps for card in self.cards)


def endings_of(*, can_be_helped: bool) -> tuple[str, ...]:
    """The names of the endings that such a scenario must tell."""
    return (*_ALWAYS, *(_WITH_HELP if can_be_helped else _WITHOUT_HELP))

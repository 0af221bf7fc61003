"""Role cards for a talk in pairs or threes without phones: to print, to cut along the dashed lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.documents.sheet import Edition, Gettext, Sheet, set_sheet
from workshop.roleplay.scenario import Mood, Scenario

_TAKE = "take"
_FEW = 4  # moves of a kind with which the observer's sheet takes half a page


@dataclass(frozen=True)
class Tick:
    """A move that the observer ticks. `kind`: give or take; `example`: a line that does it."""

    kind: str
    name: str
    example: str


@dataclass(frozen=True)
class Contact:
    """What the contact has to know beside the scenario: how to be, and when the need comes out."""

    mood: str
    at_first: str
    then: str


def sheet(
    scenarios: Sequence[Scenario],
    ticks: Sequence[Tick],
    edition: Edition,
    *,
    is_own: bool = False,
    footer: str = "",
    date: str = "",
) -> Sheet:
    """The cards of each scenario on a page or two of their own, then the observer's sheet, once for all.
    Without scenarios, that sheet alone.

    `is_own`: the contact may answer with a need of their own. The need stands on a card by itself, so that
    whoever goes in can be handed everything else.
    """
    gives = [tick for tick in ticks if tick.kind != _TAKE]
    takes = [tick for tick in ticks if tick.kind == _TAKE]
    return set_sheet(
        "documents/role-cards.html",
        edition,
        title=edition.gettext("Role cards") if scenarios else edition.gettext("Observer’s sheet"),
        talks=[(scenario, _contact(scenario.contact.mood, edition.gettext)) for scenario in scenarios],
        gives=gives,
        takes=takes,
        copies=2 if max(len(gives), len(takes)) <= _FEW else 1,
        is_own=is_own,
        is_for_cutting=bool(scenarios),
        footer=footer,
        date=date,
    )


def _contact(mood: Mood, gettext: Gettext) -> Contact:
    """As in roleplay.encounter: who is friendly tells at the first question, the others at the second."""
    if mood is Mood.FRIENDLY:
        return Contact(
            gettext("You are friendly. When they ask what you need, you open up."),
            gettext("While it is small talk, you only hint:"),
            gettext("When they ask what you need, you tell them:"),
        )
    hurried = gettext("You are in a hurry. Open up only when they have asked twice.")
    gruff = gettext(
        "You are gruff. Open up only when they have asked twice. "
        "If they try to use you, it costs them double."
    )
    return Contact(
        gruff if mood is Mood.GRUFF else hurried,
        gettext("The first time they ask, you only hint:"),
        gettext("When they ask again, you tell them:"),
    )

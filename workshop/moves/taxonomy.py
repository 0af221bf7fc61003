"""The thirteen moves of the codebook: what a sentence does to the person it is said to."""

from enum import StrEnum


class Move(StrEnum):
    GATEKEEPER = "gatekeeper"
    JOB_ASK = "job-ask"
    SALES_PITCH = "sales-pitch"
    CONTACT_GRAB = "contact-grab"
    STRINGS = "strings"
    PRETEXT = "pretext"
    PRESSURE = "pressure"
    ASKS_NEED = "asks-need"
    OFFERS_HELP = "offers-help"
    INTRODUCES = "introduces"
    NAME_ONLY = "name-only"
    GUARDS_TRUST = "guards-trust"
    THANKS = "thanks"


TAKING: frozenset[Move] = frozenset(
    {
        Move.GATEKEEPER,
        Move.JOB_ASK,
        Move.SALES_PITCH,
        Move.CONTACT_GRAB,
        Move.STRINGS,
        Move.PRETEXT,
        Move.PRESSURE,
    }
)
GIVING: frozenset[Move] = frozenset(Move) - TAKING


def is_taking(move: Move) -> bool:
    return move in TAKING

"""What the screen says about a turn: what the words did, how the contact felt, and another way to say it."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext

from workshop.course.library import Library
from workshop.moves import Move, is_taking
from workshop.roleplay.encounter import Step
from workshop.roleplay.scenario import Scenario
from workshop.web.kit.findings import Piece, kind_of, pieces

_GIVE_AWAY = {Move.CONTACT_GRAB, Move.STRINGS}  # whose other wordings speak of the need
CAUSES = {
    "small-talk": lazy_gettext("Small talk. It neither wins nor loses."),
    "need-hinted": lazy_gettext("You asked, and a hint slipped out. Ask once more."),
    "need-told": lazy_gettext("You asked, and now you know what is hard."),
    "need-more": lazy_gettext("You stayed with what they told you."),
    "offer-vague": lazy_gettext("You offered before you knew what is needed."),
    "offer-fits": lazy_gettext("You offered something that helps."),
    "name-dropped": lazy_gettext("You gave a name. They still have to make the call alone."),
    "introduction": lazy_gettext("You brought two people together."),
    "wrong-card": lazy_gettext("A kind thought, but it does not help with this."),
    "thanks": lazy_gettext("You said what came of their help."),
    "guards-trust": lazy_gettext("You looked after their time or their trust."),
    "again": lazy_gettext("They had said no. You tried again."),
    "late-ask": lazy_gettext("You asked late, after giving. They took it well."),
    "insult": lazy_gettext("That was rude."),
    "not-understood": lazy_gettext("This was not understood. Nothing was judged."),
    "small-request": lazy_gettext("You answered with one small thing. People like to give back."),
    "big-request": lazy_gettext("They asked what they can do. You asked for too much."),
    "nothing": lazy_gettext("They asked what they can do. You let it go."),
    "goodbye": lazy_gettext("You said goodbye."),
    "gatekeeper": lazy_gettext("You looked for the way to whoever hires."),
    "job-ask": lazy_gettext("You asked for work."),
    "sales-pitch": lazy_gettext("You sold yourself."),
    "contact-grab": lazy_gettext("You asked for names or friends."),
    "strings": lazy_gettext("Your gift had a price."),
    "pretext": lazy_gettext("You hid what you were after."),
    "pressure": lazy_gettext("You pushed."),
    "extended": lazy_gettext("You kept to the time, and they asked you to stay."),
    "over-time": lazy_gettext("The time was over, and you went on."),
    "start": lazy_gettext("Before the first word."),
}


@dataclass(frozen=True)
class Feedback:
    """`names`: what the marked words do, each with its kind. `change`: steps of trust. `instead`: "" where
    the line was a gift. `moves`: those that can be taken back."""

    pieces: tuple[Piece, ...]
    names: tuple[tuple[str, str], ...]
    change: int
    cause: str
    instead: str
    moves: tuple[tuple[Move, str], ...]


def feedback(step: Step, scenario: Scenario, library: Library, language: str, number: int) -> Feedback:
    """`number` of the turn, from 1: it chooses among the other ways to say it."""
    turn = step.turn
    findings = tuple(one for one in turn.findings if one.move not in turn.not_meant)
    coaching = library.coaching(language)
    named = {one.move: one for one in reversed(findings)}
    names = [
        (kind_of(one), coaching.advice(move).name if one.is_sure else coaching.advice(move).question)
        for move, one in named.items()
    ]
    sure = [move for move, one in named.items() if one.is_sure]
    return Feedback(
        pieces=pieces(turn.text, findings),
        names=tuple(names),
        change=step.answer.change,
        cause=str(CAUSES.get(step.answer.cause, "")),
        instead=_instead(step, scenario, number),
        moves=tuple((move, coaching.advice(move).name) for move in sure),
    )


def trust_words(change: int) -> str:
    if change == 0:
        return str(_("Trust stays where it was."))
    return str(_("Trust goes up.") if change > 0 else _("Trust goes down."))


def _instead(step: Step, scenario: Scenario, number: int) -> str:
    """What would have fitted before or after the need was told: nothing here gives it away."""
    turn, is_known = step.turn, step.state.need == 2
    taking = [move for move in turn.heard.moves if is_taking(move) and move not in turn.not_meant]
    if taking:
        key = "small-talk" if taking[0] in _GIVE_AWAY and not is_known else taking[0].value
    else:
        key = {"name-dropped": "name-only", "small-talk": "" if is_known else "small-talk"}.get(
            step.answer.cause, ""
        )
    lines = scenario.instead.get(key, ())
    return lines[number % len(lines)] if lines else ""

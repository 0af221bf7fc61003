"""An answer as its writer would know it: a title, and the lines that were typed or chosen."""

from collections.abc import Mapping

from flask_babel import gettext as _

from workshop.course.worksheets import Worksheet
from workshop.moves.taxonomy import Move
from workshop.records import letting
from workshop.records.answers import Answer
from workshop.web.frames.board import ideas
from workshop.web.kit.days import with_days
from workshop.web.kit.guard import current_meeting
from workshop.web.kit.house import house
from workshop.web.kit.language import language


def worded(answer: Answer) -> tuple[str, list[str]]:
    kind, _colon, name = answer.activity.partition(":")
    library = house().library
    if kind == "worksheet":
        sheet = library.worksheet(language(), name)
        return sheet.title if sheet else name, _written(sheet, answer.value)
    activity = library.activity(language(), name or kind)
    nameless = _("Questions to the instructor") if kind == letting.QUESTIONS else _("Check my words")
    title = activity.title if activity else nameless
    return title, _lines(
        answer, {option.id: option.label for option in (activity.options if activity else ())}
    )


def _written(sheet: Worksheet | None, value: Mapping[str, str]) -> list[str]:
    """Of a box that is ticked, the words beside it."""
    fields = sheet.by_key() if sheet else {}
    value = with_days(sheet, value) if sheet else value
    ticks = {key for key, field in fields.items() if field.kind == "check"}
    return [fields[key].label if key in ticks else text for key, text in value.items() if text]


def _lines(answer: Answer, labels: Mapping[str, str]) -> list[str]:
    kind, value = answer.activity.partition(":")[0], answer.value
    if kind == "talk":
        said = [turn["text"] for turn in value["turns"]] + [value["again"]] * bool(value["again"])
        return said
    if kind == "offers":
        return [" · ".join(filter(None, offer.values())) for offer in value["offers"] if any(offer.values())]
    if kind == "watch":
        coaching = house().library.coaching(language())
        return [coaching.advice(Move(move)).name for move in value["moves"]] + (
            [value["line"]] if value["line"] else []
        )
    if kind == "votes":
        return _voted_for(answer)
    if "choices" in value:
        return [labels.get(choice, choice) for choice in value["choices"]]
    if "words" in value:
        return [", ".join(value["words"])]
    if "choice" in value:
        return [labels.get(value["choice"], value["choice"])]
    return [value["text"]]


def _voted_for(answer: Answer) -> list[str]:
    """In the words of others that stand on the wall; those that do not any more are not told."""
    activity = house().library.activity(language(), answer.activity.partition(":")[2])
    standing = ideas(current_meeting(), activity) if activity else ()
    mine = [idea.text for idea in standing if str(idea.id) in answer.value["choices"]]
    return [_("Your vote: %(words)s", words=text) for text in mine] or [_("You have voted.")]

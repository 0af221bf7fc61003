"""Words from paper, as the instructor typed them: the same bounds as on a phone, and nothing of somebody in
need for the room."""

import re
from typing import Any

from flask_babel import gettext as _
from wtforms import TextAreaField

from workshop.course.activities import Activity
from workshop.records.words import key_of
from workshop.web.kit.fields import Within
from workshop.web.kit.forms import BaseForm
from workshop.web.kit.help_line import help_line_for

LONGEST, LONGEST_WORD = 300, 30


class NotEntered(Exception):
    """In words for the instructor."""


class WordsForm(BaseForm):
    text = TextAreaField(validators=[Within(LONGEST)])


def words_of(activity: Activity | None, text: str) -> dict[str, Any]:
    """`activity`: None for a question."""
    form = WordsForm(data={"text": text})
    if not form.validate():
        raise NotEntered(str(form.text.errors[0]))
    value = _split(text, activity.most) if activity and activity.kind == "words" else {"text": text.strip()}
    if not any(value.values()):
        raise NotEntered(_("Type what stands on the paper first."))
    line = help_line_for([text]) if activity else ""
    if line:
        alone = _(
            "This sounds as if its writer cannot go on. It was not added. Please talk with them alone. "
            "People who listen are there day and night: %(line)s.",
            line=line,
        )
        raise NotEntered(alone)
    return value


def _split(text: str, most: int) -> dict[str, Any]:
    typed = (" ".join(word.split()) for word in re.split(r"[,;\n]", text))
    words = list({key_of(word): word for word in typed if key_of(word)}.values())
    if len(words) > most:
        raise NotEntered(_("That is more than one person can give here: at most %(num)s.", num=most))
    if any(len(word) > LONGEST_WORD for word in words):
        raise NotEntered(_("Please use %(count)s letters or fewer for each word.", count=LONGEST_WORD))
    return {"words": words}

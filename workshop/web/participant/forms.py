"""One form a page."""

from flask_babel import lazy_gettext as _
from wtforms import (
    BooleanField,
    FieldList,
    HiddenField,
    RadioField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)

from workshop.moves.reader import MAX_CHARACTERS
from workshop.moves.taxonomy import Move
from workshop.web.kit.fields import Within, printable
from workshop.web.kit.forms import BaseForm, at_most, required
from workshop.web.kit.talk_page import LineForm


class CodeForm(BaseForm):
    code = StringField(
        _("Class code"),
        description=_("Six letters and numbers. They are on the big screen."),
        validators=[required()],
    )


class NameForm(BaseForm):
    screen_name = StringField(
        _("Your name"),
        description=_("A first name is enough. You may also use another name."),
        validators=[required(), at_most(60)],
    )
    token = HiddenField()
    is_shared_device = BooleanField(_("This is not my device"))
    instead = HiddenField()
    another = HiddenField()


class PhraseForm(BaseForm):
    """Here somebody was before, and knows three words."""

    phrase = StringField(
        _("Your three words"),
        description=_("For example: maple river button"),
        validators=[required(), at_most(100)],
    )
    is_shared_device = BooleanField(_("This is not my device"), id="phrase-shared")


class ReturnForm(BaseForm):
    """Here somebody was before, and knows no words: the instructor is asked."""

    screen_name = StringField(
        _("The name that you joined with"), id="return-name", validators=[required(), at_most(60)]
    )
    is_shared_device = BooleanField(_("This is not my device"), id="return-shared")


class PaperNameForm(BaseForm):
    paper_name = StringField(
        _("Your name as it should stand on paper"), validators=[required(), at_most(100), printable]
    )


class PitchForm(BaseForm):
    text = TextAreaField(_("Your words"), validators=[required()])
    edit = HiddenField()

    LONGEST = MAX_CHARACTERS


class TalkForm(LineForm):
    """base: which state of the talk the page shows."""

    base = HiddenField()


class WatchForm(BaseForm):
    """What an observer saw; the page words the moves."""

    moves = SelectMultipleField(
        _("What I heard"), choices=lambda: [(move.value, move.value) for move in Move]
    )
    line = TextAreaField(_("One line that gave, in their own words"), validators=[at_most(300)])


WHO = {
    "room": _("The room, when the instructor has let it through"),
    "instructor": _("Only the instructor"),
    "partner": _("Only my partner"),
    "me": _("Only me"),
}


class PieceForm(BaseForm):
    """Words, an idea or a question for others. item: which of the writer's own, empty for a new one; who: who
    may see it; partners: who these were on the page. It draws as many words as the activity asks for."""

    text = TextAreaField(_("Your words"), validators=[Within(300)])
    words = FieldList(StringField(validators=[Within(30)]), min_entries=5, max_entries=5)
    who = RadioField(
        _("Who may see this?"),
        choices=lambda: list(WHO.items()),
        validators=[required()],
    )
    named = BooleanField(_("Show my name with it."))
    item = HiddenField()
    edit = HiddenField()
    partners = HiddenField()

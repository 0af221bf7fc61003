"""One form a page."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, RadioField, StringField, TextAreaField

from workshop.moves.reader import MAX_CHARACTERS
from workshop.web.kit.fields import printable
from workshop.web.kit.forms import BaseForm, at_most, required


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


class PaperNameForm(BaseForm):
    paper_name = StringField(
        _("Your name as it should stand on paper"), validators=[required(), at_most(100), printable]
    )


class PitchForm(BaseForm):
    text = TextAreaField(_("Your words"), validators=[required()])
    edit = HiddenField()

    LONGEST = MAX_CHARACTERS


class PollForm(BaseForm):
    option = RadioField(_("Your answer"), validators=[required()])

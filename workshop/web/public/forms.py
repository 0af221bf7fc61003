"""One form a page."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, TextAreaField

from workshop.web.kit.forms import BaseForm, at_most, required

LONGEST_TURN = 1500  # characters: more is a speech, and costs all the minutes there are


class TalkForm(BaseForm):
    text = TextAreaField(_("You say"), validators=[required(), at_most(LONGEST_TURN)])
    talk = HiddenField()

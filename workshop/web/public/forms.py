"""One form a page."""

from wtforms import HiddenField

from workshop.web.kit.talk_page import LineForm


class TalkForm(LineForm):
    talk = HiddenField()

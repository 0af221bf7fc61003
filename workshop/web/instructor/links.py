"""One-time links. Opening one uses nothing up, so that a preview does no harm; its button does."""

from flask import g, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import PasswordField

from workshop.records import sign_ins, staff
from workshop.records.sign_ins import StaffLink
from workshop.web.instructor import browser, door
from workshop.web.instructor.entering import enter
from workshop.web.kit.fields import Filled
from workshop.web.kit.forms import BaseForm
from workshop.web.kit.guard import is_private_channel
from workshop.web.kit.passwords import same_as, strong_enough


class NewPasswordForm(BaseForm):
    password = PasswordField(
        _("New password"),
        [Filled(), strong_enough],
        description=_("At least 12 characters. A short sentence works well."),
    )
    again = PasswordField(_("The same password again"), [Filled(), same_as("password")])


@door.get("/links/<token>")
def link(token: str) -> str | tuple[str, int]:
    found = sign_ins.peek_link(token)
    return _page(found, token, NewPasswordForm())


@door.post("/links/<token>")
def use_link(token: str) -> str | Response | tuple[str, int]:
    found = sign_ins.peek_link(token)
    form = NewPasswordForm(request.form)
    if found.purpose != "console" and not is_private_channel():
        return _page(found, token, form)
    if found.purpose == "password" and not form.validate():
        return _page(found, token, form)[0], 422
    sign_ins.use_link(token)
    return _enter_by(found, form)


def _enter_by(found: StaffLink, form: NewPasswordForm) -> Response:
    if found.purpose == "console":
        return _enter_console(found)
    if found.purpose == "password":
        staff.set_password(found.staff_id, form.password.data or "")
    enter(sign_ins.start_session(found.staff_id))
    browser.remember(found.staff.email, is_anew=found.purpose == "password")
    return redirect(url_for("instructor.classes"))


def _enter_console(found: StaffLink) -> Response:
    """Somebody who is signed in here already keeps the whole session."""
    if g.staff is None or g.staff.id != found.staff_id or g.console_meeting_id is not None:
        enter(sign_ins.start_session(found.staff_id, meeting_id=found.meeting_id))
    return redirect(url_for("instructor.console", meeting_id=found.meeting_id))


def _page(found: StaffLink, token: str, form: NewPasswordForm) -> tuple[str, int]:
    is_private = is_private_channel()
    page = "console" if found.purpose == "console" else "elsewhere" if not is_private else found.purpose
    html = render_template("instructor/link.html", page=page, token=token, form=form)
    return html, 403 if page == "elsewhere" else 200

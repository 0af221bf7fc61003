"""Signing in with e-mail and password, and signing out."""

from flask import flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as translate
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import EmailField, HiddenField, PasswordField

from workshop.records import sign_ins
from workshop.records.refusals import Refusal
from workshop.web.instructor import browser, door
from workshop.web.instructor.entering import enter, leave, own_path
from workshop.web.kit.errors import STATUS
from workshop.web.kit.fields import Filled
from workshop.web.kit.forms import BaseForm
from workshop.web.kit.guard import is_private_channel
from workshop.web.kit.refusal_words import refusal_text

LONGEST_PASSWORD = 1000  # a hash of a megabyte would keep the laptop busy


class SignInForm(BaseForm):
    email = EmailField(_("E-mail"), [Filled()])
    password = PasswordField(_("Password"), [Filled()])
    next = HiddenField()


@door.get("/sign-in")
def sign_in() -> str | Response:
    target = own_path(request.args.get("next", "")) or url_for("instructor.classes")
    if g.staff is not None and g.console_meeting_id is None:
        return redirect(target)
    return _page(SignInForm(next=target))


@door.post("/sign-in")
def check_sign_in() -> Response | tuple[str, int] | tuple[str, int, dict[str, str]]:
    form = SignInForm(request.form)
    if not is_private_channel():
        form.password.data = None
        return _page(form), 403
    if not form.validate():
        return _page(form), 422
    email, password = form.email.data or "", (form.password.data or "")[:LONGEST_PASSWORD]
    try:
        _staff, token = sign_ins.sign_in(email, password, browser.known_as(email))
    except Refusal as refusal:
        form.password.errors = [refusal_text(refusal.code, refusal.seconds)]
        waiting = {"Retry-After": str(refusal.seconds)} if refusal.seconds else {}
        return _page(form), STATUS.get(refusal.code, 422), waiting
    enter(token)
    browser.remember(email)
    return redirect(own_path(form.next.data or "") or url_for("instructor.classes"))


@door.post("/sign-out")
def sign_out() -> Response:
    leave()
    flash(translate("You are signed out."), "good")
    return redirect(url_for("instructor.sign_in"))


def _page(form: SignInForm) -> str:
    return render_template("instructor/sign_in.html", form=form, is_private=is_private_channel())

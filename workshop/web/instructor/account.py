"""One's own name and password."""

from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as translate
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import PasswordField, StringField

from workshop.records import sign_ins, staff
from workshop.web.instructor import door
from workshop.web.kit.fields import Filled, Within, printable
from workshop.web.kit.forms import BaseForm
from workshop.web.kit.guard import current_staff, is_private_channel
from workshop.web.kit.passwords import same_as, strong_enough


class AccountForm(BaseForm):
    name = StringField(
        _("Your name"),
        [Filled(), Within(100), printable],
        description=_("It stands on the papers that you issue."),
    )


class PasswordForm(BaseForm):
    password = PasswordField(
        _("New password"),
        [Filled(), strong_enough],
        description=_("At least 12 characters. A short sentence works well."),
    )
    again = PasswordField(_("The same password again"), [Filled(), same_as("password")])


@door.get("/account")
def account() -> str:
    return render_template("instructor/account.html", form=AccountForm(name=current_staff().name))


@door.post("/account")
def save_account() -> Response | tuple[str, int]:
    form = AccountForm(request.form)
    if not form.validate():
        return render_template("instructor/account.html", form=form), 422
    staff.rename(current_staff().id, form.name.data or "")
    flash(translate("Your name is saved."), "good")
    return redirect(url_for("instructor.account"))


@door.get("/account/password")
def password() -> str:
    return _page(PasswordForm())


@door.post("/account/password")
def save_password() -> Response | tuple[str, int]:
    form = PasswordForm(request.form)
    if not is_private_channel():
        return _page(form), 403
    if not form.validate():
        return _page(form), 422
    here = sign_ins.session_of(session["staff"])
    staff.set_password(current_staff().id, form.password.data or "", keep_session=here.id if here else None)
    flash(translate("Your new password is saved. You are signed out everywhere else."), "good")
    return redirect(url_for("instructor.account"))


def _page(form: PasswordForm) -> str:
    return render_template("instructor/password.html", form=form, is_private=is_private_channel())

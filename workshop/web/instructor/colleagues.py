"""Who has an account at this center. For administrators."""

from datetime import timedelta

from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as translate
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import BooleanField, EmailField, StringField

from workshop.records import sign_ins, staff
from workshop.records.refusals import Refusal
from workshop.records.staff import Staff
from workshop.web.instructor import door
from workshop.web.instructor.own import own_center, own_colleague
from workshop.web.kit.addresses import for_passwords
from workshop.web.kit.fields import Filled, Within, printable
from workshop.web.kit.forms import BaseForm
from workshop.web.kit.numbers import NUMBER
from workshop.web.kit.once import new_key, once
from workshop.web.kit.refusal_words import refusal_text

VALID_FOR = timedelta(days=3)
COLLEAGUE = f"/colleagues/<{NUMBER}:staff_id>"


class ColleagueForm(BaseForm):
    name = StringField(_("Name"), [Filled(), Within(100), printable])
    email = EmailField(_("E-mail"), [Filled(), Within(254)], description=_("For signing in."))
    is_administrator = BooleanField(
        _("Is an administrator"), description=_("May add colleagues and change the center’s facts.")
    )


@door.get("/colleagues")
def colleagues() -> str:
    return _page(ColleagueForm())


@door.post("/colleagues")
@once
def add_colleague() -> Response | tuple[str, int]:
    form = ColleagueForm(request.form)
    if not form.validate():
        return _page(form), 422
    try:
        added = staff.add(
            own_center().id, form.name.data or "", form.email.data or "", bool(form.is_administrator.data)
        )
    except Refusal as refusal:
        field = form.name if refusal.code.startswith("name-") else form.email
        field.errors = [refusal_text(refusal.code)]
        return _page(form), 422
    return _show_link(added)


@door.post(f"{COLLEAGUE}/link")
@once
def new_link(staff_id: int) -> Response:
    """A lost password: whoever opens the link sets a new one."""
    return _show_link(own_colleague(staff_id))


@door.post(f"{COLLEAGUE}/deactivate")
def deactivate_colleague(staff_id: int) -> Response:
    person = own_colleague(staff_id)
    try:
        staff.deactivate(person.id)
    except Refusal as refusal:
        flash(refusal_text(refusal.code), "warning")
    else:
        flash(translate("%(name)s can no longer sign in.", name=person.name), "good")
    return redirect(url_for("instructor.colleagues"))


@door.post(f"{COLLEAGUE}/reactivate")
def reactivate_colleague(staff_id: int) -> Response:
    person = staff.reactivate(own_colleague(staff_id).id)
    flash(translate("%(name)s can sign in again.", name=person.name), "good")
    return redirect(url_for("instructor.colleagues"))


def _show_link(person: Staff) -> Response:
    """The database has only a digest of it: the link itself is shown once, on the page that follows."""
    token = sign_ins.create_link(person.id, "password", valid_for=VALID_FOR)
    session["new-link"] = {"name": person.name, "token": token}
    return redirect(url_for("instructor.colleagues"))


def _page(form: ColleagueForm) -> str:
    made = session.pop("new-link", None)
    return render_template(
        "instructor/colleagues.html",
        form=form,
        people=staff.of_center(own_center().id),
        link=for_passwords() + url_for("instructor.link", token=made["token"]) if made else None,
        link_for=made["name"] if made else None,
        days=VALID_FOR.days,
        is_here_only=not for_passwords().startswith("https://"),
        once=request.form.get("once", "")[:40] or new_key(),
    )

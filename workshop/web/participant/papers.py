"""My papers: the name that stands on them, and the papers once the instructor has issued them."""

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from workshop.records import names, papers, participants
from workshop.web.kit.guard import current_meeting, current_participant
from workshop.web.kit.issued import issued_sheet, name_shown_text
from workshop.web.kit.keeping import kept_until
from workshop.web.kit.paper import is_large, pdf
from workshop.web.participant import door
from workshop.web.participant.forms import PaperNameForm


@door.get("/class/<code>/papers")
def my_papers(code: str) -> str:
    person = current_participant()
    return _page(PaperNameForm(paper_name=person.paper_name or person.screen_name))


@door.post("/class/<code>/papers")
def name_on_paper(code: str) -> AnyResponse | tuple[str, int]:
    form = PaperNameForm(request.form)
    if _valid():  # another name would stand on the next paper only, and differ from the first
        flash(_("Your papers are given out already. Tell your instructor if the name is wrong."), "warning")
        return redirect(url_for("participant.my_papers", code=code))
    if not form.validate():
        return _page(form), 422
    participants.set_paper_name(current_participant().id, form.paper_name.data or "")
    flash(_("This name will stand on your papers."), "good")
    return redirect(url_for("participant.my_papers", code=code))


@door.post("/class/<code>/papers/name-shown")
def show_name(code: str) -> AnyResponse:
    is_shown = "is_name_shown" in request.form
    participants.show_name(current_participant().id, is_shown)
    flash(name_shown_text(is_shown), "good")
    return redirect(url_for("participant.my_papers", code=code))


@door.get("/class/<code>/papers/<kind>.pdf")
def my_paper(code: str, kind: str) -> Response:
    found = [one for one in _valid() if one.kind == kind]
    if not found:
        abort(404)
    return pdf(issued_sheet(found[-1], is_large=is_large()), kind)


def _valid() -> list[papers.Paper]:
    return papers.of_participant(current_participant().id)


def _page(form: PaperNameForm) -> str:
    return render_template(
        "participant/papers.html",
        meeting=current_meeting(),
        form=form,
        papers=_valid(),
        is_name_shown=current_participant().is_name_shown,
        initials=names.initials(current_participant().name_for_paper),
        kept_until=kept_until(current_meeting()),
    )

"""The papers of a class: look at them, print them, correct them, withdraw them."""

from datetime import datetime
from typing import Any

from flask import Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from workshop.records import clock, papers
from workshop.records.papers import Paper
from workshop.records.refusals import Refusal
from workshop.web.instructor import door
from workshop.web.instructor.attending import HoursForm
from workshop.web.instructor.own import own_center, own_paper
from workshop.web.instructor.paths import CLASS, NUMBER
from workshop.web.instructor.times import Times
from workshop.web.kit.clock import local
from workshop.web.kit.errors import refusal_text
from workshop.web.kit.guard import current_meeting
from workshop.web.kit.issued import issued_sheet
from workshop.web.kit.paper import pdf

PAPER = f"{CLASS}/papers/<{NUMBER}:paper_id>"


@door.get(f"{CLASS}/papers")
def papers_page(meeting_id: int) -> str:
    found = papers.of_meeting(meeting_id)
    return render_template(
        "instructor/papers.html",
        meeting=current_meeting(),
        papers=found,
        codes={one.id: one.code for one in found},
        time_zone=own_center().time_zone,
    )


@door.get(f"{PAPER}.pdf")
def paper_pdf(meeting_id: int, paper_id: int) -> Response | AnyResponse:
    found = own_paper(paper_id)
    if found.is_erased:
        return _gone(meeting_id)
    return pdf(issued_sheet(found), f"{found.kind}-{found.code}")


@door.get(f"{PAPER}/correct")
def correct_paper(meeting_id: int, paper_id: int) -> str | AnyResponse:
    found = own_paper(paper_id)
    if found.is_erased or found.withdrawn_at is not None:
        return _gone(meeting_id)
    arrived, left = (local(moment, found.details["time_zone"]).time() for moment in _moments(found))
    return _page(found, HoursForm(name=found.name, arrived=arrived, left=left))


@door.post(f"{PAPER}/correct")
def reissue_paper(meeting_id: int, paper_id: int) -> AnyResponse | tuple[str, int]:
    """The old code checks as withdrawn from now on; sent twice, it makes one new paper."""
    found = own_paper(paper_id)
    form = HoursForm(request.form)
    if found.is_erased:
        return _gone(meeting_id)
    if not form.validate():
        return _page(found, form), 422
    try:
        new = papers.correct(paper_id, name=form.name.data or "", **_hours(found, form))
    except Refusal as refusal:
        form.left.errors = [refusal_text(refusal.code)]
        return _page(found, form), 422
    flash(_("The new paper has the code %(code)s. Please take the old one back.", code=new.code), "good")
    return redirect(url_for("instructor.papers_page", meeting_id=meeting_id))


@door.get(f"{PAPER}/withdraw")
def withdraw_page(meeting_id: int, paper_id: int) -> str:
    found = own_paper(paper_id)
    return render_template("instructor/withdraw.html", meeting=current_meeting(), paper=found)


@door.post(f"{PAPER}/withdraw")
def withdraw_paper(meeting_id: int, paper_id: int) -> AnyResponse:
    papers.withdraw(own_paper(paper_id).id)
    flash(_("The paper is withdrawn. Its code no longer checks as valid."), "good")
    return redirect(url_for("instructor.papers_page", meeting_id=meeting_id))


def _hours(found: Paper, form: HoursForm) -> dict[str, Any]:
    """An empty time of leaving means the end of the class."""
    times = Times.of(current_meeting(), found.details["time_zone"], clock.utc_now())
    arrived, left = form.hours(times, *_moments(found))
    return {"arrived_at": arrived, "left_at": left or times.window_of(arrived)[1]}


def _moments(found: Paper) -> tuple[datetime, datetime]:
    return datetime.fromisoformat(found.details["arrived_at"]), datetime.fromisoformat(
        found.details["left_at"]
    )


def _gone(meeting_id: int) -> AnyResponse:
    flash(
        _("This paper can no longer be opened. It was replaced, or the names of this class are deleted."),
        "warning",
    )
    return redirect(url_for("instructor.papers_page", meeting_id=meeting_id))


def _page(found: Paper, form: HoursForm) -> str:
    return render_template("instructor/correct.html", meeting=current_meeting(), paper=found, form=form)

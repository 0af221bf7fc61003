"""The papers of a class: look at them, print them, correct them, withdraw them."""

from datetime import datetime
from typing import Any

from flask import Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response as AnyResponse

from workshop.documents.press import PressError
from workshop.records import clock, paper_log, papers, participants
from workshop.records.papers import Paper
from workshop.records.refusals import Refusal
from workshop.records.transaction import transaction
from workshop.web.instructor import door
from workshop.web.instructor.attending import HoursForm
from workshop.web.instructor.own import own_center, own_paper
from workshop.web.instructor.paths import CLASS
from workshop.web.instructor.times import Times
from workshop.web.kit.clock import local
from workshop.web.kit.guard import current_meeting, current_staff
from workshop.web.kit.issued import check_letters, issued_sheet, name_shown_text
from workshop.web.kit.numbers import NUMBER
from workshop.web.kit.paper import is_large, pdf
from workshop.web.kit.refusal_words import press_text, refusal_text

PAPER = f"{CLASS}/papers/<{NUMBER}:paper_id>"


@door.get(f"{CLASS}/papers")
def papers_page(meeting_id: int) -> str:
    found = papers.of_meeting(meeting_id)
    return render_template(
        "instructor/papers.html",
        meeting=current_meeting(),
        papers=found,
        to_print=[one for one in found if one.stands],
        codes={one.id: one.code for one in found},
        log=paper_log.of_meeting(meeting_id),
        time_zone=own_center().time_zone,
    )


@door.get(f"{PAPER}.pdf")
def paper_pdf(meeting_id: int, paper_id: int) -> Response | AnyResponse:
    found = own_paper(paper_id)
    if not found.stands:
        return _gone(meeting_id)
    return pdf(issued_sheet(found, is_large=is_large()), f"{found.kind}-{found.code}")


@door.get(f"{PAPER}/correct")
def correct_paper(meeting_id: int, paper_id: int) -> str | AnyResponse:
    found = own_paper(paper_id)
    if not found.stands:
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
        new = _correct(found, form)
    except Refusal as refusal:
        form.left.errors = [refusal_text(refusal.code)]
        return _page(found, form), 422
    except PressError as error:
        advice = _("An issued paper keeps what stands on it: withdraw it, and then give out a new one.")
        form.name.errors = [press_text(error), advice]
        return _page(found, form), 422
    codes = ", ".join(one.code for one in new)
    if new[0].id == found.id:
        flash(_("Nothing was changed. The paper stays as it is."))
    else:
        flash(
            _("Corrected. The code is now: %(codes)s. Please take the old paper back.", codes=codes), "good"
        )
    return redirect(url_for("instructor.papers_page", meeting_id=meeting_id))


@door.post(f"{PAPER}/name-shown")
def show_name(meeting_id: int, paper_id: int) -> AnyResponse:
    """At the holder's word; no new paper is needed for it."""
    found = own_paper(paper_id)
    if not found.stands or found.participant_id is None:
        return _gone(meeting_id)
    is_shown = "is_name_shown" in request.form
    participants.show_name(found.participant_id, is_shown, by=current_staff().id)
    flash(name_shown_text(is_shown), "good")
    return redirect(url_for("instructor.papers_page", meeting_id=meeting_id))


@door.get(f"{PAPER}/withdraw")
def withdraw_page(meeting_id: int, paper_id: int) -> str | AnyResponse:
    found = own_paper(paper_id)
    if not found.stands:
        return _gone(meeting_id)
    along = papers.along(found)
    return render_template("instructor/withdraw.html", meeting=current_meeting(), paper=found, along=along)


@door.post(f"{PAPER}/withdraw")
def withdraw_paper(meeting_id: int, paper_id: int) -> AnyResponse:
    found = own_paper(paper_id)
    if not found.stands:
        return _gone(meeting_id)
    number = 1 + len(papers.along(found))
    papers.withdraw(found.id, by=current_staff().id)
    flash(
        ngettext(
            "The paper is withdrawn. Its code no longer checks as valid.",
            "%(num)s papers are withdrawn. Their codes no longer check as valid.",
            number,
        ),
        "good",
    )
    return redirect(url_for("instructor.papers_page", meeting_id=meeting_id))


def _correct(found: Paper, form: HoursForm) -> list[Paper]:
    """All papers that the person holds now."""
    with transaction():
        said = {"name": form.name.data or "", **_hours(found, form)}
        corrected = papers.correct(found.id, by=current_staff().id, **said)
        new = [corrected, *papers.beside(corrected)]
        for paper in new:
            check_letters(paper)
    return new


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
        _("This paper can no longer be opened. It was withdrawn or replaced, or its name is deleted."),
        "warning",
    )
    return redirect(url_for("instructor.papers_page", meeting_id=meeting_id))


def _page(found: Paper, form: HoursForm) -> str:
    holder = participants.get(found.participant_id or 0)
    return render_template(
        "instructor/correct.html",
        meeting=current_meeting(),
        paper=found,
        beside=papers.beside(found),
        form=form,
        is_name_shown=holder is not None and holder.is_name_shown,
    )

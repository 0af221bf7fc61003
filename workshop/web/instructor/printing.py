"""Much paper in one go, while the class goes on: everything for tonight, certificates for all."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from flask import Response, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from workshop.documents.jobs import Item, Job, Jobs
from workshop.documents.press import PressError
from workshop.records import meetings, papers
from workshop.records.papers import Paper
from workshop.records.transaction import let_go
from workshop.web.instructor import door
from workshop.web.instructor.paths import CLASS
from workshop.web.instructor.tonight import Choice, choice_of
from workshop.web.kit.addresses import is_within_reach
from workshop.web.kit.class_papers import names_by_hand
from workshop.web.kit.guard import current_meeting
from workshop.web.kit.house import house
from workshop.web.kit.issued import issued_sheet
from workshop.web.kit.refusal_words import job_text, press_text

_CHUNK = 64 * 1024


@door.get(f"{CLASS}/print")
def print_tonight(meeting_id: int) -> str:
    return _choices(choice_of(current_meeting()))


@door.post(f"{CLASS}/print")
def start_tonight(meeting_id: int) -> AnyResponse | tuple[str, int]:
    return _under_way(meeting_id) if _is_busy(meeting_id) else _start_tonight(meeting_id, request.form)


def _start_tonight(meeting_id: int, order: Mapping[str, str]) -> AnyResponse | tuple[str, int]:
    choice = choice_of(current_meeting(), order)
    if choice.is_wrong:
        return _choices(choice), 422
    title = _("For tonight: %(title)s", title=current_meeting().title)
    try:
        _jobs().start(
            meeting_id, "tonight", title, choice.items(),
            order=_kept(order), has_names=choice.has_names, workers=_workers(),
        )  # fmt: skip
    except PressError as error:
        return _choices(choice, press_text(error)), 422 if error.code in ("too-many", "letters") else 503
    return redirect(url_for("instructor.printing", meeting_id=meeting_id))


@door.post(f"{CLASS}/papers/print")
def start_papers(meeting_id: int) -> AnyResponse:
    """Proofs and certificates of all, as far as they stand."""
    return _under_way(meeting_id) if _is_busy(meeting_id) else _start_papers(meeting_id, request.form)


def _start_papers(meeting_id: int, order: Mapping[str, str]) -> AnyResponse:
    standing = _standing(meeting_id)
    if not standing:
        flash(_("There is no paper to print. Give out the papers first."), "warning")
        return redirect(url_for("instructor.papers_page", meeting_id=meeting_id))
    kinds = {"proof": _("Proof of attendance"), "certificate": _("Certificate")}
    title = _("Papers: %(title)s", title=current_meeting().title)
    try:
        items = [
            Item(issued_sheet(one, is_large="large" in order), f"{one.name} - {kinds[one.kind]}")
            for one in standing
        ]
        _jobs().start(
            meeting_id, "papers", title, items,
            order=_kept(order), basis=_basis(standing), has_names=True, workers=_workers(),
        )  # fmt: skip
    except PressError as error:
        flash(press_text(error), "warning")
        return redirect(url_for("instructor.papers_page", meeting_id=meeting_id))
    return redirect(url_for("instructor.printing", meeting_id=meeting_id))


@door.get(f"{CLASS}/printing")
def printing(meeting_id: int) -> str:
    """How far it is, and what has come of it. Any of the center's staff may look and fetch."""
    job = _jobs().of(meeting_id)
    return render_template(
        "instructor/printing.html",
        meeting=current_meeting(),
        job=job,
        is_active=job is not None and job.is_active,
        is_stale=job is not None and _is_stale(meeting_id, job),
        region=_region(job),
        problem=job_text(job.problem) if job and job.problem else "",
        has_papers=bool(_standing(meeting_id)),
    )


@door.get(f"{CLASS}/printing/state")
def printing_state(meeting_id: int) -> Response:
    """For static/js/ask.js: once it is over, the page is loaded anew, with its buttons."""
    job = _jobs().of(meeting_id)
    is_active = job is not None and job.is_active
    over = None if is_active else url_for("instructor.printing", meeting_id=meeting_id)
    answer = jsonify({"location": over, "regions": {"printing": _region(job)}})
    answer.headers["Cache-Control"] = "no-store"
    return answer


@door.post(f"{CLASS}/printing/stop")
def stop_printing(meeting_id: int) -> AnyResponse:
    _jobs().cancel(meeting_id)
    return redirect(url_for("instructor.printing", meeting_id=meeting_id))


@door.post(f"{CLASS}/printing/again")
def print_again(meeting_id: int) -> AnyResponse | tuple[str, int]:
    """What was asked for, of what stands now."""
    job = _jobs().of(meeting_id)
    if job is None or job.is_active:
        return redirect(url_for("instructor.printing", meeting_id=meeting_id))
    start = _start_papers if job.kind == "papers" else _start_tonight
    return start(meeting_id, job.order)


@door.get(f"{CLASS}/printing/<any(pdf, zip):form>")
def fetch_printed(meeting_id: int, form: str) -> AnyResponse:
    """The file, as often as it is asked for: who was cut off asks again."""
    job = _jobs().of(meeting_id)
    is_stale = job is not None and _is_stale(meeting_id, job)
    found = None if is_stale else _jobs().open(meeting_id, form)
    if found is None:
        if job is None or job.is_active:  # of all others the page says itself why
            flash(_("This file is not here any more. Print it again if you need it."), "warning")
        return redirect(url_for("instructor.printing", meeting_id=meeting_id))
    name = f"{found[0].kind}-{current_meeting().code}.{form}"
    let_go()  # a slow browser may take its time
    answer = Response(_sent(found[1]), mimetype=f"application/{form}")
    answer.content_length = os.fstat(found[1].fileno()).st_size
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _sent(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _jobs() -> Jobs:
    return house().jobs


def _kept(order: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in order.items() if name != "csrf_token"}


def _workers() -> int:
    """While a class is open, wherever it is, one has to do: the other is for the papers of single people."""
    return 1 if meetings.is_any_open() else 2


def _is_busy(meeting_id: int) -> bool:
    job = _jobs().of(meeting_id)
    return job is not None and job.is_active


def _under_way(meeting_id: int) -> AnyResponse:
    flash(_("Something is being printed for this class already. Wait for it, or stop it."), "warning")
    return redirect(url_for("instructor.printing", meeting_id=meeting_id))


def _standing(meeting_id: int) -> list[Paper]:
    return [one for one in papers.of_meeting(meeting_id) if one.stands]


def _basis(standing: list[Paper]) -> str:
    """Changes when a paper is issued, corrected, withdrawn, or made nameless."""
    return hashlib.sha256(" ".join(one.code for one in standing).encode()).hexdigest()


def _is_stale(meeting_id: int, job: Job) -> bool:
    return job.kind == "papers" and job.basis != _basis(_standing(meeting_id))


def _region(job: Job | None) -> str:
    return render_template("instructor/regions/printing.html", job=job, status=job.status if job else "")


def _choices(choice: Choice, problem: str = "") -> str:
    return render_template(
        "instructor/print_tonight.html",
        meeting=current_meeting(),
        choice=choice,
        problem=problem or choice.problem,
        names_by_hand=names_by_hand(current_meeting()),
        job=_jobs().of(current_meeting().id),
        is_within_reach=is_within_reach(),
    )

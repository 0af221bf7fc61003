"""Closing a class and giving out its papers: who was here, and who took part to the end."""

from collections.abc import Container

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workshop.documents.press import PressError
from workshop.records import clock, encounters, meetings, papers, participants
from workshop.records.papers import Paper
from workshop.records.refusals import Refusal
from workshop.records.transaction import transaction
from workshop.web.instructor import door
from workshop.web.instructor.attending import Row, row
from workshop.web.instructor.own import own_center
from workshop.web.instructor.paths import CLASS
from workshop.web.instructor.times import Times
from workshop.web.kit.answering import talk_key, talks_again
from workshop.web.kit.guard import current_meeting, current_staff
from workshop.web.kit.house import house
from workshop.web.kit.issued import check_letters
from workshop.web.kit.once import new_key
from workshop.web.kit.refusal_words import press_text, refusal_text

FOR_ALL = "certificate_for_all"


@door.get(f"{CLASS}/close")
def closing(meeting_id: int) -> str | Response:
    if current_meeting().status == "planned":
        flash(_("This class has not been opened yet."), "warning")
        return redirect(url_for("instructor.meeting", meeting_id=meeting_id))
    return _page(_rows(), None)


@door.post(f"{CLASS}/close")
def close_class(meeting_id: int) -> Response | tuple[str, int]:
    """Closes, keeps names and hours, and issues: all of it or nothing. Sent twice, it issues once."""
    try:
        with transaction():  # between reading the rows and writing them no phone may save another name
            rows = _rows(is_sent=True)
            issued = _close(meeting_id, rows) if _can_be_kept(rows) else None
    except Refusal as refusal:
        return _page(_rows(is_sent=True), refusal_text(refusal.code)), 422
    except PressError as error:
        words = _("Nothing is closed or issued yet: %(reason)s", reason=press_text(error))
        return _page(_rows(is_sent=True), words), 422
    if issued is None:
        return _page(rows, _("Nothing is closed or issued yet. Please look at the marked names first.")), 422
    _tell(issued, rows)
    return redirect(url_for("instructor.papers_page", meeting_id=meeting_id))


def _can_be_kept(rows: list[Row]) -> bool:
    to_do = [one for one in rows if one.is_sent and "proof" not in one.issued]
    ticked = [one for one in to_do if one.form.proof.data or one.form.certificate.data]
    wrong = [one for one in ticked if not one.validate()]  # every one is checked, not only up to the first
    return not wrong


def _close(meeting_id: int, rows: list[Row]) -> list[Paper]:
    """The papers that are new."""
    before = papers.of_meeting(meeting_id)
    sent = [one for one in rows if one.is_sent]
    proofs = [one.person.id for one in sent if one.form.proof.data or "proof" in one.issued]
    lost = {one.participant_id for one in before if one.kind == "certificate" and one.withdrawn_at}
    for_all = [one for one in sent if _is_for_all(one, lost) and not one.left_early]
    certificates = [one.person.id for one in sent if one.form.certificate.data or one in for_all]
    for one in sent:
        if one.form.proof.data and "proof" not in one.issued:
            _keep(one)
    meetings.close_class(meeting_id)
    for last in talks_again(current_meeting().language):
        encounters.fix_change(meeting_id, last.id, talk_key(last.again_of or ""), talk_key(last.id))
    public = house().settings.public_address
    papers.issue(meeting_id, proofs, certificates, by=current_staff().id, public_address=public)
    new = papers.of_meeting(meeting_id)[len(before) :]
    for paper in new:
        check_letters(paper)
    return new


def _is_for_all(one: Row, lost: Container[int | None]) -> bool:
    """One tick for the certificates of everybody who has a proof or gets one now. `lost`: whose certificate
    was taken back; it stays so, except with a new proof."""
    if FOR_ALL not in request.form or "certificate" in one.issued:
        return False
    return one.person.id not in lost if "proof" in one.issued else bool(one.form.proof.data)


def _keep(one: Row) -> None:
    person, name = one.person, one.form.name.data
    if name and name != person.name_for_paper:
        participants.set_paper_name(person.id, name)
    if one.hours != one.known_hours:
        participants.set_hours(person.id, *one.hours)


def _tell(issued: list[Paper], rows: list[Row]) -> None:
    flash(_("The class is closed."), "good")
    if issued:
        flash(ngettext("%(num)s paper is issued.", "%(num)s papers are issued.", len(issued)), "good")
    if FOR_ALL in request.form:
        _tell_for_all([one.participant_id for one in issued if one.kind == "certificate"], rows)
    late = [one.person.screen_name for one in rows if not one.is_sent]
    if late:
        flash(
            _("Joined while you were closing, and has no paper yet: %(names)s.", names=", ".join(late)),
            "warning",
        )


def _tell_for_all(new: list[int | None], rows: list[Row]) -> None:
    words = ngettext("%(num)s of them is a certificate.", "%(num)s of them are certificates.", len(new))
    flash(words if new else _("No certificate is new."), "good" if new else "warning")
    without = [one for one in rows if one.is_sent and one.person.id not in new and _is_for_all(one, ())]
    early = [one.person.screen_name for one in without if one.left_early]
    if early:
        said = _("No certificate, as they left before the end: %(names)s.", names=", ".join(early))
        how = _("To give one anyway, press “Give out more papers” and tick it beside the name.")
        flash(f"{said} {how}", "warning")


def _rows(*, is_sent: bool = False) -> list[Row]:
    issued: dict[int, set[str]] = {}
    for paper in papers.of_meeting(current_meeting().id):
        if paper.withdrawn_at is None and paper.participant_id is not None:
            issued.setdefault(paper.participant_id, set()).add(paper.kind)
    times, sent = _times(), request.form if is_sent else None
    people = participants.of_meeting(current_meeting().id)
    return [row(times, one, frozenset(issued.get(one.id, ())), sent) for one in people]


def _times() -> Times:
    return Times.of(current_meeting(), own_center().time_zone, clock.utc_now())


def _page(rows: list[Row], problem: str | None) -> str:
    return render_template(
        "instructor/closing.html",
        meeting=current_meeting(),
        rows=rows,
        groups={name: [one for one in rows if one.group == name] for name in ("first", "whole", "done")},
        problem=problem,
        is_for_all=FOR_ALL in request.form,
        window=_times().window,
        time_zone=own_center().time_zone,
        once=new_key(),
    )

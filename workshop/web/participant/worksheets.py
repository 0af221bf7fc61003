"""Filling in a worksheet, by form or by autosave, and printing it."""

from flask import Response, abort, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from workshop.course.worksheets import Worksheet
from workshop.documents import letters
from workshop.documents import worksheets as worksheet_paper
from workshop.records import answers, centers
from workshop.web.kit.clock import day_text
from workshop.web.kit.guard import current_meeting, current_participant, wants_json
from workshop.web.kit.house import house
from workshop.web.kit.keeping import kept_until
from workshop.web.kit.language import language
from workshop.web.kit.numbers import whole
from workshop.web.kit.paper import pdf
from workshop.web.participant import door
from workshop.web.participant.again import comes_again


@door.get("/class/<code>/worksheets/<name>")
def worksheet(code: str, name: str) -> str:
    sheet = _worksheet(name)
    before = answers.get(current_participant().id, _key(name))
    values = before.value if before else {}
    return _page(sheet, values, before.edit if before else 0)


@door.post("/class/<code>/worksheets/<name>")
def save_worksheet(code: str, name: str) -> AnyResponse | tuple[str, int]:
    """The whole sheet is one answer. For autosave: saved, stale (another window was later) or closed."""
    sheet = _worksheet(name)
    values = _typed(sheet)
    saved = answers.save(current_participant().id, _key(name), 1, values, _edit())
    held = saved.answer.edit if saved.answer else 0
    if wants_json():
        return jsonify({"status": saved.status, "edit": held})
    if saved.status == "saved":
        flash(_("Your worksheet is saved."), "good")
        return redirect(url_for("participant.worksheet", code=code, name=name))
    words = {
        "stale": _("This sheet was changed in another window. Look it over and save again."),
        "closed": _("The class is closed. What you typed is below, but it was not saved."),
    }
    flash(words[saved.status], "warning")
    return _page(sheet, values, held), 409


@comes_again("participant.save_worksheet")
def _again(message: str) -> str:
    sheet = _worksheet((request.view_args or {})["name"])
    flash(message, "warning")
    return _page(sheet, _typed(sheet), max(_edit() - 1, 0))


@door.get("/class/<code>/worksheets/<name>.pdf")
def print_worksheet(code: str, name: str) -> Response | tuple[str, int]:
    """A name on screen that the printer has no letters for leaves a line to fill in by hand. Nothing of the
    answers is left out unless it is asked for (?without)."""
    sheet, person = _worksheet(name), current_participant()
    before = answers.get(person.id, _key(name))
    values = before.value if before else {}
    wrong = {key: letters.unprintable(value) for key, value in values.items()}
    if any(wrong.values()) and "without" not in request.args:
        return _page(sheet, values, before.edit if before else 0, wrong), 422
    center = centers.get(current_meeting().center_id)
    paper = worksheet_paper.sheet(
        sheet,
        {key: letters.printable(value) for key, value in values.items()},
        name=letters.printable(person.name_for_paper),
        paper=center.paper if center else house().settings.paper,
        gettext=_,
        language=language(),
        footer=letters.printable(center.name) if center else "",
        date=day_text(current_meeting().starts_at, center.time_zone, language()) if center else "",
    )
    return pdf(paper, name)


def _worksheet(name: str) -> Worksheet:
    found = house().library.worksheet(language(), name)
    if found is None:
        abort(404)
    return found


def _typed(sheet: Worksheet) -> dict[str, str]:
    keys = sheet.keys()
    return {key: request.form.get(key, "").strip()[: _longest(sheet, key)] for key in keys}


def _page(sheet: Worksheet, values: dict[str, str], edit: int, wrong: dict[str, str] | None = None) -> str:
    """`wrong`: the letters in each answer that paper lacks."""
    return render_template(
        "participant/worksheet.html",
        meeting=current_meeting(),
        participant=current_participant(),
        sheet=sheet,
        values=values,
        filled=_filled(sheet, values),
        edit=edit,
        wrong=wrong or {},
        kept_until=kept_until(current_meeting()),
    )


def _filled(sheet: Worksheet, values: dict[str, str]) -> set[int]:
    """The rows that hold something; the others are folded away."""
    rows = range(1, sheet.rows + 1)
    return {row for row in rows if any(values.get(f"{field.id}-{row}") for field in sheet.fields)}


def _key(name: str) -> str:
    return f"worksheet:{name}"


def _longest(sheet: Worksheet, key: str) -> int:
    field_id = key.rsplit("-", 1)[0] if key.rsplit("-", 1)[-1].isdigit() else key
    return next((one.max_length for one in (*sheet.fields, *sheet.closing) if one.id == field_id), 200)


def _edit() -> int:
    edit = whole(request.form.get("edit"))
    return 1 if edit is None else edit

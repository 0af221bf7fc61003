"""Filling in a worksheet, by form or by autosave, looking at its picture, and printing it.

A picture of somebody's network is drawn on this page and on their own paper, and nowhere else."""

from collections.abc import Mapping

from flask import Response, abort, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from workshop.course.worksheets import Worksheet
from workshop.documents import letters, network
from workshop.documents import worksheets as worksheet_paper
from workshop.records import answers
from workshop.web.kit.answering import worksheet_key
from workshop.web.kit.days import chosen_day, with_days
from workshop.web.kit.guard import current_meeting, current_participant, wants_json
from workshop.web.kit.house import house
from workshop.web.kit.keeping import kept_until
from workshop.web.kit.language import language
from workshop.web.kit.numbers import whole
from workshop.web.kit.paper import edition, pdf
from workshop.web.participant import door
from workshop.web.participant.again import comes_again
from workshop.web.participant.own_sheet import own_heads
from workshop.web.participant.partner import for_partner
from workshop.web.participant.receipts import refused, told


@door.get("/class/<code>/worksheets/")
def worksheets(code: str) -> str:
    """All of them, also those that the class does not come to."""
    keys = {answer.activity for answer in answers.of_participant(current_participant().id)}
    sheets = house().library.worksheets(language())
    return render_template(
        "participant/worksheets.html",
        meeting=current_meeting(),
        sheets=[(sheet, worksheet_key(sheet.id) in keys) for sheet in sheets],
        kept_until=kept_until(current_meeting()),
    )


@door.get("/class/<code>/worksheets/<name>")
def worksheet(code: str, name: str) -> str:
    sheet = _worksheet(name)
    before = answers.get(current_participant().id, worksheet_key(name))
    values = before.value if before else {}
    return _page(sheet, values, before.edit if before else 0)


@door.post("/class/<code>/worksheets/<name>")
def save_worksheet(code: str, name: str) -> AnyResponse | tuple[str, int]:
    """The whole sheet is one answer. For autosave: saved, stale (another window was later), closed, or
    refused, with the reason: then nothing is saved, and nothing that was typed is cut."""
    sheet = _worksheet(name)
    values = _typed(sheet)
    long = _too_long(sheet, values)
    if long:
        return _refused(sheet, values, long)
    saved = answers.save(current_participant().id, worksheet_key(name), 1, values, _edit())
    held = saved.answer.edit if saved.answer else 0
    words = {
        "stale": _("This sheet was changed in another window. Look it over and save again."),
        "closed": _("The class is closed. What you typed is below, but it was not saved."),
    }
    if wants_json():
        words["closed"] = _("The class is closed, so this was not saved.")
        return told("saved", held) if saved.status == "saved" else refused(saved, words[saved.status])
    if saved.status == "saved":
        flash(_("Your worksheet is saved."), "good")
        return redirect(url_for("participant.worksheet", code=code, name=name))
    flash(words[saved.status], "warning")
    return _page(sheet, values, held), 409


@comes_again("participant.save_worksheet")
def _again(message: str) -> str:
    sheet = _worksheet((request.view_args or {})["name"])
    flash(message, "warning")
    return _page(sheet, _typed(sheet), max(_edit() - 1, 0))


@door.get("/class/<code>/worksheets/<name>.pdf")
def print_worksheet(code: str, name: str) -> Response | tuple[str, int]:
    """Nothing of the answers is left out for want of letters unless it is asked for (?without)."""
    sheet = _worksheet(name)
    before = answers.get(current_participant().id, worksheet_key(name))
    values = before.value if before else {}
    told = with_days(sheet, values)
    cannot = {key: letters.unprintable(value) for key, value in values.items()}
    wrong = {
        key: _("Our printer has no letters for: %(letters)s.", letters=found)
        for key, found in cannot.items()
        if found
    }
    if wrong and "without" not in request.args:
        return _page(sheet, values, before.edit if before else 0, wrong, is_unprintable=True), 422
    paper = worksheet_paper.sheet(
        sheet,
        {key: letters.printable(value) for key, value in told.items()},
        edition(),
        **own_heads(),
    )
    return pdf(paper, name)


def _worksheet(name: str) -> Worksheet:
    found = house().library.worksheet(language(), name)
    if found is None:
        abort(404)
    return found


def _typed(sheet: Worksheet) -> dict[str, str]:
    """A line's end counts as one sign, as it does where it was typed; a form sends it as two."""
    return {key: request.form.get(key, "").replace("\r\n", "\n").strip() for key in sheet.by_key()}


def _too_long(sheet: Worksheet, values: Mapping[str, str]) -> dict[str, str]:
    """What to say, by the keys of the answers that have more letters than the sheet takes."""
    return {
        key: _(
            "“%(label)s” has %(typed)s letters. Please use %(count)s or fewer.",
            label=field.label,
            typed=len(values[key]),
            count=field.max_length,
        )
        for key, field in sheet.by_key().items()
        if field.kind != "check" and len(values[key]) > field.max_length
    }


def _refused(
    sheet: Worksheet, values: dict[str, str], wrong: Mapping[str, str]
) -> AnyResponse | tuple[str, int]:
    if wants_json():
        reason = " ".join(wrong.values())
        answer: AnyResponse = jsonify({"status": "refused", "message": reason, "keys": list(wrong)})
        return answer
    return _page(sheet, values, max(_edit() - 1, 0), wrong), 422


def _page(
    sheet: Worksheet,
    values: dict[str, str],
    edit: int,
    wrong: Mapping[str, str] | None = None,
    *,
    is_unprintable: bool = False,
) -> str:
    """`wrong`: what to say about an answer, by its key; `is_unprintable`: it has letters that paper lacks."""
    person = current_participant()  # nobody, where they were taken out while typing
    held = answers.get(person.id, worksheet_key(sheet.id)) if person else None
    return render_template(
        "participant/worksheet.html",
        meeting=current_meeting(),
        participant=person,
        sheet=sheet,
        values=values,
        filled=_filled(sheet, values),
        chosen_day=chosen_day,
        picture=network.draw(network.people(sheet, values), _),
        edit=edit,
        wrong=wrong or {},
        is_unprintable=is_unprintable,
        answer=held,
        **for_partner(held),
        kept_until=kept_until(current_meeting()),
    )


def _filled(sheet: Worksheet, values: dict[str, str]) -> set[int]:
    """The rows that hold something; the others are folded away."""
    return {row for row in sheet.row_numbers if any(values.get(f"{one.id}-{row}") for one in sheet.fields)}


def _edit() -> int:
    edit = whole(request.form.get("edit"))
    return 1 if edit is None else edit

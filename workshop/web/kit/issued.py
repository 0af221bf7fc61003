"""An issued paper as a sheet: the values that were fixed when it was issued, worded for its reader."""

from datetime import datetime

from flask_babel import force_locale
from flask_babel import gettext as _

from workshop.documents import attendance, letters
from workshop.documents.attendance import PaperValues
from workshop.documents.press import PressError, Sheet
from workshop.documents.sheet import Edition
from workshop.records import pictures
from workshop.records.papers import Paper
from workshop.web.kit import clock
from workshop.web.kit.house import house
from workshop.web.kit.locales import locale_of


def issued_sheet(paper: Paper, *, is_large: bool = False) -> Sheet:
    """The PDF of an issued paper comes out the same whenever it is printed, and whoever prints it: only
    `paper.details` counts, and the pictures that it names."""
    check_letters(paper)
    draw = attendance.certificate if paper.kind == "certificate" else attendance.proof
    language = paper.details["language"]
    with force_locale(locale_of(language)):
        return draw(_values(paper), Edition(paper.details["paper"], language, _, is_large))


def check_letters(paper: Paper) -> None:
    """Refuses what could never be printed: PressError("letters"), whose detail names the field too."""
    for field, text in _typed(paper).items():
        cannot = letters.unprintable(text)
        if cannot:
            raise PressError("letters", f"{cannot} ({field})")


def _typed(paper: Paper) -> dict[str, str]:
    """What people have typed of this paper, by where they did."""
    said = paper.details
    return {
        _("Name on paper"): paper.name,
        _("Title of the class"): said["title"],
        _("Place of the class"): said["place"],
        _("Instructor’s name"): said["instructor"],
        _("Name of the center"): said["center_name"],
        _("Address of the center"): said["center_address"],
        _("Phone of the center"): said["center_phone"],
        _("E-mail of the center"): said["center_email"],
        _("Work-search rules"): said.get("rules", ""),
    }


def _values(paper: Paper) -> PaperValues:
    said = paper.details
    zone, language = said["time_zone"], said["language"]
    arrived, left = _moment(said["arrived_at"]), _moment(said["left_at"])
    starts, ends = _moment(said["starts_at"]), _moment(said["ends_at"])
    return PaperValues(
        name=paper.name or "",
        center_name=said["center_name"],
        center_address=said["center_address"],
        center_contact=" · ".join(part for part in (said["center_phone"], said["center_email"]) if part),
        title=said["title"],
        place=said["place"],
        date=clock.day_text(starts, zone, language),
        start=clock.time_text(starts, zone, language),
        end=clock.time_text(ends, zone, language),
        hours=hours_text(arrived, left, zone, language),
        instructor=said["instructor"],
        mode=said["mode"],
        code=paper.code,
        check_url=check_address(paper),
        issued_on=clock.day_text(paper.issued_at, zone, language),
        is_sample=paper.is_sample,
        rules=said.get("rules", ""),
        logo=pictures.get(said.get("logo")),
        seal=pictures.get(said.get("seal")),
        signature=pictures.get(said.get("signature")),
        signed_by=said.get("signed_by", said["instructor"]),
    )


def name_shown_text(is_shown: bool) -> str:
    shown: str = _("The check page now shows the full name.")
    hidden: str = _("The check page now shows initials only.")
    return shown if is_shown else hidden


def hours_text(arrived: datetime, left: datetime, zone: str, language: str) -> str:
    minutes = max(0, round((left - arrived).total_seconds() / 60))
    text: str = _(
        "%(from_time)s to %(to_time)s (%(hours)s h %(minutes)s min)",
        from_time=clock.time_text(arrived, zone, language),
        to_time=clock.time_text(left, zone, language),
        hours=minutes // 60,
        minutes=f"{minutes % 60:02d}",
    )
    return text


def check_address(paper: Paper) -> str | None:
    """Only where a public address was set at issue: a laptop is off tomorrow, a center's server is not."""
    # papers from before it was kept go by the one of now
    public = paper.details.get("public_address", house().settings.public_address)
    if public is None:
        return None
    # capitals make a coarser QR code, and neither scheme nor host name minds them
    return f"{public.upper()}/C/{paper.code}"


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)

"""The take-home pack, and the offers for a calendar: made when somebody asks for them, and kept nowhere."""

from flask import Response, abort, render_template
from flask_babel import gettext

from workshop.documents import offers
from workshop.records import papers
from workshop.web.kit.guard import current_meeting, current_participant
from workshop.web.kit.keeping import kept_until
from workshop.web.kit.paper import edition, pdf
from workshop.web.participant import door
from workshop.web.participant.pack import pack_sheet, pieces, unprintable
from workshop.web.participant.promises import promises


@door.get("/class/<code>/take-home")
def take_home(code: str) -> str:
    found, promised = pieces(), promises()
    return render_template(
        "participant/take_home.html",
        meeting=current_meeting(),
        pieces=found,
        has_days=any(one.day for one in promised),
        lacks_days=not all(one.day for one in promised),
        has_papers=bool(papers.of_participant(current_participant().id)),
        wrong=unprintable(found),
        kept_until=kept_until(current_meeting()),
    )


@door.get("/class/<code>/take-home.pdf")
def take_home_pdf(code: str) -> Response:
    return pdf(pack_sheet(pieces(), edition()), "my-pack")


@door.get("/class/<code>/my-offers.ics")
def my_offers_ics(code: str) -> Response:
    """404 where no offer has a day."""
    found = promises()
    if not any(one.day for one in found):
        abort(404)
    answer = Response(offers.calendar(found, gettext), content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="my-offers.ics"'
    return answer

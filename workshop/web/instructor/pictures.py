"""The center's logo and seal, and signatures, as they stand on papers. For administrators."""

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from workshop.documents.errors import PictureError, PressError
from workshop.records import pictures, staff
from workshop.records.staff import Staff
from workshop.records.transaction import let_go
from workshop.web.instructor import door
from workshop.web.instructor.own import own_center, own_colleague
from workshop.web.kit.guard import current_staff
from workshop.web.kit.house import house
from workshop.web.kit.issued import issued_sheet
from workshop.web.kit.numbers import whole
from workshop.web.kit.paper import is_large, pdf
from workshop.web.kit.refusal_words import picture_text, press_text
from workshop.web.kit.sample_papers import sample_of_center

PICTURES = "/center/pictures"
OF_STAFF = "signature-"  # and the number of the colleague
_MOST_BYTES = 2**20  # that the press is asked to look at: of this size it refuses every picture


@door.get(PICTURES, endpoint="pictures")
def pictures_page() -> str:
    return _page({})


@door.get(f"{PICTURES}/<place>.jpg")
def picture(place: str) -> Response:
    """As we drew it anew: what was sent to us is not kept."""
    image = pictures.get(_key(place))
    if image is None:
        abort(404)
    answer = Response(image, mimetype="image/jpeg")
    answer.headers["Content-Disposition"] = 'inline; filename="picture.jpg"'
    return answer


@door.post(f"{PICTURES}/<place>")
def save_picture(place: str) -> AnyResponse | tuple[str, int]:
    _key(place)  # 404 for a place that is not ours, before anything is drawn
    try:
        image = _drawn(place)
    except PictureError as error:
        return _page({place: picture_text(error)}), 422
    except PressError as error:
        slow = _("This picture takes too long to draw. Save it as PNG and try again.")
        return _page({place: press_text(error) if error.code == "busy" else slow}), 422
    _set(place, image)
    flash(_("The new picture is kept. Papers that are issued already stay as they are."), "good")
    return redirect(url_for("instructor.pictures"))


@door.post(f"{PICTURES}/<place>/remove")
def remove_picture(place: str) -> AnyResponse:
    _key(place)
    _set(place, None)
    flash(_("The picture is taken away. Papers that are issued already stay as they are."), "good")
    return redirect(url_for("instructor.pictures"))


@door.get("/center/sample-<kind>.pdf")
def sample_paper(kind: str) -> Response:
    """With the pictures and words of now."""
    if kind not in ("proof", "certificate"):
        abort(404)
    sample = sample_of_center(own_center(), current_staff(), kind)
    return pdf(issued_sheet(sample, is_large=is_large()), f"sample-{kind}")


def _drawn(place: str) -> bytes:
    sent = request.files.get(place)
    file = sent.read(_MOST_BYTES) if sent else b""
    let_go()
    with house().queue.place():
        image = house().press.draw_picture(file, "signature" if place.startswith(OF_STAFF) else place)
    return image.image


def _colleague(place: str) -> Staff | None:
    """Whose signature is meant; None for a place of the center itself."""
    if not place.startswith(OF_STAFF):
        return None
    return own_colleague(whole(place.removeprefix(OF_STAFF), 9) or 0)


def _key(place: str) -> str | None:
    colleague = _colleague(place)
    if colleague is not None:
        return colleague.signature
    own = pictures.of_center(own_center().id)
    if place not in own:
        abort(404)
    return own[place]


def _set(place: str, image: bytes | None) -> None:
    colleague = _colleague(place)
    if colleague is not None:
        pictures.set_of_staff(colleague.id, image)
    else:
        pictures.set_of_center(own_center().id, place, image)


def _page(problems: dict[str, str]) -> str:
    people = [one for one in staff.of_center(own_center().id) if one.is_active or one.signature]
    return render_template(
        "instructor/pictures.html",
        own=pictures.of_center(own_center().id),
        people=people,
        of_staff=OF_STAFF,
        problems=problems,
    )

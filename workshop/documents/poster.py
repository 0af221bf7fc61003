"""A poster for the door: which class this is, and how to join it. To be read from three metres."""

from dataclasses import dataclass

from workshop.documents.attendance import qr_image
from workshop.documents.sheet import Edition, Sheet, set_sheet

# Letters of an address that stand on one line, by the step of the type scale.
_STEPS = ((22, "l"), (32, "m"), (44, "s"))
_MUCH = 90  # letters of title and place, beyond which the rest makes room


@dataclass(frozen=True)
class Poster:
    """`day`, `hours` and `place` are worded already. `address` is typed by people, without a scheme; `link`:
    what the QR code holds. Both None where no phone could open it: then there is a line to write one on."""

    title: str
    day: str
    hours: str
    place: str
    code: str
    address: str | None
    link: str | None


def sheet(poster: Poster, edition: Edition, *, footer: str = "") -> Sheet:
    return set_sheet(
        "documents/poster.html",
        edition,
        title=f"{edition.gettext('Poster')}: {poster.title}",
        poster=poster,
        qr=qr_image(poster.link) if poster.link else None,
        address_size=_size(poster.address or ""),
        is_full=len(poster.title) + len(poster.place) > _MUCH,
        footer=footer,
    )


def _size(address: str) -> str:
    return next((step for longest, step in _STEPS if len(address) <= longest), "xs")

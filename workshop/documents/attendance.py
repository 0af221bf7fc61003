"""The two papers that a class ends with. Neither shows a score or promises anything in an agency's name."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import segno

from workshop.documents import letters
from workshop.documents.sheet import Edition, Sheet, picture_address, set_sheet

# One mask for all: searching for the best of eight takes a third of the time and readers do not mind.
_MASK = 3
_SEPARATE = " · "
_HOUSE_ROOM, _LARGE_HOUSE_ROOM = 120, 84  # letters of usual width on a line at the foot of a certificate
_LONG_HOST = 24  # letters that fit beside the QR code

# How both may be set, so that each stays on one page: with less space first, and only then in smaller type.
# What people really are called fits at 12 points; only the widest letters in every field at once go below.
_CLOSER = ("tight", "tight tighter", "tight tighter tightest")
FITS = ("", *_CLOSER, *(f"{_CLOSER[-1]} at-{points}" for points in (11, 10, 9)))
LARGE_FITS = ("", *_CLOSER, *(f"{_CLOSER[-1]} at-{points}" for points in (16, 14, 12, 11, 10, 9)))


@dataclass(frozen=True)
class PaperValues:
    """Everything worded already: dates and times in the center's time zone and the paper's language.

    `start` and `end` are the class's, `hours` the person's own; `mode` is "staff-led" or "self-directed";
    `check_url` is None where nobody could open it later (a class run from a laptop). `rules` is the center's
    own line about work-search rules; `logo`, `seal` and `signature` are JPEGs (see `pictures`), and
    `signed_by` says whose the signature is.
    """

    name: str
    center_name: str
    center_address: str
    center_contact: str
    title: str
    place: str
    date: str
    start: str
    end: str
    hours: str
    instructor: str
    mode: str
    code: str
    check_url: str | None
    issued_on: str
    is_sample: bool
    rules: str = ""
    logo: bytes | None = None
    seal: bytes | None = None
    signature: bytes | None = None
    signed_by: str = ""

    @property
    def is_signed_for_center(self) -> bool:
        return self.signature is not None and self.signed_by != self.instructor


@dataclass(frozen=True)
class CheckAt:
    """Where a paper is checked, without the scheme. `host`: in pieces, between which a line may end; `path`:
    in one piece, so that it looks the same on each paper of a class."""

    host: tuple[str, ...]
    path: str

    def __str__(self) -> str:
        return "".join(self.host) + self.path


def proof(values: PaperValues, edition: Edition) -> Sheet:
    """Who was there and when: a letter, upright."""
    return _sheet("documents/proof.html", edition.gettext("Proof of attendance"), values, edition)


def certificate(values: PaperValues, edition: Edition) -> Sheet:
    """That the class was completed: for the wall, lying."""
    heading = edition.gettext("Certificate of completion")
    return _sheet(
        "documents/certificate.html",
        heading,
        values,
        edition,
        is_bindable=True,
        house=_house(values, _LARGE_HOUSE_ROOM if edition.is_large else _HOUSE_ROOM),
    )


def _sheet(
    template: str,
    heading: str,
    values: PaperValues,
    edition: Edition,
    *,
    is_bindable: bool = False,
    house: Sequence[str] = (),
) -> Sheet:
    return set_sheet(
        template,
        edition,
        title=f"{heading}: {values.name}",
        is_bindable=is_bindable,
        heading=heading,
        values=values,
        name_size=_size(values.name),
        fits=LARGE_FITS if edition.is_large else FITS,
        house=house,
        pictures=[one for one in (values.logo, values.seal, values.signature) if one],
        logo=picture_address(values.logo),
        seal=picture_address(values.seal),
        signed=picture_address(values.signature),
        qr=qr_image(values.check_url) if values.check_url else None,
        check_at=_check_at(values.check_url) if values.check_url else None,
    )


def qr_image(address: str) -> str:
    """A PNG as a `data:` address: drawn in a tenth of the time of an SVG. As few modules as can be, and then
    as much correction as they have room for: on a photocopy large modules count for more."""
    code = segno.make(address, error="l", boost_error=True, mask=_MASK, micro=False)
    image: str = code.png_data_uri(scale=4, border=4)
    return image


def _check_at(address: str) -> CheckAt:
    """As people write it: host in small letters and no scheme."""
    parts = urlsplit(address)
    host = parts.netloc.lower()
    labels = host.split(".") if len(host) > _LONG_HOST else [host]
    return CheckAt((labels[0], *(f".{label}" for label in labels[1:])), parts.path)


def _house(values: PaperValues, room: int) -> list[str]:
    """Whose paper it is, in lines: no dot between two parts is left at the end of one."""
    contact = values.center_contact.split(_SEPARATE) if values.check_url else ()
    parts = [part for part in (values.center_name, values.center_address, *contact) if part]
    lines = [parts[0]]
    for part in parts[1:]:
        joined = f"{lines[-1]}{_SEPARATE}{part}"
        fits = letters.width(joined) <= room
        lines[-1:] = [joined] if fits else [lines[-1], part]
    return lines


def _size(name: str) -> str:
    """A step of the type scale that lets the name stand on one line, or on few."""
    steps = ((22, "xl"), (34, "l"), (60, "m"), (110, "s"))
    return next((step for longest, step in steps if len(name) <= longest), "xs")

"""One page to lay out in the room: how to join, and what to do if the page does not open."""

from dataclasses import dataclass

from workshop.documents.attendance import qr_image
from workshop.documents.sheet import Edition, Sheet, set_sheet


@dataclass(frozen=True)
class Card:
    """`address` is typed by people, without a scheme; `link` is what the QR code holds. Both None where no
    phone could open it: then there is a line to write one on."""

    title: str
    address: str | None
    code: str
    link: str | None

    @property
    def is_secure(self) -> bool:
        return bool(self.link) and str(self.link).casefold().startswith("https:")


def sheet(card: Card, edition: Edition, *, footer: str, date: str = "") -> Sheet:
    return set_sheet(
        "documents/help-card.html",
        edition,
        title=edition.gettext("How to join the class"),
        card=card,
        qr=qr_image(card.link) if card.link else None,
        footer=footer,
        date=date,
    )

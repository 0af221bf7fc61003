"""What staff print for Ines's class, as large as its words get and as small."""

from tests.documents import samples
from workshop import shipped
from workshop.course.library import load_library
from workshop.documents import catalog, guide, poster, sign_in_sheet
from workshop.documents.catalog import Entry
from workshop.documents.poster import Poster
from workshop.documents.press import Sheet

LIBRARY = load_library([shipped("slides")])
WHEN = f"{samples.ROSA.date}, {samples.ROSA.start}–{samples.ROSA.end}"
LINK = "HTTP://192.168.1.20:8000/JOIN/K7MX4P"
POSTER = Poster(
    samples.ROSA.title,
    samples.ROSA.date,
    "6:00 PM to 7:30 PM",
    samples.ROSA.place,
    "K7MX4P",
    "192.168.1.20:8000/join",
    LINK,
)
LONG_ADDRESS = "laptop-of-the-employment-center.example:8000/join"
NAMES = ("Sam", "Rosa Delgado", "Duc")
ENTRY = Entry(
    samples.ROSA.title,
    WHEN,
    (samples.ROSA.place, samples.ROSA.center_name, samples.ROSA.center_address),
    samples.ROSA.center_contact,
    LIBRARY.staff_paper("en", "catalog"),
)


def a_guide(paper: str = "letter", is_large: bool = False, **changed: object) -> Sheet:
    kinds = {one.id: one.kind for one in LIBRARY.activities("en")}
    given = {
        "title": samples.ROSA.title,
        "facts": [("Day", WHEN), ("Place", samples.ROSA.place), ("Class code", "K7M X4P")],
        "to_print": [
            ("Sign-in sheet", "one, inside the door"),
            ("Role cards: Pairs", "for people without a phone"),
        ],
        "footer": samples.ROSA.center_name,
        "date": samples.ROSA.date,
        **changed,
    }
    words, edition = LIBRARY.staff_paper("en", "guide"), samples.edition(paper, "en", is_large)
    return guide.sheet(
        given.pop("deck", LIBRARY.deck("en")), kinds, given.pop("words", words), edition, **given
    )


def a_sign_in_sheet(paper: str = "letter", is_large: bool = False, names: tuple[str, ...] = ()) -> Sheet:
    rosa, edition = samples.ROSA, samples.edition(paper, "en", is_large)
    facts = f"{rosa.start}–{rosa.end} · {rosa.place} · Instructor: {rosa.instructor}"
    return sign_in_sheet.sheet(
        names, edition, title=rosa.title, facts=facts, footer=rosa.center_name, date=rosa.date
    )


def a_poster(paper: str = "letter", is_large: bool = False, of: Poster = POSTER) -> Sheet:
    return poster.sheet(of, samples.edition(paper, "en", is_large), footer=samples.ROSA.center_name)


def an_entry(paper: str = "letter", is_large: bool = False, of: Entry = ENTRY) -> Sheet:
    edition = samples.edition(paper, "en", is_large)
    return catalog.sheet(of, edition, footer=samples.ROSA.center_name, date=samples.ROSA.date)


ONE_PAGE = {"sign-in sheet": a_sign_in_sheet, "poster": a_poster, "catalog entry": an_entry}
SHEETS = {**ONE_PAGE, "guide": a_guide}

"""What the papers of Ines's class are made from."""

from dataclasses import replace
from functools import cache

from workshop.course.handouts import Handout
from workshop.course.worksheets import Field, Picture, Section, Worksheet
from workshop.documents import attendance, handouts, help_card, pictures, report, worksheets
from workshop.documents.attendance import PaperValues
from workshop.documents.press import Sheet
from workshop.documents.sheet import Edition

CHECK_URL = "HTTPS://CLASS.RIVERSIDE.EXAMPLE/C/AB3DEFGH67"

ROSA = PaperValues(
    name="Rosa Delgado",
    center_name="Riverside Employment Center",
    center_address="120 Water Street, Riverside, NY 12345",
    center_contact="(555) 010-0199 · class@riverside.example",
    title="Successful networking by giving first",
    place="Room 2, second floor",
    date="Wednesday, April 15, 2026",
    start="6:00 PM",
    end="7:30 PM",
    hours="6:15 PM to 7:30 PM (1 h 15 min)",
    instructor="Ines Moreau",
    mode="staff-led",
    code="AB3DEFGH67",
    check_url=None,
    issued_on="Thursday, April 16, 2026",
    is_sample=False,
)

HANDOUT = Handout(
    id="principles",
    title="Networking by giving first",
    summary="The points of the class on one page.",
    html=(
        "<ol><li>Networking is giving, then giving some more.</li><li>Trust is the price.</li></ol>"
        "<h2>Say</h2><blockquote class='example example-give'><p class='example-label'>Gives</p>"
        "<p>“I can show you that tonight.”</p></blockquote>"
        "<h2>Leave at home</h2><blockquote class='example example-take'><p class='example-label'>Takes</p>"
        "<p>“Who does the hiring?”</p></blockquote>"
        "<p>More at <a href='https://riverside.example/class'>the pages of the class</a>.</p>"
        "<table><thead><tr><th scope='col'>Point</th><th scope='col'>Minutes</th></tr></thead>"
        "<tbody><tr><td>The story</td><td>15</td></tr></tbody></table>"
    ),
)

NETWORK = Worksheet(
    id="my-network",
    title="My network",
    intro="Write down five people you know. Leave blank what you don’t know yet.",
    rows=5,
    row_title="Person {number}",
    fields=(
        Field("name", "Name or initials", "Somebody you could call.", "line", 60),
        Field("need", "What they may need", "Or a question to ask.", "lines", 300),
        Field("asked", "I have asked them", "", "check", 0),
    ),
    closing=(
        Field("first-gift", "First I will give …", "One small thing.", "line", 200),
        Field("why", "Why this one", "", "lines", 300),
        Field("is-told", "I have told a friend", "", "check", 0),
    ),
)

PICTURED = Worksheet(
    id="pictured",
    title="My people",
    intro="",
    rows=5,
    row_title="Person {number}",
    fields=tuple(Field(name, name.title(), "", "line", 120) for name in ("name", "how", "give", "introduce")),
    picture=Picture("name", "how", "give", "introduce"),
)

PARTS = Worksheet(
    id="parts",
    title="My gifts",
    intro="What do you have to give?",
    rows=0,
    row_title="",
    fields=(),
    sections=(
        Section(
            "Skills",
            "What you can do.",
            (
                Field("skills", "What I can do", "", "lines", 400),
                Field("for", "Who needs it", "", "line", 120),
            ),
        ),
        Section("After", "", (Field("thanks", "I said thank you", "", "check", 0),)),
    ),
)

PEOPLE = {
    "name-1": "Aunt Lil", "how-1": "family", "give-1": "A ride", "introduce-1": "Mr. Tran",
    "name-2": "Mr. Tran", "give-2": "An hour", "name-3": "Ξένια", "introduce-3": "Lil",
    "name-4": "Nguyễn Đức", "how-4": "next door",
}  # fmt: skip

ANSWERS = {
    "name-1": "Mr. Tran",
    "need-1": "A tutor.\nSomebody for the van.",
    "asked-1": "on",
    "first-gift": "A ride",
}


RULES = "Bring this to your work-search record. Ask your local office what counts. " * 4  # as long as may be


@cache
def marks() -> dict[str, object]:
    """Logo, seal and signature as large as they get, and the longest line about rules."""
    shape = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {0} {1}'><rect width='{0}' height='{1}'/></svg>"
    )
    sizes = {"logo": (100, 36), "seal": (48, 48), "signature": (90, 30)}
    drawn = {place: pictures.draw(shape.format(*size).encode(), place).image for place, size in sizes.items()}
    return {**drawn, "signed_by": ROSA.instructor, "rules": RULES[:300].strip()}


def same(text: str) -> str:
    """A gettext for English."""
    return text


def edition(paper: str = "letter", language: str = "en", is_large: bool = False) -> Edition:
    return Edition(paper, language, same, is_large)


def proof(paper: str = "letter", is_large: bool = False, **changed: object) -> Sheet:
    return attendance.proof(replace(ROSA, **changed), edition(paper, is_large=is_large))


def certificate(paper: str = "letter", is_large: bool = False, **changed: object) -> Sheet:
    return attendance.certificate(replace(ROSA, **changed), edition(paper, is_large=is_large))


def handout(paper: str = "letter", is_large: bool = False, **changed: object) -> Sheet:
    made, set_as = replace(HANDOUT, **changed), edition(paper, is_large=is_large)
    return handouts.sheet(made, set_as, footer=ROSA.center_name, date=ROSA.date)


def card(paper: str = "letter", is_large: bool = False, **changed: object) -> Sheet:
    """As long as its words get."""
    link = "HTTP://LAPTOP-OF-THE-EMPLOYMENT-CENTER.EXAMPLE:8000/JOIN/K7MX4P"
    made = help_card.Card(ROSA.title, "laptop-of-the-employment-center.example:8000/join", "K7MX4P", link)
    set_as = edition(paper, is_large=is_large)
    return help_card.sheet(replace(made, **changed), set_as, footer=ROSA.center_name, date=ROSA.date)


def blank(paper: str = "letter", is_large: bool = False, sheet: Worksheet = NETWORK) -> Sheet:
    return worksheets.sheet(sheet, None, edition(paper, is_large=is_large), name="")


def filled(
    paper: str = "letter",
    answers: dict[str, object] | None = None,
    name: str = ROSA.name,
    is_large: bool = False,
) -> Sheet:
    given = ANSWERS if answers is None else answers
    set_as = edition(paper, is_large=is_large)
    return worksheets.sheet(NETWORK, given, set_as, name=name, date=ROSA.date)


def network(paper: str = "letter", is_large: bool = False, **changed: str) -> Sheet:
    """A worksheet with a picture of people."""
    set_as = edition(paper, is_large=is_large)
    return worksheets.sheet(PICTURED, {**PEOPLE, **changed}, set_as, name=ROSA.name, date=ROSA.date)


def report_of_a_class(paper: str = "letter", polls: int = 4, is_large: bool = False, over: int = 3) -> Sheet:
    """Of a usual class: two questions asked before and after, two asked once, three slides over time."""
    options = (
        "Finding work",
        "Knowing the right people",
        "Getting to know people",
        "Helping people",
        "I’m not sure",
    )
    now, before = (
        report.Shares(people, percent, tuple(f"{share}%" for share in percent))
        for people, percent in ((18, (8, 17, 25, 42, 8)), (19, (55, 18, 9, 9, 9)))
    )
    asked = [
        report.Poll("What is networking for now?", options, now, before),
        report.Poll("What is hard?", options, now, None),
        report.Poll("How would you ask somebody whom you hardly know?", options, now, before),
        report.Poll("What will you do this week?", options, now, None),
    ]
    means = (
        ("Turns that took", (1.8, 0.4), ("1.8", "0.4")),
        ("Turns that gave", (0.9, 2.2), ("0.9", "2.2")),
        ("People brought together", (0.0, 0.6), ("0", "0.6")),
    )
    slides = [("Join with your phone", (3, 9)), ("Two talks at a coffee break", (8, 12)), ("The ad", (5, 6))]
    facts = [
        ("Place", ROSA.place),
        ("Held", "9:00\u202fAM–10:34\u202fAM"),
        ("Slides skipped", "“Who is in the room?”, “What you can give”, “Three people” and 2 more"),
    ]
    found = report.Report(
        title=ROSA.title,
        facts=facts,
        attendance=report.Attendance(came=(20, 18), proofs=17, certificates=11),
        minutes=(90, 94),
        polls=asked[:polls],
        changes=[report.Change(means)],
        over=slides[:over],
    )
    set_as = edition(paper, is_large=is_large)
    return report.sheet(found, set_as, footer=ROSA.center_name, date=ROSA.date)

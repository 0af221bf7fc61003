"""Who may enter each door. A route that is missing here stops the start (see `kit/guard.py`)."""

from workshop.web.kit.entry import Entry

ANYONE, PARTICIPANT, STAFF, ADMINISTRATOR, CONSOLE = (
    Entry.ANYONE,
    Entry.PARTICIPANT,
    Entry.STAFF,
    Entry.ADMINISTRATOR,
    Entry.CONSOLE,
)

ENTRIES: dict[str, Entry] = {
    "public.home": ANYONE,
    "public.lessons": ANYONE,
    "public.lesson": ANYONE,
    "public.handout": ANYONE,
    "public.blank_worksheet": ANYONE,
    "public.check": ANYONE,
    "public.check_code": ANYONE,
    "public.check_short": ANYONE,
    "public.privacy": ANYONE,
    "public.accessibility": ANYONE,
    "public.health": ANYONE,
}

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
    "participant.join": ANYONE,
    "participant.name": ANYONE,
    "participant.take_part": ANYONE,
    "participant.goodbye": ANYONE,
    "participant.step": PARTICIPANT,
    "participant.state": PARTICIPANT,
    "participant.mine": PARTICIPANT,
    "participant.answer_poll": PARTICIPANT,
    "participant.pitch": PARTICIPANT,
    "participant.check_pitch": PARTICIPANT,
    "participant.worksheet": PARTICIPANT,
    "participant.save_worksheet": PARTICIPANT,
    "participant.print_worksheet": PARTICIPANT,
    "participant.my_papers": PARTICIPANT,
    "participant.name_on_paper": PARTICIPANT,
    "participant.my_paper": PARTICIPANT,
    "participant.about_me": PARTICIPANT,
    "participant.delete_me": PARTICIPANT,
    "participant.finish": PARTICIPANT,
    "participant.clear_device": PARTICIPANT,
}

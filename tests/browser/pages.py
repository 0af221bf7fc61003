"""An address for every page and a mistake for every form: a route that is in no table here fails a test.
What stands in braces is what tests/browser/furnished.py has put there."""

from dataclasses import dataclass, field

from workshop.web.access import ENTRIES
from workshop.web.kit.entry import Entry

PASSER_BY, ROSA, INES = "passer-by", "rosa", "ines"
VISITORS = {Entry.ANYONE: PASSER_BY, Entry.PARTICIPANT: ROSA}

PAGES: dict[str, tuple[str, ...]] = {
    "public.home": ("/",),
    "public.lessons": ("/lessons/",),
    "public.lesson": ("/lessons/five-minutes", "/lessons/why-give"),
    "public.handouts": ("/handouts/", "/handouts/?code={open}&paper=a4"),
    "public.practices": ("/practice/",),
    "public.practice": ("/practice/forty-five-minutes", "/practice/the-foreman"),
    "public.check": ("/check",),
    "public.check_code": (
        "/check/{valid}",
        "/check/{withdrawn}",
        "/check/{erased}",
        "/check/{sample_code}",
        "/check/ABCDEFGHJK",
    ),
    "public.try_room": ("/try",),
    "public.privacy": ("/privacy",),
    "public.accessibility": ("/accessibility",),
    "participant.join": ("/join",),
    "participant.name": ("/join/{open}", "/join/{planned}", "/join/{closed}"),
    "participant.again": ("/join/{open}/again", "/join/{closed}/again"),
    "participant.goodbye": ("/goodbye",),
    "participant.step": (
        "/class/{open}/",
        "/class/{asking}/",
        "/class/{showing}/",
        "/class/{again}/",
        "/class/{talking}/",
        "/class/{seated}/",
        "/class/{joining}/",
        "/class/{closed}/",
    ),
    "participant.pitch": ("/class/{open}/pitch", "/class/{open}/pitch/the-blurb", "/class/{closed}/pitch"),
    "participant.write": ("/class/{open}/questions", "/class/{closed}/questions"),
    "participant.talk": (
        "/class/{talking}/talk/a-talk-of-your-own",
        "/class/{joining}/talk/first-talk",
    ),
    "participant.from_partner": ("/class/{seated}/partner", "/class/{closed}/partner"),
    "participant.watch": ("/class/{seated}/pairs/pairs-need/1/watch",),
    "participant.take_home": ("/class/{open}/take-home", "/class/{talking}/take-home"),
    "participant.worksheets": ("/class/{open}/worksheets/", "/class/{closed}/worksheets/"),
    "participant.worksheet": (
        "/class/{open}/worksheets/my-network",
        "/class/{closed}/worksheets/my-network",
        "/class/{open}/worksheets/my-gifts",
        "/class/{open}/worksheets/thirty-days",
    ),
    "participant.my_papers": ("/class/{open}/papers", "/class/{closed}/papers"),
    "participant.about_me": ("/class/{open}/about-me", "/class/{closed}/about-me"),
    "participant.another_phone": ("/class/{open}/another-phone",),
    "participant.finish": ("/class/{open}/finish",),
    "instructor.sign_in": ("/staff/sign-in",),
    "instructor.link": (
        "/staff/links/{sign_in_link}",
        "/staff/links/{password_link}",
        "/staff/links/{console_link}",
    ),
    "instructor.account": ("/staff/account",),
    "instructor.password": ("/staff/account/password",),
    "instructor.classes": ("/staff/",),
    "instructor.new_class": ("/staff/classes/new",),
    "instructor.edit_class": ("/staff/classes/{open_id}/edit",),
    "instructor.meeting": (
        "/staff/classes/{open_id}/",
        "/staff/classes/{planned_id}/",
        "/staff/classes/{closed_id}/",
        "/staff/classes/{sample_id}/",
    ),
    "instructor.closing": ("/staff/classes/{open_id}/close", "/staff/classes/{closed_id}/close"),
    "instructor.preview": ("/staff/classes/{open_id}/preview", "/staff/classes/{open_id}/preview?slide=4"),
    "instructor.phone_link": ("/staff/classes/{open_id}/phone-link",),
    "instructor.papers_page": ("/staff/classes/{closed_id}/papers", "/staff/classes/{open_id}/papers"),
    "instructor.correct_paper": ("/staff/classes/{closed_id}/papers/{paper_id}/correct",),
    "instructor.withdraw_page": ("/staff/classes/{closed_id}/papers/{paper_id}/withdraw",),
    "instructor.print_tonight": ("/staff/classes/{open_id}/print",),
    "instructor.printing": ("/staff/classes/{open_id}/printing",),
    "instructor.report_page": ("/staff/classes/{closed_id}/report",),
    "instructor.room_check": ("/staff/classes/{open_id}/room",),
    "instructor.catalog_page": ("/staff/classes/{planned_id}/catalog",),
    "instructor.people_page": ("/staff/classes/{open_id}/people", "/staff/classes/{closed_id}/people"),
    "instructor.patterns": ("/staff/patterns",),
    "instructor.colleagues": ("/staff/colleagues",),
    "instructor.center": ("/staff/center",),
    "instructor.pictures": ("/staff/center/pictures",),
    "instructor.not_meant": ("/staff/center/not-meant",),
    "instructor.console": (
        "/staff/classes/{open_id}/console",
        "/staff/classes/{asking_id}/console",
        "/staff/classes/{showing_id}/console",
        "/staff/classes/{talking_id}/console",
        "/staff/classes/{seated_id}/console",
        "/staff/classes/{planned_id}/console",
        "/staff/classes/{closed_id}/console",
    ),
    "projector.screen": (
        "/projector/{open}/",
        "/projector/{joining}/",
        "/projector/{calling}/",
        "/projector/{blank}/",
        "/projector/{asking}/",
        "/projector/{showing}/",
        "/projector/{again}/",
        "/projector/{talking}/",
        "/projector/{seated}/",
        "/projector/{planned}/",
        "/projector/{closed}/",
    ),
    "projector.drive": ("/projector/{open}/drive",),
}

NO_PAGES = {
    "public.check_short",  # leads on to public.check_code
    "public.health",
    "public.image",
    "public.handout",
    "public.observer_sheet",
    "public.blank_worksheet",
    "participant.state",
    "participant.waiting",  # only for a device that has asked: see test_coming_back.py
    "participant.waiting_state",
    "participant.mine",
    "participant.print_worksheet",
    "participant.print_talk",
    "public.role_cards",
    "participant.offers",  # leads on to participant.talk
    "participant.my_paper",
    "participant.take_home_pdf",
    "participant.my_offers_ics",
    "instructor.state",
    "instructor.driver",
    "instructor.room_state",
    "instructor.printing_state",
    "instructor.printable_pdf",
    "instructor.catalog_text",
    "instructor.paper_pdf",
    "instructor.picture",
    "instructor.sample_paper",
    "instructor.fetch_printed",
    "instructor.results_csv",
    "instructor.timing_csv",
    "instructor.report_pdf",
    "instructor.not_meant_lines",
    "projector.state",
}

REFUSALS: tuple[tuple[str, int], ...] = (
    ("/no-such-page", 404),
    ("/join?code=ZZZ999", 404),
    ("/join/ZZZ999", 404),
    ("/class/{open}/", 403),
    ("/staff/links/{used_link}", 410),
    ("/staff/links/no-such-link", 404),
)


@dataclass(frozen=True)
class Mistake:
    path: str
    button: str
    typed: dict[str, str] = field(default_factory=dict)  # by label; what is not named stays as it stands


MISTAKES: dict[str, Mistake] = {
    "public.take_turn": Mistake("/practice/forty-five-minutes", "Say it"),
    "participant.take_part": Mistake("/join/{open}", "Join the class"),
    "participant.come_back": Mistake("/join/{open}/again", "Come back", {"Your three words": "maple"}),
    "participant.ask_to_return": Mistake(
        "/join/{open}/again", "Ask the instructor", {"The name that you joined with": "Nobody"}
    ),
    "participant.take_turn": Mistake("/class/{joining}/talk/first-talk", "Say it"),
    "participant.save_offers": Mistake(
        "/class/{talking}/talk/a-talk-of-your-own", "Save my offers", {"What I can offer": "🙂"}
    ),
    "participant.answer_poll": Mistake("/class/{asking}/", "Send my answer"),
    "participant.save_piece": Mistake("/class/{open}/questions", "Send it"),
    "participant.check_pitch": Mistake("/class/{open}/pitch", "Check my words", {"Your words": ""}),
    "participant.name_on_paper": Mistake(
        "/class/{open}/papers", "Save this name", {"Your name as it should stand on paper": ""}
    ),
    "instructor.check_sign_in": Mistake(
        "/staff/sign-in", "Sign in", {"E-mail": "ines@riverside.example", "Password": "not this one"}
    ),
    "instructor.use_link": Mistake(
        "/staff/links/{password_link}", "Save and sign in", {"New password": "short"}
    ),
    "instructor.save_account": Mistake("/staff/account", "Save my name", {"Your name": ""}),
    "instructor.save_password": Mistake(
        "/staff/account/password", "Save the password", {"New password": "short"}
    ),
    "instructor.add_class": Mistake("/staff/classes/new", "Save the class", {"Title": "", "Date": ""}),
    "instructor.save_class": Mistake(
        "/staff/classes/{open_id}/edit", "Save the class", {"Title": "", "Planned minutes": "1"}
    ),
    "instructor.close_class": Mistake(
        "/staff/classes/{open_id}/close", "Close and give out the papers", {"Name on paper": ""}
    ),
    "instructor.reissue_paper": Mistake(
        "/staff/classes/{closed_id}/papers/{paper_id}/correct", "Issue the new paper", {"Name on paper": ""}
    ),
    "instructor.start_tonight": Mistake(
        "/staff/classes/{open_id}/print", "Print these", {"Copies: Help card for the tables": "0"}
    ),
    "instructor.add_colleague": Mistake("/staff/colleagues", "Add and make a link"),
    "instructor.save_center": Mistake(
        "/staff/center", "Save the center", {"Name of the center": "", "Days to keep": "1"}
    ),
    "instructor.save_picture": Mistake("/staff/center/pictures", "Use this logo"),
    "instructor.add_person": Mistake("/staff/classes/{open_id}/console", "Add this person"),
    "instructor.paper_answer": Mistake("/staff/classes/{open_id}/console", "Add the question"),
    "instructor.rename_person": Mistake("/staff/classes/{open_id}/people", "Save", {"Name": ""}),
}

NO_MISTAKES = {  # buttons alone, and a sheet that is saved while it is typed: see test_worksheet_page.py
    "participant.save_worksheet",
    "participant.save_watch",
    "participant.take_seat",
    "participant.stop_waiting",
    "participant.share_talk",
    "participant.share_piece",
    "participant.offer_line",
    "participant.vote",
    "participant.dispute",
    "participant.clear_device",
    "participant.make_phrase",
    "participant.sign_off_others",
    "participant.delete_me",
    "participant.show_name",
    "instructor.sign_out",
    "instructor.open_class",
    "instructor.reopen_class",
    "instructor.make_phone_link",
    "instructor.show_name",
    "instructor.remove_picture",
    "instructor.withdraw_paper",
    "instructor.start_papers",
    "instructor.stop_printing",
    "instructor.print_again",
    "instructor.new_link",
    "instructor.deactivate_colleague",
    "instructor.reactivate_colleague",
    "instructor.advance",
    "instructor.blank",
    "instructor.code",
    "instructor.activity",
    "instructor.play",
    "instructor.let",
    "instructor.merge",
    "instructor.take_over",
    "instructor.change_cut",
    "instructor.answer_return",
    "instructor.choose_address",
    "instructor.remove_person",
    "instructor.restore_person",
    "instructor.erase_person",
    "projector.move",
}


def visitor_of(endpoint: str) -> str:
    return VISITORS.get(ENTRIES[endpoint], INES)


def pages_of(who: str) -> list[str]:
    """Walls left out: they have a size of their own."""
    mine = [one for one in PAGES if visitor_of(one) == who and not one.startswith("projector.")]
    return [path for endpoint in mine for path in PAGES[endpoint]]


def mistakes_of(who: str) -> list[Mistake]:
    return [mistake for endpoint, mistake in MISTAKES.items() if visitor_of(endpoint) == who]


WALLS = [*PAGES["projector.screen"], *PAGES["projector.drive"]]

"""The console's “On the projector” names what the projector shows, whatever that is, and nothing else."""

from tests.web.boards.room import TAGS, Room
from tests.web.instructor.test_playing import END, LINE
from workshop.records import answers, meetings, paper_answers, participants, seatings, sharing, watching

IDEA, QUESTION = "I can mend bicycles.", "What if I have nothing to give?"
CODE = "The class code, for joining"


def said(here: Room) -> str:
    """What the console says is on the projector; “slide” where it draws that."""
    answer = here.ines.get(f"{here.staff}/state", headers={"Accept": "application/json"})
    region = str(answer.json["regions"]["screen"])
    if "slide-on-console" in region:
        return "slide"
    return " ".join(TAGS.sub(" ", region.split("<strong>")[1].split("</strong>")[0]).split())


def answered(here: Room) -> None:
    with here.app.app_context():
        for _sheet in range(5):
            paper_answers.enter(here.meeting.id, here.activity, "first")


def test_the_slide_while_nothing_else_is_shown(room) -> None:
    here: Room = room("two-rounds", 0, "open")
    answered(here)
    assert said(here) == "slide"
    assert "Slide 1" in here.words_on_wall()


def test_results_as_long_as_they_are_shown(room) -> None:
    here: Room = room("two-rounds", 0)
    answered(here)
    here.set("revealed")
    assert said(here) == "The results: Twice"
    assert "The first one 100%" in here.words_on_wall()
    here.play("second")
    assert said(here) == "slide"
    assert "100%" not in here.words_on_wall()


def test_results_of_too_few_are_not_said_to_be_there(room) -> None:
    here: Room = room("two-rounds", 1, "open")
    here.choose(0, "first")
    here.set("revealed")
    assert said(here) == "slide"
    assert "100%" not in here.words_on_wall()


def test_a_board_as_soon_as_it_is_shown_even_if_nothing_is_on_it_yet(room) -> None:
    here: Room = room("our-wall", 1, "open")
    here.write(0, IDEA)
    here.tap("Let through", IDEA)
    assert said(here) == "slide"
    assert IDEA not in here.wall()
    here.set("revealed")
    assert said(here) == "What people gave to the room: What we can give"
    assert IDEA in here.wall()
    here.tap("Undo", IDEA)
    assert said(here) == "What people gave to the room: What we can give"
    assert "Slide 5" not in here.words_on_wall()


def test_a_question_stands_before_results_and_the_code_before_a_question(room) -> None:
    here: Room = room("two-rounds", 1)
    answered(here)
    here.set("revealed")
    here.ask(0, QUESTION, "room")
    here.tap("Show it on the screen", QUESTION)
    assert said(here) == "A question from the room"
    assert QUESTION in here.wall()
    assert "100%" not in here.words_on_wall()
    here.ines.post(f"{here.staff}/code", data={"on": "1"})
    assert said(here) == CODE
    assert QUESTION not in here.wall()
    here.ines.post(f"{here.staff}/blank", data={"on": "1"})
    assert said(here) == "Nothing: the screen is blank."
    assert here.words_on_wall() == "The screen is blank for now."
    for page in ("blank", "code"):
        here.ines.post(f"{here.staff}/{page}", data={"on": "0"})
    here.tap("Mark as answered", QUESTION)
    assert said(here) == "The results: Twice"
    assert "100%" in here.words_on_wall()


def test_a_talk_until_its_writer_takes_it_back(room) -> None:
    here: Room = room("our-talk", 1, "open")
    for base, text in enumerate((LINE, END)):
        here.phones[0].post(f"{here.home}/talk/our-talk", data={"text": text, "base": str(base)})
    share = f"{here.home}/talk/our-talk/share"
    here.phones[0].post(share, data={"with": "room", "base": "2"})
    assert said(here) == "slide"
    with here.app.app_context():
        talk = sharing.offered(here.meeting.id, "talk:our-talk")[0].answer
    here.play(f"wall:{talk.id}:{talk.edit}:1")
    assert said(here) == "A talk that its writer offered"
    assert "wall-talk" in here.wall()
    here.phones[0].post(share, data={"with": "me"})
    assert said(here) == "slide"
    assert "wall-talk" not in here.wall()


def test_what_observers_heard(room) -> None:
    here: Room = room("our-pairs", 5)
    with here.app.app_context():
        for person in participants.of_meeting(here.meeting.id):
            answers.save(person.id, watching.key_of("our-pairs"), 1, {"moves": ["asks-need"]}, 1)
        seatings.seat(here.meeting.id, "our-pairs", 3)
    assert said(here) == "slide"
    here.set("revealed")
    assert said(here) == "The results: In pairs"
    assert "in how many of their sheets" in here.words_on_wall()
    here.set("closed")
    assert said(here) == "slide"


def test_the_thanks_after_the_class(room) -> None:
    here: Room = room("our-wall", 0, "revealed")
    with here.app.app_context():
        meetings.close_class(here.meeting.id)
    assert said(here) == "Thank you for coming"
    assert "Thank you for coming" in here.words_on_wall()

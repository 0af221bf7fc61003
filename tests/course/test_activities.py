import pytest

from tests.course.content import POLL, Course

TALK = "kind: talk\ntitle: Talk\nprompt: Talk in pairs.\n"


def test_a_poll_has_its_options_in_order(course: Course) -> None:
    activity = course.load().activity("en", "first-poll")
    assert activity is not None
    assert (activity.kind, activity.title) == ("poll", "What is networking for?")
    assert [(option.id, option.label) for option in activity.options] == [
        ("work", "Finding work"),
        ("people", "Knowing people"),
    ]


def test_a_pitch_may_start_from_a_text_of_several_lines(course: Course) -> None:
    course.write(
        "en/activities/ad.yaml", "kind: pitch\ntitle: Ad\nprompt: Mend it.\nstart: |\n  One.\n  Two.\n"
    )
    activity = course.load().activity("en", "ad")
    assert activity is not None
    assert activity.start == "One.\nTwo."


def test_a_worksheet_activity_names_its_worksheet(course: Course) -> None:
    course.write("en/activities/sheet.yaml", TALK.replace("talk", "worksheet") + "worksheet: my-network\n")
    activity = course.load().activity("en", "sheet")
    assert activity is not None
    assert activity.worksheet == "my-network"


def test_people_can_leave_with_a_worksheet_and_a_handout_or_without(course: Course) -> None:
    leave = TALK.replace("talk", "leave")
    course.write("en/activities/home.yaml", leave + "worksheet: my-network\nhandout: principles\n")
    course.write("en/activities/away.yaml", leave)
    home, away = (course.load().activity("en", name) for name in ("home", "away"))
    assert home is not None
    assert away is not None
    assert (home.worksheet, home.handout) == ("my-network", "principles")
    assert (away.worksheet, away.handout) == (None, None)


def test_an_unknown_handout_is_named_with_a_near_one(course: Course) -> None:
    course.write("en/activities/home.yaml", TALK.replace("talk", "leave") + "handout: principals\n")
    problem = course.problem("en/activities/home.yaml")
    assert (problem.line, problem.mend) == (4, "Did you mean “principles”?")


@pytest.mark.parametrize(
    ("kind", "has_answers"), [("join", False), ("talk", False), ("leave", False), ("pitch", True)]
)
def test_only_what_people_type_or_choose_is_an_answer(course: Course, kind: str, has_answers: bool) -> None:
    course.write("en/activities/new.yaml", TALK.replace("talk", kind))
    activity = course.load().activity("en", "new")
    assert activity is not None
    assert activity.has_answers is has_answers


def test_a_poll_can_be_asked_again(course: Course) -> None:
    course.write("en/activities/last-poll.yaml", POLL + "again_of: first-poll\n")
    activity = course.load().activity("en", "last-poll")
    assert activity is not None
    assert activity.again_of == "first-poll"


def test_a_poll_asked_again_with_other_options_is_refused(course: Course) -> None:
    course.write(
        "en/activities/last-poll.yaml", POLL.replace("id: work", "id: job") + "again_of: first-poll\n"
    )
    assert course.problem("en/activities/last-poll.yaml").line == 9


@pytest.mark.parametrize("first", ["last-poll", "talk", "no-such-poll"])
def test_a_poll_cannot_repeat_itself_or_what_is_no_poll(course: Course, first: str) -> None:
    course.write("en/activities/talk.yaml", TALK)
    course.write("en/activities/last-poll.yaml", f"{POLL}again_of: {first}\n")
    assert course.problem("en/activities/last-poll.yaml").line == 9


def test_an_unknown_worksheet_is_named_with_a_near_one(course: Course) -> None:
    course.write("en/activities/sheet.yaml", TALK.replace("talk", "worksheet") + "worksheet: my-netwrok\n")
    problem = course.problem("en/activities/sheet.yaml")
    assert (problem.line, problem.mend) == (4, "Did you mean “my-network”?")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (TALK.replace("talk", "quiz"), 1, "“kind” cannot be “quiz”"),
        (TALK.replace("kind: talk\n", ""), 1, "“kind” is missing"),
        (TALK + "promt: again\n", 4, "Did you mean “prompt”?"),
        (TALK + "options: []\n", 4, "“options”"),
        (TALK.replace("talk", "join") + "handout: principles\n", 4, "“handout”"),
        (TALK + "prompt: Twice.\n", 4, "stands here twice"),
        (TALK.replace("Talk in pairs.", ""), 3, "“prompt” is empty"),
        (TALK.replace("Talk in pairs.", "''"), 3, "“prompt” is empty"),
        (TALK.replace("Talk in pairs.", "[a, b]"), 3, "“prompt” must be a text"),
        (TALK.replace("title: Talk", f"title: {'a' * 81}"), 2, "has 81 characters; the most is 80"),
        (POLL.replace("  - id: people\n    label: Knowing people\n", ""), 4, "two or more options"),
        (POLL.replace("id: people", "id: work"), 7, "The id “work” stands here twice."),
        (POLL.replace("id: people", "id: Other people"), 7, "cannot be an id"),
        (POLL.replace("    label: Knowing people\n", ""), 7, "“label” is missing"),
        (POLL.replace("label: Knowing people", "text: Knowing people"), 8, "“text”"),
        (POLL.split("options")[0], 1, "“options” is missing"),
        (POLL.split("options")[0] + "options: work\n", 4, "“options” must be a list"),
        (POLL.split("options")[0] + "options:\n  - work\n  - people\n", 4, "must be a list of groups"),
        (TALK.replace("talk", "worksheet"), 1, "“worksheet” is missing"),
        (TALK.replace("talk", "pitch") + "bad_example: true\n", 4, "no “start”"),
        (TALK.replace("talk", "pitch") + "start: Hi.\nbad_example: perhaps\n", 5, "Write true or false"),
    ],
)
def test_a_broken_activity_is_refused_at_its_line(course: Course, text: str, line: int, words: str) -> None:
    course.write("en/activities/new.yaml", text)
    found = [(problem.line, words in str(problem)) for problem in course.problems()]
    assert (line, True) in found
    assert {problem.path for problem in course.problems()} == {str(course.folder / "en/activities/new.yaml")}


def test_words_that_yaml_takes_for_something_else_stay_words(course: Course) -> None:
    words = POLL.replace("Finding work", "Yes").replace("Knowing people", "2011-04-15")
    course.write("en/activities/new.yaml", words)
    activity = course.load().activity("en", "new")
    assert activity is not None
    assert [option.label for option in activity.options] == ["Yes", "2011-04-15"]


WORDS = "kind: words\ntitle: In one word\nprompt: What is giving?\n"
SCALE = "kind: poll\ntitle: How sure?\nprompt: Pick a step.\npick: scale\nlow: Not sure\nhigh: Very sure\n"


def test_a_scale_has_five_steps_between_its_ends(course: Course) -> None:
    course.write("en/activities/sure.yaml", SCALE)
    activity = course.load().activity("en", "sure")
    assert activity is not None
    assert [option.id for option in activity.options] == ["1", "2", "3", "4", "5"]
    assert activity.wording == ("Not sure", "Very sure")
    assert (activity.options[0].label, activity.options[4].label) == ("1 – Not sure", "5 – Very sure")


def test_a_poll_takes_one_answer_in_one_round_unless_it_says_otherwise(course: Course) -> None:
    course.write("en/activities/many.yaml", POLL + "pick: several\nrounds: 2\nminutes: 4\n")
    library = course.load()
    one, many = library.activity("en", "first-poll"), library.activity("en", "many")
    assert one is not None
    assert many is not None
    assert (one.pick, one.rounds, one.minutes) == ("one", 1, 0)
    assert (many.pick, many.rounds, many.minutes) == ("several", 2, 4)


def test_what_people_give_has_its_limits(course: Course) -> None:
    course.write("en/activities/word.yaml", WORDS)
    course.write("en/activities/wall.yaml", WORDS.replace("words", "wall") + "most: 2\nvotes: 0\n")
    course.write("en/activities/clinic.yaml", WORDS.replace("words", "pitch") + "clinic: true\n")
    course.write("en/activities/asked.yaml", WORDS.replace("words", "questions"))
    found = {name: course.load().activity("en", name) for name in ("word", "wall", "clinic", "asked")}
    told = {name: (one.most, one.votes, one.has_board, one.has_answers) for name, one in found.items() if one}
    assert told == {
        "word": (3, 0, True, True),
        "wall": (2, 0, True, True),
        "clinic": (0, 1, True, True),
        "asked": (0, 0, False, False),
    }


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (POLL + "pick: two\n", 9, "“pick” cannot be “two”"),
        (POLL + "rounds: 3\n", 9, "“rounds” cannot be “3”"),
        (SCALE.replace("high: Very sure\n", ""), 1, "“high” is missing"),
        (SCALE + "options: []\n", 7, "Nobody knows what “options” means here."),
        (POLL + "low: Not sure\n", 9, "Nobody knows what “low” means here."),
        (POLL + "rounds: 2\nagain_of: first-poll\n", 9, "cannot have two rounds"),
        (WORDS + "most: 6\n", 4, "“most” cannot be “6”"),
        (WORDS + "votes: 1\n", 4, "“votes”"),
        (WORDS.replace("words", "wall") + "votes: 4\n", 4, "“votes” cannot be “4”"),
        (WORDS.replace("words", "wall") + "minutes: 0\n", 4, "“minutes” cannot be “0”"),
        (WORDS.replace("words", "pitch") + "votes: 1\n", 4, "“votes”"),
    ],
)
def test_a_broken_activity_for_the_room_is_refused_at_its_line(
    course: Course, text: str, line: int, words: str
) -> None:
    course.write("en/activities/new.yaml", text)
    assert (line, True) in [(problem.line, words in str(problem)) for problem in course.problems()]


def test_a_poll_asked_again_takes_as_many_answers(course: Course) -> None:
    course.write("en/activities/last-poll.yaml", POLL + "pick: several\nagain_of: first-poll\n")
    assert course.problem("en/activities/last-poll.yaml").line == 10


def test_the_slide_of_a_scale_shows_the_words_at_its_ends(course: Course) -> None:
    course.write("en/activities/first-poll.yaml", SCALE)
    assert any("Not sure" in str(problem) for problem in course.problems())
    course.change(
        "en/give-first.md", "- Finding work\n- Knowing people", "From not sure: Not sure, Very sure."
    )
    assert course.problems() == []

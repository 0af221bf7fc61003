"""The trained reader, as it ships."""

import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from tests.moves.test_codebook_examples import GIVING, NONE, TAKING
from workshop.moves import MAX_CHARACTERS, Move, encoder, is_trained, read, trained_reader
from workshop.moves.deciding import Scale, findings_of
from workshop.moves.encoder import Judged


def sure(text: str, context: str = "", language: str | None = None) -> set[str]:
    return {one.move.value for one in read(text, language, context).findings if one.is_sure}


def test_it_is_there() -> None:
    assert is_trained()
    assert read("Hi.").is_trained


def test_the_codebooks_own_examples_are_read_as_they_are_meant() -> None:
    examples = TAKING | GIVING | dict.fromkeys(NONE, "")
    wanted = {text: set(moves.split()) for text, moves in examples.items()}
    wrong = {text: (moves, sure(text)) for text, moves in wanted.items() if sure(text) != moves}
    assert len(wrong) <= 0.15 * len(wanted), wrong


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("¿Me podrías presentar a tu jefe para lo de la vacante?", {"gatekeeper"}),
        ("Si sabes de algún trabajo, acuérdate de mí.", {"job-ask"}),
        ("¿Hay algo que yo pueda hacer por usted hoy?", {"asks-need"}),
        ("Dame los teléfonos de tus amigos de la fábrica.", {"contact-grab"}),
        ("no c apure si no se puede ni modo", {"guards-trust"}),
        ("Ayer llovió todo el día y no salimos.", set()),
    ],
)
def test_spanish_is_read(text: str, moves: set[str]) -> None:
    assert read(text).language == "es"
    assert sure(text) == moves


def test_a_sentence_is_read_in_the_light_of_what_stood_before_it() -> None:
    ask = "Could you ask her?"
    assert "gatekeeper" in sure(ask, context="Your sister does the hiring there, right?")
    assert "gatekeeper" not in sure(ask, context="I wonder whether your neighbor still wants the old piano.")


def test_the_light_reaches_over_sentences_of_one_text() -> None:
    text = "Your sister does the hiring there, right? Could you ask her?"
    found = [one for one in read(text).findings if one.is_sure and one.move is Move.GATEKEEPER]
    assert "ask her" in text[found[-1].start : found[-1].end]


def test_findings_stand_in_the_order_of_their_words_and_inside_their_sentences() -> None:
    text = "  Are you hiring?\r\n\r\nWhat would make your week easier? 🙂 ¿Necesitas ayuda con algo?  "
    reading = read(text)
    assert [one.start for one in reading.findings] == sorted(one.start for one in reading.findings)
    for one in reading.findings:
        sentence = reading.sentences[one.sentence]
        assert sentence.start <= one.start < one.end <= sentence.end
        assert text[one.start : one.end] == text[one.start : one.end].strip()


def test_a_sentence_far_longer_than_a_window_is_read_to_its_end() -> None:
    text = "and then we went on and " * 150 + "could you put me in front of your boss"
    (sentence,) = read(text).sentences
    assert len(trained_reader.taking(text, [sentence])) == 1
    assert any(one.move is Move.GATEKEEPER and one.end > len(text) - 60 for one in read(text).findings)


def test_time_grows_with_length_alone() -> None:
    """Counted in tokens that the network is given: the text's own, and a bounded light before each window."""
    given: list[int] = []
    one = encoder.encoder()
    before = one._session

    class Counting:
        def run(self, names, inputs):
            given.append(len(inputs["ids"]))
            return before.run(names, inputs)

    one._session = Counting()
    try:
        for length in (MAX_CHARACTERS // 4, MAX_CHARACTERS):
            given.append(0)
            read(("Could you help me? " * MAX_CHARACTERS)[:length])
    finally:
        one._session = before
    cut = max(n for n, size in enumerate(given) if size == 0)
    assert sum(given[cut:]) <= 4.5 * sum(given[:cut])


def test_many_threads_read_the_same() -> None:
    texts = [
        "Are you hiring?",
        "What do you need?",
        "Who decides over there?",
        "Ayer llovió todo el día.",
    ] * 8
    alone = [read(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(read, texts)) == alone


def test_many_threads_that_come_first_load_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "_loaded", [])
    threads = [threading.Thread(target=encoder.encoder) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(encoder._loaded) == 1


WORDS = "could you ask her for me"
SPOTS = tuple((at, at + len(word)) for at, word in zip((0, 6, 10, 14, 18, 22), WORDS.split(), strict=True))
PLAIN = Scale(
    slope=np.ones(14, np.float32),
    shift=np.zeros(14, np.float32),
    sure=np.full(14, 0.5, np.float32),
    unsure=np.full(14, 0.3, np.float32),
    near=0.5,
)


def judged(flag: float = 0.0, **likely: float) -> Judged:
    moves = np.full(14, 0.01, np.float32)
    moves[-1] = flag
    for name, one in likely.items():
        moves[list(Move).index(Move[name])] = one
    voiced = np.full((len(SPOTS), 13), 0.1, np.float32)
    voiced[2:4] = 0.9
    return Judged(moves, SPOTS, voiced)


def found(one: Judged) -> list[tuple[str, bool]]:
    return [(finding.move.value, finding.is_sure) for finding in findings_of(WORDS, 0, one, PLAIN)]


def test_between_two_thresholds_stands_a_question() -> None:
    assert found(judged(flag=0.4, GATEKEEPER=0.4)) == [("gatekeeper", False)]
    assert found(judged(flag=0.9, GATEKEEPER=0.9)) == [("gatekeeper", True)]
    assert found(judged(flag=0.1, GATEKEEPER=0.9)) == []


def test_a_flag_has_a_name_even_where_no_move_is_likely_by_itself() -> None:
    assert found(judged(flag=0.9, PRETEXT=0.2)) == [("pretext", True)]


def test_a_gift_with_a_string_on_it_is_no_gift() -> None:
    assert found(judged(flag=0.9, STRINGS=0.8, OFFERS_HELP=0.9)) == [("strings", True)]
    assert found(judged(flag=0.9, JOB_ASK=0.8, OFFERS_HELP=0.9)) == [("job-ask", True), ("offers-help", True)]


def test_the_words_of_a_finding_are_the_loud_ones() -> None:
    (finding,) = findings_of(WORDS, 0, judged(flag=0.9, GATEKEEPER=0.9), PLAIN)
    assert WORDS[finding.start : finding.end] == "ask her"

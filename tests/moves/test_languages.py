"""What the reader may judge, and what it must leave alone."""

import pytest

from tests.moves import ruled
from workshop.moves import read

SPANISH = [
    "¿Me puedes presentar a tu jefe? Busco trabajo.",
    "Hola, me llamo Rosa y busco empleo en una fábrica.",
    "no te apures de mi boca no sale",
    "O me ayudas o ya no somos amigas.",
]
FOREIGN = [
    "Кто у вас принимает на работу?",
    "请问你们公司招人吗？",
    "هل لديكم وظائف؟",
    "Bonjour, je cherche un travail dans votre ville.",
    "Guten Tag, ich suche Arbeit und bin Bäcker.",
    "Bom dia, procuro um emprego e não tenho muito tempo.",
]
ENGLISH = [
    "Are you hiring?",
    "hiring?",
    "Hi, I'm José from Querétaro, and I fix roofs.",
    "My abuela taught me to cook; what can I bring you?",
    "i never get sick i never come late",
    "Go on.",
    "Come on!",
    "On Monday.",
    "VA hospital.",
    "Per hour?",
    "Come see me. Come tomorrow.",
    "AI engineer.",
    "Ask Li.",
    "👍",
    "",
    "555-0142",
    "Qwrty zxcv",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_another_language_is_not_judged(text: str) -> None:
    reading = read(text)
    assert not reading.is_readable
    assert reading.findings == ()
    assert reading.sentences


@pytest.mark.parametrize("text", ENGLISH)
def test_english_and_what_tells_nothing_can_be_read(text: str) -> None:
    assert read(text).language == "en"


@pytest.mark.parametrize("text", SPANISH)
def test_spanish_is_read_with_and_without_its_accents(text: str) -> None:
    assert read(text).language == "es"


@pytest.mark.parametrize("text", SPANISH)
def test_the_rules_leave_spanish_alone(text: str) -> None:
    reading = ruled.read(text)
    assert not reading.is_readable
    assert reading.findings == ()


def test_the_expected_language_decides_only_where_the_text_does_not() -> None:
    assert read("Zapatos", language="es").language == "es"
    assert read("Are you hiring?", language="es").language == "en"
    assert read("¿Me puedes presentar a tu jefe?", language="en").language == "es"


def test_english_between_a_little_spanish_is_still_heard() -> None:
    text = "Hola amigo! Could you please introduce me to your boss, I need the work. Gracias!"
    assert read(text).flagged
    assert ruled.read(text).flagged

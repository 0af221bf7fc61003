"""What the reader may judge, and what it must leave alone."""

import pytest

from workshop.moves import read


@pytest.mark.parametrize(
    "text",
    [
        "¿Me puedes presentar a tu jefe? Busco trabajo.",
        "Hola, me llamo Rosa y busco empleo en una fábrica.",
        "Кто у вас принимает на работу?",
        "请问你们公司招人吗？",
        "هل لديكم وظائف؟",
        "Bonjour, je cherche un travail dans votre ville.",
        "Guten Tag, ich suche Arbeit und bin Bäcker.",
    ],
)
def test_another_language_is_not_judged(text: str) -> None:
    reading = read(text)
    assert not reading.is_readable
    assert reading.findings == ()
    assert reading.sentences


@pytest.mark.parametrize(
    "text",
    [
        "Are you hiring?",
        "hiring?",
        "Hi, I'm José from Querétaro, and I fix roofs.",
        "My abuela taught me to cook; what can I bring you?",
        "👍",
        "",
        "555-0142",
        "Qwrty zxcv",
    ],
)
def test_english_and_what_tells_nothing_can_be_read(text: str) -> None:
    assert read(text).language == "en"


def test_the_expected_language_decides_only_where_the_text_does_not() -> None:
    assert read("Zapatos", language="es").language is None
    assert read("Are you hiring?", language="es").language == "en"
    assert read("¿Me puedes presentar a tu jefe?", language="en").language is None


def test_english_between_a_little_spanish_is_still_heard() -> None:
    assert read("Hola amigo! Could you please introduce me to your boss, I need the work. Gracias!").flagged

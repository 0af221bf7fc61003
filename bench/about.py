"""How often a contact hears that a line is about the need, in lines by people who did not write the stories.

python -m bench.about

The lines of `tests/roleplay/about.jsonl` are said right after the need was told; their writer saw the need
and none of the phrases of `about`. Counted: lines that are answered as asking on, of those about it and of
those about something else.
"""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

from workshop import shipped
from workshop.course.library import Library, load_library
from workshop.roleplay.encounter import begin, take
from workshop.roleplay.turns import said

LINES = Path(__file__).parents[1] / "tests" / "roleplay" / "about.jsonl"


def main() -> None:
    counts = counted()
    about, other = (counts[one, True] + counts[one, False] for one in (True, False))
    print(f"about the need: {counts[True, True]} of {about} are heard so")
    print(f"about something else: {counts[False, True]} of {other} are taken for it")


def counted() -> Counter[tuple[bool, bool]]:
    """Lines by whether they are about the need, and whether they are heard so."""
    library = load_library([shipped("slides")])
    lines = [json.loads(raw) for raw in LINES.read_text(encoding="utf-8").splitlines()]
    return Counter((line["is_about"], _is_heard(library, line["scenario"], line["text"])) for line in lines)


def _is_heard(library: Library, scenario_id: str, text: str) -> bool:
    """Answered as asking on, or as something that goes further than that."""
    scenario = library.scenario("en", scenario_id)
    assert scenario
    told = replace(begin(scenario), need=2)
    step = take(scenario, told, said(scenario, text, (), "en"), 1)
    return step.answer.cause in ("need-more", "offer-fits", "introduction")


if __name__ == "__main__":
    main()

"""A deck of its own with every kind of activity that people give something to."""

from pathlib import Path

ACTIVITIES = {
    "two-rounds": """
kind: poll
title: Twice
prompt: Pick one, talk, and pick again.
rounds: 2
options:
  - id: first
    label: The first one
  - id: second
    label: The second one
""",
    "many": """
kind: poll
title: Several
prompt: Pick what fits.
pick: several
options:
  - id: bread
    label: Bread
  - id: milk
    label: Milk
  - id: salt
    label: Salt
""",
    "how-sure": """
kind: poll
title: How sure are you?
prompt: Pick a step.
pick: scale
low: Not sure
high: Very sure
""",
    "one-word": """
kind: words
title: In one word
prompt: What is giving for you?
most: 2
minutes: 3
""",
    "our-wall": """
kind: wall
title: What we can give
prompt: Write what you could give this week.
most: 2
votes: 2
""",
    "any-questions": """
kind: questions
title: Any questions?
prompt: Ask whatever you like.
""",
    "the-clinic": """
kind: pitch
title: The clinic
prompt: Write your message again.
start: Good morning to you.
clinic: true
""",
    "our-sheet": """
kind: worksheet
title: My sheet
prompt: Fill it in.
worksheet: my-network
""",
    "our-talk": """
kind: roleplay
title: A talk
prompt: Talk with her.
scenarios:
  - night-shift
""",
    "our-pairs": """
kind: pairs
title: In pairs
prompt: Play it.
minutes: 4
own: true
""",
}
SLIDE = """# {title}

{body}

<!--
minutes: {minutes}
activity: {activity}
-->

<!--
Let people take their time.
-->
"""
BODIES = {
    "two-rounds": "- The first one\n- The second one",
    "many": "- Bread\n- Milk\n- Salt",
    "how-sure": "From not sure to very sure: Not sure, Very sure.",
}
NAMES = list(ACTIVITIES)


def write(folder: Path) -> Path:
    place = folder / "en"
    (place / "activities").mkdir(parents=True)
    for name, text in ACTIVITIES.items():
        (place / "activities" / f"{name}.yaml").write_text(text.lstrip(), encoding="utf-8")
    slides = (
        SLIDE.format(
            title=f"Slide {number}", body=BODIES.get(name, "Look at your phone."), minutes=2, activity=name
        )
        for number, name in enumerate(NAMES, 1)
    )
    head = f"---\nmarp: true\ntitle: Giving\nlang: en\nminutes: {2 * len(NAMES)}\n---\n\n"
    (place / "give-first.md").write_text(head + "\n---\n\n".join(slides), encoding="utf-8")
    return folder


def slide_of(activity: str) -> int:
    return NAMES.index(activity) + 1

"""Every example of the codebook, with exactly the moves that it stands for."""

import pytest

from tests.moves.ruled import read

BLURB = (
    "A successful networking experience: what worked, "
    "what to avoid, and how to get close to a hiring manager."
)

TAKING = {
    "Who makes the staffing calls on your floor?": "gatekeeper",
    "Could you get me five minutes with your boss about the opening?": "gatekeeper",
    "Today's topic: how to get in good with the people who hire.": "gatekeeper",
    "Find out who is hiring and get close to them": "gatekeeper",
    "I'd be so grateful if you could point me to whoever decides": "gatekeeper",
    BLURB: "gatekeeper",
    "Are you guys hiring?": "job-ask",
    "Would you hand in my résumé for me?": "job-ask",
    "Keep me in mind if something opens up.": "job-ask",
    "If you happen to hear of anything…": "job-ask",
    "If anybody quits on you, I'm two streets over": "job-ask",
    "I'm a proven closer and you won't find anyone who works harder.": "sales-pitch",
    "Who else do you know at the plant? Give me two or three names.": "contact-grab",
    # A gift tied to an ask is strings plus the ask's own move.
    "I'll fix your site if you talk to your director for me.": "strings gatekeeper",
    "After all I did for you…": "strings",
    # A hidden aim is pretext, and the aim's own move too where the words say it.
    "I'll say I want advice, then bring up the job.": "pretext job-ask",
    "Butter him up first.": "pretext",
    "You're my last hope, please, I have kids.": "pressure",
    "I know you said five minutes but hear me out.": "pressure",
}
GIVING = {
    "Is there anything I can do for you today?": "asks-need",
    "What's making this month so rough?": "asks-need",
    "I can sort that spreadsheet for you tonight, it's no trouble.": "offers-help",
    "My friend solved exactly that last week; may I put you two on an email today?": "introduces",
    "A hiring manager I know needs welders; shall I introduce your nephew?": "introduces",
    "Call Denise at the county, she does that.": "name-only",
    "Call Denise at the county, she does that. I can call her with you right now.": "introduces",
    "Let me check with her before I give you her number.": "guards-trust",
    "That's my five minutes; I'll let you go.": "guards-trust",
    "Your tip about the night course worked; I start Monday. What can I do for you?": "thanks asks-need",
    "I'll ask them first, then bring you together": "introduces guards-trust",
}
NONE = [
    "I used to be a hiring manager.",
    "I'm not trying to get to your hiring manager.",
    "I was laid off in May.",
    "How did you get started in this line of work?",
    "What does your team do all day?",
    "How are you?",
    "Thanks in advance.",
    "Thanks.",
    "Thanks for the call, but…",
    "My cousin kept asking everyone for a job and it put people off.",
    "Don't ask for a job; ask what they need",
    "Let me know what I can do",
    "I'm Rosa, I'm a welder, and I have been looking since June.",
]


def sure_moves(text: str) -> set[str]:
    return {found.move.value for found in read(text).findings if found.is_sure}


@pytest.mark.parametrize(("text", "moves"), (TAKING | GIVING).items())
def test_an_example_carries_its_moves_and_no_others(text: str, moves: str) -> None:
    assert sure_moves(text) == set(moves.split())


@pytest.mark.parametrize("text", TAKING)
def test_a_taking_example_flags_the_message(text: str) -> None:
    assert read(text).flagged


@pytest.mark.parametrize("text", GIVING)
def test_a_giving_example_is_never_flagged(text: str) -> None:
    assert not read(text).flagged


@pytest.mark.parametrize("text", NONE)
def test_a_harmless_example_carries_nothing_at_all(text: str) -> None:
    assert read(text).findings == ()


def test_the_mark_on_the_blurb_covers_what_went_wrong_and_no_more() -> None:
    (found,) = read(BLURB).findings
    assert BLURB[found.start : found.end] == "how to get close to a hiring manager"

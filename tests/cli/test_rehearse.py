"""`workshop rehearse`: a practice talk in the terminal."""

import json

from click.testing import CliRunner, Result

from tests.cli.shell import Shell
from workshop.cli.commands import workshop

TURNS = (
    "What makes this week so hard?\nWhat would help you most with that?\n"
    "I know Martin Reyes. May I write to you both tonight so that you can meet?\nGoodbye, have a good day!\n"
)


def played(typed: str, *options: str) -> Result:
    result = CliRunner().invoke(workshop, ["rehearse", "forty-five-minutes", *options], input=typed)
    assert result.exit_code == 0, (result.output, result.exception)
    return result


def test_all_talks_are_listed(shell: Shell) -> None:
    lines = shell.says("rehearse").splitlines()
    assert len(lines) >= 12
    assert lines[0].startswith("forty-five-minutes")


def test_a_talk_is_played_to_its_end() -> None:
    output = played(TURNS).stdout
    assert "Ruth Calder: Come in." in output
    assert "Five minutes become forty-five." in output
    assert "Introductions: 1." in output


def test_leaving_in_the_middle_is_no_accident() -> None:
    assert "Five minutes become" not in played("Hello there.\n").stdout


def test_each_line_is_answered_by_the_state_after_it() -> None:
    states = [json.loads(line) for line in played(TURNS + "One more thing.\n", "--jsonl").stdout.splitlines()]
    assert [state["turn"] for state in states] == [1, 2, 3, 4, 5]
    assert [state.get("need_known") for state in states] == [False, True, True, True, None]
    assert states[2]["introduction_made"]
    assert (states[3]["ended"], states[3]["ending"]) == (True, "received")
    assert states[4]["error"] == "The talk is over."
    assert {"findings", "trust", "minutes_left"} <= states[0].keys()


def test_a_line_of_somebody_who_cannot_go_on_is_no_turn_and_is_answered_by_the_help_line() -> None:
    typed = "What makes this week so hard?\ni can't go on anymore\nWhat would help you most with that?\n"
    first, second, third = (json.loads(line) for line in played(typed, "--jsonl").stdout.splitlines())
    assert "988" in second["help_line"]
    assert "trust" not in second
    assert third["trust"] >= first["trust"]


def test_the_same_seed_gives_the_same_talk() -> None:
    assert played(TURNS, "--seed", "5").stdout == played(TURNS, "--seed", "5").stdout


def test_an_unknown_talk_is_refused(shell: Shell) -> None:
    assert "`workshop rehearse` lists them" in shell.refuses("rehearse", "no-such-talk")

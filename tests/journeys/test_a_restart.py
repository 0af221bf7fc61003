"""The server goes down between a sending and the same one sent again: one answer at the end, the last one."""

import json
import re
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from bench.visitor import Visitor
from tests.served import serving

OPEN = (
    "INSERT INTO activity_state (meeting_id, activity, status, changed_at)"
    " VALUES (1, 'opening-poll', 'open', '2026-11-01 18:00:00')"
)
KEPT = (
    "SELECT value FROM answer JOIN participant ON participant.id = participant_id WHERE screen_name = 'Ama'"
)
OLD = {
    "activities/opening-poll": {"option": "finding-work", "round": "1"},
    "questions": {"text": "How", "who": "instructor", "once": "k1"},
    "pitch": {"text": "I can fix"},
    "worksheets/my-network": {"name-1": "Aunt"},
}
NEW = {
    "activities/opening-poll": {"option": "helping-people", "round": "1"},
    "questions": {"text": "How long?", "who": "instructor", "once": "k1"},
    "pitch": {"text": "I can fix your bike."},
    "worksheets/my-network": {"name-1": "Aunt Lil"},
}


def test_what_is_sent_again_after_a_restart_is_one_answer_and_the_last(
    new_data_folder: Callable[[], Path],
) -> None:
    folder = new_data_folder()
    with serving(folder, "--demonstration") as (server, shown):
        found = re.search(r"Class code\s+(\w+)", shown)
        assert found
        home, phone = f"/class/{found[1]}", Visitor(server.port)
        ask(folder, OPEN)
        phone.get(f"/join/{found[1]}")
        phone.post(f"/join/{found[1]}", screen_name="Ama")
        phone.get(f"{home}/")
        for edit, words in (("1", OLD), ("2", NEW)):
            assert send(phone, home, words, edit) == {"saved"}
        server.process.send_signal(signal.SIGKILL)
        server.process.wait()
    with serving(folder, "--demonstration") as (server, _shown), closing(phone):
        phone.move(server.port)
        assert send(phone, home, NEW, "2") == {"saved"}, "whose receipt was lost"
        assert send(phone, home, OLD, "1") == {"stale"}, "which comes late"
        assert send(phone, home, NEW, "2") == {"saved"}
    kept = ask(folder, KEPT)
    assert len(kept) == len(NEW)
    told = json.dumps([json.loads(value) for (value,) in kept])
    for words in ("helping-people", "How long?", "I can fix your bike.", "Aunt Lil"):
        assert words in told


def send(phone: Visitor, home: str, words: dict[str, dict[str, str]], edit: str) -> set[str]:
    return {phone.post(f"{home}/{path}", **fields, edit=edit)["status"] for path, fields in words.items()}


def ask(folder: Path, statement: str) -> list[tuple[str]]:
    (path,) = folder.glob("*.sqlite3")
    with closing(sqlite3.connect(path, timeout=20)) as database, database:
        return database.execute(statement).fetchall()

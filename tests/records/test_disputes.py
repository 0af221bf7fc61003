"""What people did not mean: kept nameless, in their words only where they allow it, not for ever."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from tests.cast import Cast
from tests.records.conftest import Clock
from tests.records.disk import everything_on_disk
from tests.records.refused import refused
from workshop.moves.taxonomy import Move
from workshop.records import answers, disputes, meetings, participants, retention
from workshop.records.answers import Answer
from workshop.records.disputes import Claim, Dispute
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant
from workshop.settings import Settings

SENTENCE = "Thanks, and who makes the staffing calls?"
CLAIM = Claim("print", Move.GATEKEEPER, "en", 0.9, True, SENTENCE, (Move.JOB_ASK, Move.THANKS))


@pytest.fixture
def answer(sam: Participant) -> Answer:
    return pitch(sam)


def pitch(person: Participant, text: str = SENTENCE, edit: int = 1) -> Answer:
    saved = answers.save(person.id, "pitch:free", 1, {"text": text}, edit).answer
    assert saved is not None
    return saved


def listed(cast: Cast) -> list[Dispute]:
    return disputes.of_center(cast.riverside.id)


def test_with_a_yes_the_sentence_is_kept_with_what_nobody_disputes(cast: Cast, answer: Answer) -> None:
    disputes.dispute(answer.id, CLAIM, may_keep=True)
    (kept,) = listed(cast)
    assert (kept.text, kept.move, kept.other_moves) == (SENTENCE, "gatekeeper", "job-ask thanks")
    assert (kept.language, kept.confidence, kept.is_sure) == ("en", 0.9, True)
    assert f"{kept.disputed_on}" == "2026-03-10"


def test_without_it_no_word_is_kept(cast: Cast, answer: Answer, sam: Participant, settings: Settings) -> None:
    disputes.dispute(answer.id, CLAIM, may_keep=False)
    (kept,) = listed(cast)
    assert (kept.text, kept.other_moves) == (None, "")
    assert (kept.move, kept.confidence, kept.is_sure) == ("gatekeeper", 0.9, True)
    assert disputes.allowed_by(sam.id) == []
    with closing(sqlite3.connect(settings.database_path)) as found:
        assert "staffing" not in str(found.execute("SELECT * FROM dispute").fetchall())


def test_a_row_names_no_person_and_no_class() -> None:
    columns = set(Dispute.__table__.columns.keys())
    assert not columns & {"participant_id", "meeting_id", "answer_id", "id", "created_at"}


def test_the_last_word_counts_and_a_yes_can_be_taken_back(cast: Cast, answer: Answer) -> None:
    for may_keep in (True, True, False):
        disputes.dispute(answer.id, CLAIM, may_keep)
    assert [one.text for one in listed(cast)] == [None]
    disputes.dispute(answer.id, CLAIM, may_keep=True)
    assert [one.text for one in listed(cast)] == [SENTENCE]


def test_a_second_dispute_of_a_sentence_leaves_none_of_the_moves_that_were_not_meant(
    cast: Cast, answer: Answer
) -> None:
    disputes.dispute(answer.id, CLAIM, may_keep=True)
    second = replace(CLAIM, fingerprint="other", move=Move.JOB_ASK, others=(Move.THANKS,))
    disputes.dispute(answer.id, second, may_keep=True)
    assert {one.move: one.other_moves for one in listed(cast)} == {
        "gatekeeper": "thanks",
        "job-ask": "thanks",
    }


def test_a_no_takes_back_the_sentence_that_another_note_on_it_let_stay(
    cast: Cast, sam: Participant, answer: Answer
) -> None:
    disputes.dispute(answer.id, CLAIM, may_keep=True)
    other = replace(CLAIM, fingerprint="other", move=Move.JOB_ASK)
    disputes.dispute(answer.id, other, may_keep=False)
    assert [(one.text, one.other_moves) for one in listed(cast)] == [(None, ""), (None, "")]
    assert disputes.allowed_by(sam.id) == []


def test_the_same_sentence_of_somebody_else_stays_as_it_is(
    cast: Cast, answer: Answer, meeting: Meeting
) -> None:
    rosa, _ = participants.join(meeting.id, "Rosa")
    disputes.dispute(pitch(rosa).id, CLAIM, may_keep=True)
    second = replace(CLAIM, fingerprint="other", move=Move.JOB_ASK, others=())
    disputes.dispute(answer.id, second, may_keep=True)
    assert {one.move: one.other_moves for one in listed(cast)} == {
        "gatekeeper": "job-ask thanks",
        "job-ask": "",
    }


def test_a_dispute_stays_with_the_answer_through_later_saves(sam: Participant, answer: Answer) -> None:
    disputes.dispute(answer.id, CLAIM, may_keep=True)
    assert answers.save(sam.id, "pitch:free", 1, {"text": SENTENCE}, 1).status == "saved"
    pitch(sam, "Other words.", edit=2)
    kept = answers.get(sam.id, "pitch:free")
    assert kept is not None
    assert set(kept.disputed or {}) == {"print"}


def test_who_deletes_their_data_deletes_what_they_allowed(
    cast: Cast, answer: Answer, sam: Participant, meeting: Meeting, settings: Settings
) -> None:
    rosa, _ = participants.join(meeting.id, "Rosa")
    disputes.dispute(answer.id, CLAIM, may_keep=True)
    disputes.dispute(pitch(rosa).id, replace(CLAIM, text="Rosa's own."), may_keep=True)
    assert disputes.allowed_by(sam.id) == [SENTENCE]
    participants.erase(sam.id)
    assert [one.text for one in listed(cast)] == ["Rosa's own."]
    participants.erase(rosa.id)
    assert b"Rosa's own." not in everything_on_disk(settings)


def test_after_the_deletion_date_nothing_leads_back_and_after_a_year_it_is_gone(
    cast: Cast, answer: Answer, clock: Clock, settings: Settings
) -> None:
    disputes.dispute(answer.id, CLAIM, may_keep=True)
    (kept,) = listed(cast)
    assert kept.key.encode() in answers_on_disk(settings)
    retention.delete_due(clock.wait(days=40))
    assert [one.text for one in listed(cast)] == [SENTENCE]
    assert answers_on_disk(settings) == b""
    retention.delete_due(clock.wait(days=324))
    assert len(listed(cast)) == 1
    retention.delete_due(clock.wait(days=1))
    assert listed(cast) == []
    assert b"staffing calls" not in everything_on_disk(settings)


def answers_on_disk(settings: Settings) -> bytes:
    with closing(sqlite3.connect(settings.database_path)) as found:
        return "".join(str(row) for row in found.execute("SELECT * FROM answer")).encode()


def test_only_who_is_in_an_open_class_disputes(
    cast: Cast, answer: Answer, sam: Participant, meeting: Meeting
) -> None:
    participants.remove(sam.id)
    with refused("participant-unknown"):
        disputes.dispute(answer.id, CLAIM, may_keep=True)
    participants.restore(sam.id)
    meetings.close_class(meeting.id)
    with refused("class-closed"):
        disputes.dispute(answer.id, CLAIM, may_keep=True)
    participants.erase(sam.id)
    with refused("participant-unknown"):
        disputes.dispute(answer.id, CLAIM, may_keep=True)
    assert listed(cast) == []


def test_each_center_has_its_own_list_the_newest_first(cast: Cast, answer: Answer, clock: Clock) -> None:
    disputes.dispute(answer.id, CLAIM, may_keep=True)
    clock.wait(days=1)
    disputes.dispute(answer.id, replace(CLAIM, fingerprint="other", text="Later."), may_keep=True)
    assert [one.text for one in listed(cast)] == ["Later.", SENTENCE]
    assert disputes.of_center(cast.hilltop.id) == []

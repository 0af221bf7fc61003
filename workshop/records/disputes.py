"""Findings that their writers did not mean. A row names no person and no class.

The answer keeps the key of its disputes, so that they stay off its page, and whoever deletes their own data
deletes them too. When a class's data is deleted the keys go, and nothing leads back to anybody any more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from workshop.moves.taxonomy import Move
from workshop.records import clock, meetings, tokens
from workshop.records.refusals import Refusal
from workshop.records.tables import Answer, Participant
from workshop.records.tables import Dispute as Dispute
from workshop.records.transaction import reader, transaction

KEPT_DAYS = 365
REASONS = ("meant-other", "misread", "quoted", "joke")


@dataclass(frozen=True)
class Claim:
    """What the reader said of one sentence. fingerprint: tells it again where the same words are read again.
    text: the sentence. others: the moves that the reader is sure of and nobody disputes. register: pitch or
    talk. reason: why it was not meant, one of REASONS."""

    fingerprint: str
    move: Move
    language: str
    confidence: float
    is_sure: bool
    text: str
    others: tuple[Move, ...]
    register: str = "pitch"
    reason: str | None = None


def dispute(answer_id: int, claim: Claim, may_keep: bool) -> None:
    """Without `may_keep` no word of the sentence is kept, not for another note on it either: the last word
    counts. Refuses participant-unknown, class-closed and class-not-open."""
    with transaction() as session:
        answer, center_id = _open(session, answer_id)
        before = answer.disputed or {}
        key = before.get(claim.fingerprint) or tokens.new()
        answer.disputed = {**before, claim.fingerprint: key}
        session.merge(_row(key, center_id, claim, may_keep))
        for row in session.scalars(_of_keys(before.values()).where(Dispute.text == claim.text)):
            row.other_moves = " ".join(move for move in row.other_moves.split() if move != claim.move)
            if not may_keep:
                row.text, row.other_moves = None, ""


def of_center(center_id: int) -> list[Dispute]:
    """The newest first; those of one day in no order that would tell who spoke first."""
    own = select(Dispute).where(Dispute.center_id == center_id)
    return list(reader().scalars(own.order_by(Dispute.disputed_on.desc(), Dispute.key)))


def allowed_by(participant_id: int) -> list[str]:
    """The sentences that this person let the center keep, as long as that can be told."""
    found = _of_keys(_keys(reader(), participant_id)).where(Dispute.text.is_not(None))
    return [row.text for row in reader().scalars(found) if row.text]


def erase_of(session: Session, participant_id: int) -> None:
    keys = _keys(session, participant_id)
    session.execute(delete(Dispute).where(Dispute.key.in_(keys)))


def tidy(session: Session, now: datetime) -> None:
    """After a year: until then somebody has looked through them, or nobody will."""
    last = (now - timedelta(days=KEPT_DAYS)).date()
    session.execute(delete(Dispute).where(Dispute.disputed_on <= last))


def _open(session: Session, answer_id: int) -> tuple[Answer, int]:
    """The answer and its center."""
    answer = session.get(Answer, answer_id, with_for_update=True)
    person = session.get(Participant, answer.participant_id) if answer else None
    if answer is None or person is None or person.removed_at is not None:
        raise Refusal("participant-unknown")
    return answer, meetings.open_for(session, person.meeting_id).center_id


def _row(key: str, center_id: int, claim: Claim, may_keep: bool) -> Dispute:
    return Dispute(
        key=key,
        center_id=center_id,
        disputed_on=clock.utc_now().date(),
        move=claim.move.value,
        language=claim.language,
        confidence=claim.confidence,
        is_sure=claim.is_sure,
        text=claim.text if may_keep else None,
        other_moves=" ".join(claim.others) if may_keep else "",
        reason=claim.reason,
        register=claim.register,
    )


def _keys(session: Session, participant_id: int) -> list[str]:
    mine = select(Answer.disputed).where(Answer.participant_id == participant_id)
    return [key for disputed in session.scalars(mine) for key in (disputed or {}).values()]


def _of_keys(keys: Iterable[str]) -> Select[Dispute]:
    return select(Dispute).where(Dispute.key.in_(list(keys)))

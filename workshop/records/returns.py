"""Somebody was in the class already, has no three words, and asks the instructor to be let in again.

Before the yes the device that asks sees nothing of the person: not even whether they have answered anything.
"""

from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from workshop.records import clock, meetings, participants, tokens
from workshop.records.present import of_class
from workshop.records.refusals import Refusal
from workshop.records.tables import Meeting, Participant
from workshop.records.tables import ReturnRequest as ReturnRequest
from workshop.records.transaction import reader, transaction

VALID_FOR = timedelta(minutes=5)  # then the instructor is not looking, and it is better to join anew
MOST_WAITING = 8  # in one class: more would push everything else off the console
FORGOTTEN_AFTER = timedelta(days=1)

Standing = Literal["waiting", "in", "refused", "late"]


def ask(meeting_id: int, screen_name: str, token: str, *, is_shared: bool) -> ReturnRequest:
    """Refuses class-closed, class-not-open, requests-stopped, name-unknown, requests-too-many, names as
    `join` does, and request-waiting: for one person one device asks at a time, or the console could be
    flooded, and a yes go to the wrong one. The same form sent twice asks once."""
    with transaction() as session:
        if not meetings.open_for(session, meeting_id).takes_returns:
            raise Refusal("requests-stopped")
        person = participants.by_name(meeting_id, screen_name)
        if person is None:
            raise Refusal("name-unknown")
        now = clock.utc_now()
        tidy(session, now)
        known = session.scalar(_by_token(token))
        if known is not None:
            return known
        others = session.scalars(_waiting(meeting_id, now)).all()
        if any(one.participant_id == person.id for one in others):
            raise Refusal("request-waiting")
        if len(others) >= MOST_WAITING:
            raise Refusal("requests-too-many")
        request = ReturnRequest(participant_id=person.id, token_hash=tokens.digest(token))
        request.is_shared, request.asked_at, request.refused_at = is_shared, now, None
        session.add(request)
        session.flush()
        session.refresh(request)
    return request


def take(meeting_id: int, is_taken: bool) -> Meeting:
    """Whether new ones are let come to the console. Those that wait stay."""
    with transaction() as session:
        meeting = meetings.open_for(session, meeting_id)
        meeting.takes_returns = is_taken
    return meeting


def waiting(meeting_id: int) -> list[ReturnRequest]:
    """The oldest first."""
    return list(reader().scalars(_waiting(meeting_id, clock.utc_now())))


def by_token(meeting_id: int, token: str) -> ReturnRequest | None:
    found = reader().scalar(_by_token(token))
    return found if found and found.participant.meeting_id == meeting_id else None


def standing(meeting_id: int, token: str) -> Standing | None:
    """What has become of a request; None where there is none that this class knows of."""
    if participants.by_token(meeting_id, token) is not None:
        return "in"
    request = by_token(meeting_id, token)
    if request is None:
        return None
    if request.refused_at is not None:
        return "refused"
    return "waiting" if clock.utc_now() - request.asked_at < VALID_FOR else "late"


def check_number(request: ReturnRequest) -> int:
    """Two figures that console and phone both show, so that the yes goes to the phone in front of one."""
    return 10 + int(request.token_hash[:8], 16) % 90


def answer(meeting_id: int, request_id: int, *, is_yes: bool) -> Participant:
    """Refuses request-unknown: for another class's, one that was answered, and one that is too old."""
    with transaction() as session:
        mine = _waiting(meeting_id, clock.utc_now()).where(ReturnRequest.id == request_id)
        request = session.scalar(mine)
        if request is None:
            raise Refusal("request-unknown")
        person = request.participant
        if not is_yes:
            request.refused_at = clock.utc_now()
            return person
        session.delete(request)
        session.flush()
        return participants.let_in(person.id, request.token_hash, is_shared=request.is_shared)


def withdraw(token: str) -> None:
    """Who waited has joined as somebody new, or has found the three words."""
    with transaction() as session:
        session.execute(delete(ReturnRequest).where(ReturnRequest.token_hash == tokens.digest(token)))


def tidy(session: Session, now: datetime) -> None:
    session.execute(delete(ReturnRequest).where(ReturnRequest.asked_at < now - FORGOTTEN_AFTER))


def _waiting(meeting_id: int, now: datetime) -> Select[ReturnRequest]:
    open_ones = (ReturnRequest.refused_at.is_(None), ReturnRequest.asked_at > now - VALID_FOR)
    people = select(ReturnRequest).join(Participant, Participant.id == ReturnRequest.participant_id)
    return people.where(*of_class(meeting_id), *open_ones).order_by(ReturnRequest.id)


def _by_token(token: str) -> Select[ReturnRequest]:
    return select(ReturnRequest).where(ReturnRequest.token_hash == tokens.digest(token))

"""Proofs of attendance and certificates: issued, corrected, withdrawn, checked."""

import datetime as times
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop.records import clock, codes, hours, meetings, names, paper_log
from workshop.records.hours import Sitting
from workshop.records.present import people_of
from workshop.records.refusals import Refusal
from workshop.records.tables import Center, Meeting, Participant, Staff
from workshop.records.tables import Paper as Paper
from workshop.records.transaction import in_parts, reader, transaction

CODE_LENGTH = 10
NAME_LIMIT = 100


@dataclass(frozen=True)
class Standing:
    """What anybody with the code may know. sample: from a demonstration or of nobody, never valid. unknown,
    and a sample of nobody: nothing else is set. initials are empty once the person's data was deleted; name
    is set where its holder agreed."""

    status: Literal["valid", "withdrawn", "unknown", "sample"]
    kind: str | None = None
    issued_at: datetime | None = None
    title: str | None = None
    date: times.date | None = None
    initials: str | None = None
    name: str | None = None


def get(paper_id: int) -> Paper | None:
    return reader().get(Paper, paper_id)


def in_center(center_id: int, paper_id: int) -> Paper | None:
    """None for another center's paper, as if it did not exist."""
    own = select(Paper).join(Meeting, Meeting.id == Paper.meeting_id)
    return reader().scalar(own.where(Paper.id == paper_id, Meeting.center_id == center_id))


def by_code(code: str) -> Paper | None:
    """Forgives case, spaces, dashes and letters that look alike, as long as only one paper can be meant."""
    found = reader().scalars(select(Paper).where(Paper.code.in_(codes.spellings(code, CODE_LENGTH)))).all()
    return found[0] if len(found) == 1 else None


def of_meeting(meeting_id: int) -> list[Paper]:
    """Withdrawn ones too, in the order of issue."""
    return list(reader().scalars(select(Paper).where(Paper.meeting_id == meeting_id).order_by(Paper.id)))


def of_participant(participant_id: int) -> list[Paper]:
    """The ones that stand."""
    mine = (Paper.participant_id == participant_id, Paper.withdrawn_at.is_(None))
    return list(reader().scalars(select(Paper).where(*mine).order_by(Paper.id)))


def beside(paper: Paper) -> list[Paper]:
    """Of the other kind, for the same person, as far as they stand: none once the person's data is erased."""
    if paper.participant_id is None:
        return []
    held = (Paper.participant_id == paper.participant_id, Paper.withdrawn_at.is_(None))
    return list(reader().scalars(select(Paper).where(Paper.kind != paper.kind, *held)))


def along(paper: Paper) -> list[Paper]:
    """What is withdrawn with it: a certificate does not stand without its proof."""
    return beside(paper) if paper.kind == "proof" else []


def issue(
    meeting_id: int,
    proofs: Sequence[int],
    certificates: Sequence[int],
    by: int,
    *,
    public_address: str | None = None,
) -> list[Paper]:
    """One paper for each tick, in the order of the ticks, proofs first. Who has one already keeps it, so that
    a form sent twice changes nothing. A certificate also needs the first tick, now or earlier
    (certificate-without-proof). Nobody gets one for 0 minutes (hours-none). All or none. `public_address`:
    where they can be checked, for as long as they last."""
    with transaction() as session:
        meeting = meetings.known(session, meeting_id)
        if meeting.status == "planned":
            raise Refusal("class-not-open")
        people = _people(session, meeting_id, {*proofs, *certificates})
        held = _held(session, meeting_id)
        if any(who not in proofs and ("proof", who) not in held for who in certificates):
            raise Refusal("certificate-without-proof")
        ticks = [("proof", who) for who in proofs] + [("certificate", who) for who in certificates]
        had = _had(session, meeting_id)
        for kind, who in ticks:
            if (kind, who) not in held:
                held[kind, who] = _new(session, meeting, people[who], kind, by, public_address)
                paper_log.note(session, held[kind, who], "reissued" if (kind, who) in had else "issued", by)
        session.flush()
    return [held[tick] for tick in dict.fromkeys(ticks)]


def correct(paper_id: int, *, name: str, arrived_at: datetime, left_at: datetime, by: int) -> Paper:
    """The new paper, with a new code; the old one checks as withdrawn. Where nothing is changed, nothing is
    done, and the old one is returned. Sent twice, it corrects once. Proof and certificate never differ: the
    one beside it is replaced too. The person's name and hours change with them, so that the next paper is
    right at once. Hours that stay are not held against the class again, which may have been moved since."""
    kept = names.clean(name, NAME_LIMIT)
    with transaction() as session:
        old = _known(session, paper_id)
        if old.is_erased:
            raise Refusal("paper-erased")
        held = meetings.sittings(meetings.known(session, old.meeting_id))
        details = _with_hours(old.details, held, arrived_at, left_at)
        if old.withdrawn_at is not None:
            return _sent_twice(session, old, kept, details)
        if (kept, details) == (old.name, old.details):
            return old
        if details == old.details:
            hours.check_minutes(arrived_at, left_at)
        else:
            hours.check_hours(held, arrived_at, left_at, clock.utc_now())
        for other in beside(old):
            _replace(session, other, kept, _with_hours(other.details, held, arrived_at, left_at), by)
        new = _replace(session, old, kept, details, by)
        person = session.get(Participant, old.participant_id) if old.participant_id else None
        if person is not None:
            person.paper_name, person.arrived_at, person.left_at = kept, arrived_at, left_at
    return new


def withdraw(paper_id: int, by: int) -> Paper:
    """With whatever goes along. Asking twice does no harm."""
    with transaction() as session:
        paper = _known(session, paper_id)
        if paper.withdrawn_at is None:
            for one in (paper, *along(paper)):
                one.withdrawn_at = clock.utc_now()
                paper_log.note(session, one, "withdrawn", by)
    return paper


def standing(code: str) -> Standing:
    if codes.is_sample(code):
        return Standing("sample")
    paper = by_code(code)
    if paper is None:
        return Standing("unknown")
    status: Literal["valid", "withdrawn"] = "valid" if paper.withdrawn_at is None else "withdrawn"
    return Standing(
        "sample" if paper.is_sample else status,
        paper.kind,
        paper.issued_at,
        paper.details["title"],
        date.fromisoformat(paper.details["date"]),
        names.initials(paper.name),
        paper.name if status == "valid" and not paper.is_sample and _may_be_shown(paper) else None,
    )


def _may_be_shown(paper: Paper) -> bool:
    person = reader().get(Participant, paper.participant_id) if paper.participant_id else None
    return person is not None and person.is_name_shown


def anonymise(session: Session, participant_ids: Sequence[int]) -> None:
    """Leaves code, kind, day of issue, and the class's title and date: enough for the check, nothing of the
    person."""
    for batch in in_parts(participant_ids):
        theirs = session.scalars(select(Paper).where(Paper.participant_id.in_(batch))).all()
        paper_log.forget_choices(session, [paper.id for paper in theirs])
        for paper in theirs:
            paper.name, paper.participant_id = "", None
            paper.details = {key: paper.details[key] for key in ("title", "date", "time_zone")}
    session.flush()


def _known(session: Session, paper_id: int) -> Paper:
    paper = session.get(Paper, paper_id, with_for_update=True)
    if paper is None:
        raise Refusal("paper-unknown")
    return paper


def _people(session: Session, meeting_id: int, wanted: set[int]) -> dict[int, Participant]:
    found = session.scalars(select(Participant).where(*people_of(meeting_id)))
    people = {person.id: person for person in found}
    if not wanted <= people.keys():
        raise Refusal("participant-unknown")
    return people


def _held(session: Session, meeting_id: int) -> dict[tuple[str, int], Paper]:
    """The papers that stand, by kind and person."""
    stands = (Paper.meeting_id == meeting_id, Paper.withdrawn_at.is_(None))
    found = session.scalars(select(Paper).where(*stands, Paper.participant_id.is_not(None)))
    return {(paper.kind, paper.participant_id or 0): paper for paper in found}


def _had(session: Session, meeting_id: int) -> set[tuple[str, int]]:
    """Who has lost a paper, and of which kind."""
    gone = (Paper.meeting_id == meeting_id, Paper.withdrawn_at.is_not(None))
    found = session.execute(select(Paper.kind, Paper.participant_id).where(*gone))
    return {(kind, who) for kind, who in found if who is not None}


def _new(
    session: Session, meeting: Meeting, person: Participant, kind: str, by: int, public_address: str | None
) -> Paper:
    details = _details(session, meeting, person) | {"public_address": public_address}
    paper = Paper(meeting_id=meeting.id, participant_id=person.id, kind=kind, name=person.name_for_paper)
    paper.details, paper.issued_by, paper.is_sample = details, by, meeting.is_sample
    return _stamped(session, paper)


def _replace(session: Session, old: Paper, name: str, details: dict[str, Any], by: int) -> Paper:
    new = Paper(meeting_id=old.meeting_id, participant_id=old.participant_id, kind=old.kind, name=name)
    new.details, new.issued_by, new.is_sample = details, by, old.is_sample
    _stamped(session, new)
    old.withdrawn_at, old.replaced_by_id = new.issued_at, new.id
    changed = {"name": new.name != old.name, "hours": new.details != old.details}
    paper_log.note(
        session, new, "corrected", by, before=old, changed=[one for one in changed if changed[one]]
    )
    return new


def _stamped(session: Session, paper: Paper) -> Paper:
    paper.code, paper.issued_at = _free_code(session), clock.utc_now()
    paper.withdrawn_at = paper.replaced_by_id = None
    session.add(paper)
    session.flush()
    return paper


def _sent_twice(session: Session, old: Paper, name: str, details: dict[str, Any]) -> Paper:
    new = session.get(Paper, old.replaced_by_id) if old.replaced_by_id else None
    if new is None or (new.name, new.details) != (name, details):
        raise Refusal("paper-withdrawn")
    return new


def _details(session: Session, meeting: Meeting, person: Participant) -> dict[str, Any]:
    center = session.get_one(Center, meeting.center_id)
    instructor = session.get_one(Staff, meeting.instructor_id)
    held = meetings.sittings(meeting)
    arrived_at, left_at = hours.present(person, held)
    hours.check_minutes(arrived_at, left_at)
    facts = {
        "center_name": center.name,
        "center_address": center.address,
        "center_phone": center.phone,
        "center_email": center.email,
        "title": meeting.title,
        "place": meeting.place,
        "time_zone": center.time_zone,
        "instructor": instructor.name,
        "mode": meeting.mode,
        "language": meeting.language,
        "paper": center.paper,
        "rules": center.rules,
        "logo": center.logo,
        "seal": center.seal,
        "signature": instructor.signature or center.signature,
        "signed_by": instructor.name if instructor.signature else center.name,
    }
    return _with_hours(facts, held, arrived_at, left_at)


def _with_hours(
    facts: dict[str, Any], held: Sequence[Sitting], arrived_at: datetime, left_at: datetime
) -> dict[str, Any]:
    """A person's hours, and the class's own times on that day."""
    own = {"arrived_at": _text(arrived_at), "left_at": _text(left_at)}
    if own.items() <= facts.items():
        return facts
    starts_at, ends_at = hours.sitting_of(held, arrived_at).window(arrived_at)
    day = starts_at.astimezone(ZoneInfo(facts["time_zone"])).date().isoformat()
    return {**facts, **own, "date": day, "starts_at": _text(starts_at), "ends_at": _text(ends_at)}


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _free_code(session: Session) -> str:
    while True:
        code = codes.new(CODE_LENGTH)
        if session.scalar(select(Paper.id).where(Paper.code == code)) is None:
            return code

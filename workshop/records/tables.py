"""Every table, those of papers in `paper_tables`. Each noun's module hands out its own rows and holds the
operations on them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, String, Text, UniqueConstraint, false, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.records.base import COUNTED
from workshop.records.base import Base as Base
from workshop.records.paper_tables import Paper as Paper
from workshop.records.paper_tables import PaperEvent as PaperEvent
from workshop.records.paper_tables import Picture as Picture


class Center(Base):
    """keep_days: how long what participants type is kept after their class. logo, seal, signature: keys of
    pictures; the signature is for papers of an instructor who has none. rules: the center's own line about
    work-search rules, for the proof."""

    __tablename__ = "center"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    address: Mapped[str] = mapped_column(String(500))
    phone: Mapped[str] = mapped_column(String(50))
    email: Mapped[str] = mapped_column(String(254))
    time_zone: Mapped[str] = mapped_column(String(64))
    keep_days: Mapped[int]
    paper: Mapped[str] = mapped_column(String(10))
    is_demonstration: Mapped[bool]
    created_at: Mapped[datetime]
    logo: Mapped[str | None] = mapped_column(String(64))
    seal: Mapped[str | None] = mapped_column(String(64))
    signature: Mapped[str | None] = mapped_column(String(64))
    rules: Mapped[str] = mapped_column(String(300), server_default="", default="")


class Staff(Base):
    """One person with an account. No password_hash: the first one is set through a link. signature: the key
    of a picture."""

    __tablename__ = "staff"
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("center.id"), index=True)
    name: Mapped[str] = mapped_column(String(100))
    email: Mapped[str] = mapped_column(String(254), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    is_administrator: Mapped[bool]
    created_at: Mapped[datetime]
    deactivated_at: Mapped[datetime | None]
    signature: Mapped[str | None] = mapped_column(String(64))

    @property
    def is_active(self) -> bool:
        return self.deactivated_at is None

    @property
    def has_password(self) -> bool:
        return self.password_hash is not None


class StaffSession(Base):
    """One signed-in browser. With a meeting_id it opens the console of that class and nothing else."""

    __tablename__ = "staff_session"
    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    staff: Mapped[Staff] = relationship(lazy="joined", innerjoin=True)


class StaffLink(Base):
    """Works once. purpose: sign-in, password or console (of the class meeting_id)."""

    __tablename__ = "staff_link"
    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    purpose: Mapped[str] = mapped_column(String(20))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    staff: Mapped[Staff] = relationship(lazy="joined", innerjoin=True)


class Throttle(Base):
    """Failed tries for one e-mail address, known or not, or for one browser that knows it; key: a SHA-256."""

    __tablename__ = "throttle"
    __table_args__: Any = ()
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    failures: Mapped[int]
    last_failed_at: Mapped[datetime]
    next_try_at: Mapped[datetime]


class Meeting(Base):
    """One dated run of the class. revision moves with every change that the whole room can see; who
    comes and goes is for the console alone, or each join would make every phone ask again.
    delete_on: the day, in the center's time zone, on which the class's data is deleted (see promises).
    driver: the place that moves the class, since drove_at (see drivers). is_short: it goes by the deck's
    short cut. is_count_shown: the wall says how many have joined. takes_returns: see returns. erased_joined,
    erased_present: see attendance."""

    __tablename__ = "meeting"
    __table_args__ = (CheckConstraint("status IN ('planned', 'open', 'closed')", name="status"), COUNTED)
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("center.id"), index=True)
    instructor_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(20))
    planned_minutes: Mapped[int]
    mode: Mapped[str] = mapped_column(String(20))
    code: Mapped[str] = mapped_column(String(6), unique=True)
    status: Mapped[str] = mapped_column(String(10))
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]
    delete_on: Mapped[date]
    slide: Mapped[int]
    revision: Mapped[int]
    is_blank: Mapped[bool]
    is_code_shown: Mapped[bool]
    is_sample: Mapped[bool]
    created_at: Mapped[datetime]
    driver: Mapped[str | None] = mapped_column(String(40))
    drove_at: Mapped[datetime | None]
    is_short: Mapped[bool] = mapped_column(server_default=false(), default=False)
    is_count_shown: Mapped[bool] = mapped_column(server_default=false(), default=False)
    takes_returns: Mapped[bool] = mapped_column(server_default=true(), default=True)
    erased_joined: Mapped[int | None] = mapped_column(server_default="0", default=0)
    erased_present: Mapped[int | None] = mapped_column(server_default="0", default=0)


class SlideVisit(Base):
    """How long a slide stood on the wall, one after the other while the class is open (see hours)."""

    __tablename__ = "slide_visit"
    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    slide: Mapped[int]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class ActivityState(Base):
    """counts: how many chose what when last shown; None before (see results). ends_at: when the shared timer
    runs out. on_wall: what of one answer the projector shows (see sharing). round: of a poll; earlier: counts
    of the one before (see rounds). merged: words shown as others (see words). together: see letting."""

    __tablename__ = "activity_state"
    __table_args__: Any = (CheckConstraint("status IN ('closed', 'open', 'revealed')", name="status"),)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    activity: Mapped[str] = mapped_column(String(100), primary_key=True)
    status: Mapped[str] = mapped_column(String(10))
    changed_at: Mapped[datetime]
    counts: Mapped[dict[str, Any] | None]
    ends_at: Mapped[datetime | None]
    on_wall: Mapped[dict[str, Any] | None]
    round: Mapped[int] = mapped_column(server_default="1", default=1)
    earlier: Mapped[dict[str, Any] | None]
    merged: Mapped[dict[str, Any] | None]
    together: Mapped[dict[str, Any] | None]


class Seating(Base):
    """Who sits with whom, until everybody is seated anew. groups: see roleplay.seating."""

    __tablename__ = "seating"
    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    activity: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    round: Mapped[int]
    groups: Mapped[dict[str, Any]]
    seated_at: Mapped[datetime]


class Participant(Base):
    """A person in one meeting, no account. phrase_hash: of words for another phone (see phrases). left_at:
    None for the end (see hours). paper_name: asked apart. finished_at: when the last device went.
    is_name_shown: the check page may show the name on paper. is_nobody: stands for one sheet of paper of
    nobody in particular, whose answers count; it is no person, and on no list (see paper_answers)."""

    __tablename__ = "participant"
    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    screen_name: Mapped[str] = mapped_column(String(80))
    paper_name: Mapped[str | None] = mapped_column(String(100))
    phrase_hash: Mapped[str | None] = mapped_column(String(64))
    has_phone: Mapped[bool]
    joined_at: Mapped[datetime]
    arrived_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    last_seen_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
    is_name_shown: Mapped[bool] = mapped_column(server_default=false(), default=False)
    is_nobody: Mapped[bool] = mapped_column(server_default=false(), default=False)

    @property
    def name_for_paper(self) -> str:
        return self.paper_name or self.screen_name


class Device(Base):
    """On which somebody is in a class. is_shared: others use it too, so that it forgets them."""

    __tablename__ = "device"
    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    is_shared: Mapped[bool]
    added_at: Mapped[datetime]


class ReturnRequest(Base):
    """Waits for a yes of the instructor, with which it becomes a Device. refused_at: they said no."""

    __tablename__ = "return_request"
    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    is_shared: Mapped[bool]
    asked_at: Mapped[datetime]
    refused_at: Mapped[datetime | None]
    participant: Mapped[Participant] = relationship(lazy="joined", innerjoin=True)


class Answer(Base):
    """edit: the number that the phone gave to this save; a higher one wins. shown: in a poll, the choice that
    stands in the results that were last shown. disputed: fingerprints of findings that were not meant, each
    with the key of its dispute. sharing, is_named, partners: who may see it, and with the writer's name or
    without (see sharing). ruling: what the instructor said (see letting). sending: its key (see pieces)."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("participant_id", "activity", "round"), COUNTED)
    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="CASCADE"))
    activity: Mapped[str] = mapped_column(String(100))
    round: Mapped[int]
    edit: Mapped[int] = mapped_column(BigInteger)
    value: Mapped[dict[str, Any]]
    saved_at: Mapped[datetime]
    shown: Mapped[str | None] = mapped_column(String(100))
    disputed: Mapped[dict[str, Any] | None]
    sharing: Mapped[str] = mapped_column(String(10), server_default="me", default="me")
    is_named: Mapped[bool] = mapped_column(server_default=false(), default=False)
    ruling: Mapped[str | None] = mapped_column(String(10))
    partners: Mapped[dict[str, Any] | None]
    sending: Mapped[str | None] = mapped_column(String(64))


class Dispute(Base):
    """A finding that its writer did not mean. Nameless: key is random and stands in the answer alone, so that
    nothing leads back to anybody once the answer is deleted. text: the sentence, where its writer allowed it.
    other_moves: what else the reader was sure of in it, with spaces between; empty without the text.
    register: pitch or talk. reason: why it was not meant, where its writer said so."""

    __tablename__ = "dispute"
    __table_args__: Any = ()
    key: Mapped[str] = mapped_column(String(43), primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("center.id"), index=True)
    disputed_on: Mapped[date]
    move: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(20))
    confidence: Mapped[float]
    is_sure: Mapped[bool]
    text: Mapped[str | None] = mapped_column(Text)
    other_moves: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str | None] = mapped_column(String(20))
    register: Mapped[str] = mapped_column(String(10), server_default="pitch")

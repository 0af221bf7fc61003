"""The tables of what is printed: papers, the log of them, and the pictures that they show."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from workshop.records.base import COUNTED, Base


class Paper(Base):
    """One issued sheet. details is what stood on it on that day; after its person's data is erased only the
    class's title and date are left, and name is empty."""

    __tablename__ = "paper"
    __table_args__ = (CheckConstraint("kind IN ('proof', 'certificate')", name="kind"), COUNTED)
    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    participant_id: Mapped[int | None] = mapped_column(
        ForeignKey("participant.id", ondelete="SET NULL"), index=True
    )
    kind: Mapped[str] = mapped_column(String(20))
    code: Mapped[str] = mapped_column(String(10), unique=True)
    name: Mapped[str] = mapped_column(Text)
    details: Mapped[dict[str, Any]]
    issued_at: Mapped[datetime]
    issued_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    withdrawn_at: Mapped[datetime | None]
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("paper.id"))
    is_sample: Mapped[bool]

    @property
    def is_erased(self) -> bool:
        return not self.name

    @property
    def stands(self) -> bool:
        """What does not is not printed either: on paper nobody could tell."""
        return self.withdrawn_at is None and not self.is_erased


class PaperEvent(Base):
    """A line of the log of papers; no name of its holder stands in it. staff_id: None for the holder.
    changed: what a correction changed, with spaces between. before_id: the paper that was corrected."""

    __tablename__ = "paper_event"
    __table_args__ = (
        CheckConstraint(
            "what IN ('issued', 'reissued', 'corrected', 'withdrawn', 'shown', 'hidden')", name="what"
        ),
        COUNTED,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id", ondelete="CASCADE"), index=True)
    before_id: Mapped[int | None] = mapped_column(ForeignKey("paper.id"))
    what: Mapped[str] = mapped_column(String(20))
    changed: Mapped[str] = mapped_column(String(40))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime]


class Picture(Base):
    """A JPEG for paper, once however many papers show it. key: the SHA-256 of the image (see pictures)."""

    __tablename__ = "picture"
    __table_args__: Any = ()
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    image: Mapped[bytes] = mapped_column(LargeBinary)
    added_at: Mapped[datetime]

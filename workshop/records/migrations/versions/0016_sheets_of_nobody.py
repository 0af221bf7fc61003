"""What stands on the paper of nobody in particular is kept as everybody's answers are, under a row that is no
person."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_METADATA = sa.MetaData()


def _table(name: str, *columns: sa.Column[Any]) -> sa.Table:
    """What the steps below read or write of it."""
    return sa.Table(name, _METADATA, sa.Column("id", sa.Integer(), primary_key=True), *columns)


_PAPER_ANSWER = _table(
    "paper_answer",
    sa.Column("meeting_id", sa.Integer()),
    *(sa.Column(name, sa.String()) for name in ("activity", "choice", "shown", "sending")),
    sa.Column("entered_at", sa.DateTime()),
)
_PARTICIPANT = _table(
    "participant",
    sa.Column("meeting_id", sa.Integer()),
    sa.Column("screen_name", sa.String()),
    *(sa.Column(name, sa.Boolean()) for name in ("has_phone", "is_nobody")),
    *(sa.Column(name, sa.DateTime()) for name in ("joined_at", "arrived_at")),
)
_ANSWER = _table(
    "answer",
    *(sa.Column(name, sa.Integer()) for name in ("participant_id", "round", "edit")),
    *(sa.Column(name, sa.String()) for name in ("activity", "sharing", "shown", "sending")),
    sa.Column("value", sa.JSON()),
    sa.Column("saved_at", sa.DateTime()),
)


def upgrade() -> None:
    op.add_column(
        "participant", sa.Column("is_nobody", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    for row in op.get_bind().execute(sa.select(_PAPER_ANSWER).order_by(_PAPER_ANSWER.c.id)).all():
        _keep(row)
    op.drop_index(op.f("ix_paper_answer_meeting_id"), table_name="paper_answer")
    op.drop_table("paper_answer")


def downgrade() -> None:
    """Back to choices alone; words from paper go."""
    op.create_table(
        "paper_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("activity", sa.String(length=100), nullable=False),
        sa.Column("choice", sa.String(length=100), nullable=True),
        sa.Column("shown", sa.String(length=100), nullable=True),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("sending", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_paper_answer_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_answer")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_paper_answer_meeting_id"), "paper_answer", ["meeting_id"])
    for row in op.get_bind().execute(_first_choices()).all():
        if "choices" in row.value:
            continue
        values = {name: getattr(row, name) for name in ("meeting_id", "activity", "shown", "sending")}
        values |= {"choice": row.value.get("choice"), "entered_at": row.saved_at}
        op.get_bind().execute(sa.insert(_PAPER_ANSWER).values(values))
    nobody = sa.select(_PARTICIPANT.c.id).where(_PARTICIPANT.c.is_nobody)
    op.get_bind().execute(sa.delete(_ANSWER).where(_ANSWER.c.participant_id.in_(nobody)))
    op.get_bind().execute(sa.delete(_PARTICIPANT).where(_PARTICIPANT.c.is_nobody))
    op.drop_column("participant", "is_nobody")


def _first_choices() -> sa.Select[Any]:
    return (
        sa.select(_PARTICIPANT.c.meeting_id, _ANSWER)
        .join(_ANSWER, _ANSWER.c.participant_id == _PARTICIPANT.c.id)
        .where(_PARTICIPANT.c.is_nobody, _ANSWER.c.round == 1, _ANSWER.c.sharing == "me")
        .order_by(_ANSWER.c.id)
    )


def _keep(row: Any) -> None:
    moments = {"joined_at": row.entered_at, "arrived_at": row.entered_at}
    person = op.get_bind().execute(
        sa.insert(_PARTICIPANT).values(
            meeting_id=row.meeting_id, screen_name="", has_phone=False, is_nobody=True, **moments
        )
    )
    choice = {} if row.choice is None else {"choice": row.choice}
    op.get_bind().execute(
        sa.insert(_ANSWER).values(
            participant_id=person.inserted_primary_key[0],
            value={**choice, "from_paper": True},
            saved_at=row.entered_at,
            round=1,
            edit=1,
            **{name: getattr(row, name) for name in ("activity", "shown", "sending")},
        )
    )

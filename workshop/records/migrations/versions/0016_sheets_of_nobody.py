"""What stands on the paper of nobody in particular is kept as everybody's answers are, under a row that is no
person."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_OLD = ("id", "meeting_id", "activity", "choice", "shown", "entered_at", "sending")


def upgrade() -> None:
    op.add_column(
        "participant", sa.Column("is_nobody", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    columns = ", ".join(_OLD)
    rows = op.get_bind().execute(sa.text(f"SELECT {columns} FROM paper_answer ORDER BY id")).mappings().all()
    for row in rows:
        _keep(dict(row))
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
    op.execute(
        "INSERT INTO paper_answer (meeting_id, activity, choice, shown, entered_at, sending) "
        "SELECT p.meeting_id, a.activity, json_extract(a.value, '$.choice'), a.shown, a.saved_at, a.sending "
        "FROM answer a JOIN participant p ON p.id = a.participant_id WHERE p.is_nobody AND a.round = 1 "
        "AND a.sharing = 'me' AND json_extract(a.value, '$.choices') IS NULL ORDER BY a.id"
    )
    nobody = "SELECT id FROM participant WHERE is_nobody"
    op.execute(f"DELETE FROM answer WHERE participant_id IN ({nobody})")
    op.execute("DELETE FROM participant WHERE is_nobody")
    op.drop_column("participant", "is_nobody")


def _keep(row: dict[str, Any]) -> None:
    person = op.get_bind().execute(
        sa.text(
            "INSERT INTO participant (meeting_id, screen_name, has_phone, joined_at, arrived_at, is_nobody) "
            "VALUES (:meeting_id, '', 0, :entered_at, :entered_at, 1)"
        ),
        row,
    )
    choice = {} if row["choice"] is None else {"choice": row["choice"]}
    given = {"participant_id": person.lastrowid, "value": json.dumps({**choice, "from_paper": True})}
    op.get_bind().execute(
        sa.text(
            "INSERT INTO answer (participant_id, activity, round, edit, value, saved_at, shown, sending) "
            "VALUES (:participant_id, :activity, 1, 1, :value, :entered_at, :shown, :sending)"
        ),
        {**row, **given},
    )

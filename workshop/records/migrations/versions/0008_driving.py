"""Who drives a class, its short cut, whether the wall may show a head-count, and answers given on paper."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("meeting", sa.Column("driver", sa.String(length=40), nullable=True))
    op.add_column("meeting", sa.Column("drove_at", sa.DateTime(), nullable=True))
    op.add_column("meeting", sa.Column("is_short", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column(
        "meeting", sa.Column("is_count_shown", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        "paper_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("activity", sa.String(length=100), nullable=False),
        sa.Column("choice", sa.String(length=100), nullable=True),
        sa.Column("shown", sa.String(length=100), nullable=True),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_paper_answer_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_answer")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_paper_answer_meeting_id"), "paper_answer", ["meeting_id"])


def downgrade() -> None:
    op.drop_table("paper_answer")
    for column in ("is_count_shown", "is_short", "drove_at", "driver"):
        op.drop_column("meeting", column)

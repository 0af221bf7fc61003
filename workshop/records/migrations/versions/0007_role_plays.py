"""Role-plays in the class: who sits with whom, a shared clock, what a writer lets the room see, and why a
finding was not meant."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "seating",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("activity", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("seated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_seating_meeting_id_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seating")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_seating_meeting_id"), "seating", ["meeting_id"])
    op.add_column("activity_state", sa.Column("ends_at", sa.DateTime(), nullable=True))
    op.add_column("activity_state", sa.Column("on_wall", sa.JSON(), nullable=True))
    op.add_column("answer", sa.Column("sharing", sa.String(length=10), nullable=False, server_default="me"))
    op.add_column("answer", sa.Column("is_named", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("dispute", sa.Column("reason", sa.String(length=20), nullable=True))
    op.add_column(
        "dispute", sa.Column("register", sa.String(length=10), nullable=False, server_default="pitch")
    )


def downgrade() -> None:
    op.drop_column("dispute", "register")
    op.drop_column("dispute", "reason")
    op.drop_column("answer", "is_named")
    op.drop_column("answer", "sharing")
    op.drop_column("activity_state", "on_wall")
    op.drop_column("activity_state", "ends_at")
    op.drop_table("seating")

"""Pictures on papers, the center's line about rules, the log of papers, and names on the check page."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

PICTURES = (("center", "logo"), ("center", "seal"), ("center", "signature"), ("staff", "signature"))


def upgrade() -> None:
    op.create_table(
        "picture",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("image", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_picture")),
    )
    for table, column in PICTURES:
        op.add_column(table, sa.Column(column, sa.String(length=64), nullable=True))
    op.add_column("center", sa.Column("rules", sa.String(length=300), nullable=False, server_default=""))
    op.add_column(
        "participant", sa.Column("is_name_shown", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    _log()
    op.execute(
        "INSERT INTO paper_event (paper_id, what, changed, staff_id, at) "
        "SELECT id, 'issued', '', issued_by, issued_at FROM paper ORDER BY id"
    )


def downgrade() -> None:
    op.drop_table("paper_event")
    op.drop_column("participant", "is_name_shown")
    op.drop_column("center", "rules")
    for table, column in reversed(PICTURES):
        op.drop_column(table, column)
    op.drop_table("picture")


def _log() -> None:
    op.create_table(
        "paper_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("before_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("changed", sa.String(length=40), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "what IN ('issued', 'reissued', 'corrected', 'withdrawn', 'shown', 'hidden')",
            name=op.f("ck_paper_event_what"),
        ),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["paper.id"], name=op.f("fk_paper_event_paper_id_paper"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["before_id"], ["paper.id"], name=op.f("fk_paper_event_before_id_paper")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_paper_event_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_event")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_paper_event_paper_id"), "paper_event", ["paper_id"])

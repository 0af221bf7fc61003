"""Findings that their writers did not mean."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "dispute",
        sa.Column("key", sa.String(length=43), nullable=False),
        sa.Column("center_id", sa.Integer(), nullable=False),
        sa.Column("disputed_on", sa.Date(), nullable=False),
        sa.Column("move", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("is_sure", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("other_moves", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["center_id"], ["center.id"], name=op.f("fk_dispute_center_id_center")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_dispute")),
    )
    op.create_index(op.f("ix_dispute_center_id"), "dispute", ["center_id"])
    op.add_column("answer", sa.Column("disputed", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("answer", "disputed")
    op.drop_table("dispute")

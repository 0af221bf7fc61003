"""What people offer to the room and what of it is let through; polls in two rounds; words that are one."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("activity_state", sa.Column("round", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("activity_state", sa.Column("earlier", sa.JSON(), nullable=True))
    op.add_column("activity_state", sa.Column("merged", sa.JSON(), nullable=True))
    op.add_column("answer", sa.Column("ruling", sa.String(length=10), nullable=True))


def downgrade() -> None:
    op.drop_column("answer", "ruling")
    op.drop_column("activity_state", "merged")
    op.drop_column("activity_state", "earlier")
    op.drop_column("activity_state", "round")

"""Requests to come back can be stopped; what was let through together; who the partners are."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column(
        "meeting", sa.Column("takes_returns", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    op.add_column("activity_state", sa.Column("together", sa.JSON(), nullable=True))
    op.add_column("answer", sa.Column("partners", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("answer", "partners")
    op.drop_column("activity_state", "together")
    op.drop_column("meeting", "takes_returns")

"""Results of polls are fixed when they are shown."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("activity_state", sa.Column("counts", sa.JSON(), nullable=True))
    op.add_column("answer", sa.Column("shown", sa.String(length=100), nullable=True))
    # nothing is fixed yet for those that are on the screen just now: they wait for “Show results”
    op.execute("UPDATE activity_state SET status = 'closed' WHERE status = 'revealed'")


def downgrade() -> None:
    op.drop_column("answer", "shown")
    op.drop_column("activity_state", "counts")

"""How many of a class were deleted: its report still says how many came."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    for name in ("erased_joined", "erased_present"):
        op.add_column("meeting", sa.Column(name, sa.Integer(), nullable=True, server_default="0"))
    # nobody knows any more how many were in those whose day has come
    op.execute("UPDATE meeting SET erased_joined = NULL, erased_present = NULL WHERE erased_at IS NOT NULL")


def downgrade() -> None:
    op.drop_column("meeting", "erased_present")
    op.drop_column("meeting", "erased_joined")

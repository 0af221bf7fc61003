"""Under which key the phone sent an answer first, so that a new idea or question that comes again is one."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("answer", sa.Column("sending", sa.String(length=64), nullable=True))


def downgrade() -> None:
    op.drop_column("answer", "sending")

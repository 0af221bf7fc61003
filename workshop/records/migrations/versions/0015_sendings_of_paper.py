"""An answer from paper has the key of its tap: one that comes again after a restart is no second answer."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.add_column("paper_answer", sa.Column("sending", sa.String(length=64), nullable=True))


def downgrade() -> None:
    op.drop_column("paper_answer", "sending")

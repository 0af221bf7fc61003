"""The day on which a class's data is deleted: kept, as people were told it."""

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

MEETING = sa.table(
    "meeting",
    sa.column("id", sa.Integer()),
    sa.column("center_id", sa.Integer()),
    sa.column("ends_at", sa.DateTime()),
    sa.column("opened_at", sa.DateTime()),
    sa.column("delete_on", sa.Date()),
)
CENTER = sa.table(
    "center",
    sa.column("id", sa.Integer()),
    sa.column("time_zone", sa.String()),
    sa.column("keep_days", sa.Integer()),
)


def upgrade() -> None:
    # SQLite adds no column without a value; every class gets its own at once
    op.add_column("meeting", sa.Column("delete_on", sa.Date(), nullable=False, server_default="9999-12-31"))
    _count()


def downgrade() -> None:
    op.drop_column("meeting", "delete_on")


def _count() -> None:
    """As it was counted each time until now."""
    connection = op.get_bind()
    both = sa.select(MEETING, CENTER.c.time_zone, CENTER.c.keep_days)
    for row in connection.execute(both.where(CENTER.c.id == MEETING.c.center_id)).all():
        held = max(row.ends_at, row.opened_at or row.ends_at).replace(tzinfo=UTC)
        day = held.astimezone(ZoneInfo(row.time_zone)).date() + timedelta(days=row.keep_days)
        connection.execute(sa.update(MEETING).where(MEETING.c.id == row.id).values(delete_on=day))

"""Coming back: one person on several devices, three words for another phone, and asking the instructor."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0009"
down_revision = "0008"


@contextmanager
def _rebuilt() -> Iterator[BatchOperations]:
    """The table anew, and its numbering where it was: an id is never used twice. SQLite alone rebuilds
    a table to change it."""
    highest = sa.text("SELECT seq FROM sqlite_sequence WHERE name = 'participant'")
    reached = op.get_bind().scalar(highest) if op.get_bind().dialect.name == "sqlite" else None
    with op.batch_alter_table("participant", table_kwargs={"sqlite_autoincrement": True}) as participant:
        yield participant
    if reached:
        op.get_bind().execute(sa.text("DELETE FROM sqlite_sequence WHERE name = 'participant'"))
        op.get_bind().execute(
            sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES ('participant', :seq)"), {"seq": reached}
        )


def upgrade() -> None:
    _device()
    _return_request()
    op.execute(
        "INSERT INTO device (participant_id, token_hash, is_shared, added_at) "
        "SELECT id, token_hash, is_shared_device, joined_at FROM participant WHERE token_hash IS NOT NULL"
    )
    with _rebuilt() as participant:
        participant.drop_constraint("uq_participant_token_hash", type_="unique")
        participant.drop_column("token_hash")
        participant.drop_column("is_shared_device")
        participant.add_column(sa.Column("phrase_hash", sa.String(length=64), nullable=True))


def downgrade() -> None:
    """Of several devices the first one stays."""
    with _rebuilt() as participant:
        participant.drop_column("phrase_hash")
        participant.add_column(sa.Column("token_hash", sa.String(length=64), nullable=True))
        participant.add_column(
            sa.Column("is_shared_device", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    first = "FROM device WHERE device.participant_id = participant.id ORDER BY device.id LIMIT 1"
    op.execute(
        f"UPDATE participant SET token_hash = (SELECT token_hash {first}), "
        f"is_shared_device = coalesce((SELECT is_shared {first}), false)"
    )
    with _rebuilt() as participant:
        participant.create_unique_constraint("uq_participant_token_hash", ["token_hash"])
        participant.alter_column("is_shared_device", server_default=None)
    op.drop_table("return_request")
    op.drop_table("device")


def _device() -> None:
    op.create_table(
        "device",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("is_shared", sa.Boolean(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        _person("device"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_device_token_hash")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_device_participant_id"), "device", ["participant_id"])


def _return_request() -> None:
    op.create_table(
        "return_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("is_shared", sa.Boolean(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("refused_at", sa.DateTime(), nullable=True),
        _person("return_request"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_request")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_return_request_token_hash")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_return_request_participant_id"), "return_request", ["participant_id"])


def _person(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["participant_id"],
        ["participant.id"],
        name=op.f(f"fk_{table}_participant_id_participant"),
        ondelete="CASCADE",
    )

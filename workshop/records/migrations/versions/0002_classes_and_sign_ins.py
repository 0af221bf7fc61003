"""Classes, and who is signed in to run them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _meeting()
    _slide_visit()
    _activity_state()
    _staff_session()
    _staff_link()


def downgrade() -> None:
    op.drop_table("staff_link")
    op.drop_table("staff_session")
    op.drop_table("activity_state")
    op.drop_table("slide_visit")
    op.drop_table("meeting")


def _meeting() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("center_id", sa.Integer(), nullable=False),
        sa.Column("instructor_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("planned_minutes", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(length=20), nullable=False),
        sa.Column("code", sa.String(length=6), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=True),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("erased_at", sa.DateTime(), nullable=True),
        sa.Column("slide", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("is_blank", sa.Boolean(), nullable=False),
        sa.Column("is_code_shown", sa.Boolean(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("status IN ('planned', 'open', 'closed')", name=op.f("ck_meeting_status")),
        sa.ForeignKeyConstraint(["center_id"], ["center.id"], name=op.f("fk_meeting_center_id_center")),
        sa.ForeignKeyConstraint(["instructor_id"], ["staff.id"], name=op.f("fk_meeting_instructor_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint("code", name=op.f("uq_meeting_code")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_meeting_center_id"), "meeting", ["center_id"])
    op.create_index(op.f("ix_meeting_instructor_id"), "meeting", ["instructor_id"])


def _slide_visit() -> None:
    op.create_table(
        "slide_visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("slide", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_slide_visit_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slide_visit")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_slide_visit_meeting_id"), "slide_visit", ["meeting_id"])


def _activity_state() -> None:
    op.create_table(
        "activity_state",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("activity", sa.String(length=100), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("status IN ('closed', 'open', 'revealed')", name=op.f("ck_activity_state_status")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_activity_state_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("meeting_id", "activity", name=op.f("pk_activity_state")),
    )


def _staff_session() -> None:
    op.create_table(
        "staff_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_staff_session_meeting_id_meeting"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_staff_session_staff_id_staff"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_staff_session_token_hash")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_staff_session_staff_id"), "staff_session", ["staff_id"])


def _staff_link() -> None:
    op.create_table(
        "staff_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_staff_link_meeting_id_meeting"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_staff_link_staff_id_staff"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_staff_link_token_hash")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_staff_link_staff_id"), "staff_link", ["staff_id"])

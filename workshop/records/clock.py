"""The one clock. Callers write `clock.utc_now()`, so that a test can set it."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    return datetime.now(UTC)

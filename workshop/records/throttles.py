"""Slows down guessing at passwords: by account for strangers, apart from them for each known browser.

Nobody is ever locked out for good: the longest wait is five minutes, and a link that works once never waits.
"""

import math
import unicodedata
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from workshop.records import names, tokens
from workshop.records.refusals import Refusal
from workshop.records.tables import Throttle

FREE_TRIES = 5
LONGEST_WAIT = 300  # seconds
FORGOTTEN_AFTER = timedelta(days=1)


def normal_email(email: str) -> str:
    return names.whole(unicodedata.normalize("NFC", email)).strip().casefold()


def key(email: str, browser: str | None = None) -> str:
    """Under which the tries are counted. `browser`: the token of one in which this account has signed in
    before. Nothing of either can be read back from it."""
    whole = normal_email(email)
    return tokens.digest(f"{browser} {whole}" if browser else whole)


def take_try(session: Session, key: str, now: datetime) -> None:
    """Counts the try as failed before the password is looked at, so that a hundred tries at once are a
    hundred. Known and unknown addresses alike. Refuses slow-down."""
    row = session.get(Throttle, key, with_for_update=True)
    if row is None:
        row = Throttle(key=key, failures=0, last_failed_at=now, next_try_at=now)
        session.add(row)
    if now < row.next_try_at:
        raise Refusal("slow-down", seconds=math.ceil((row.next_try_at - now).total_seconds()))
    if now - row.last_failed_at > FORGOTTEN_AFTER:
        row.failures = 0
    row.failures += 1
    row.last_failed_at = now
    row.next_try_at = now + timedelta(seconds=wait_after(row.failures))


def wait_after(failures: int) -> int:
    """Seconds: none for the first tries, then 2, 4, 8 and so on."""
    return 0 if failures < FREE_TRIES else min(2 ** min(failures - FREE_TRIES + 1, 16), LONGEST_WAIT)


def forget(session: Session, key: str) -> None:
    session.execute(delete(Throttle).where(Throttle.key == key))


def tidy(session: Session, now: datetime) -> None:
    session.execute(delete(Throttle).where(Throttle.last_failed_at < now - FORGOTTEN_AFTER))

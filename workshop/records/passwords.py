"""Passwords, kept as argon2id."""

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from workshop.records.refusals import Refusal

SHORTEST = 12
LONGEST = 1000  # characters; hashing a novel would keep the computer busy


def recommended() -> PasswordHasher:
    """OWASP Password Storage Cheat Sheet, the setting with the least memory: 19 MiB, two passes, one lane."""
    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


hasher = recommended()  # tests put a cheaper one here


def hashed(password: str) -> str:
    """Refuses password-too-short and password-too-long. Takes tens of milliseconds: not inside a
    transaction."""
    if len(password) < SHORTEST:
        raise Refusal("password-too-short")
    if len(password) > LONGEST:
        raise Refusal("password-too-long")
    return hasher.hash(_normal(password))


def is_right(password: str, password_hash: str | None) -> bool:
    """Takes as long for somebody without a password, or unknown altogether, as for anybody else."""
    try:
        hasher.verify(password_hash or _nobodys(hasher), _normal(password[:LONGEST]))
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


def is_outdated(password_hash: str) -> bool:
    return hasher.check_needs_rehash(password_hash)


@cache
def _nobodys(by: PasswordHasher) -> str:
    return by.hash("nobody has this password")


def _normal(password: str) -> bytes:
    # the same keys give different code points on different phones
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")

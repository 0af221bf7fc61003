"""Secrets that people carry: only their SHA-256 is ever written down."""

import hashlib
import secrets


def new() -> str:
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """No salt and no slow hash: a token has 256 random bits, so there is nothing to guess."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()

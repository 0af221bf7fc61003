"""The session cookie: signed, HttpOnly, Secure wherever the request came over HTTPS."""

import os
import secrets
from datetime import timedelta
from pathlib import Path

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface


class SessionCookie(SecureCookieSessionInterface):
    """One server answers a class on plain local HTTP and a center on HTTPS: the request decides."""

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure


def open_sessions(app: Flask, data_folder: Path) -> None:
    app.session_interface = SessionCookie()
    app.config.update(
        SECRET_KEY=secret_key(data_folder / "secret-key"),
        SESSION_COOKIE_NAME="give-first",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(days=30),
        # a phone that slept an hour must still be able to send
        WTF_CSRF_TIME_LIMIT=None,
    )


def secret_key(path: Path) -> str:
    """The key in `path`, made once and readable by its owner alone (mode 0600)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        key = secrets.token_hex(32)
        file.write(key)
    return key

"""The session cookie: signed, HttpOnly, Secure wherever the request came over HTTPS."""

import os
import secrets
import tempfile
from datetime import timedelta
from pathlib import Path

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface, SessionMixin

SHORTEST_KEY = 32  # characters; ours have 64


class KeyProblem(Exception):
    """The secret key cannot be used; the message is one sentence for the operator."""


class SessionCookie(SecureCookieSessionInterface):
    """One server answers a class on plain local HTTP and a center on HTTPS: the request decides."""

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure

    def should_set_cookie(self, app: Flask, session: SessionMixin) -> bool:
        """Where something in it is new, or a browser asks for a page: then its thirty days begin again. A
        script's question brings none back: its answer may come after a newer cookie, and would undo that."""
        return session.modified or (session.permanent and "text/html" in request.accept_mimetypes.values())


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
    """The key in `path`, made once and readable by its owner alone (mode 0600). Raises KeyProblem."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        _make_key(path)
    key = _read(path)
    if len(key) < SHORTEST_KEY or not (key.isascii() and key.isprintable()):
        raise KeyProblem(
            f"The secret key in {path} is empty, damaged or not readable; put your copy of it back, or "
            "delete the file: the next start makes a new one, and everybody has to sign in and join again."
        )
    return key


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="latin-1").strip()
    except OSError:
        return ""


def _make_key(path: Path) -> None:
    """Whole or not at all, whenever the power fails; where two programs start at once, the first one's."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}-")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
            file.flush()
            os.fsync(file.fileno())
        _put(Path(name), path)
    finally:
        Path(name).unlink(missing_ok=True)


def _put(made: Path, path: Path) -> None:
    try:
        os.link(made, path)
    except FileExistsError:
        pass
    except OSError:  # a file system that has no links, as on a USB stick
        made.replace(path)

"""Starting and ending a staff session in this browser."""

from urllib.parse import urlsplit

from flask import g, session

from workshop.records import sign_ins


def enter(token: str) -> None:
    """A new session on every sign-in; only the classes that this device has joined stay."""
    leave()
    session["staff"] = token
    session.permanent = True


def leave() -> None:
    """Ends the session in the database too, so that a copied cookie is worth nothing."""
    old, joined = session.get("staff"), session.get("joined")
    if old:
        sign_ins.end_session(old)
    session.clear()
    g.pop("csrf_token", None)
    if joined:
        session["joined"] = joined


def own_path(target: str) -> str | None:
    """`target` where it is a path of this site, else None: nobody is led away after signing in."""
    if not target.startswith("/") or target[1:2] in ("/", "\\") or not target.isprintable():
        return None
    parts = urlsplit(target)
    return None if parts.scheme or parts.netloc or "\\" in target else target

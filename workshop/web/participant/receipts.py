"""What a phone is told of an answer: a page for a plain form, a few words for static/js/autosave.js."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from flask import flash, jsonify, redirect, request, session
from werkzeug.wrappers import Response

from workshop.records.answers import Saved
from workshop.web.kit.guard import wants_json
from workshop.web.kit.numbers import whole


def received(location: str, message: str = "") -> Response:
    """It is in the database. A script takes nothing else for a receipt: a redirect may come from whoever
    stands between phone and server. `message`: for the page that comes next, and once, however often the
    same is sent."""
    if message and message not in (said for _kind, said in session.get("_flashes", ())):
        flash(message, "good")
    return told("saved", location=location) if wants_json() else redirect(location)


def told(status: str, edit: int = 0, **more: str) -> Response:
    """status: saved, stale, closed, wrong or look. `edit`: of what is kept. `more`: location, where it shows
    what became of it; message, the reason in one sentence."""
    return jsonify({"status": status, "edit": edit, **more})


def refused(saved: Saved, message: str) -> Response:
    """For a script alone: nothing was kept, and the words are still where they were typed."""
    status = "stale" if saved.status == "stale" else "closed"
    return told(status, saved.answer.edit if saved.answer else 0, message=message)


def look() -> Response:
    """For a script: there is a page for this, which it gets by sending it as a plain form."""
    return told("look")


Asked = ParamSpec("Asked")
Page = str | Response | tuple[str, int]


def looked_at(view: Callable[Asked, Page]) -> Callable[Asked, Page]:
    """For a view that answers what it cannot take with a page: a script hears that there is one. So it knows
    our own pages from those of a guest Wi-Fi."""

    @wraps(view)
    def answer(*args: Asked.args, **kwargs: Asked.kwargs) -> Page:
        page = view(*args, **kwargs)
        is_told = isinstance(page, Response) and page.is_json
        return page if is_told or not wants_json() else look()

    return answer


def edit_sent() -> int | None:
    """The number that the phone gave to this save; None from a plain form that counts none."""
    return whole(request.form.get("edit"))

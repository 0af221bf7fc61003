"""A form that is sent twice (a double click, a reload) acts once; both sendings land on the same page."""

import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from threading import Lock
from typing import ParamSpec

from flask import current_app, redirect, request, session
from werkzeug.wrappers import Response

P = ParamSpec("P")
Answer = str | Response | tuple[str, int]

MOST_KEPT = 1000
_LOCKS = 64  # one for all would let a slow database hold up everybody behind one sender


class Sendings:
    """Where each form key led. In memory: whoever reloads a form after a restart sees what they are sending,
    and what a script may send again has its key in the database (see records: answers, pieces,
    paper_answers)."""

    def __init__(self) -> None:
        self._locks = tuple(Lock() for _ in range(_LOCKS))
        self._keeping = Lock()
        self._led_to: OrderedDict[str, str] = OrderedDict()

    def lock_of(self, key: str) -> Lock:
        return self._locks[int(key[:4], 16) % _LOCKS]

    def led_to(self, key: str) -> str | None:
        return self._led_to.get(key)

    def keep(self, key: str, location: str) -> None:
        with self._keeping:
            self._led_to[key] = location
            while len(self._led_to) > MOST_KEPT:
                self._led_to.popitem(last=False)


def new_key() -> str:
    """For the hidden field `once` of a form."""
    return secrets.token_urlsafe(12)


def once(view: Callable[P, Answer]) -> Callable[P, Answer]:
    """Only a redirect counts as done: a form that was refused may be mended and sent again with its key."""

    @wraps(view)
    def send(*args: P.args, **kwargs: P.kwargs) -> Answer:
        if not request.form.get("once"):
            return view(*args, **kwargs)
        sendings, key = _sendings(), _key()
        with sendings.lock_of(key):
            before = sendings.led_to(key)
            if before is not None:
                return redirect(before)
            answer = view(*args, **kwargs)
            if isinstance(answer, Response) and answer.location:
                sendings.keep(key, answer.location)
            return answer

    return send


@contextmanager
def sending() -> Iterator[bool]:
    """True where what was sent is to be done, False where it was done before, for views that answer the same
    either way. What ends in an exception may be sent again."""
    sendings, key = _sendings(), _key()
    if not request.form.get("once"):
        yield True
        return
    with sendings.lock_of(key):
        is_new = sendings.led_to(key) is None
        yield is_new
        sendings.keep(key, "")


def _sendings() -> Sendings:
    found: Sendings = current_app.extensions.setdefault("sendings", Sendings())
    return found


def _key() -> str:
    """The same person, page, key and words: other words under an old key (the back button) are new."""
    said = sorted((name, value) for name, value in request.form.items(multi=True) if name != "csrf_token")
    return hashlib.sha256(repr((session.get("staff"), request.path, said)).encode()).hexdigest()

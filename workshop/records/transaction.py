"""The only way to write, and the right session to read from."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import BoundedSemaphore

from sqlalchemy.orm import Session

from workshop.records.changes import Watched
from workshop.records.db import beside, db, writer
from workshop.records.refusals import Refusal

WRITERS = 10  # at once, with those who wait for the database: fewer than there are threads for pages
PATIENCE = 1.0  # seconds for a place among them, which a database that nobody holds gives in a moment

_open: ContextVar[Session | None] = ContextVar("open_transaction", default=None)


@contextmanager
def transaction() -> Iterator[Session]:
    """One all-or-nothing change. An inner transaction joins the outer one; where the inner one fails, only
    its own part is undone, and the outer one may go on or give up too. Rows stay readable after the end.

    Keep slow work (argon2, printing) outside: while this is open nobody else can write. Refuses
    database-locked: where another program holds the database, only so many wait for it, and pages are read.
    """
    outer = _open.get()
    if outer is not None:
        with outer.begin_nested():
            yield outer
        return
    places = _places()
    if not places.acquire(timeout=PATIENCE):
        raise Refusal("database-locked")
    try:
        with _outermost() as session:
            yield session
    finally:
        places.release()
    session.tell()


@contextmanager
def _outermost() -> Iterator[Watched]:
    session = Watched(writer())
    token = _open.set(session)
    try:
        session.connection()  # takes the write lock now, so that what is read next cannot be out of date
        yield session
        session.commit()
    finally:
        _open.reset(token)
        session.close()  # without a commit: rolls back, and leaves rows that were handed out as they are
        db.session.remove()  # the request's view of the database moves on


def _places() -> BoundedSemaphore:
    found: BoundedSemaphore = beside().setdefault("writers", BoundedSemaphore(WRITERS))
    return found


def reader() -> Session:
    """Where to read: in the open transaction, if there is one, else in this request's view of the
    database."""
    return _open.get() or db.session()


def is_writing() -> bool:
    return _open.get() is not None


def in_parts(ids: Iterable[int]) -> Iterator[list[int]]:
    """As many as a statement may name."""
    kept = list(ids)
    return (kept[start : start + 500] for start in range(0, len(kept), 500))


def let_go() -> None:
    """Ends this request's view of the database, before slow work that needs none: as long as it is held,
    what is deleted meanwhile stays in the log. Rows that were read stay readable."""
    db.session.remove()

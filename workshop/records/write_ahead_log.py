"""The database's write-ahead log: what was deleted stays readable in it until it is emptied."""

import logging
import sqlite3
from contextlib import closing

from workshop.records.db import writer

logger = logging.getLogger(__name__)


def empty() -> bool:
    """False where somebody reads or writes at this moment: nobody is made to wait, and the server's timer
    tries again. To be called after a deletion has been committed."""
    if writer().dialect.name != "sqlite":
        return True
    try:
        # timeout 0, so not one of the engines' connections: while it waited for a reader, no one could save
        with closing(sqlite3.connect(writer().url.database or "", timeout=0)) as log:
            is_busy = log.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.Error as error:  # a full disk, say: the deletion itself has been done
        logger.warning("the database's log could not be emptied yet: %s", error)
        return False
    return not is_busy

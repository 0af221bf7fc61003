"""Work that comes round while the server runs."""

from flask import Flask

from workshop.cli.opening import rooms
from workshop.live.every import Every
from workshop.records import clock, participants, retention, sign_ins, write_ahead_log

SIGHTINGS_EVERY = 30  # seconds
LOG_EVERY = 30  # seconds
DELETION_EVERY = 60 * 60  # seconds
PRINTED_EVERY = 60  # seconds


def timers(app: Flask) -> list[Every]:
    return [
        Every(SIGHTINGS_EVERY, lambda: write_down_sightings(app)),
        Every(LOG_EVERY, lambda: empty_the_log(app)),
        Every(DELETION_EVERY, lambda: delete_what_is_due(app)),
        Every(PRINTED_EVERY, rooms(app).jobs.tidy),
    ]


def write_down_sightings(app: Flask) -> None:
    """Who was seen since the last time; nothing is written where nobody was."""
    house = rooms(app)
    people, browsers = house.presence.drain(), house.staff_presence.drain()
    with app.app_context():
        if people:
            participants.seen(people)
        if browsers:
            sign_ins.seen(browsers)


def empty_the_log(app: Flask) -> None:
    """In every round, whether a deletion is known of or not: it may have been another program's (`workshop
    forget`), or one before a crash."""
    with app.app_context():
        write_ahead_log.empty()


def delete_what_is_due(app: Flask) -> None:
    with app.app_context():
        retention.delete_due(clock.utc_now())

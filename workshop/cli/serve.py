"""Starts everything in the order in which a refusal costs least, and says where the doors are."""

import dataclasses
import logging
import sys
from collections.abc import Callable
from datetime import timedelta
from socket import socket

import click
from flask import Flask

from workshop.cli.announce import SampleClass, announcement, join_address, show_code
from workshop.cli.network import here
from workshop.cli.opening import close_house, open_house, rooms, settings_now
from workshop.cli.refusals import Refused
from workshop.documents import doctor
from workshop.live.every import Every
from workshop.live.listening import listen
from workshop.live.server import serve as serve_app
from workshop.records import clock, demonstration, participants, retention, sign_ins
from workshop.settings import Settings

LINK_VALID_FOR = timedelta(hours=12)
SIGHTINGS_EVERY = 30  # seconds
DELETION_EVERY = 60 * 60  # seconds


@click.command()
@click.option("--demonstration", "with_sample", is_flag=True, help="Make a class to try everything in.")
@click.option("--port", type=click.IntRange(0, 65535), help="Instead of WORKSHOP_PORT; 0 takes a free one.")
@click.option("--address", help="The address that phones are told, instead of WORKSHOP_ADDRESS.")
def serve(with_sample: bool, port: int | None, address: str | None) -> None:
    """Start the app and print its addresses. Ctrl-C stops it."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    _require_libraries()
    settings = settings_now()
    settings = dataclasses.replace(settings, address=address or settings.address)
    with listen(settings.host, settings.port if port is None else port) as listening:
        settings = dataclasses.replace(settings, port=listening.getsockname()[1])
        app = open_house(settings)
        _run(app, settings, listening, _sample(app, settings) if with_sample else None)


def _require_libraries() -> None:
    problems = doctor.problems()
    if problems:
        raise Refused(problems[0])  # one command mends them all


def _sample(app: Flask, settings: Settings) -> SampleClass:
    with app.app_context():
        made = demonstration.ensure(clock.utc_now(), paper=settings.paper)
        return SampleClass(
            made.meeting.code, sign_ins.create_link(made.staff.id, "sign-in", valid_for=LINK_VALID_FOR)
        )


def _run(app: Flask, settings: Settings, listening: socket, sample: SampleClass | None) -> None:
    serve_app(
        app,
        listening,
        on_started=lambda: _announce(settings, sample),
        timers=[
            Every(SIGHTINGS_EVERY, _write_down_sightings(app)),
            Every(DELETION_EVERY, _delete_what_is_due(app)),
        ],
        on_stopped=[_write_down_sightings(app), lambda: close_house(app), _say_goodbye],
    )


def _announce(settings: Settings, sample: SampleClass | None) -> None:
    choice = here(settings.host)
    click.echo(announcement(settings, choice, sample))
    join = join_address(settings, choice, sample)
    if join:
        show_code(join, sys.stdout)
    sys.stdout.flush()


def _say_goodbye() -> None:
    click.echo("\nStopped. Everything is saved.")


def _write_down_sightings(app: Flask) -> Callable[[], None]:
    def write() -> None:
        sightings = rooms(app).presence.drain()
        if sightings:
            with app.app_context():
                participants.seen(sightings)

    return write


def _delete_what_is_due(app: Flask) -> Callable[[], None]:
    def delete() -> None:
        with app.app_context():
            retention.delete_due(clock.utc_now())

    return delete

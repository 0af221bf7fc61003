"""Starts everything in the order in which a refusal costs least, and says where the doors are."""

import dataclasses
import logging
import multiprocessing
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from multiprocessing import resource_tracker
from socket import socket
from threading import Thread

import click
from flask import Flask

from workshop import moves
from workshop.cli.announce import SampleClass, announcement, join_address, show_code
from workshop.cli.opening import (
    close_house,
    open_house,
    rooms,
    settings_now,
    streams,
    with_an_address_for_phones,
)
from workshop.cli.refusals import Refused
from workshop.cli.rounds import timers, write_down_sightings
from workshop.documents import doctor, fonts
from workshop.live.files import FileForms
from workshop.live.listening import listen
from workshop.live.network import here
from workshop.live.server import serve as serve_app
from workshop.records import clock, demonstration, sign_ins
from workshop.settings import Settings
from workshop.web.kit import file_forms

LINK_VALID_FOR = timedelta(hours=12)


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
        app = open_house(with_an_address_for_phones(settings))
        rooms(app).jobs.sweep()
        try:
            _make_faces(settings)
        except KeyboardInterrupt:
            _end(app)
        else:
            _run(app, settings, listening, _sample(app, settings) if with_sample else None)


def _require_libraries() -> None:
    problems = doctor.problems()
    if problems:
        raise Refused(problems[0])  # one command mends them all


def _make_faces(settings: Settings) -> None:
    """At the first start, before any address answers: later, somebody's first PDF would wait for it."""
    if fonts.are_made(settings.data_folder):
        return
    stopped: list[int] = []

    def stop(number: int, _frame: object) -> None:
        stopped.append(number)
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        click.echo("Making the typefaces for paper, once. This takes about a minute.")
        sys.stdout.flush()
        fonts.make(settings.data_folder)
    except OSError as error:
        folder = fonts.folder(settings.data_folder)
        raise Refused(f"The typefaces cannot be made in {folder} ({error.strerror or error}).") from error
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if stopped:  # and a library on the way swallowed it
        raise KeyboardInterrupt


def _sample(app: Flask, settings: Settings) -> SampleClass:
    with app.app_context():
        made = demonstration.ensure(clock.utc_now(), paper=settings.paper)
        return SampleClass(
            made.meeting.code, sign_ins.create_link(made.staff.id, "sign-in", valid_for=LINK_VALID_FOR)
        )


def _run(app: Flask, settings: Settings, listening: socket, sample: SampleClass | None) -> None:
    serve_app(
        app,
        streams(app),
        listening,
        on_started=lambda: _begin(app, settings, sample),
        timers=timers(app),
        on_stopping=lambda: _stop_printing(app),
        on_stopped=lambda: _end(app),
        file_forms=FileForms(file_forms.addresses(app), file_forms.LARGEST),
    )


def _begin(app: Flask, settings: Settings, sample: SampleClass | None) -> None:
    _announce(settings, sample)
    # The first pitch shall not wait for it. No daemon: the network must not be cut off while it is loaded.
    Thread(target=moves.is_trained, name="reader").start()
    with _ctrl_c_held_back():
        rooms(app).press.warm_up()


@contextmanager
def _ctrl_c_held_back() -> Iterator[None]:
    """The terminal sends Ctrl-C to all processes; those started here never get it, as we end them."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # would else be started by the first worker, and lift the mask
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _announce(settings: Settings, sample: SampleClass | None) -> None:
    choice = here(settings.host)
    click.echo(announcement(settings, choice, sample))
    join = join_address(settings, choice, sample)
    if join:
        show_code(join, sys.stdout)
    sys.stdout.flush()


def _stop_printing(app: Flask) -> None:
    closing = Thread(target=rooms(app).press.close)
    closing.start()
    while closing.is_alive():
        for worker in multiprocessing.active_children():
            worker.kill()  # asked politely it would finish its step first, which can take seconds
        closing.join(0.05)


def _end(app: Flask) -> None:
    write_down_sightings(app)
    close_house(app)
    click.echo("\nStopped. Everything is saved.")

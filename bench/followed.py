"""A channel with its crowd in it: who follows, and the steps that go out to them."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from bench.channels import Channel, Ours
from bench.readers import Readers, now
from bench.served import CLASS

PACE = 1.0  # seconds from one step to the next
SETTLED = 5.0  # until a server that has just started has nothing left to do


@contextmanager
def staff_following(channel: Channel) -> Iterator[None]:
    """At ours, the console and the wall follow by streams of their own."""
    if not isinstance(channel, Ours):
        yield
        return
    assert channel.console
    channel.console.get(f"{CLASS}/console")  # for a new ticket
    screens = [Ours.hello(one) for one in (channel.console, channel.wall)]
    readers = Readers(channel.port, screens, greets=True)
    readers.join()
    assert readers.are_up(20)
    try:
        yield
    finally:
        readers.close()


def joined(channel: Channel, hellos: list[bytes]) -> Readers:
    readers = Readers(channel.port, hellos, greets=channel.greets, is_websocket=channel.is_websocket)
    readers.join()
    assert readers.are_up(60), f"{readers.up} of {len(hellos)} are in, {readers.refusals} were refused"
    return readers


def steps(channel: Channel, readers: Readers, count: int) -> dict[int, float]:
    """By revision, when it was sent off."""
    begun = {}
    for _step in range(count):
        before = now()
        revision = channel.publish()
        begun[revision] = before
        time.sleep(max(0.0, before + PACE - now()))
    readers.have(revision, 3)
    return begun

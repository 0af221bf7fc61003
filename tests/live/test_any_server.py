"""A stream asks nothing of its server but what every ASGI server has."""

import asyncio

from workshop.live.asgi import Message
from workshop.live.following import Frame, Topic
from workshop.live.hub import Hub
from workshop.live.streams import PLACE, Streams
from workshop.live.tickets import Tickets


async def _read_nothing() -> list[Message]:
    """What a stream sends to somebody who takes its first frame alone, and then leaves."""
    hub = Hub(lambda *_topic: Frame(1, {}), lambda _meeting_id: 1, beat=0.05)
    streams = Streams(hub, Tickets("key"), lambda _seen_id: None, set, patience=0.05)
    sent: list[Message] = []
    has_left = asyncio.Event()

    async def receive() -> Message:
        await has_left.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)
        if b"event: beat" in message.get("body", b""):
            await has_left.wait()

    streams.start()
    path = PLACE + Tickets("key").issue(Topic(1, "participant", "en"))
    going = asyncio.ensure_future(streams({"path": path, "method": "GET"}, receive, send))
    while not sent or sent[-1].get("more_body", True):
        await asyncio.sleep(0.01)
    assert hub.revision(1) is None  # nobody makes frames for them any more
    has_left.set()
    await going
    streams.close()
    return sent


def test_who_does_not_read_is_offered_the_end_and_nothing_before_it() -> None:
    sent = asyncio.run(_read_nothing())
    assert [one.get("more_body") for one in sent[-2:]] == [True, False]
    assert sent[-1]["body"] == b""

"""Who does not take what is sent is given up, and nobody else."""

import asyncio

import pytest

from workshop.live.asgi import Message, Send
from workshop.live.sending import Sending

PATIENCE = 0.4  # seconds
NEVER = 60.0


def takes(seconds: float) -> Send:
    async def send(message: Message) -> None:
        await asyncio.sleep(seconds)

    return send


async def put(sending: Sending, send: Send, times: int = 1) -> None:
    out = sending.to(send)
    for _ in range(times):
        await out.put(b"hello")


def test_who_takes_nothing_is_given_up_while_others_go_on() -> None:
    async def story() -> None:
        sending = Sending(PATIENCE)
        watching = asyncio.ensure_future(sending.watch())
        going = [asyncio.ensure_future(put(sending, takes(seconds), 8)) for seconds in (0, 0.03, NEVER)]
        found = await asyncio.gather(*going, return_exceptions=True)
        watching.cancel()
        assert [type(one) for one in found] == [type(None), type(None), TimeoutError]

    asyncio.run(story())


def test_who_is_ended_by_somebody_else_is_not_late() -> None:
    async def story() -> None:
        going = asyncio.ensure_future(put(Sending(PATIENCE), takes(NEVER)))
        await asyncio.sleep(0)
        going.cancel()
        with pytest.raises(asyncio.CancelledError):
            await going

    asyncio.run(story())

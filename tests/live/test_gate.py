"""Whether those who hold tickets are still there: asked seldom, for many at once."""

import asyncio
from collections.abc import Collection

import pytest

from workshop.live.following import Channel, Following, Frame, Over
from workshop.live.gate import Gate
from workshop.live.tickets import Holder

SAM, ROSA = Holder("device", 1), Holder("device", 2)


class Door:
    def __init__(self) -> None:
        self.inside = {SAM, ROSA}
        self.asked: list[int] = []
        self.fault: Exception | None = None

    def still_in(self, holders: Collection[Holder]) -> set[Holder]:
        self.asked.append(len(holders))
        if self.fault:
            raise self.fault
        return self.inside.intersection(holders)


def test_forty_who_come_back_in_the_same_moment_are_two_questions() -> None:
    door = Door()
    door.inside = {Holder("device", number) for number in range(39)}

    async def come_back() -> list[bool]:
        gate = Gate(door.still_in)
        return await asyncio.gather(*(gate.admits(Holder("device", number)) for number in range(40)))

    assert asyncio.run(come_back()) == [True] * 39 + [False]
    assert len(door.asked) <= 2


def test_a_screen_for_anybody_asks_nobody() -> None:
    door = Door()
    assert asyncio.run(Gate(door.still_in).admits(None))
    assert door.asked == []


async def frames_without_end(reader: Following) -> None:
    while True:
        await reader.newest()


def test_who_has_gone_is_put_out_and_nobody_else() -> None:
    door = Door()

    async def look() -> None:
        gate, channel = Gate(door.still_in, look=0.01), Channel(beat=0.05)
        sam, rosa = Following(channel), Following(channel)
        channel.show(Frame(1, {}))
        with gate.watch(SAM, sam), gate.watch(ROSA, rosa):
            await sam.newest()
            await rosa.newest()
            door.inside.discard(SAM)
            with pytest.raises(Over):
                await frames_without_end(sam)
            assert await rosa.newest() is None

    asyncio.run(look())


def test_where_nothing_can_be_asked_nobody_new_comes_in_and_nobody_is_put_out(caplog) -> None:
    door = Door()
    door.fault = OSError("no database")

    async def look() -> None:
        gate, channel = Gate(door.still_in, look=0.01), Channel(beat=0.05)
        sam = Following(channel)
        assert not await gate.admits(ROSA)
        with gate.watch(SAM, sam):
            async with asyncio.timeout(20):
                while len(door.asked) < 3:
                    assert await sam.newest() is None

    asyncio.run(look())
    assert "could not be asked" in caplog.text

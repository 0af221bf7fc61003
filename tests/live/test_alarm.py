"""A limit that is put off again and again rings once, when nobody puts it off any more."""

import asyncio
from collections.abc import Awaitable, Callable

from workshop.live.alarm import Alarm

Story = Callable[[Alarm], Awaitable[None]]


def rings(story: Story) -> int:
    """How often it rang meanwhile."""
    count = 0

    async def run() -> None:
        def ring() -> None:
            nonlocal count
            count += 1

        alarm = Alarm(ring)
        await story(alarm)
        alarm.stop()

    asyncio.run(run())
    return count


def test_it_rings_once() -> None:
    async def story(alarm: Alarm) -> None:
        alarm.set(0.01)
        await asyncio.sleep(0.1)

    assert rings(story) == 1


def test_it_does_not_ring_before_the_time_it_was_put_off_to() -> None:
    async def story(alarm: Alarm) -> None:
        alarm.set(0.01)
        alarm.set(60)
        await asyncio.sleep(0.1)

    assert rings(story) == 0


def test_it_rings_earlier_where_it_is_set_to_an_earlier_time() -> None:
    async def story(alarm: Alarm) -> None:
        alarm.set(60)
        alarm.set(0.01)
        await asyncio.sleep(0.1)

    assert rings(story) == 1


def test_put_out_it_is_silent_until_it_is_set_again() -> None:
    async def story(alarm: Alarm) -> None:
        alarm.set(0.01)
        alarm.put_out()
        await asyncio.sleep(0.05)
        alarm.set(0.01)
        await asyncio.sleep(0.05)

    assert rings(story) == 1


def test_stopped_it_is_silent() -> None:
    async def story(alarm: Alarm) -> None:
        alarm.set(0.01)
        alarm.stop()
        await asyncio.sleep(0.05)

    assert rings(story) == 0

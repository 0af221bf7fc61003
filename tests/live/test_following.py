"""Who had the frame before gets what has changed, and whoever missed it all of the newest."""

import asyncio

from workshop.live.following import Channel, Following, Frame

FIRST = Frame(1, {"step": "one", "people": "Sam"})
SECOND = Frame(2, {"step": "two", "people": "Sam"})
THIRD = Frame(3, {"step": "two", "people": "Sam, Rosa"})


def test_a_frame_has_what_is_new_to_a_reader() -> None:
    async def look() -> None:
        channel = Channel(beat=60)
        quick, slow = Following(channel), Following(channel)
        channel.show(FIRST)
        assert await quick.newest() == await slow.newest() == FIRST
        channel.show(SECOND)
        assert await quick.newest() == Frame(2, {"step": "two"})
        channel.show(THIRD)
        assert await quick.newest() == Frame(3, {"people": "Sam, Rosa"})
        assert await slow.newest() == THIRD
        assert await Following(channel).newest() == THIRD
        channel.end()

    asyncio.run(look())


def test_a_revision_that_changes_nothing_to_see_is_told_all_the_same() -> None:
    async def look() -> None:
        channel = Channel(beat=60)
        reader = Following(channel)
        channel.show(FIRST)
        await reader.newest()
        channel.show(Frame(2, dict(FIRST.regions)))
        assert await reader.newest() == Frame(2, {})
        channel.end()

    asyncio.run(look())


def test_a_frame_is_one_line_of_json_on_a_stream() -> None:
    event = Frame(1, {"step": "<p>\n“é”</p>"}).event.decode()
    assert event == 'event: frame\ndata: {"revision": 1, "regions": {"step": "<p>\\n“é”</p>"}}\n\n'

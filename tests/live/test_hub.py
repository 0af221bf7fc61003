"""One render for all who follow; everybody gets the newest frame, and nobody waits for anybody."""

import asyncio
import logging
import threading
import time
from collections.abc import Awaitable, Callable
from contextlib import ExitStack

import pytest

from workshop.live.following import Following, Frame, Over, Topic
from workshop.live.hub import Hub

PHONES = Topic(1, "participant", "en")
CONSOLE = Topic(1, "console", "en")
WALL = Topic(1, "projector", "en")
LONG = 10.0  # seconds: never waited for where all is well


class Classroom:
    """A class as its database has it, and how often it was rendered for whom."""

    def __init__(self) -> None:
        self.revision: int | None = 1
        self.people = 0
        self.rendered: list[str] = []
        self.fault: Exception | None = None

    def render(self, meeting_id: int, audience: str, language: str) -> Frame | None:
        assert threading.current_thread() is not threading.main_thread()
        self.rendered.append(audience)
        if self.fault is not None:
            raise self.fault
        if self.revision is None:
            return None
        people = f", {self.people} people" if audience == "console" else ""
        return Frame(self.revision, {"all": f"{audience} at {self.revision}{people}"})

    def revision_of(self, meeting_id: int) -> int | None:
        return self.revision


Story = Callable[[Hub, Classroom], Awaitable[None]]


def play(story: Story, *, gap: float = 0.01, look: float = LONG, beat: float = 0.1) -> Classroom:
    """Tells a story in a running hub."""
    room = Classroom()

    async def run() -> None:
        hub = Hub(
            room.render,
            lambda meeting_id: room.revision_of(meeting_id),
            gap=gap,
            look=look,
            beat=beat,
        )
        hub.start()
        try:
            async with asyncio.timeout(LONG):
                await story(hub, room)
        finally:
            hub.close()

    asyncio.run(run())
    return room


async def text_of(following: Following) -> str:
    """Whatever beats come before it."""
    while True:
        frame = await following.newest()
        if frame:
            return frame.regions["all"]


def test_whoever_comes_gets_the_state_at_once() -> None:
    async def story(hub: Hub, room: Classroom) -> None:
        with hub.follow(PHONES) as phone:
            assert await text_of(phone) == "participant at 1"

    play(story)


def test_a_step_reaches_everybody_and_is_rendered_once_for_each_audience() -> None:
    async def story(hub: Hub, room: Classroom) -> None:
        with ExitStack() as stack:
            phones = [stack.enter_context(hub.follow(PHONES)) for _ in range(60)]
            wall = stack.enter_context(hub.follow(WALL))
            for one in (*phones, wall):
                await text_of(one)
            room.revision = 2
            hub.changed(1, 2)
            assert {await text_of(one) for one in phones} == {"participant at 2"}
            assert await text_of(wall) == "projector at 2"

    assert sorted(play(story).rendered) == ["participant"] * 2 + ["projector"] * 2


def test_a_step_may_be_told_from_any_thread() -> None:
    async def story(hub: Hub, room: Classroom) -> None:
        with hub.follow(PHONES) as phone:
            await text_of(phone)
            room.revision = 2
            await asyncio.to_thread(hub.changed, 1, 2)
            assert await text_of(phone) == "participant at 2"

    play(story)


def test_whoever_slept_through_ten_steps_gets_the_last_one_alone() -> None:
    async def story(hub: Hub, room: Classroom) -> None:
        with hub.follow(PHONES) as awake, hub.follow(PHONES) as asleep:
            await text_of(asleep)
            for step in range(2, 12):
                room.revision = step
                hub.changed(1, step)
            while await text_of(awake) != "participant at 11":
                pass
            assert await text_of(asleep) == "participant at 11"
            assert await asleep.newest() is None

    play(story)


def test_a_class_in_a_hurry_is_rendered_no_more_often_than_agreed() -> None:
    async def story(hub: Hub, room: Classroom) -> None:
        with hub.follow(PHONES) as phone:
            await text_of(phone)
            begun = time.monotonic()
            for step in range(2, 102):
                room.revision = step
                hub.changed(1, step)
                await asyncio.sleep(0)
            while await text_of(phone) != "participant at 101":
                pass
            rounds = (time.monotonic() - begun) / 0.1
            assert len(room.rendered) <= 3 + rounds

    play(story, gap=0.1)


def test_news_that_did_not_move_the_class_is_told_to_those_who_see_it_alone() -> None:
    async def story(hub: Hub, room: Classroom) -> None:
        with hub.follow(PHONES) as phone, hub.follow(CONSOLE) as console:
            assert await text_of(phone) == "participant at 1"
            assert await text_of(console) == "console at 1, 0 people"
            room.people = 3
            hub.changed(1)
            assert await text_of(console) == "console at 1, 3 people"
            assert await phone.newest() is None

    play(story)


def test_a_step_does_not_wait_for_what_was_rendered_just_before() -> None:
    async def story(hub: Hub, room: Classroom) -> None:
        with hub.follow(PHONES) as phone:
            await text_of(phone)
            room.revision = 2
            hub.changed(1, 2)
            assert await text_of(phone) == "participant at 2"

    play(story, gap=10 * LONG)


def test_what_nobody_told_of_is_found_all_the_same() -> None:
    async def story(hub: Hub, room: Classroom) -> None:
        with hub.follow(PHONES) as phone:
            await text_of(phone)
            room.revision = 7
            assert await text_of(phone) == "participant at 7"
            assert hub.revision(1) == 7
            room.revision = 3  # a backup was brought back
            assert await text_of(phone) == "participant at 3"

    play(story, look=0.01)


def test_words_that_overtake_each_other_do_not_take_the_class_back() -> None:
    async def story(hub: Hub, room: Classroom) -> None:
        with hub.follow(PHONES) as phone:
            await text_of(phone)
            room.revision = 3
            hub.changed(1, 3)
            hub.changed(1, 2)
            assert await text_of(phone) == "participant at 3"
            assert hub.revision(1) == 3

    play(story)


def test_a_step_in_the_middle_of_a_look_is_not_overlooked() -> None:
    looks = []

    async def story(hub: Hub, room: Classroom) -> None:
        def look(meeting_id: int) -> int:
            looks.append(room.revision)
            if len(looks) > 1:
                return 2
            room.revision = 2
            hub.changed(1, 2)
            time.sleep(0.05)  # until that is heard
            return 1

        room.revision_of = look  # type: ignore[method-assign]
        with hub.follow(PHONES) as phone:
            while await text_of(phone) != "participant at 2":
                pass
            assert len(looks) == 1

    play(story, look=0.3)


def test_the_same_frame_again_is_told_to_nobody() -> None:
    async def story(hub: Hub, room: Classroom) -> None:
        with hub.follow(CONSOLE) as console:
            await text_of(console)
            hub.changed(1)
            assert await console.newest() is None
            assert len(room.rendered) == 2

    play(story)


def test_a_class_that_is_gone_lets_its_followers_go() -> None:
    async def story(hub: Hub, room: Classroom) -> None:
        with hub.follow(PHONES) as phone:
            await text_of(phone)
            room.revision = None
            with pytest.raises(Over):
                await phone.newest()

    play(story, look=0.01)


def test_a_closed_hub_lets_everybody_go_at_once() -> None:
    async def story(hub: Hub, room: Classroom) -> None:
        with hub.follow(PHONES) as phone:
            await text_of(phone)
            waiting = asyncio.ensure_future(phone.newest())
            await asyncio.sleep(0)
            hub.close()
            with pytest.raises(Over):
                await waiting
        with pytest.raises(Over), hub.follow(PHONES):
            pass

    play(story)


def test_a_class_that_nobody_follows_is_not_rendered() -> None:
    async def story(hub: Hub, room: Classroom) -> None:
        with hub.follow(PHONES) as phone:
            await text_of(phone)
        hub.changed(1, 2)
        await asyncio.sleep(0.05)
        assert hub.revision(1) is None

    assert play(story, look=0.01).rendered == ["participant"]


def test_a_render_that_fails_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    async def story(hub: Hub, room: Classroom) -> None:
        room.fault = ValueError("the disk is full")
        with hub.follow(PHONES) as phone:
            assert await phone.newest() is None
            room.fault = None
            assert await text_of(phone) == "participant at 1"

    with caplog.at_level(logging.ERROR):
        play(story, look=0.01)
    assert "the disk is full" in caplog.text


def test_a_hub_that_never_started_hears_without_harm() -> None:
    hub = Hub(lambda *_topic: None, lambda _meeting_id: None)
    hub.changed(1, 2)
    hub.close()
    hub.changed(1, 3)

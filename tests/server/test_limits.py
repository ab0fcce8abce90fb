"""Overload: small requests have places of their own, and whoever is turned away comes later."""

import asyncio
import threading

import pytest

from counter_app.server.limits import Admission, Limits, RateLimit
from counter_app.server.refusing import RefusedRequest
from counter_app.sync.wire import RefusedCode


class Seconds:
    """A clock that stands where it is set."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def admission(places, kept_for_small=0, **changes):
    return Admission(places, kept_for_small, Limits(**changes), Seconds(), lambda: 0.5)


async def begun(count, place):
    """Requests that have asked for a place; each holds it until told to end."""
    ends = [asyncio.Event() for _ in range(count)]

    async def one(end):
        async with place():
            await end.wait()

    tasks = [asyncio.create_task(one(end)) for end in ends]
    await asyncio.sleep(0)
    return tasks, ends


def run(coroutine):
    return asyncio.run(coroutine)


def test_large_requests_never_take_the_places_of_small_ones():
    async def story():
        doors = admission(4, kept_for_small=2)
        large, ends = await begun(5, lambda: doors.place(small=False))
        assert (doors.in_work, doors.in_line) == (2, 3)
        async with doors.place(small=True):
            assert doors.in_work == 3
        for end in ends:
            end.set()
        await asyncio.gather(*large)
        assert (doors.in_work, doors.in_line) == (0, 0)

    run(story())


def test_a_small_request_in_line_goes_before_a_large_one_that_came_earlier():
    async def story():
        doors = admission(1)
        first, (end_first,) = await begun(1, lambda: doors.place(small=True))
        order = []

        async def come(small):
            async with doors.place(small=small):
                order.append(small)

        large = asyncio.create_task(come(False))
        await asyncio.sleep(0)
        small = asyncio.create_task(come(True))
        await asyncio.sleep(0)
        end_first.set()
        await asyncio.gather(*first, large, small)
        assert order == [True, False]

    run(story())


def test_a_line_that_is_full_turns_away_with_a_time_to_come_again():
    async def story():
        doors = admission(1, waiting=2)
        tasks, ends = await begun(3, lambda: doors.place(small=False))
        with pytest.raises(RefusedRequest) as caught:
            async with doors.place(small=False):
                pytest.fail("there was no place")
        assert caught.value.code is RefusedCode.OVERLOADED
        assert caught.value.retry_after == pytest.approx(1.5)
        for end in ends:
            end.set()
        await asyncio.gather(*tasks)

    run(story())


def test_patience_ends_with_a_time_to_come_again_and_leaves_the_line():
    async def story():
        doors = admission(1, patience=0.01)
        tasks, ends = await begun(1, lambda: doors.place(small=True))
        with pytest.raises(RefusedRequest) as caught:
            async with doors.place(small=True):
                pytest.fail("there was no place")
        assert caught.value.code is RefusedCode.OVERLOADED
        assert (doors.in_work, doors.in_line) == (1, 0)
        ends[0].set()
        await asyncio.gather(*tasks)
        assert doors.in_work == 0

    run(story())


def test_one_who_goes_away_while_waiting_holds_nothing():
    async def story():
        doors = admission(1)
        first, (end_first,) = await begun(1, lambda: doors.place(small=True))
        second, _ = await begun(1, lambda: doors.place(small=True))
        third, (end_third,) = await begun(1, lambda: doors.place(small=True))
        second[0].cancel()
        await asyncio.gather(*second, return_exceptions=True)
        end_first.set()
        await asyncio.gather(*first)
        # The place comes in the same moment in which its waiter goes away.
        fourth, _ = await begun(1, lambda: doors.place(small=True))
        end_third.set()
        await asyncio.gather(*third)
        fourth[0].cancel()
        await asyncio.gather(*fourth, return_exceptions=True)
        assert (doors.in_work, doors.in_line) == (0, 0)

    run(story())


def test_several_event_loops_share_the_places():
    doors = admission(1)
    most = []

    async def one():
        for _ in range(50):
            async with doors.place(small=True):
                most.append(doors.in_work)
                await asyncio.sleep(0)

    async def several():
        await asyncio.gather(*(one() for _ in range(3)))

    threads = [threading.Thread(target=asyncio.run, args=(several(),)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert most == [1] * 600
    assert (doors.in_work, doors.in_line) == (0, 0)


def test_those_turned_away_are_spread_over_time():
    async def story():
        chances = iter([0.0, 0.25, 0.99])
        doors = Admission(1, 0, Limits(), Seconds(), lambda: next(chances))
        assert [doors.overloaded().retry_after for _ in range(3)] == pytest.approx(
            [1.0, 1.25, 1.99]
        )

    run(story())


def test_slow_work_makes_the_time_to_come_again_longer():
    async def story():
        seconds = Seconds()
        doors = Admission(1, 0, Limits(), seconds, lambda: 0.0)
        for _ in range(100):
            async with doors.place(small=False):
                seconds.now += 8
        after = doors.overloaded().retry_after
        assert after is not None
        assert 7 < after < 9

    run(story())


def test_background_work_sees_whether_a_backlog_is_coming_in():
    async def story():
        seconds = Seconds()
        doors = Admission(2, 0, Limits(), seconds, lambda: 0.0)
        async with doors.place(small=True):
            assert not doors.large_within(0.2)
        async with doors.place(small=False):
            assert doors.large_within(0.2)
        assert doors.large_within(0.2)
        seconds.now += 0.3
        assert not doors.large_within(0.2)

    run(story())


def test_a_device_has_its_rate_and_a_burst():
    seconds = Seconds()
    limit = RateLimit(2.0, 3.0, seconds, lambda: 0.0)
    for _ in range(3):
        limit.check("device")
    with pytest.raises(RefusedRequest) as caught:
        limit.check("device")
    assert caught.value.code is RefusedCode.BUSY
    assert caught.value.retry_after == pytest.approx(0.5)
    limit.check("another")
    seconds.now += 0.5
    limit.check("device")
    with pytest.raises(RefusedRequest):
        limit.check("device")
    seconds.now += 1_000
    for _ in range(3):
        limit.check("device")
    with pytest.raises(RefusedRequest):
        limit.check("device")


def test_being_turned_away_does_not_cost_the_next_try():
    seconds = Seconds()
    limit = RateLimit(1.0, 1.0, seconds, lambda: 0.0)
    limit.check("device")
    for _ in range(50):
        with pytest.raises(RefusedRequest):
            limit.check("device")
    seconds.now += 1
    limit.check("device")


def test_strangers_do_not_fill_the_memory():
    limit = RateLimit(1.0, 1.0, Seconds(), lambda: 0.0, most_keys=100)
    for number in range(1_000):
        limit.check(number)
    assert len(limit._left) == 100

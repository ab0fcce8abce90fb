"""News: said after the commit, heard in every process, and nobody is held up by who is slow."""

import asyncio
import contextlib
import threading
import time

import pytest
from sqlalchemy import text

from counter_app.server.news import News, Topic
from tests.postgres import started_postgres

SOON = 10.0
"""Seconds, on a busy machine."""


@pytest.fixture
def new_news():
    """The news of processes, closed at the end."""
    made = []

    def make(database):
        made.append(News(database))
        if database.is_postgresql:
            assert made[-1].listening.wait(SOON)
        return made[-1]

    yield make
    for news in made:
        news.close()


@pytest.fixture
def news(new_news, database):
    return new_news(database)


@pytest.fixture
def neighbours(open_again, postgres_url, new_news):
    """Two processes of one server, for what they know of each other: (database, news) each."""
    databases = [open_again(postgres_url) for _ in range(2)]
    return [(database, new_news(database)) for database in databases]


async def heard(subscription, timeout=SOON):
    return await asyncio.wait_for(anext(subscription), timeout)


async def silent(subscription):
    """Whether nothing arrives; a word that is on its way to it may still come."""
    with pytest.raises(TimeoutError):
        await heard(subscription, 0.3)
    return True


def tell(database, news, hall, *topics):
    with database.of_hall(hall, writing=True) as connection:
        news.tell(connection, hall, *topics)


def run(doing):
    return asyncio.run(doing)


def test_a_commit_is_heard_by_its_hall_and_by_who_hears_all(database, news):
    async def doing():
        async with (
            news.subscribe("a") as own,
            news.subscribe("b") as other,
            news.subscribe(None) as every,
        ):
            tell(database, news, "a")
            assert await heard(own) == {"a"}
            assert await heard(every) == {"a"}
            assert await silent(other)

    run(doing())


def test_topics_are_heard_apart(database, news):
    async def doing():
        async with news.subscribe("a") as entries, news.subscribe("a", Topic.FOLDED) as folded:
            tell(database, news, "a", Topic.FOLDED)
            assert await heard(folded) == {"a"}
            assert await silent(entries)

    run(doing())


def test_nothing_is_said_before_the_commit_nor_without_one(database, news):
    async def doing():
        async with news.subscribe("a") as subscription:
            with pytest.raises(LookupError):
                fail_in(database, news)
            assert await silent(subscription)

    def fail_in(database, news):
        with database.of_hall("a", writing=True) as connection:
            news.tell(connection, "a")
            raise LookupError

    run(doing())


def test_words_that_nobody_took_up_yet_are_one(database, news):
    async def doing():
        async with news.subscribe(None) as slow, news.subscribe("a") as quick:
            for _ in range(50):
                news.say("a")
                assert await heard(quick) == {"a"}
            news.say("b")
            assert await heard(slow) == {"a", "b"}
            assert await silent(slow)

    run(doing())


def test_a_listener_whose_loop_is_gone_holds_up_nobody(news):
    async def doing():
        news.subscribe("a")

    run(doing())
    news.say("a")


def test_a_word_said_while_the_task_was_busy_is_not_lost(news):
    async def doing():
        async with news.subscribe("a") as subscription:
            waiting = asyncio.ensure_future(anext(subscription))
            await asyncio.sleep(0)
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
            threading.Thread(target=news.say, args=("a",)).start()
            assert await heard(subscription) == {"a"}

    run(doing())


def test_the_end_of_the_process_ends_every_subscription(news):
    async def doing():
        subscription = news.subscribe("a")
        news.say("a")
        closing = asyncio.ensure_future(asyncio.to_thread(news.close))
        assert [halls async for halls in subscription] == [{"a"}]
        await closing

    run(doing())


def test_processes_of_one_server_hear_each_other(neighbours):
    (database, here), (_, there) = neighbours

    async def doing():
        async with here.subscribe("a") as own, there.subscribe("a") as other:
            for _ in range(3):
                began = time.monotonic()
                tell(database, here, "a")
                assert await heard(own) == {"a"}
                assert await heard(other) == {"a"}
                assert time.monotonic() - began < SOON
            assert await silent(own)  # the own word does not come back

    run(doing())


def test_whoever_was_cut_off_is_told_that_something_may_be_new(neighbours):
    (database, _), (_, there) = neighbours

    async def doing():
        async with there.subscribe("a") as own, there.subscribe(None) as every:
            with database.of_centre(writing=True) as connection:
                connection.execute(
                    text(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    )
                )
            assert await heard(own) == {"a"}
            assert await heard(every) == {""}
            tell(database, neighbours[0][1], "a")
            assert await heard(own) == {"a"}

    run(doing())


def test_words_go_on_when_the_database_server_comes_back(open_again, new_news):
    async def doing(server, here, there):
        async with there.subscribe("a") as other:
            server.kill()
            here.say("a")
            server.start()
            assert await heard(other) == {"a"}
            assert await asyncio.to_thread(there.listening.wait, SOON)
            assert await asyncio.to_thread(here.listening.wait, SOON)
            await until_silent(other)
            here.say("a")
            assert await heard(other) == {"a"}

    async def until_silent(subscription):
        """The word that was said meanwhile may come as well as the one that wakes everybody."""
        with contextlib.suppress(TimeoutError):
            while True:
                await heard(subscription, 1.0)

    with started_postgres() as server:
        here, there = (new_news(open_again(server.url())) for _ in range(2))
        run(doing(server, here, there))
        here.close()
        there.close()

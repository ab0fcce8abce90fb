"""Desk, hub, centre and PostgreSQL are killed in mid-batch, again and again: nothing is lost."""

import sys

import pytest

from counter_app.server.database import open_database
from tests.faults.hall_of_processes import (
    chance_and_seed,
    everybody_holds_the_same,
    found_desk,
    joined_desk,
)
from tests.postgres import started_postgres
from tests.processes import ServerProcess
from tests.waiting import wait_for

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL"),
]
KILLS = 20


@pytest.fixture
def postgres():
    with started_postgres() as server:
        yield server


def test_kills_in_mid_batch_lose_and_double_nothing(tmp_path, postgres):
    chance, seed = chance_and_seed()
    name = postgres.new_database()
    with ServerProcess(tmp_path / "server", postgres.url(name)) as centre:
        centre.add_hall("城东")
        desks = [found_desk(tmp_path / "one", centre, "城东")]
        desks.append(joined_desk(tmp_path / "two", centre, "城东"))
        joining = ("--centre", centre.address, "--code", centre.code("城东", "hub"))
        with ServerProcess(tmp_path / "hub", None, "--name", "一楼", *joining, verb="hub") as hub:
            hub.more = ()  # it remembers
            kill_in_turns([*desks, hub, centre, postgres], desks, chance)
            database = open_database(postgres.url(name))
            try:
                promised = everybody_holds_the_same(desks, database)
            finally:
                database.close()
    assert promised > KILLS * 5, f"too few saves to mean anything (seed {seed})"


def kill_in_turns(victims, desks, chance):
    """Kill one after the other while the desks are at work, each started again at once."""

    def saves():
        return sum(len(desk.saves()) for desk in desks)

    try:
        for desk in desks:
            desk.start()
        for number in range(KILLS):
            # At a moment that chance chooses, each in its turn, so that a short run meets them all.
            enough = saves() + chance.randint(1, 60)
            wait_for(lambda enough=enough: saves() >= enough)
            victim = victims[number % len(victims)]
            victim.kill()
            victim.start()
    finally:
        for desk in desks:
            desk.kill()

"""Restored servers, restored desks and cloned disks: both histories are there, nobody loses any."""

import shutil
import sys

import pytest
from sqlalchemy import select

from counter_app.exchange.lines import forks_of
from counter_app.hall.temperature import Mask, Method, measure
from counter_app.journal.entry import new_id
from counter_app.journal.tables import entry_table
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.server.database import open_database
from tests.faults.hall_of_processes import (
    DeskProcess,
    everybody_holds_the_same,
    found_desk,
    joined_desk,
    meet_quietly,
)
from tests.postgres import started_postgres
from tests.processes import ServerProcess

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="needs a PostgreSQL with socket files"),
]


@pytest.fixture(scope="module")
def postgres():
    with started_postgres() as server:
        yield server


class Town:
    """A centre that can be taken back to an older backup, and two desks of a hall."""

    def __init__(self, folder, postgres):
        self.folder, self.postgres = folder, postgres
        self.name = postgres.new_database()
        self.centre = ServerProcess(folder / "server", postgres.url(self.name)).start()
        self.centre.add_hall("城东")
        self.one = found_desk(folder / "one", self.centre, "城东")
        self.two = joined_desk(folder / "two", self.centre, "城东")
        self.said = []

    def write(self, desk, count=5):
        """Somebody is measured; what is said is remembered by its body."""
        journal = desk.opened()
        person = Person(new_id(), "li", "李敏", frozenset({Role.SCREENER}))
        for _ in range(count):
            measure(Desk(journal, person), "365", Method.FOREHEAD, Mask.WORN, "T-01")
        with journal.read() as connection:
            rows = connection.execute(
                select(entry_table.c.subject, entry_table.c.digest).where(
                    entry_table.c.device == journal.device
                )
            )
            self.said += [(row.subject, bytes(row.digest)) for row in rows]
        journal.engine.dispose()

    def meet(self, *desks):
        journals = [desk.opened() for desk in desks]
        meet_quietly(journals, 1, forks_of)
        for journal in journals:
            journal.engine.dispose()

    def back_up_the_centre(self):
        self.centre.stop()
        copy = self.postgres.new_database(self.name)
        self.centre.start()
        return copy

    def restore_the_centre(self, copy):
        self.centre.stop()
        self.postgres.drop_database(self.name)
        self.postgres.run(f"CREATE DATABASE {self.name} TEMPLATE {copy}")
        self.centre.start()

    def copy(self, desk, name):
        """The whole disk of a desk, key and all."""
        shutil.copytree(desk.folder, self.folder / name)
        return DeskProcess(self.folder / name)

    def restore(self, desk, copy):
        shutil.rmtree(desk.folder)
        shutil.copytree(copy.folder, desk.folder)

    def holds_everything(self, *desks):
        """Everybody holds the same, and everything that was ever said is in it."""
        database = open_database(self.postgres.url(self.name))
        try:
            everybody_holds_the_same(desks, database, forks_of)
            with database.of_centre() as connection:
                rows = connection.execute(select(entry_table.c.subject, entry_table.c.digest))
                held = {(row.subject, bytes(row.digest)) for row in rows}
        finally:
            database.close()
        assert set(self.said) <= held

    def close(self):
        self.centre.stop()


@pytest.fixture
def town(tmp_path, postgres):
    made = Town(tmp_path, postgres)
    yield made
    made.close()


@pytest.mark.parametrize("newer_writes", [False, True])
def test_a_centre_restored_from_an_older_backup_is_given_again_what_it_lost(town, newer_writes):
    town.write(town.one)
    town.meet(town.one, town.two)
    copy = town.back_up_the_centre()
    town.write(town.one)
    town.write(town.two)
    town.meet(town.one, town.two, town.one)
    town.restore_the_centre(copy)
    if newer_writes:
        town.write(town.two)
        town.meet(town.two)
        town.write(town.one)
    town.holds_everything(town.one, town.two)


def test_a_desk_restored_from_an_older_backup_gets_its_own_entries_back(town):
    town.write(town.one)
    town.meet(town.one)
    copy = town.copy(town.one, "backup")
    town.write(town.one)
    town.meet(town.one, town.two)
    town.restore(town.one, copy)
    town.holds_everything(town.one, town.two)


def test_a_desk_restored_that_wrote_before_it_met_anybody_keeps_both_histories(town):
    town.write(town.one)
    town.meet(town.one)
    copy = town.copy(town.one, "backup")
    town.write(town.one)
    town.meet(town.one, town.two)
    town.restore(town.one, copy)
    town.write(town.one)
    town.holds_everything(town.one, town.two)


@pytest.mark.parametrize("first", ["original", "clone"])
def test_a_cloned_disk_becomes_a_desk_of_its_own_and_both_histories_are_kept(town, first):
    town.write(town.one)
    town.meet(town.one, town.two)
    clone = town.copy(town.one, "clone")
    town.write(town.one)
    town.write(clone)
    order = [town.one, clone] if first == "original" else [clone, town.one]
    town.meet(*order)
    town.write(town.one)
    town.write(clone)
    town.holds_everything(town.one, town.two, clone)
    devices = set()
    for desk in (town.one, clone):
        journal = desk.opened()
        devices.add(journal.device)
        journal.engine.dispose()
    assert len(devices) == 2

"""Halls that were founded apart, and disks that were copied, meet a real centre."""

import httpx
import pytest
from sqlalchemy import select

from counter_app.exchange.joining import join_centre
from counter_app.exchange.lines import DeskLines
from counter_app.hall.desks import desk_table
from counter_app.hall.founding import all_workflows, found_hall
from counter_app.hall.temperature import Mask, Method, measure
from counter_app.hall.windows import list_windows
from counter_app.journal.journal import Journal
from counter_app.journal.refold import refold
from counter_app.journal.tables import to_check_table
from counter_app.journal.verify import verify
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.people.signing_in import LockOut, sign_in
from counter_app.server.halls import halls
from counter_app.store.backup import backup_to
from counter_app.store.engine import open_engine
from counter_app.store.opening import open_store
from counter_app.sync.enrolling import Reached
from counter_app.sync.standing import read_standing
from tests.server.small_centre import SmallCentre

PASSWORD = "城东大厅2020"
PEM = "-----BEGIN CERTIFICATE-----\nMTIz\n-----END CERTIFICATE-----\n"


@pytest.fixture
def centre(database):
    made = SmallCentre(database)
    yield made
    made.close()


class Town:
    """Computers that were founded as halls of their own, and one centre."""

    def __init__(self, folder, centre):
        self.folder, self.centre, self.opened = folder, centre, []

    def found(self, name, login):
        engine, key = open_store(self.folder / login)
        self.opened.append((engine, key))
        return found_hall(engine, self.centre.clock, name, "D01", login, PASSWORD).desk

    def copy(self, desk):
        """The same disk in another computer."""
        key = next(key for engine, key in self.opened if engine is desk.journal.engine)
        path = self.folder / f"copy-{len(self.opened)}.db"
        backup_to(desk.journal.engine, key.secret, path)
        engine = open_engine(path, key.secret)
        self.opened.append((engine, key))
        return Desk(Journal(engine, all_workflows(), self.centre.clock), desk.person)

    def client(self, *_whatever):
        return httpx.Client(transport=self.centre.client._transport, base_url="http://testserver")

    def join(self, desk):
        with self.centre.database.of_centre() as connection:
            (record,) = halls(connection)
        code = self.centre.code(record)
        join_centre(desk, "10.1.2.3", code.text, lambda _: Reached(self.client(), PEM))

    def meet(self, *desks):
        for _ in range(2):
            for desk in desks:
                for outcome in DeskLines(desk.journal, connect=self.client).meet_once():
                    assert outcome.trouble is None, str(outcome.trouble)

    def measure(self, desk, typed="365"):
        self.centre.clock.advance(1000)
        screener = Person(desk.person.id, "li", "李敏", frozenset({Role.SCREENER}))
        return measure(
            Desk(desk.journal, screener), typed, Method.FOREHEAD, Mask.WORN, "T-01", None, None
        )

    def close(self):
        for engine, _ in self.opened:
            engine.dispose()


@pytest.fixture
def town(tmp_path, centre):
    made = Town(tmp_path, centre)
    yield made
    made.close()


def tables(journal):
    with journal.read() as connection:
        return {
            table.name: sorted(
                repr(
                    [
                        value
                        for name, value in row._mapping.items()
                        if name not in table.info.get("own_numbers", ())
                    ]
                )
                for row in connection.execute(select(table))
            )
            for table in (*journal.workflows.tables, to_check_table)
        }


def lanes_of(journal):
    with journal.read() as connection:
        return sorted(connection.scalars(select(desk_table.c.lane)))


def check_alike(*desks):
    first = tables(desks[0].journal)
    for desk in desks:
        with desk.journal.read() as connection:
            assert list(verify(connection, desk.journal.hall)) == []
        assert tables(desk.journal) == first
        refold(desk.journal)
        assert tables(desk.journal) == first


def test_two_halls_founded_apart_become_one_at_the_centre(town, centre):
    centre.hall("城东")
    one, two = town.found("城东大厅", "limin"), town.found("城西大厅", "wangli")
    town.measure(one)
    town.measure(two)
    town.join(one)
    town.meet(one)
    town.join(two)
    assert two.journal.hall == one.journal.hall
    town.meet(one, two)
    town.measure(two)
    town.meet(one, two)
    town.meet(one)
    check_alike(one, two)
    assert set(centre.heads(one.journal.hall)) == {one.journal.device, two.journal.device}
    lanes = lanes_of(one.journal)
    assert len(lanes) == len(set(lanes)) == 2
    assert all(lane < 500 for lane in lanes)
    for login in ("limin", "wangli"):
        assert sign_in(one.journal, login, PASSWORD, LockOut()).login == login
    assert [window.number for window in list_windows(one)] == [1]
    # The centre knows the newcomer by the name that its entries have.
    assert centre.device(two.journal.device) is not None
    (peer,) = read_standing(two.journal).peers
    assert (peer.trouble, peer.waiting) == (None, 0)


def test_a_copied_disk_becomes_a_desk_of_its_own_at_the_centre(town, centre):
    centre.hall("城东")
    desk = town.found("城东大厅", "limin")
    town.join(desk)
    town.meet(desk)
    copy = town.copy(desk)
    for one in (desk, copy, copy):
        town.measure(one)
    town.meet(desk)
    town.meet(copy)
    town.measure(copy)
    town.meet(copy, desk)
    check_alike(desk, copy)
    assert copy.journal.device != desk.journal.device
    assert centre.heads(desk.journal.hall).keys() == {desk.journal.device, copy.journal.device}
    known = centre.device(copy.journal.device)
    assert known.moved_from == desk.journal.device
    assert lanes_of(desk.journal) == sorted({0, known.lane})
    centre.revoke(desk.journal.device)
    town.measure(copy)
    town.meet(copy)


def test_a_copy_of_a_hall_of_its_own_joins_as_well(town, centre):
    centre.hall("城东")
    first, desk = town.found("城东大厅", "limin"), town.found("城西大厅", "wangli")
    town.join(first)
    town.meet(first)
    town.measure(desk)
    copy = town.copy(desk)
    for one in (desk, copy):
        town.measure(one)
    town.join(desk)
    town.meet(desk)
    town.join(copy)
    town.meet(copy)
    town.meet(first, desk, copy)
    check_alike(first, desk, copy)
    assert len({one.journal.device for one in (first, desk, copy)}) == 3
    lanes = lanes_of(first.journal)
    assert len(lanes) == len(set(lanes)) == 3

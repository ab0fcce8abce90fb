"""A small hall at noon: one desk, one clock that stands still, people of every role."""

from sqlalchemy import func, select

import counter_app.sync.forking
import counter_app.sync.peers  # noqa: F401 - a real file has the tables of peers as well
from counter_app.hall.catalogue import catalogue_now
from counter_app.hall.desks import DeskAdded, HallFounded
from counter_app.hall.founding import all_workflows
from counter_app.hall.persons import PersonFacts, parse_person
from counter_app.hall.queue import call_next
from counter_app.hall.registering import Registration, register
from counter_app.hall.starting_catalogue import starting_facts
from counter_app.hall.temperature import Mask, Method, measure
from counter_app.hall.windows import WindowSet, window_subject
from counter_app.journal.clock import SetClock, day_of
from counter_app.journal.entry import SYSTEM, new_id
from counter_app.journal.journal import Journal, found_replica
from counter_app.journal.tables import entry_table, to_check_table
from counter_app.journal.writing_rows import entry_of
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.store.engine import open_engine, writing
from counter_app.store.tables import metadata
from tests.giving import give

NOON = 1_581_307_200_000  # 2020-02-10 12:00 in China


class SmallHall:
    """A hall in one file, and short ways to do in tests what a desk does."""

    def __init__(self, folder, clock=None):
        self.folder = folder
        self.engines = []
        self.clock = clock or SetClock(NOON)
        self.hall = new_id()
        self.journal = self.new_desk(0)
        with self.journal.act(SYSTEM) as act:
            act.record(self.hall, HallFounded(name="城东社保经办大厅"))
            for subject, body in starting_facts(self.hall):
                act.record(subject, body)
            for number in (1, 2):
                window = WindowSet(number=number, serves=("*",), in_use=True)
                act.record(window_subject(self.hall, number), window)
        self.door = self.desk(Role.SCREENER)
        self.clerk = self.desk(Role.CLERK)
        self.leader = self.desk(Role.LEADER)
        self.administrator = self.desk(Role.ADMINISTRATOR)
        self.first, self.second = (window_subject(self.hall, number) for number in (1, 2))

    def new_desk(self, lane):
        """Another replica of the same hall, which has nothing yet."""
        engine = open_engine(self.folder / f"desk-{lane}.db", bytes(32))
        self.engines.append(engine)
        with writing(engine) as connection:
            metadata.create_all(connection)
        device = new_id()
        found_replica(engine, self.hall, device)
        journal = Journal(engine, all_workflows(), self.clock)
        with journal.act(SYSTEM) as act:
            act.record(device, DeskAdded(name=f"D{lane:02d}", lane=lane))
        return journal

    def desk(self, role, journal=None):
        return Desk(journal or self.journal, Person(new_id(), "li", "李敏", frozenset({role})))

    def desk_at(self, journal, role=Role.ADMINISTRATOR):
        """Somebody at another replica of the hall."""
        return self.desk(role, journal)

    def person(self, name="刘秀兰", document="", phone=""):
        today = day_of(self.clock.now())
        return parse_person(name=name, document=document, phone=phone, today=today)

    def check(self, typed="365", desk=None, person=None, check=None):
        door = desk or self.door
        return measure(door, typed, Method.FOREHEAD, Mask.WORN, "T-01", check, person)

    def ticket(self, *matters, desk=None, person=None, **rest):
        """Measure and register somebody."""
        check = self.check(desk=desk).id
        form = Registration(
            check=check, matters=matters or self.codes(1), person=person or PersonFacts(), **rest
        )
        return register(desk or self.door, form)

    def call_next(self, desk, window, claim=None):
        """Call whoever is next; somebody must be."""
        called = call_next(desk, window, claim)
        assert called is not None
        return called

    def catalogue(self):
        with self.journal.read() as connection:
            return catalogue_now(connection, self.hall)

    def codes(self, count):
        """Some matters of the catalogue, each of another group."""
        by_group = {item.group: item.code for item in self.catalogue().in_use}
        return tuple(by_group.values())[:count]

    def copy(self, source, target):
        """Give one replica everything another has, as a network would."""
        with source.read() as connection:
            entries = [entry_of(row) for row in connection.execute(select(entry_table))]
        assert give(entries, target) == {}

    def count(self):
        with self.journal.read() as connection:
            return connection.scalar(select(func.count()).select_from(entry_table))

    def to_check(self, journal=None):
        with (journal or self.journal).read() as connection:
            return [
                (row.kind, row.reason)
                for row in connection.execute(
                    select(to_check_table).order_by(to_check_table.c.device, to_check_table.c.seq)
                )
            ]

    def tables(self, journal=None):
        """Everything that is folded, but for numbers that a replica gives by itself."""
        with (journal or self.journal).read() as connection:
            return {
                table.name: sorted(
                    repr(
                        {
                            name: value
                            for name, value in row._mapping.items()
                            if name not in table.info.get("own_numbers", ())
                        }
                    )
                    for row in connection.execute(select(table))
                )
                for table in (*self.journal.workflows.tables, to_check_table)
            }

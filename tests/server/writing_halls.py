"""Halls that write journals in tests of the server, and what a server's tables say."""

from sqlalchemy import select

from counter_app.hall.desks import DeskAdded
from counter_app.hall.temperature import Mask, Method, measure
from counter_app.journal.entry import SYSTEM, new_id
from counter_app.journal.journal import Journal, found_replica
from counter_app.journal.runs import missing_runs
from counter_app.journal.tables import to_check_table
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.store.engine import open_engine, writing
from counter_app.store.tables import metadata

NOON = 1_581_307_200_000  # 2020-02-10 12:00 in China
SCREENER = frozenset({Role.SCREENER})


class WrittenHall:
    """A hall with any number of desks, each a file of its own."""

    def __init__(self, folder, hall, workflows, clock):
        self.folder, self.hall, self.workflows, self.clock = folder, hall, workflows, clock
        self.journals = []

    def new_desk(self, device=None):
        """Another desk; it has written that it is there, and nothing else."""
        engine = open_engine(self.folder / f"{len(self.journals)}.db", None)
        with writing(engine) as connection:
            metadata.create_all(connection)
        found_replica(engine, self.hall, device or new_id())
        journal = Journal(engine, self.workflows, self.clock)
        lane = len(self.journals)
        self.journals.append(journal)
        with journal.act(SYSTEM) as act:
            act.record(journal.device, DeskAdded(name=f"D{lane:02d}", lane=lane))
        return journal

    def measure(self, journal, typed="365"):
        """One more temperature check at a desk: two entries and more, all of one subject."""
        desk = Desk(journal, Person("clerk", "li", "李敏", SCREENER))
        return measure(desk, typed, Method.FOREHEAD, Mask.WORN, "T-01")

    def runs(self, journal, after=None):
        """What a replica with the heads `after` (numbers by device) lacks of a desk's journal."""
        with journal.read() as connection:
            return list(missing_runs(connection, self.hall, after or {}))

    def close(self):
        for journal in self.journals:
            journal.engine.dispose()


def folded(connection, hall, workflows):
    """What the folded tables say of a hall, but for numbers that a replica gives by itself."""
    return {
        table.name: sorted(
            repr(
                {
                    name: value
                    for name, value in row._mapping.items()
                    if name not in table.info.get("own_numbers", ())
                }
            )
            for row in connection.execute(select(table).where(table.c.hall == hall))
        )
        for table in (*workflows.tables, to_check_table)
    }

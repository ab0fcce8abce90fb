"""A hall of replicas that only count things: made, cloned, restored, and brought to meet."""

import shutil

from sqlalchemy import select

from counter_app.journal import tables
from counter_app.journal.clock import SetClock
from counter_app.journal.entry import GENESIS, new_id
from counter_app.journal.fold import Workflows
from counter_app.journal.heads import NO_ENTRIES, read_heads
from counter_app.journal.journal import Journal, found_replica
from counter_app.journal.redaction import redaction_of, redaction_workflow
from counter_app.journal.refold import refold
from counter_app.journal.runs import Refusal, missing_runs
from counter_app.journal.tables import entry_table
from counter_app.journal.verify import verify
from counter_app.journal.writing_rows import entry_of
from counter_app.store.backup import leave_wal
from counter_app.store.engine import open_engine, writing
from counter_app.store.tables import metadata
from counter_app.sync.branching import last_common, move_branch
from tests.journal import counting

NOON = 1_581_307_200_000  # 2020-02-10 12:00 in China
HALL = "5" * 32


class TallyHall:
    """Makes replicas in a folder; `close` at the end."""

    def __init__(self, folder):
        self.folder = folder
        self.engines = []
        self.clock = SetClock(NOON)
        self.written = 0

    def replica(self, device=None):
        path = self.folder / f"{len(self.engines)}-{new_id()}.db"
        shutil.copyfile(self._empty(), path)
        engine = open_engine(path, bytes(32))
        self.engines.append(engine)
        found_replica(engine, HALL, device or new_id())
        workflows = Workflows([redaction_workflow, counting.tally_workflow])
        return Journal(engine, workflows, self.clock)

    def _empty(self):
        """A file with all tables and nothing in them: making it anew each time takes long."""
        path = self.folder / "empty.db"
        if not path.exists():
            engine = open_engine(path, bytes(32))
            with writing(engine) as connection:
                metadata.create_all(connection)
                counting.metadata.create_all(connection)
            leave_wal(engine)
            engine.dispose()
        return path

    def clone(self, journal):
        """The same computer once more: its device and all that it holds."""
        copy = self.replica(journal.device)
        with journal.read() as connection:
            runs = list(missing_runs(connection, HALL, {}))
        assert all(answer.refusal is None for answer in copy.take(runs))
        return copy

    def close(self):
        for engine in self.engines:
            engine.dispose()

    def begin(self, journal, *, more=0):
        """One act: a new thing with a name of its own, and `more` entries about it."""
        self.written += 1
        self.clock.advance(1)
        subject = new_id()
        with journal.act("clerk") as act:
            act.record(subject, counting.Begun(name=f"n{self.written}"))
            for amount in range(1, more + 1):
                act.record(subject, counting.Added(amount=amount))
        return subject

    def add(self, journal, subject, amount):
        self.clock.advance(1)
        with journal.act("clerk") as act:
            act.record(subject, counting.Added(amount=amount))

    def redact(self, journal, entry):
        self.clock.advance(1)
        with journal.act("leader") as act:
            act.record(*redaction_of(entry, "retention is over"))


def entries_of(journal):
    with journal.read() as connection:
        rows = connection.execute(
            select(entry_table).order_by(entry_table.c.device, entry_table.c.seq)
        )
        return [entry_of(row) for row in rows]


def bodies_of(journal):
    return [entry.body for entry in entries_of(journal)]


def names_in(journal):
    """What was begun, as the tables have it."""
    with journal.read() as connection:
        return sorted(
            connection.scalars(select(counting.tally_table.c.name)), key=lambda one: int(one[1:])
        )


def folded(journal):
    with journal.read() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table))))
            for table in (*journal.workflows.tables, tables.to_check_table)
        }


def check_sound(journal):
    """Every byte and link is right, and the tables say what the entries say."""
    with journal.read() as connection:
        assert list(verify(connection, HALL)) == []
    before = folded(journal)
    refold(journal)
    assert folded(journal) == before


def hashes_of(journal, device):
    with journal.read() as connection:
        rows = connection.execute(
            select(entry_table.c.seq, entry_table.c.hash).where(entry_table.c.device == device)
        )
        return {0: GENESIS} | {row.seq: bytes(row.hash) for row in rows}


def parting(journal, other, device):
    """Where the histories of a device part, found by questions as over a line."""
    mine, theirs = hashes_of(journal, device), hashes_of(other, device)
    head = max(mine)
    return last_common(lambda numbers: [theirs.get(one) for one in numbers], mine.get, head)


def heads_of(journal):
    with journal.read() as connection:
        return {device: head.seq for device, head in read_heads(connection, HALL).items()}


def settle_forks(journal, nearer, introduce=None):
    """Move the branches of `journal` that part from a replica nearer to the centre."""
    moved = []
    for device in sorted(heads_of(journal).keys() & heads_of(nearer).keys()):
        common = parting(journal, nearer, device)
        if common < min(heads_of(journal)[device], heads_of(nearer)[device]):
            moved.append(move_branch(journal, device, common, introduce))
    return moved


def give_all(source, target):
    theirs = heads_of(target)
    with source.read() as connection:
        runs = list(missing_runs(connection, HALL, theirs))
    return target.take(runs)


def meet(journal, nearer, introduce=None):
    """One meeting with a replica nearer to the centre: forks first, then both have all."""
    for _ in range(10):
        settle_forks(journal, nearer, introduce)
        answers = [*give_all(journal, nearer), *give_all(nearer, journal)]
        if not any(answer.refusal is Refusal.FORK for answer in answers):
            assert all(answer.refusal is None for answer in answers)
            return
    raise AssertionError("the two never agree")


def head_of(journal, device):
    with journal.read() as connection:
        return read_heads(connection, HALL).get(device, NO_ENTRIES)

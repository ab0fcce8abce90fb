import pytest
from sqlalchemy import select

from counter_app.journal import tables
from counter_app.journal.clock import SetClock
from counter_app.journal.entry import new_id
from counter_app.journal.fold import Workflows
from counter_app.journal.journal import Journal, found_replica
from counter_app.journal.redaction import redaction_workflow
from counter_app.store.engine import open_engine, writing
from counter_app.store.tables import metadata
from tests.journal import counting as counting_module

KEY = bytes(range(32))
NOON = 1_581_307_200_000  # 2020-02-10 12:00 in China


@pytest.fixture
def counting():
    return counting_module


@pytest.fixture
def new_replica(tmp_path):
    """Make replicas of one hall, each with a file of its own."""
    engines = []

    def make(hall="hall", device=None, file=None):
        engine = open_engine(file or tmp_path / f"{len(engines)}.db", KEY)
        engines.append(engine)
        with writing(engine) as connection:
            metadata.create_all(connection)
            counting_module.metadata.create_all(connection)
        found_replica(engine, hall, device or new_id())
        workflows = Workflows([redaction_workflow, counting_module.tally_workflow])
        return Journal(engine, workflows, SetClock(NOON))

    yield make
    for engine in engines:
        engine.dispose()


@pytest.fixture
def dump():
    """Everything that is folded, as comparable text."""

    def everything(journal):
        with journal.read() as connection:
            return {
                table.name: sorted(map(repr, connection.execute(select(table))))
                for table in (*journal.workflows.tables, tables.to_check_table)
            }

    return everything

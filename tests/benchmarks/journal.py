"""How long a save takes until it is durable, and how fast the journal folds from scratch."""

import os

from sqlalchemy import func, select

from counter_app.hall.persons import PersonFacts
from counter_app.hall.temperature import Mask, Measured, Method, Reading, measure
from counter_app.hall.thresholds import Thresholds
from counter_app.hall.visits import (
    Called,
    Finished,
    Identified,
    Origin,
    Outcome,
    Registered,
    Started,
)
from counter_app.journal.entry import new_id
from counter_app.journal.refold import refold
from counter_app.journal.tables import entry_table
from tests.benchmarks.measures import against, at_least, median, milliseconds
from tests.small_hall import SmallHall

ENTRIES_OF_A_VISIT = 6
AT_ONCE = 500


def save(folder):
    """A temperature check through its verb, against a bare commit of as many bytes."""
    hall = SmallHall(folder)
    with hall.journal.read() as connection:
        before = bytes_written(connection)
    hall.check()
    with hall.journal.read() as connection:
        size = bytes_written(connection) - before
    plain = hall.engines[0].raw_connection().driver_connection
    plain.execute("CREATE TABLE plain (content BLOB)")

    def commit():
        plain.execute("BEGIN IMMEDIATE")
        plain.execute("INSERT INTO plain VALUES (?)", (os.urandom(size),))
        plain.execute("COMMIT")

    def verb():
        measure(hall.door, "365", Method.FOREHEAD, Mask.WORN, "T-01")

    for action in (verb, commit):
        milliseconds(action, 50)
    # In turns, so that whatever else the disk does falls on both.
    ours, bare = [], []
    for _ in range(10):
        ours += milliseconds(verb, 40)
        bare += milliseconds(commit, 40)
    for engine in hall.engines:
        engine.dispose()
    return against("save", median(ours), "ms", median(bare), 3, f"{size} bytes")


def bytes_written(connection):
    """The bytes of all entries: what any way of saving them would have to write."""
    columns = [func.length(column) for column in entry_table.columns]
    return sum(
        connection.execute(select(*(func.coalesce(func.sum(one), 0) for one in columns))).one()
    )


def build_visits(hall, visits, at_once=AT_ONCE):
    """Whole visits, `ENTRIES_OF_A_VISIT` entries each, many to a transaction."""
    (code,) = hall.codes(1)
    for begin in range(0, visits, at_once):
        with hall.journal.act("u") as act:
            for serial in range(begin + 1, min(begin + at_once, visits) + 1):
                check, visit = new_id(), new_id()
                reading = Reading(tenths=365, method=Method.FOREHEAD, device="T-01")
                act.record(
                    check, Measured(reading=reading, mask=Mask.WORN, thresholds=Thresholds())
                )
                act.record(
                    visit,
                    Registered(
                        ticket=f"A{serial:03d}",
                        letter="A",
                        lane=0,
                        serial=serial,
                        origin=Origin.DOOR,
                        matters=((code, "5"),),
                        check=check,
                        tenths=365,
                    ),
                )
                person = PersonFacts(name="刘秀兰", document=f"1101011949{serial:08d}")
                act.record(visit, Identified(person=person))
                act.record(visit, Called(window=hall.first))
                act.record(visit, Started())
                act.record(visit, Finished(outcomes={code: Outcome.DONE}))


def fold(folder, visits):
    """Entries a second when everything is folded anew."""
    hall = SmallHall(folder)
    build_visits(hall, visits)
    count = 0

    def again():
        nonlocal count
        count = refold(hall.journal)

    taken = min(milliseconds(again, 2))
    for engine in hall.engines:
        engine.dispose()
    return at_least("fold", round(count / taken * 1000), "entries/s", 30_000, f"{count} entries")

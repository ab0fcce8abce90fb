"""One act that stands in the journal under the names of two devices counts once."""

import msgspec
from sqlalchemy import select

from counter_app.journal.entry import chained, new_id
from counter_app.journal.refold import refold
from counter_app.journal.tables import entry_table
from counter_app.journal.writing_rows import entry_of
from tests.giving import give


def entries_of(journal):
    with journal.read() as connection:
        rows = connection.execute(select(entry_table).order_by(entry_table.c.seq))
        return [entry_of(row) for row in rows]


def under_another_name(entries, **changes):
    device, previous, anew = new_id(), bytes(32), []
    for number, entry in enumerate(entries, start=1):
        moved = msgspec.structs.replace(entry, device=device, seq=number, **changes)
        anew.append(chained(moved, previous))
        previous = anew[-1].hash
    return anew


def written(journal, counting):
    subject = new_id()
    with journal.act("clerk") as act:
        act.record(subject, counting.Begun(name="甲"))
        act.record(subject, counting.Added(amount=4))
    with journal.act("clerk") as act:
        act.record(subject, counting.Added(amount=5))
    return entries_of(journal)


def totals(journal, counting):
    with journal.read() as connection:
        return [row.total for row in connection.execute(select(counting.tally_table))]


def test_the_same_act_under_two_names_counts_once(new_replica, counting, dump):
    journal = new_replica()
    entries = written(journal, counting)
    before = totals(journal, counting)
    assert give(under_another_name(entries), journal) == {}
    assert totals(journal, counting) == before == [17]
    after = dump(journal)
    refold(journal)
    assert dump(journal) == after
    assert len(entries_of(journal)) == 6


def test_who_did_the_same_at_the_same_time_elsewhere_counts_as_well(new_replica, counting):
    journal = new_replica()
    entries = written(journal, counting)
    assert give(under_another_name(entries[1:], actor="other", left=0), journal) == {}
    assert totals(journal, counting) != [17]

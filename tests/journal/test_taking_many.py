"""Taking much at once: the same tables as one by one, whatever came together."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, func, select

from counter_app.journal.entry import Body, Entry, chained, new_id
from counter_app.journal.redaction import redaction_of
from counter_app.journal.refold import refold
from counter_app.journal.runs import missing_runs
from counter_app.journal.tables import entry_table, to_check_table
from counter_app.journal.verify import verify
from counter_app.journal.writing_rows import entry_of, fold_subjects
from counter_app.store.engine import writing
from tests.giving import runs_of, whole_acts

SLOW_DISK = settings(
    deadline=None,
    print_blob=True,
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

SUBJECTS = [new_id() for _ in range(4)]


class Unknown(Body, frozen=True, kw_only=True):
    """What only a newer program can read."""

    kind = "future.thing"


def act(journal, *recorded):
    with journal.act("clerk") as going:
        for subject, body in recorded:
            going.record(subject, body)


def entries_of(journal):
    with journal.read() as connection:
        rows = connection.execute(
            select(entry_table).order_by(entry_table.c.device, entry_table.c.seq)
        )
        return [entry_of(row) for row in rows]


def a_body(counting, amount):
    if amount < 3:
        return counting.Begun(name=f"n{amount}")
    return Unknown() if amount == 3 else counting.Added(amount=amount)


DESK = st.lists(
    st.lists(st.tuples(st.integers(0, 3), st.integers(-1, 9)), min_size=1, max_size=4),
    min_size=1,
    max_size=5,
)


@SLOW_DISK
@given(desks=st.lists(DESK, min_size=1, max_size=3), data=st.data())
def test_any_batches_fold_as_one_entry_after_the_other(new_replica, counting, dump, desks, data):
    everything = []
    for acts in desks:
        desk = new_replica()
        for facts in acts:
            recorded = []
            for subject, amount in facts:
                mine = entries_of(desk)
                if amount >= 0:
                    recorded.append((SUBJECTS[subject], a_body(counting, amount)))
                elif mine:
                    recorded.append(redaction_of(data.draw(st.sampled_from(mine)), "retention"))
            if recorded:
                act(desk, *recorded)
        everything.append(entries_of(desk))
    slow, fast = new_replica(), new_replica()
    for journal in everything:
        left = list(journal)
        while left:
            part = whole_acts(left, 1)
            slow.take(runs_of(part, slow))
            del left[: len(part)]
    queues = [list(journal) for journal in everything if journal]
    while queues:
        batch = []
        for number, queue in enumerate(data.draw(st.permutations(queues))):
            # Each batch brings something on, and not always of every device.
            count = data.draw(st.integers(0 if number else 1, len(queue)))
            part = whole_acts(queue, count) if count else []
            del queue[: len(part)]
            # One run or several, which follow each other within the batch.
            cut = data.draw(st.integers(0, len(part)))
            first = whole_acts(part, cut) if cut else []
            batch += [first, part[len(first) :]]
        runs = [run for part in batch for run in runs_of(part, fast)]
        answers = fast.take(in_chain(runs, fast))
        assert [answer.refusal for answer in answers if answer.refusal] == []
        queues = [queue for queue in queues if queue]
    with fast.read() as connection:
        assert list(verify(connection, fast.hall)) == []
    assert entries_of(fast) == entries_of(slow)
    assert dump(fast) == dump(slow)
    refold(fast)
    assert dump(fast) == dump(slow)


def in_chain(runs, journal):
    """The runs as they would be sent: each says the hash of the entry before it."""
    known = {entry.name: entry.hash for entry in entries_of(journal)}
    known.update((entry.name, entry.hash) for run in runs for entry in run.entries)
    found = []
    for run in runs:
        before = known.get((run.device, run.first - 1), bytes(32))
        found.append(type(run)(run.hall, run.device, run.first, before, run.entries))
    return found


def of_all_devices(journal):
    with journal.read() as connection:
        return list(missing_runs(connection, journal.hall, {}))


def test_a_large_batch_takes_few_statements(new_replica, counting):
    source, target = new_replica(), new_replica()
    for _ in range(10):
        act(
            source,
            *[
                fact
                for subject in (new_id() for _ in range(50))
                for fact in (
                    (subject, counting.Begun(name="甲")),
                    (subject, counting.Added(amount=2)),
                )
            ],
        )
    statements = []
    event.listen(target.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    target.take(of_all_devices(source))
    with target.read() as connection:
        assert connection.scalar(select(func.count()).select_from(counting.tally_table)) == 500
    # Not one for each of 500 subjects: whole bites of entries and rows.
    assert len(statements) < 50


def test_the_same_subjects_can_be_folded_again_at_once(new_replica, counting, dump):
    journal = new_replica()
    for subject in SUBJECTS:
        act(journal, (subject, counting.Begun(name="甲")), (subject, counting.Added(amount=4)))
    act(journal, (new_id(), Unknown()), (SUBJECTS[0], Unknown()))
    before = dump(journal)
    with writing(journal.engine) as connection:
        for table in (*journal.workflows.tables, to_check_table):
            connection.execute(table.delete())
        everything = [*connection.scalars(select(entry_table.c.subject)), "not here"]
        fold_subjects(connection, journal.workflows, journal.hall, everything)
    assert dump(journal) == before


@pytest.mark.parametrize("count", [1, 99, 100, 101, 250])
def test_any_number_of_entries_is_kept_whole(new_replica, counting, count):
    entries, before = [], bytes(32)
    for seq in range(1, count + 1):
        blank = Entry(
            hall="hall", device="d", seq=seq, tick=seq, at=seq, skew=None, kind="tally.begun",
            version=1, subject=new_id(), base=None, actor="x", left=0,
            body=msgspec.json.encode(counting.Begun(name=str(seq))), digest=b"", hash=b"",
        )  # fmt: skip
        entries.append(chained(blank, before))
        before = entries[-1].hash
    journal = new_replica()
    journal.take(runs_of(entries, journal))
    assert entries_of(journal) == entries
    with journal.read() as connection:
        names = connection.scalars(select(counting.tally_table.c.name)).all()
    assert sorted(names, key=int) == [str(seq) for seq in range(1, count + 1)]

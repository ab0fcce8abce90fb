import hashlib
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from counter_app.errors import EnvironmentFault
from counter_app.journal.entry import Entry, chained, new_id
from counter_app.journal.journal import Journal
from counter_app.journal.redaction import redaction_of
from counter_app.journal.refold import refold
from counter_app.journal.runs import Refusal
from counter_app.journal.tables import entry_table, head_table, to_check_table
from counter_app.journal.verify import verify
from counter_app.journal.writing_rows import entry_of
from counter_app.store.engine import open_engine, writing
from tests.giving import give, whole_acts

SLOW_DISK = settings(
    deadline=None,
    print_blob=True,
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def entries_of(journal):
    with journal.read() as connection:
        rows = connection.execute(
            select(entry_table).order_by(entry_table.c.device, entry_table.c.seq)
        )
        return [entry_of(row) for row in rows]


def problems(journal):
    with journal.read() as connection:
        return list(verify(connection, journal.hall))


def act(journal, *recorded):
    with journal.act("clerk") as going:
        for subject, body in recorded:
            going.record(subject, body)


def test_an_act_is_saved_folded_and_announced_whole(new_replica, counting):
    journal = new_replica()
    told = []
    journal.listeners.append(told.append)
    first, second = new_id(), new_id()
    act(
        journal,
        (first, counting.Begun(name="甲")),
        (first, counting.Added(amount=4)),
        (second, counting.Begun(name="𬭚")),
    )
    with journal.read() as connection:
        rows = {row.name: row.total for row in connection.execute(select(counting.tally_table))}
    assert rows == {"甲": 4, "𬭚": 0}
    (committed,) = told
    assert committed.topics == {"tally"}
    assert [entry.seq for entry in committed.entries] == [1, 2, 3]
    assert [entry.left for entry in committed.entries] == [2, 1, 0]
    assert [entry.tick for entry in committed.entries] == [1, 2, 3]
    assert committed.entries[1].base == str(committed.entries[0].name)
    assert entries_of(journal) == list(committed.entries)
    assert problems(journal) == []


def test_an_act_that_fails_leaves_nothing(new_replica, counting):
    journal = new_replica()

    def fail():
        with journal.act("clerk") as going:
            going.record(new_id(), counting.Begun(name="甲"))
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert entries_of(journal) == []


def test_a_file_without_a_hall_says_so(tmp_path, new_replica):
    journal = new_replica()
    with writing(journal.engine) as connection:
        connection.exec_driver_sql("DELETE FROM replica")
    with pytest.raises(EnvironmentFault, match="no hall yet"):
        Journal(journal.engine, journal.workflows, journal.clock)


STEP = st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 9))


@SLOW_DISK
@given(steps=st.lists(STEP, min_size=1, max_size=14), data=st.data())
def test_any_order_and_grouping_of_arrival_folds_the_same(new_replica, counting, dump, steps, data):
    desks = [new_replica() for _ in range(3)]
    subjects = [new_id() for _ in range(3)]
    for desk, subject, amount in steps:
        if data.draw(st.booleans()):  # desks meet now and then, in one direction
            other = data.draw(st.sampled_from(desks))
            assert give(entries_of(other), desks[desk]) == {}
        if amount == 0:
            mine = entries_of(desks[desk])
            if mine:
                act(desks[desk], redaction_of(data.draw(st.sampled_from(mine)), "retention"))
        elif amount < 4:
            act(desks[desk], (subjects[subject], counting.Begun(name=f"n{amount}")))
        else:
            act(desks[desk], (subjects[subject], counting.Added(amount=amount)))
    everything = {entry.name: entry for desk in desks for entry in entries_of(desk)}
    runs = {}
    for name in sorted(everything):
        runs.setdefault(name.device, []).append(everything[name])
    outcomes = []
    for _ in range(2):
        replica = new_replica()
        queues = [list(run) for run in runs.values()]
        while queues:
            queue = data.draw(st.sampled_from(queues))
            count = data.draw(st.integers(1, len(queue)))
            part = whole_acts(queue, count)
            assert give(part, replica) == {}
            del queue[: len(part)]
            queues = [one for one in queues if one]
        assert problems(replica) == []
        outcomes.append(dump(replica))
        refold(replica)
        assert dump(replica) == outcomes[-1]
    assert outcomes[0] == outcomes[1]


@SLOW_DISK
@given(data=st.data())
def test_any_byte_changed_in_any_stored_entry_is_found(new_replica, counting, data):
    journal = new_replica()
    subject = new_id()
    act(journal, (subject, counting.Begun(name="甲")), (subject, counting.Added(amount=5)))
    act(journal, (new_id(), counting.Begun(name="乙")))
    victim = data.draw(st.sampled_from(entries_of(journal)))
    column = data.draw(st.sampled_from([one.name for one in entry_table.columns]))
    value = getattr(victim, column)
    if isinstance(value, bytes):
        position = data.draw(st.integers(0, len(value) - 1))
        changed = bytearray(value)
        changed[position] ^= data.draw(st.integers(1, 255))
        value = bytes(changed)
    elif isinstance(value, str):
        position = data.draw(st.integers(0, len(value) - 1))
        value = value[:position] + chr(ord(value[position]) ^ 1) + value[position + 1 :]
    elif isinstance(value, int):
        # A number that another entry has can't even be stored: the next test.
        value += data.draw(st.sampled_from([-100, 77] if column == "seq" else [-100, 1, 77]))
    else:
        value = "x" if column == "base" else 1
    with writing(journal.engine) as connection:
        connection.execute(
            update(entry_table)
            .where(entry_table.c.device == victim.device, entry_table.c.seq == victim.seq)
            .values({column: value})
        )
    assert problems(journal) != []


def test_the_file_itself_refuses_two_entries_of_one_name(new_replica, counting):
    journal = new_replica()
    act(journal, (new_id(), counting.Begun(name="甲")), (new_id(), counting.Begun(name="乙")))
    before = entries_of(journal)
    with pytest.raises(EnvironmentFault), writing(journal.engine) as connection:
        connection.execute(update(entry_table).where(entry_table.c.seq == 1).values(seq=2))
    assert entries_of(journal) == before


def test_missing_newest_entries_are_found(new_replica, counting):
    journal = new_replica()
    act(journal, (new_id(), counting.Begun(name="甲")))
    act(journal, (new_id(), counting.Begun(name="乙")))
    with writing(journal.engine) as connection:
        connection.exec_driver_sql("DELETE FROM entry WHERE seq = 2")
    assert [problem.name.seq for problem in problems(journal)] == [1]


def test_redaction_takes_the_body_out_and_the_chain_holds(new_replica, counting, dump):
    journal = new_replica()
    subject = new_id()
    act(journal, (subject, counting.Begun(name="张三")), (subject, counting.Added(amount=5)))
    before = entries_of(journal)
    act(journal, redaction_of(before[0], "retention ended"))
    after = entries_of(journal)
    assert after[0].body is None
    assert after[0].hash == before[0].hash
    assert problems(journal) == []
    assert "张三" not in repr(dump(journal))
    other = new_replica()
    give(before, other)  # an old replica still has the body, and the order arrives later
    give(after, other)
    assert entries_of(other)[0].body is None
    assert dump(other) == dump(journal)


def test_a_redaction_spares_the_same_said_again_later(new_replica, counting, dump):
    journal = new_replica()
    subject = new_id()
    act(journal, (subject, counting.Begun(name="张三")), (subject, counting.Added(amount=5)))
    act(journal, redaction_of(entries_of(journal)[1], "retention ended"))
    act(journal, (subject, counting.Added(amount=5)))
    other = new_replica()
    give(entries_of(journal), other)
    assert [entry.body is None for entry in entries_of(other)] == [False, True, False, False]
    assert entries_of(other) == entries_of(journal)
    assert dump(other) == dump(journal)


def test_a_body_gone_without_an_order_is_found(new_replica, counting):
    journal = new_replica()
    act(journal, (new_id(), counting.Begun(name="甲")))
    with writing(journal.engine) as connection:
        connection.execute(update(entry_table).values(body=None))
    assert len(problems(journal)) == 1


def test_entries_offered_again_change_nothing(new_replica, counting, dump):
    one, two = new_replica(), new_replica()
    act(one, (new_id(), counting.Begun(name="甲")))
    assert give(entries_of(one), two) == {}
    before = dump(two)
    assert give(entries_of(one), two) == {}
    assert dump(two) == before


def altered(entries):
    digest = hashlib.sha256(b'{"name":"x"}').digest()
    return [
        msgspec.structs.replace(entries[0], body=b'{"name":"x"}', digest=digest),
        *entries[1:],
    ]


@pytest.mark.parametrize(
    ("spoil", "refusal"),
    [
        (lambda entries: entries[1:], Refusal.GAP),
        (altered, Refusal.BROKEN_CHAIN),
        (lambda entries: entries[:1], Refusal.CUT_ACT),
        (lambda entries: [msgspec.structs.replace(entries[0], hall="other")], Refusal.FOREIGN_HALL),
    ],
)
def test_a_gap_an_alteration_and_a_foreign_hall_are_refused(new_replica, counting, spoil, refusal):
    one, two = new_replica(), new_replica()
    act(one, (new_id(), counting.Begun(name="甲")), (new_id(), counting.Begun(name="乙")))
    assert give(spoil(entries_of(one)), two) == {one.device: refusal}
    assert entries_of(two) == []


@pytest.mark.parametrize(
    ("kind", "version", "body", "reason"),
    [
        ("future.thing", 1, b"{}", "unknown_kind"),
        ("tally.added", 99, b"{}", "newer_version"),
        ("tally.added", 1, b'{"amount":"many"}', "unreadable"),
        ("tally.added", 1, b"\xff\xfe", "unreadable"),
        ("tally.added", 1, b'{"amount":1}', "no_beginning"),
    ],
)
def test_what_cannot_be_folded_is_kept_and_named_and_the_rest_goes_on(
    new_replica, counting, kind, version, body, reason
):
    journal = new_replica()
    device, subject, good = new_id(), new_id(), new_id()
    blank = Entry(
        hall="hall", device=device, seq=1, tick=1, at=0, skew=None, kind=kind, version=version,
        subject=subject, base=None, actor="x", left=0, body=body, digest=b"", hash=b"",
    )  # fmt: skip
    first = chained(blank, bytes(32))
    second = chained(
        msgspec.structs.replace(
            blank, seq=2, tick=2, subject=good, kind="tally.begun", version=1, body=b'{"name":"b"}'
        ),
        first.hash,
    )
    assert give([first, second], journal) == {}
    with journal.read() as connection:
        (waiting,) = connection.execute(select(to_check_table)).all()
        assert waiting.reason == reason
        assert [row.name for row in connection.execute(select(counting.tally_table))] == ["b"]
    assert entries_of(journal) == [first, second]


WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from tests.journal import counting
from pathlib import Path
from counter_app.journal.clock import SystemClock
from counter_app.journal.entry import new_id
from counter_app.journal.fold import Workflows
from counter_app.journal.journal import Journal
from counter_app.store.engine import open_engine
engine = open_engine(Path(sys.argv[1]), bytes(range(32)))
journal = Journal(engine, Workflows([counting.tally_workflow]), SystemClock())
for number in range(40):
    with journal.act("clerk") as act:
        act.record(new_id(), counting.Begun(name=str(number)))
"""


def test_two_programs_on_one_file_keep_one_chain(new_replica, counting, tmp_path):
    file = tmp_path / "shared.db"
    journal = new_replica(file=file)
    folder = str(Path(counting.__file__).parents[2])
    command = [sys.executable, "-c", WRITER, str(file), folder]
    writers = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    for number in range(40):
        act(journal, (new_id(), counting.Begun(name=f"own {number}")))
    for writer in writers:
        _, said = writer.communicate(timeout=120)
        assert writer.returncode == 0, said.decode()
    assert [entry.seq for entry in entries_of(journal)] == list(range(1, 121))
    assert problems(journal) == []
    with journal.read() as connection:
        assert connection.execute(select(head_table.c.seq)).scalar_one() == 120


def test_the_same_file_opens_again_with_all_that_was_saved(new_replica, counting, tmp_path):
    file = tmp_path / "kept.db"
    journal = new_replica(file=file)
    act(journal, (new_id(), counting.Begun(name="甲")))
    saved = entries_of(journal)
    journal.engine.dispose()
    engine = open_engine(file, bytes(range(32)))
    assert entries_of(Journal(engine, journal.workflows, journal.clock)) == saved
    engine.dispose()

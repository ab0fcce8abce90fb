"""One poisoned entry never stops the others: not of its batch, and not of its subject."""

import msgspec
import pytest
from sqlalchemy import select

from counter_app.hall.checking import to_check
from counter_app.hall.temperature import find_check
from counter_app.hall.visit_rows import find_visit
from counter_app.journal.entry import Entry, chained, new_id
from counter_app.journal.fold import Reason, Workflow, Workflows
from counter_app.journal.journal import Journal
from counter_app.journal.refold import refold
from counter_app.journal.storable import body_is_sound, rows_are_storable
from counter_app.journal.tables import to_check_table
from counter_app.journal.writing_rows import read_subject
from tests.giving import give
from tests.journal.counting import TallyFold

DEEP = b'{"name":"x","more":' + b"[" * 100_000 + b"]" * 100_000 + b"}"


def a_journal(facts, hall="hall"):
    """A device's entries with these kinds, subjects and bodies, as they might arrive."""
    device, before, entries = new_id(), bytes(32), []
    for seq, (kind, subject, body) in enumerate(facts, start=1):
        blank = Entry(
            hall=hall, device=device, seq=seq, tick=seq, at=seq, skew=None, kind=kind, version=1,
            subject=subject, base=None, actor="x", left=0, body=body, digest=b"", hash=b"",
        )  # fmt: skip
        entries.append(chained(blank, before))
        before = entries[-1].hash
    return entries


def reasons(journal):
    with journal.read() as connection:
        return dict(
            tuple(row)
            for row in connection.execute(select(to_check_table.c.seq, to_check_table.c.reason))
        )


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b'{"name":"a\\u0000b"}', Reason.NOT_FOLDABLE),
        (DEEP, Reason.UNREADABLE),
        (b'{"name":"\\ud800"}', Reason.UNREADABLE),
        (b'{"name":null}', Reason.UNREADABLE),
    ],
)
def test_a_name_that_no_table_can_hold_is_set_aside(new_replica, counting, body, reason):
    journal, subject, other = new_replica(), new_id(), new_id()
    entries = a_journal(
        [
            ("tally.begun", subject, b'{"name":"first"}'),
            ("tally.begun", subject, body),
            ("tally.added", subject, b'{"amount":5}'),
            ("tally.begun", other, b'{"name":"other"}'),
        ]
    )
    assert give(entries, journal) == {}
    assert reasons(journal) == {2: reason}
    with journal.read() as connection:
        rows = connection.execute(
            select(counting.tally_table.c.name, counting.tally_table.c.total)
        ).all()
    assert sorted(map(tuple, rows)) == [("first", 5), ("other", 0)]
    refold(journal)
    assert reasons(journal) == {2: reason}


def test_a_number_that_no_table_can_hold_is_set_aside(new_replica, counting):
    journal, subject = new_replica(), new_id()
    entries = a_journal(
        [
            ("tally.begun", subject, b'{"name":"first"}'),
            ("tally.added", subject, b'{"amount":123456789012345678901234567890}'),
            ("tally.added", subject, b'{"amount":5}'),
        ]
    )
    assert give(entries, journal) == {}
    assert reasons(journal) == {2: Reason.NOT_FOLDABLE}
    with journal.read() as connection:
        assert connection.scalars(select(counting.step_table.c.amount)).all() == [5]


@pytest.mark.parametrize("trouble", ["raises", "too large"])
def test_a_fold_that_cannot_say_its_rows_stops_nothing_but_its_subject(
    new_replica, counting, caplog, trouble
):
    class Broken(TallyFold):
        def rows(self):
            if self.row["name"] != "bad":
                return super().rows()
            if trouble == "raises":
                raise LookupError
            return [(counting.tally_table, {**self.row, "total": 1 << 64})]

    workflow = Workflow(
        "tally", (counting.Begun, counting.Added), counting.tally_workflow.tables, Broken
    )
    plain = new_replica()
    journal = Journal(plain.engine, Workflows([workflow]), plain.clock)
    entries = a_journal(
        [
            ("tally.begun", new_id(), b'{"name":"bad"}'),
            ("tally.begun", new_id(), b'{"name":"good"}'),
        ]
    )
    assert give(entries, journal) == {}
    assert reasons(journal) == {1: Reason.NOT_FOLDABLE}
    assert "subject_not_foldable" in caplog.text
    with journal.read() as connection:
        assert connection.scalars(select(counting.tally_table.c.name)).all() == ["good"]


def test_a_poisoned_body_of_a_visit_is_told_to_people(small_hall, caplog):
    visit = small_hall.ticket().visit
    check = small_hall.check().id
    with small_hall.journal.read() as connection:
        (measured, *_) = read_subject(connection, small_hall.hall, check)
    assert measured.body is not None
    large = msgspec.json.decode(measured.body) | {"happened_at": 10**30}
    facts = [
        ("visit.held", visit.id, b'{"why":"a\\u0000"}'),
        ("visit.identified", visit.id, b'{"person":{"name":"\\u0000"}}'),
        ("temperature.measured", check, msgspec.json.encode(large)),
        ("visit.recalled", visit.id, DEEP),
    ]
    before = small_hall.tables()
    entries = a_journal(facts, small_hall.hall)
    assert give(entries, small_hall.journal) == {}
    after = small_hall.tables()
    for table in ("visit", "temperature_check", "temperature_reading"):
        assert after[table] == before[table], table
    items = {item.kind: item for item in to_check(small_hall.leader)}
    assert set(items) == {kind for kind, _, _ in facts}
    with small_hall.journal.read() as connection:
        assert find_visit(connection, small_hall.hall, visit.id).ticket == visit.ticket
        assert find_check(connection, small_hall.hall, check).readings == 1
    assert "entry_not_foldable" in caplog.text


def test_what_is_storable_and_what_is_sound(counting):
    assert rows_are_storable(
        [{"a": -(1 << 63), "b": (1 << 63) - 1, "c": "𬭚", "d": None, "e": True}]
    )
    for value in (1 << 63, -(1 << 63) - 1, "a\0"):
        assert not rows_are_storable([{"a": 1}, {"a": value}])
    assert body_is_sound(counting.Added(amount=-(1 << 44)))
    assert not body_is_sound(counting.Added(amount=1 << 45))
    assert not body_is_sound(counting.Begun(name="\0"))

"""Programs of different versions over one file: nothing is lost, and all is folded in the end."""

import pytest
from sqlalchemy import event, select

from counter_app.errors import StoreBusy
from counter_app.journal.entry import Body, new_id
from counter_app.journal.fold import Reason, Workflow, Workflows
from counter_app.journal.journal import Journal
from counter_app.journal.redaction import redaction_of, redaction_workflow
from counter_app.journal.refold import refold, refold_waiting
from counter_app.journal.runs import missing_runs
from counter_app.journal.tables import entry_table, to_check_table
from counter_app.journal.writing_rows import read_subject
from counter_app.store.engine import writing
from tests.journal.counting import TallyFold


class Renamed(Body, frozen=True, kw_only=True):
    """What a newer program knows beside the others."""

    kind = "tally.renamed"
    name: str


class AddedTwice(Body, frozen=True, kw_only=True):
    """A kind that a newer program writes in another way."""

    kind = "tally.added"
    version = 2
    amount: int
    times: int = 1


@pytest.fixture
def newer(counting):
    """The workflows of a program that knows a kind and a version more."""

    class NewerFold(TallyFold):
        def take(self, entry, body):
            match body:
                case Renamed():
                    self.row["name"] = body.name
                    self.row["last"] = str(entry.name)
                case AddedTwice():
                    super().take(entry, counting.Added(amount=body.amount * body.times))
                case _:
                    super().take(entry, body)

    workflow = Workflow(
        "tally",
        (counting.Begun, AddedTwice, Renamed),
        counting.tally_workflow.tables,
        NewerFold,
    )
    return Workflows([redaction_workflow, workflow])


@pytest.fixture
def oldest():
    """The workflows of a program that knows nothing of tallies."""
    return Workflows([redaction_workflow])


def in_hands_of(journal, workflows):
    return Journal(journal.engine, workflows, journal.clock)


def act(journal, *recorded):
    with journal.act("clerk") as going:
        for subject, body in recorded:
            going.record(subject, body)


def reasons(journal):
    with journal.read() as connection:
        return sorted(connection.scalars(select(to_check_table.c.reason)))


def statements_of(journal):
    said = []
    event.listen(journal.engine, "before_cursor_execute", lambda *args: said.append(args[2]))
    return said


def give(source, target):
    with source.read() as connection:
        runs = list(missing_runs(connection, source.hall, {}))
    assert [answer.refusal for answer in target.take(runs)] == [None] * len(runs)


def test_what_waited_is_folded_after_the_update(new_replica, counting, newer, oldest, dump):
    author, reader = new_replica(), new_replica()
    author = in_hands_of(author, newer)
    subject = new_id()
    act(author, (subject, counting.Begun(name="甲")), (subject, AddedTwice(amount=2, times=3)))
    act(author, (subject, Renamed(name="乙")), (new_id(), counting.Begun(name="丙")))
    give(author, in_hands_of(reader, oldest))
    assert reasons(reader) == [Reason.UNKNOWN_KIND] * 4
    # The first update knows tallies, but not yet what is new in them.
    assert refold_waiting(reader) == 2
    assert reasons(reader) == [Reason.NEWER_VERSION, Reason.UNKNOWN_KIND]
    with reader.read() as connection:
        assert set(connection.scalars(select(counting.tally_table.c.name))) == {"甲", "丙"}
    assert refold_waiting(reader) == 0
    updated = in_hands_of(reader, newer)
    assert refold_waiting(updated) == 2
    assert reasons(updated) == []
    assert dump(updated) == dump(author)
    refold(updated)
    assert dump(updated) == dump(author)


def test_an_older_program_passes_on_what_it_cannot_read(new_replica, counting, newer, oldest, dump):
    author, between, reader = new_replica(), new_replica(), new_replica()
    author, reader = in_hands_of(author, newer), in_hands_of(reader, newer)
    subject = new_id()
    act(author, (subject, counting.Begun(name="甲")), (subject, Renamed(name="乙")))
    between = in_hands_of(between, oldest)
    give(author, between)
    give(between, reader)
    assert dump(reader) == dump(author)
    with reader.read() as mine, author.read() as theirs:
        assert read_subject(mine, "hall", subject) == read_subject(theirs, "hall", subject)


def test_nothing_is_written_where_nothing_waits_for_this_program(new_replica, counting, oldest):
    journal = new_replica()
    act(journal, (new_id(), counting.Begun(name="甲")), (new_id(), counting.Added(amount=1)))
    act(in_hands_of(journal, oldest), (new_id(), Renamed(name="?")))
    assert reasons(journal) == [Reason.NO_BEGINNING, Reason.UNKNOWN_KIND]
    said = statements_of(journal)
    assert refold_waiting(journal) == 0
    assert [text.split()[0] for text in said] == ["BEGIN", "SELECT"]
    with journal.read() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {said[1]}", ("hall", "a", "b"))
        steps = [row[-1] for row in plan]
    assert "SEARCH to_check USING INDEX to_check_by_reason" in steps[0]
    assert steps[1].startswith("SEARCH entry USING INDEX")


def test_a_body_that_was_ordered_out_goes_when_the_order_can_be_read(new_replica, counting, oldest):
    author, reader = new_replica(), new_replica()
    subject = new_id()
    act(author, (subject, counting.Begun(name="张三")))
    with author.read() as connection:
        (entry,) = read_subject(connection, author.hall, subject)
    act(author, redaction_of(entry, "retention"))
    # Another replica has the body still, and a program that does not know such orders.
    with reader.read(), writing(reader.engine) as connection:
        connection.execute(
            entry_table.insert(), [{**row} for row in stored(author, body=b'{"name":"x"}')]
        )
        connection.execute(
            to_check_table.insert(),
            [
                {
                    "hall": "hall",
                    "device": row["device"],
                    "seq": row["seq"],
                    "subject": row["subject"],
                    "kind": row["kind"],
                    "reason": Reason.UNKNOWN_KIND.value,
                }
                for row in stored(author, body=b"")
            ],
        )
    assert refold_waiting(reader) == 2
    with reader.read() as connection:
        (entry,) = read_subject(connection, reader.hall, subject)
    assert entry.body is None


def stored(journal, body):
    """The rows of the journal's entries, with a body where one was taken out."""
    with journal.read() as connection:
        for row in connection.execute(select(entry_table)):
            columns = row._mapping
            yield {**columns, "body": body if columns["body"] is None else columns["body"]}


def test_without_room_everything_stays_as_it_is(new_replica, counting, newer, monkeypatch):
    journal = new_replica()
    act(in_hands_of(journal, newer), (new_id(), Renamed(name="?")))
    act(in_hands_of(journal, newer), (new_id(), AddedTwice(amount=1)))
    assert refold(journal) == 2
    before = reasons(journal)
    assert before == [Reason.NEWER_VERSION, Reason.UNKNOWN_KIND]

    def refuse(*_):
        raise StoreBusy("Another program is holding the database.")

    monkeypatch.setattr("counter_app.journal.refold.writing", refuse)
    with pytest.raises(StoreBusy):
        refold_waiting(in_hands_of(journal, newer))
    assert reasons(journal) == before

"""The server's database: blocks that are transactions, and faults that are said in words."""

import threading
import traceback

import pytest
from sqlalchemy import select, text

from counter_app.errors import (
    EnvironmentFault,
    InputError,
    StoreAway,
    StoreBusy,
    StoreUnusable,
)
from counter_app.journal.tables import head_table
from counter_app.server.database import after_commit, open_database
from counter_app.store import postgresql
from tests.postgres import started_postgres

HEAD = {"hall": "a", "device": "d", "seq": 1, "tick": 1, "hash": bytes(32)}
SECRET = "13800001111"


def seqs(connection):
    return connection.scalars(select(head_table.c.seq).order_by(head_table.c.seq)).all()


def put(connection, **values):
    connection.execute(head_table.insert(), HEAD | values)


def act(database, *steps):
    """One write transaction of several steps, each given the connection."""
    with database.of_centre(writing=True) as connection:
        for step in steps:
            step(connection)


def fail(_connection):
    raise LookupError


def test_a_block_that_ends_well_is_durable(database, open_again, database_url):
    with database.of_hall("a", writing=True) as connection:
        put(connection)
    with open_again(database_url).of_hall("a") as connection:
        assert seqs(connection) == [1]


def test_a_block_that_fails_leaves_nothing_behind(database):
    with pytest.raises(LookupError):
        act(database, put, fail)
    with database.of_centre() as connection:
        assert seqs(connection) == []


def test_what_is_written_while_reading_is_refused_or_thrown_away(database):
    try:
        with database.of_hall("a") as connection:
            put(connection)
    except EnvironmentFault:
        assert database.is_postgresql
    with database.of_centre() as connection:
        assert seqs(connection) == []


def test_reading_sees_one_state_throughout(database):
    with database.of_hall("a") as before:
        assert seqs(before) == []
        with database.of_hall("a", writing=True) as connection:
            put(connection)
        assert seqs(before) == []


def test_what_waits_for_the_commit_is_done_after_it_and_only_then(database):
    seen = []

    def look():
        with database.of_centre() as connection:
            seen.append(seqs(connection))

    def put_and_look(connection):
        put(connection)
        after_commit(connection, look)
        assert seen == []

    act(database, put_and_look)
    assert seen == [[1]]
    seen.clear()
    with pytest.raises(LookupError):
        act(database, lambda connection: after_commit(connection, look), fail)
    assert seen == []


def test_writers_of_one_file_wait_for_each_other(sqlite_url, open_again):
    database = open_again(sqlite_url)
    began, others = threading.Event(), []

    def write():
        began.wait()
        with database.of_centre(writing=True) as connection:
            others.append(seqs(connection))

    other = threading.Thread(target=write)
    other.start()
    with database.of_centre(writing=True) as connection:
        began.set()
        put(connection)
        assert others == []
    other.join()
    assert others == [[1]]


def test_a_file_with_a_key_is_encrypted_and_opens_with_this_key_only(tmp_path, open_again):
    url = f"sqlite:///{tmp_path / 'hub.db'}"
    database = open_again(url, key=bytes(32))
    with database.of_centre(writing=True) as connection:
        put(connection, device=SECRET)
    database.close()
    assert SECRET.encode() not in (tmp_path / "hub.db").read_bytes()
    for wrong in (None, b"x" * 32):
        with pytest.raises(StoreUnusable):
            open_again(url, key=wrong)
    with open_again(url, key=bytes(32)).of_centre() as connection:
        assert seqs(connection) == [1]


@pytest.mark.parametrize(
    "url", ["", "server.db", "mysql://x/y", "sqlite://", "postgresql://u@h:x/y"]
)
def test_an_address_that_is_none_is_refused(url):
    with pytest.raises(InputError) as refusal:
        open_database(url)
    assert refusal.value.field == "database"


def test_a_database_server_that_is_not_there_is_said(tmp_path):
    with pytest.raises(StoreAway):
        open_database(f"postgresql://nobody@/none?host={tmp_path}")


@pytest.mark.parametrize(("name", "user"), [("none", "postgres"), ("postgres", "nobody")])
def test_a_refused_sign_in_is_said(postgres, name, user):
    with pytest.raises(StoreUnusable) as refusal:
        open_database(postgres.url(name, user))
    assert "refuses this program" in str(refusal.value)


def test_the_same_connections_go_on_when_the_database_server_was_killed(open_again):
    def another(connection):
        put(connection, device="f", seq=3)

    with started_postgres() as server:
        database = open_again(server.url())
        with database.of_centre(writing=True) as connection:
            put(connection)
        server.kill()
        with pytest.raises(StoreAway), database.of_centre() as connection:
            seqs(connection)
        server.start()
        with database.of_centre(writing=True) as connection:
            put(connection, device="e", seq=2)
            assert seqs(connection) == [1, 2]
        with pytest.raises(StoreAway):
            act(database, another, lambda _connection: server.kill(), seqs)
        server.start()
        with database.of_centre() as connection:
            assert seqs(connection) == [1, 2]
        database.close()


def test_too_many_connections_is_busy(open_again, postgres_url, monkeypatch):
    monkeypatch.setattr(postgresql, "POOL_TIMEOUT", 0)
    database = open_again(postgres_url, connections=1)
    with (
        database.of_centre(),
        pytest.raises(StoreBusy),
        database.of_centre(),
    ):
        pytest.fail("there was a second connection")


def test_a_lock_that_does_not_come_free_is_busy(open_again, postgres_url, monkeypatch):
    monkeypatch.setitem(postgresql.CONNECTING, "options", "-c lock_timeout=50")
    database = open_again(postgres_url)
    with database.of_centre(writing=True) as holder:
        holder.execute(text("LOCK TABLE head"))
        with pytest.raises(StoreBusy), database.of_centre(writing=True) as connection:
            put(connection)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("53100", "DiskFull"),
        ("53300", "StoreBusy"),
        ("53200", "StoreBusy"),
        ("40001", "StoreBusy"),
        ("40P01", "StoreBusy"),
        ("57014", "StoreBusy"),
        ("57P03", "StoreAway"),
        ("08006", "StoreAway"),
        ("25006", "StoreAway"),
        ("XX001", "StoreUnusable"),
        ("3D000", "StoreUnusable"),
        ("23505", "EnvironmentFault"),
    ],
)
def test_what_the_database_server_reports_becomes_one_of_our_errors(
    open_again, postgres_url, code, kind
):
    database = open_again(postgres_url)
    statement = text(f"DO $$ BEGIN RAISE 'about {SECRET}' USING ERRCODE = '{code}'; END $$")
    with pytest.raises(EnvironmentFault) as refusal, database.of_centre(writing=True) as one:
        one.execute(statement)
    assert type(refusal.value).__name__ == kind
    assert refusal.value.__cause__ is None
    assert refusal.value.__notes__ == [f"SQLSTATE {code}"]
    assert SECRET not in str(refusal.value)


def test_a_row_that_does_not_fit_is_not_quoted(open_again, postgres_url):
    database = open_again(postgres_url)

    def put_secret(connection):
        put(connection, device=SECRET)

    with pytest.raises(EnvironmentFault) as refusal:
        act(database, put_secret, put_secret)
    shown = "".join(traceback.format_exception(refusal.value))
    assert "23505" in shown
    assert SECRET not in shown

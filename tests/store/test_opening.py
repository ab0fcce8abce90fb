import os
import sqlite3
import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import MetaData, inspect, text

from counter_app.errors import DiskFull, EnvironmentFault, StoreBusy, StoreUnusable
from counter_app.store.engine import open_engine, reading, writing
from counter_app.store.key import KEY_FILE, KeptIn
from counter_app.store.migrating import downgrade, known_revisions, upgrade
from counter_app.store.opening import DATABASE, HEAD, open_store
from counter_app.store.tables import metadata

ID_NUMBER = "110101194912310024"


def schema(engine):
    with reading(engine) as connection:
        rows = connection.execute(
            text("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'alembic%'")
        )
        squeezed = {(kind, name, " ".join((sql or "").split())) for kind, name, sql in rows}
        return {row for row in squeezed if "alembic" not in row[1]}


def structure(engine):
    """Every table with all that was declared of it: columns, keys, constraints and indexes."""
    found = MetaData()
    with reading(engine) as connection:
        found.reflect(connection)
        inspector = inspect(connection)
        return {
            name: (
                connection.exec_driver_sql(f'PRAGMA table_xinfo("{name}")').all(),
                inspector.get_pk_constraint(name),
                inspector.get_unique_constraints(name),
                inspector.get_check_constraints(name),
                sorted(inspector.get_foreign_keys(name), key=str),
                sorted(inspector.get_indexes(name), key=str),
            )
            for name in found.tables
            if name != "alembic_version"
        }


def part_of_index(table):
    """Whether a table is an index of full text, or SQLite's own behind it."""
    names = [f"{one.name}_search" for one in metadata.tables.values()]
    return any(table == name or table.startswith(f"{name}_") for name in names)


@pytest.fixture
def declared(tmp_path):
    """A file made from the table definitions, without any migration."""
    engine = open_engine(tmp_path / "models.db", bytes(32))
    with writing(engine) as connection:
        metadata.create_all(connection)
    yield engine
    engine.dispose()


def test_models_and_migrations_give_the_same_schema(store, declared):
    engine, _, _ = store
    assert structure(engine) == structure(declared)
    assert {row[:2] for row in schema(engine)} == {row[:2] for row in schema(declared)}


def test_models_and_migrations_index_the_same_words_in_the_same_way(store, declared):
    engine, _, _ = store

    def indexes(of):
        return {row for row in schema(of) if row[0] == "trigger" or "USING fts5" in row[2]}

    assert indexes(engine) == indexes(declared)
    assert len(indexes(engine)) == 4


def test_alembic_finds_nothing_to_migrate(store):
    engine, _, _ = store
    with reading(engine) as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                "include_name": lambda name, kind, _: kind != "table" or not part_of_index(name),
            },
        )
        assert compare_metadata(context, metadata) == []


def test_the_comparison_sees_a_constraint_that_only_one_of_them_has(store, declared):
    engine, _, _ = store
    with writing(engine) as connection:
        connection.exec_driver_sql("DROP INDEX redaction_by_entry")
        connection.exec_driver_sql("CREATE UNIQUE INDEX redaction_by_entry ON redaction (device)")
    assert structure(engine) != structure(declared)


def test_the_head_known_without_alembic_is_the_head():
    assert known_revisions()[0] == HEAD


def test_every_revision_goes_down_and_up_again(store):
    engine, _, _ = store
    before = schema(engine)
    with writing(engine) as connection:
        downgrade(connection, "base")
    assert schema(engine) == set()
    for revision in reversed(known_revisions()):
        with writing(engine) as connection:
            upgrade(connection, revision)
    assert schema(engine) == before


def test_what_is_saved_is_there_when_opened_again(store, plant, planted):
    engine, _, folder = store
    plant(engine, ID_NUMBER)
    engine.dispose()
    again, key = open_store(folder)
    assert planted(again) == [ID_NUMBER]
    assert key.kept_in is KeptIn.FILE
    again.dispose()


def test_no_plain_text_reaches_the_disk(store, plant):
    engine, _, folder = store
    plant(engine, ID_NUMBER)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} >= {".db", ".db-wal"}
    for path in files:
        content = path.read_bytes()
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert ID_NUMBER.encode(encoding) not in content
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(folder / DATABASE).execute("SELECT * FROM redaction")


def test_the_key_is_never_made_anew_for_a_database_that_is_there(store):
    engine, key, folder = store
    engine.dispose()
    content = (folder / DATABASE).read_bytes()
    (folder / KEY_FILE).unlink()
    with pytest.raises(StoreUnusable, match="its key is not"):
        open_store(folder)
    (folder / KEY_FILE).write_text("00")
    with pytest.raises(StoreUnusable, match="key file is damaged"):
        open_store(folder)
    (folder / KEY_FILE).write_text("11" * 32)
    with pytest.raises(StoreUnusable, match="does not fit"):
        open_store(folder)
    assert (folder / DATABASE).read_bytes() == content
    assert key.secret.hex() not in repr(key)


def test_a_newer_file_is_refused_and_left_as_it_is(store):
    engine, _, folder = store
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    content = (folder / DATABASE).read_bytes()
    with pytest.raises(StoreUnusable, match="newer version"):
        open_store(folder)
    assert (folder / DATABASE).read_bytes() == content


@pytest.mark.parametrize(("spoilt", "words"), [("newer", "newer version"), ("key", "not fit")])
def test_a_crash_leaves_a_log_and_a_refused_file_keeps_it(store, crashed, content, spoilt, words):
    engine, _, folder = store
    engine.dispose()
    engine, _ = open_store(folder)
    with writing(engine) as connection:
        # In the log only, as a newer program that crashed would leave it.
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    left = crashed(folder)
    engine.dispose()
    if spoilt == "key":
        (left / KEY_FILE).write_text("11" * 32)
    before = content(left)
    assert len(before[f"{DATABASE}-wal"]) > 0
    with pytest.raises(StoreUnusable, match=words):
        open_store(left)
    assert content(left) == before


@pytest.mark.parametrize("damage", [b"", b"not a database at all", os.urandom(8192)])
def test_a_damaged_file_is_refused_and_left_as_it_is(store, damage, plant):
    engine, _, folder = store
    plant(engine, ID_NUMBER)
    engine.dispose()
    whole = (folder / DATABASE).read_bytes()
    spoiled = damage + whole[len(damage) :] if damage else whole[:1000]
    (folder / DATABASE).write_bytes(spoiled)
    with pytest.raises(StoreUnusable):
        open_store(folder)
    assert (folder / DATABASE).read_bytes() == spoiled


def test_a_folder_that_cannot_be_made_is_said_plainly(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(EnvironmentFault, match="can't be written"):
        open_store(tmp_path / "file" / "hall")


def test_a_full_disk_refuses_the_save_and_keeps_what_was_there(store, plant, planted):
    engine, _, _ = store
    plant(engine, ID_NUMBER)

    def fill():
        with writing(engine) as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            connection.exec_driver_sql(
                "INSERT INTO redaction VALUES ('hall', 'y', 'device', 2, '', 1, x'', ?)",
                ("x" * 100_000,),
            )

    with pytest.raises(DiskFull, match="was not saved"):
        fill()
    assert planted(engine) == [ID_NUMBER]


HOLDER = """
import sys
from pathlib import Path
from counter_app.store.opening import open_store
from counter_app.store.engine import writing
engine, _ = open_store(Path(sys.argv[1]))
with writing(engine):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_file_held_by_another_program_is_said_and_works_again_after(
    store, monkeypatch, plant, planted
):
    engine, key, folder = store
    engine.dispose()
    monkeypatch.setattr("counter_app.store.engine.BUSY_TIMEOUT", 100)
    impatient = open_engine(folder / DATABASE, key.secret)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == b"held"
    with pytest.raises(StoreBusy, match="Nothing was saved"):
        plant(impatient, ID_NUMBER)
    assert planted(impatient) == []  # readers never wait
    holder.stdin.close()
    assert holder.wait(60) == 0
    holder.stdout.close()
    plant(impatient, ID_NUMBER)
    assert planted(impatient) == [ID_NUMBER]
    impatient.dispose()


def test_the_text_of_an_error_holds_no_value_of_the_statement(tmp_path):
    engine, _ = open_store(tmp_path)
    insert = text("INSERT INTO redaction VALUES (:id, NULL, NULL, NULL, NULL, NULL, NULL, NULL)")
    with pytest.raises(EnvironmentFault) as refused, writing(engine) as connection:
        connection.execute(insert, {"id": ID_NUMBER})
    engine.dispose()
    assert "NOT NULL" in str(refused.value.__cause__)
    assert ID_NUMBER not in f"{refused.value.__cause__} {refused.value}"

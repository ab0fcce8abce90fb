import os
import sqlite3
import stat
import subprocess
import sys

import pytest
from sqlalchemy import text

import counter_app.hall.founding  # noqa: F401 - brings every workflow and so every table
from counter_app.errors import DiskFull, EnvironmentFault, StoreBusy, StoreUnusable
from counter_app.store.backup import backup_to
from counter_app.store.engine import open_engine, reading, writing
from counter_app.store.key import KEY_FILE, KeptIn, load_or_create_key
from counter_app.store.migrating import downgrade, known_revisions, upgrade
from counter_app.store.opening import DATABASE, HEAD, open_store
from counter_app.store.tables import metadata

ID_NUMBER = "110101194912310024"


@pytest.fixture
def store(tmp_path):
    engine, key = open_store(tmp_path / "hall")
    yield engine, key, tmp_path / "hall"
    engine.dispose()


def schema(engine):
    with reading(engine) as connection:
        rows = connection.execute(
            text("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'alembic%'")
        )
        squeezed = {(kind, name, " ".join((sql or "").split())) for kind, name, sql in rows}
        return {row for row in squeezed if "alembic" not in row[1]}


def plant(engine):
    with writing(engine) as connection:
        connection.exec_driver_sql(
            "INSERT INTO redaction VALUES ('hall', 'x', 'device', 1, ?)", (ID_NUMBER,)
        )


def planted(engine):
    with reading(engine) as connection:
        return connection.exec_driver_sql("SELECT reason FROM redaction").scalars().all()


def test_models_and_migrations_give_the_same_schema(store, tmp_path):
    engine, _, _ = store
    other = open_engine(tmp_path / "models.db", bytes(32))
    with writing(other) as connection:
        metadata.create_all(connection)

    def columns(of):
        with reading(of) as connection:
            tables = [row[1] for row in schema(of) if row[0] == "table"]
            return {
                name: connection.exec_driver_sql(f'PRAGMA table_info("{name}")').all()
                for name in sorted(tables)
            }

    assert columns(engine) == columns(other)
    assert {row[:2] for row in schema(engine)} == {row[:2] for row in schema(other)}
    other.dispose()


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


def test_what_is_saved_is_there_when_opened_again(store):
    engine, _, folder = store
    plant(engine)
    engine.dispose()
    again, key = open_store(folder)
    assert planted(again) == [ID_NUMBER]
    assert key.kept_in is KeptIn.FILE
    again.dispose()


def test_no_plain_text_reaches_the_disk(store):
    engine, _, folder = store
    plant(engine)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} >= {".db", ".db-wal"}
    for path in files:
        content = path.read_bytes()
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert ID_NUMBER.encode(encoding) not in content
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(folder / DATABASE).execute("SELECT * FROM redaction")


@pytest.mark.skipif(sys.platform == "win32", reason="modes of a file are POSIX")
def test_only_the_user_can_read_the_key_file(store):
    _, _, folder = store
    assert stat.S_IMODE((folder / KEY_FILE).stat().st_mode) == 0o600


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


def test_the_key_goes_to_a_key_store_that_works(tmp_path, monkeypatch):
    kept = {}
    monkeypatch.setattr("keyring.set_password", lambda _, name, text: kept.update({name: text}))
    monkeypatch.setattr("keyring.get_password", lambda _, name: kept.get(name))
    key = load_or_create_key(tmp_path, database_exists=False)
    assert key.kept_in is KeptIn.KEYRING
    assert load_or_create_key(tmp_path, database_exists=True) == key
    assert key.secret.hex() not in "".join(
        path.read_text() for path in tmp_path.iterdir() if path.is_file()
    )


def test_a_newer_file_is_refused_and_left_as_it_is(store):
    engine, _, folder = store
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    content = (folder / DATABASE).read_bytes()
    with pytest.raises(StoreUnusable, match="newer version"):
        open_store(folder)
    assert (folder / DATABASE).read_bytes() == content


@pytest.mark.parametrize("damage", [b"", b"not a database at all", os.urandom(8192)])
def test_a_damaged_file_is_refused_and_left_as_it_is(store, damage):
    engine, _, folder = store
    plant(engine)
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


def test_a_full_disk_refuses_the_save_and_keeps_what_was_there(store):
    engine, _, _ = store
    plant(engine)

    def fill():
        with writing(engine) as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            connection.exec_driver_sql(
                "INSERT INTO redaction VALUES ('hall', 'y', 'device', 2, ?)", ("x" * 100_000,)
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


def test_a_file_held_by_another_program_is_said_and_works_again_after(store, monkeypatch):
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
        plant(impatient)
    assert planted(impatient) == []  # readers never wait
    holder.stdin.close()
    assert holder.wait(60) == 0
    holder.stdout.close()
    plant(impatient)
    assert planted(impatient) == [ID_NUMBER]
    impatient.dispose()


def test_a_backup_is_one_checked_encrypted_file(store, tmp_path):
    engine, key, _ = store
    plant(engine)
    target = tmp_path / "copy.backup"
    backup_to(engine, key.secret, target)
    assert [path.name for path in tmp_path.iterdir() if "copy" in path.name] == ["copy.backup"]
    assert ID_NUMBER.encode() not in target.read_bytes()
    copy = open_engine(target, key.secret)
    assert planted(copy) == [ID_NUMBER]
    copy.dispose()
    with pytest.raises(EnvironmentFault, match="there already"):
        backup_to(engine, key.secret, target)

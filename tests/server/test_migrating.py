"""A server's schema: what is declared is what the migrations make, on both kinds of database."""

import importlib
import pkgutil
import shutil
import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import BigInteger, Integer, inspect, text

import counter_app
from counter_app.errors import StoreUnusable
from counter_app.server import migrating
from counter_app.server.database import open_database
from counter_app.server.tables import server_metadata
from counter_app.store.migrating import downgrade, known_revisions, upgrade
from counter_app.store.tables import metadata

SECOND = '''
"""A second revision: one more table."""

from alembic import op

revision = "9998"
down_revision = "{before}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE TABLE supply (id VARCHAR NOT NULL)")
    op.execute("INSERT INTO supply SELECT version_num FROM alembic_version")
'''


@pytest.fixture(scope="module", autouse=True)
def every_table():
    """Tables are known once the modules that declare them are imported."""
    for room in ("journal", "people", "hall", "sync", "server"):
        package = importlib.import_module(f"counter_app.{room}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".migrations" not in module.name:
                importlib.import_module(module.name)
    return package


def declared():
    return [*metadata.tables.values(), *server_metadata.tables.values()]


def tables_of(connection):
    return {name for name in inspect(connection).get_table_names() if "visit_search" not in name}


@pytest.fixture
def newer(tmp_path, monkeypatch):
    """Make the program one revision newer."""
    scripts = tmp_path / "migrations"
    source = f"{counter_app.__path__[0]}/server/migrations"
    shutil.copytree(source, scripts)
    before = migrating.HEAD

    def install():
        revision = SECOND.format(before=before)
        (scripts / "versions" / "9998_second.py").write_text(revision, encoding="utf-8")
        monkeypatch.setattr(migrating, "SCRIPTS", str(scripts))
        monkeypatch.setattr(migrating, "HEAD", "9998")

    return install


def test_declared_and_migrated_tables_are_the_same(database):
    whole = type(metadata)(naming_convention=metadata.naming_convention)
    for table in declared():
        table.to_metadata(whole)
    options = {
        "compare_type": True,
        "compare_server_default": True,
        "include_name": lambda name, kind, _: kind != "table" or "visit_search" not in name,
    }
    with database.of_centre() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, whole) == []


def test_every_number_is_as_wide_as_in_sqlite():
    narrow = [
        str(column)
        for table in declared()
        for column in table.columns
        if isinstance(column.type, Integer) and not isinstance(column.type, BigInteger)
    ]
    assert narrow == []


def test_the_head_known_without_alembic_is_the_head():
    assert known_revisions(migrating.SCRIPTS)[0] == migrating.HEAD


def test_the_schema_goes_down_and_up_again(database):
    with database.of_centre(writing=True) as connection:
        before = tables_of(connection)
        downgrade(connection, "base", migrating.SCRIPTS)
        assert tables_of(connection) == {"alembic_version"}
        upgrade(connection, migrating.HEAD, migrating.SCRIPTS)
        assert tables_of(connection) == before


def test_a_database_is_brought_up_to_date_with_what_it_holds(
    database_url, open_again, newer, tmp_path
):
    open_again(database_url).close()
    newer()
    database = open_again(database_url)
    with database.of_centre() as connection:
        assert connection.scalar(text("SELECT id FROM supply")) == "0001"
        assert migrating.stored_revision(connection) == "9998"
    copies = list((tmp_path / "server").glob("*before-update*"))
    assert len(copies) == (0 if database.is_postgresql else 1)


def test_a_newer_database_is_refused_in_words_and_left_as_it_is(database_url, open_again):
    database = open_again(database_url)
    with database.of_centre(writing=True) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '4242'"))
    database.close()
    with pytest.raises(StoreUnusable) as refusal:
        open_again(database_url)
    assert "newer version" in str(refusal.value)


def test_processes_that_start_at_once_over_an_empty_database_do_not_collide(postgres, tmp_path):
    name = postgres.new_database()
    opened, faults = [], []

    def start():
        try:
            opened.append(open_database(postgres.url(name), connections=1))
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is shown below
            faults.append(fault)

    starting = [threading.Thread(target=start) for _ in range(6)]
    for one in starting:
        one.start()
    for one in starting:
        one.join()
    for database in opened:
        database.close()
    postgres.drop_database(name)
    assert faults == []
    assert len(opened) == 6

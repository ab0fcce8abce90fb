"""The second wall: in the database itself no hall can see or touch another hall's rows."""

import psycopg
import pytest
from sqlalchemy import inspect, text

from counter_app.errors import CounterError, EnvironmentFault, StoreUnusable
from counter_app.journal.heads import NO_ENTRIES
from counter_app.journal.many_rows import WORTH_COPYING
from counter_app.journal.taking import take_runs
from counter_app.server.walls import ROLE
from tests.postgres import started_postgres

HEAD = {"device": "d", "seq": 1, "tick": 1, "hash": bytes(32)}
PUT = text("INSERT INTO head VALUES (:hall, :device, :seq, :tick, :hash)")


@pytest.fixture
def walled(open_again, postgres_url):
    """A PostgreSQL with one head of hall a and one of hall b."""
    database = open_again(postgres_url)
    with database.of_centre(writing=True) as connection:
        connection.execute(PUT, [{"hall": "a", **HEAD}, {"hall": "b", **HEAD}])
    return database


def halls(database):
    with database.of_centre() as connection:
        return connection.execute(text("SELECT hall, seq FROM head ORDER BY hall")).all()


def test_a_query_without_condition_sees_one_hall(walled):
    with walled.of_hall("a") as connection:
        assert connection.scalars(text("SELECT hall FROM head")).all() == ["a"]
        assert connection.scalar(text("SELECT count(*) FROM head WHERE hall = 'b'")) == 0


def test_the_wall_ends_with_the_transaction(walled):
    with walled.of_hall("a", writing=True) as connection:
        assert connection.scalar(text("SELECT current_user")) == ROLE
    with walled.of_hall("b") as connection:
        assert connection.scalars(text("SELECT hall FROM head")).all() == ["b"]
    assert halls(walled) == [("a", 1), ("b", 1)]


def test_no_row_of_another_hall_is_changed_or_removed(walled):
    with walled.of_hall("a", writing=True) as connection:
        assert connection.execute(text("UPDATE head SET seq = 7")).rowcount == 1
    assert halls(walled) == [("a", 7), ("b", 1)]
    with walled.of_hall("a", writing=True) as connection:
        assert connection.execute(text("DELETE FROM head")).rowcount == 1
    assert halls(walled) == [("b", 1)]


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO head VALUES ('b', 'e', 1, 1, '')",
        "INSERT INTO head VALUES ('b', 'd', 9, 9, '') ON CONFLICT (hall, device) DO UPDATE "
        "SET seq = 9",
        "UPDATE head SET hall = 'b', device = 'moved'",
        "MERGE INTO head USING (SELECT 'b' AS hall) AS new ON head.hall = new.hall "
        "WHEN NOT MATCHED THEN INSERT VALUES ('b', 'e', 1, 1, '')",
        "TRUNCATE head",
        "SELECT * FROM alembic_version",
        "ALTER TABLE head DISABLE ROW LEVEL SECURITY",
        "CREATE TABLE mine (hall varchar)",
    ],
)
def test_what_reaches_over_the_wall_is_refused(walled, statement):
    with (
        pytest.raises(CounterError) as refusal,
        walled.of_hall("a", writing=True) as connection,
    ):
        connection.execute(text(statement))
    assert type(refusal.value) is EnvironmentFault
    assert "does not allow" in str(refusal.value)
    assert halls(walled) == [("a", 1), ("b", 1)]


def test_nothing_is_seen_without_a_hall(walled):
    with walled.of_hall("") as connection:
        assert connection.scalar(text("SELECT count(*) FROM head")) == 0


def test_every_table_with_a_hall_stands_behind_the_wall(walled):
    with walled.of_centre() as connection:
        of_a_hall = {
            table
            for table in inspect(connection).get_table_names()
            if "hall" in {column["name"] for column in inspect(connection).get_columns(table)}
        }
        walls = set(
            connection.scalars(text("SELECT tablename FROM pg_policies WHERE policyname='of_hall'"))
        )
    assert walls == of_a_hall
    assert {"entry", "head", "visit"} <= walls


def test_a_hall_reads_and_writes_what_is_its_own_in_every_table(walled, new_hall):
    hall = new_hall()
    journal = hall.new_desk()
    hall.measure(journal)
    with walled.of_hall(hall.hall, writing=True) as connection:
        (answer,), fresh = take_runs(connection, hall.hall, hall.runs(journal))
        assert answer.refusal is None
        assert len(fresh) == answer.held > NO_ENTRIES.seq
        row = {"hall": hall.hall, "id": "visit"}
        kinds = {c["name"]: c for c in inspect(connection).get_columns("visit")}
        for name, column in kinds.items():
            if name not in row and name != "row" and not column["nullable"]:
                row[name] = "" if column["type"].python_type is str else 0
        row["print_failed"] = False
        names = ", ".join(f'"{name}"' for name in row)
        values = ", ".join(f":{name}" for name in row)
        connection.execute(text(f"INSERT INTO visit ({names}) VALUES ({values})"), row)
    with walled.of_centre() as connection:
        assert connection.scalar(text("SELECT count(*) FROM visit")) == 1


def test_an_ordinary_owner_builds_the_same_wall(open_again):
    with started_postgres() as fresh:
        fresh.run("CREATE ROLE plain LOGIN CREATEROLE")
        name = fresh.new_database(owner="plain")
        database = open_again(fresh.url(name, "plain"))
        with database.of_centre(writing=True) as connection:
            connection.execute(PUT, [{"hall": "a", **HEAD}, {"hall": "b", **HEAD}])
        with database.of_hall("a", writing=True) as connection:
            assert connection.scalars(text("SELECT hall FROM head")).all() == ["a"]
            assert connection.execute(text("DELETE FROM head")).rowcount == 1
        assert halls(database) == [("b", 1)]
        database.close()


def test_without_the_right_to_build_the_wall_the_server_does_not_start(
    postgres, template, open_again
):
    postgres.run("CREATE ROLE weak LOGIN")
    name = postgres.new_database(owner="weak")
    with pytest.raises(StoreUnusable) as refusal:
        open_again(postgres.url(name, "weak"))
    assert f"GRANT {ROLE} TO" in str(refusal.value)
    with psycopg.connect(postgres.url(name)) as connection:
        assert connection.execute(
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        ).fetchone() == (0,)
    # And once the administrator has done what the words ask for, it does.
    postgres.run(f"GRANT {ROLE} TO weak")
    database = open_again(postgres.url(name, "weak"))
    with database.of_hall("a") as connection:
        assert connection.scalar(text("SELECT current_user")) == ROLE
    database.close()
    postgres.drop_database(name)
    postgres.run("DROP ROLE weak")


def test_a_wall_that_somebody_took_down_is_noticed_at_the_start(walled, open_again, postgres_url):
    with walled.of_centre(writing=True) as connection:
        connection.execute(text("ALTER TABLE entry DISABLE ROW LEVEL SECURITY"))
    with pytest.raises(StoreUnusable) as refusal:
        open_again(postgres_url)
    assert "entry is not kept apart" in str(refusal.value)


def test_a_database_that_lets_nobody_make_temporary_tables_lets_the_role(
    postgres, open_again, postgres_url, new_hall
):
    name = postgres_url.partition("@/")[2].partition("?")[0]
    postgres.run(f"REVOKE TEMPORARY ON DATABASE {name} FROM PUBLIC")
    database = open_again(postgres_url)
    hall = new_hall()
    journal = hall.new_desk()
    while hall.runs(journal)[0].last < WORTH_COPYING:
        hall.measure(journal)
    with database.of_hall(hall.hall, writing=True) as connection:
        (answer,), _ = take_runs(connection, hall.hall, hall.runs(journal))
    assert answer.kept >= WORTH_COPYING


def test_where_even_that_is_not_to_be_had_the_server_does_not_start(postgres, template, open_again):
    postgres.run("CREATE ROLE poor LOGIN", f"GRANT {ROLE} TO poor")
    name = postgres.new_database()
    postgres.run(
        "GRANT CREATE ON SCHEMA public TO poor",
        f"REVOKE TEMPORARY ON DATABASE {name} FROM PUBLIC",
        name=name,
    )
    with pytest.raises(StoreUnusable) as refusal:
        open_again(postgres.url(name, "poor"))
    assert f"GRANT TEMPORARY ON DATABASE {name}" in str(refusal.value)
    postgres.drop_database(name)
    postgres.run("DROP ROLE poor")

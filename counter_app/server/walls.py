"""The second wall between halls: PostgreSQL's row-level security.

The first wall are the queries, which all name their hall. Behind it stands this one: work for one
hall is done in the role `counter_app_hall`, which nobody can sign in as, which sees only tables
with a column `hall`, and of these only the rows of the hall that the transaction names. What
serves every hall (operators, enrolment, folding) stays in the role that owns the tables. SQLite
has the first wall only. One role serves all databases of a database server.
"""

from __future__ import annotations

from contextlib import suppress

import psycopg
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from counter_app.errors import StoreUnusable

ROLE = "counter_app_hall"
SETTING = "counter.hall"

ENTER = text(f"SELECT set_config('{SETTING}', :hall, true), set_config('role', '{ROLE}', true)")
"""From here to its end, a transaction is that of one hall."""

_TABLES = text(
    """
    SELECT tables.relname AS name, tables.relrowsecurity AS secured, EXISTS (
        SELECT FROM pg_policy WHERE polrelid = tables.oid AND polname = 'of_hall') AS walled
    FROM pg_class AS tables JOIN pg_attribute AS columns ON columns.attrelid = tables.oid
    WHERE tables.relkind IN ('r', 'p') AND tables.relnamespace = current_schema()::regnamespace
        AND columns.attname = 'hall' AND NOT columns.attisdropped
    """
)


def make_role(connection: Connection) -> None:
    """Make the role that work for one hall is done in, where it is missing.

    Raises `StoreUnusable` where the program may not: somebody else must then.
    """
    there = connection.scalar(text("SELECT count(*) FROM pg_roles WHERE rolname = :name"), _NAME)
    try:
        if not there:
            with connection.begin_nested():
                connection.execute(text(f"CREATE ROLE {ROLE} NOLOGIN"))
    except DBAPIError as fault:
        # Another database of the same server may be made at this very moment.
        if not isinstance(
            fault.orig, psycopg.errors.DuplicateObject | psycopg.errors.UniqueViolation
        ):
            raise _no_wall() from None
    if not may_enter(connection):
        try:
            with connection.begin_nested():
                connection.execute(text(f"GRANT {ROLE} TO CURRENT_USER"))
        except DBAPIError:
            raise _no_wall() from None


def raise_wall(connection: Connection, table: str) -> None:
    """Let a table with a column `hall` show each hall its own rows only."""
    own = f"hall = current_setting('{SETTING}', true)"
    for statement in (
        f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
        f'CREATE POLICY of_hall ON "{table}" TO {ROLE} USING ({own}) WITH CHECK ({own})',
        f'GRANT SELECT, INSERT, UPDATE, DELETE ON "{table}" TO {ROLE}',
    ):
        connection.execute(text(statement))
    numbered = text(
        """
        SELECT pg_get_serial_sequence(quote_ident(:name), attname) FROM pg_attribute
        WHERE attrelid = quote_ident(:name)::regclass AND attnum > 0 AND NOT attisdropped
        """
    )
    for sequence in filter(None, connection.scalars(numbered, {"name": table}).all()):
        connection.execute(text(f"GRANT USAGE ON SEQUENCE {sequence} TO {ROLE}"))


def refuse_without_walls(connection: Connection) -> None:
    """Raise `StoreUnusable` unless every table with a column `hall` stands behind the wall."""
    if not may_enter(connection):
        raise _no_wall()
    _let_copy(connection)
    for table in connection.execute(_TABLES).all():
        if not (table.secured and table.walled):
            raise StoreUnusable(
                "In the database the table {table} is not kept apart by halls. Nothing was "
                "changed. Somebody has altered the database: restore it, or ask its administrator.",
                table=table.name,
            )


def _let_copy(connection: Connection) -> None:
    """Let the role make temporary tables, which many rows are copied by way of.

    Everybody may, unless somebody took it away.
    """
    may = text("SELECT has_database_privilege(:name, current_database(), 'TEMPORARY')")
    if connection.scalar(may, _NAME):
        return
    database = connection.scalar(text("SELECT quote_ident(current_database())"))
    with suppress(DBAPIError), connection.begin_nested():
        connection.execute(text(f"GRANT TEMPORARY ON DATABASE {database} TO {ROLE}"))
    if not connection.scalar(may, _NAME):
        raise StoreUnusable(
            "This database lets the role {role} make no temporary tables. Nothing was changed. Let "
            "the administrator of the database server run: GRANT TEMPORARY ON DATABASE {database} "
            "TO {role}.",
            role=ROLE,
            database=database,
        )


def may_enter(connection: Connection) -> bool:
    """Whether this program may work in the role."""
    try:
        with connection.begin_nested() as trial:
            connection.execute(ENTER, {"hall": ""})
            trial.rollback()
    except DBAPIError:
        return False
    return True


_NAME = {"name": ROLE}


def _no_wall() -> StoreUnusable:
    return StoreUnusable(
        "Halls can't be kept apart in this database: its user may not work in the role {role}. "
        "Nothing was changed. Let the administrator of the database server run: CREATE ROLE "
        "{role} NOLOGIN; GRANT {role} TO the user that this program signs in as.",
        role=ROLE,
    )

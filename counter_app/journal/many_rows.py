"""Many rows in few statements, the same on SQLite and PostgreSQL. SQL, no rules.

Why not plain SQLAlchemy Core: taking the 10,000 entries of a simulated day ran 16,000 statements
for their 3,400 subjects, and three quarters of the time went into preparing them: 6,300 entries a
second (encrypted file, 2 cores, Python 3.11). Read, folded and written together: 26,000, of which
bare inserts of the entries alone would be 90,000; the rest is folding in Python (40%), the other
tables and the search index (15%), and the commit (15%).

SQLite takes several rows in one statement: one by one, each would make the search index write
itself out. PostgreSQL takes many by COPY, into a temporary table since COPY knows nothing of
row-level security: 10,000 entries of 500 bytes judged, written and committed at 89,000 a second,
which is what a bare COPY into the table does there. As JSON in one statement, which costs less for
few, it is 51,000, executemany 43,000.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Boolean, Connection, Integer, LargeBinary, String, Table

from counter_app.errors import ProgramFault

BITE = 100
"""Rows that SQLite is given at once; many more hold up the screen of the same program."""

WORTH_COPYING = 200
"""From so many rows on COPY is quicker on PostgreSQL."""

Values = dict[str, Any]


def insert_rows(connection: Connection, into: Table, rows: Sequence[Values]) -> None:
    """Insert rows, all with the same keys. None of them may be there."""
    put_rows(connection, into, (), rows)


def put_rows(
    connection: Connection, into: Table, key: tuple[str, ...], rows: Sequence[Values]
) -> None:
    """Insert rows, all with the same keys, or write over those with the same hall and `key`.

    In place: a row keeps its number, so its search index need not be written again. Without a
    `key` they are inserted.
    """
    if rows:
        columns = tuple(one.name for one in into.columns if one.name in rows[0])
        put_tuples(connection, into, key, columns, list(map(itemgetter(*columns), rows)))


def put_tuples(
    connection: Connection,
    into: Table,
    key: tuple[str, ...],
    columns: tuple[str, ...],
    rows: Sequence[tuple[Any, ...]],
) -> None:
    """The same for rows that have their values in the order of `columns`."""
    if connection.dialect.name == "postgresql":
        if len(rows) >= WORTH_COPYING:
            _copy(connection, into, key, columns, rows)
        elif rows:
            given = [dict(zip(columns, row, strict=True)) for row in rows]
            text = _insert_of_json(into, columns, key)
            connection.exec_driver_sql(text, (msgspec.json.encode(given).decode(),))
        return
    for bite in _bites(rows):
        text = _insert_of_values(into, columns, key, len(bite))
        connection.exec_driver_sql(text, tuple(chain.from_iterable(bite)))


def delete_rows(
    connection: Connection, of: Table, column: str, hall: str, values: Sequence[str]
) -> None:
    """Delete the hall's rows whose column has one of the values."""
    text = f'DELETE FROM "{of.name}" WHERE "hall" = '
    if connection.dialect.name == "postgresql":
        if values:
            named = f'{text}%s AND "{column}" = ANY(%s)'
            connection.exec_driver_sql(named, (hall, list(values)))
        return
    for bite in _bites(values):
        named = f'{text}? AND "{column}" = ?'
        connection.exec_driver_sql(named, [(hall, value) for value in bite])


def _bites(things: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (things[start : start + BITE] for start in range(0, len(things), BITE))


def _copy(
    connection: Connection,
    into: Table,
    key: tuple[str, ...],
    columns: tuple[str, ...],
    rows: Sequence[tuple[Any, ...]],
) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    # Made from a query: so its columns are bare of all conditions.
    connection.exec_driver_sql(
        f"CREATE TEMPORARY TABLE given ON COMMIT DROP AS "
        f'SELECT {names} FROM "{into.name}" WITH NO DATA'
    )
    copy = f"COPY pg_temp.given ({names}) FROM STDIN (FORMAT BINARY)"
    with (
        connection.connection.cursor() as cursor,  # type: ignore[attr-defined] # psycopg's own
        cursor.copy(copy) as stream,
    ):
        stream.set_types([_copied_as(into, name) for name in columns])
        for row in rows:
            stream.write_row(row)
    source = f"SELECT {names} FROM pg_temp.given"
    connection.exec_driver_sql(_insert(into, columns, key, source))
    connection.exec_driver_sql("DROP TABLE pg_temp.given")


@cache
def _insert_of_values(
    into: Table, columns: tuple[str, ...], key: tuple[str, ...], count: int
) -> str:
    """SQLite's statement for so many rows."""
    row = f"({', '.join('?' * len(columns))})"
    return _insert(into, columns, key, f"VALUES {', '.join([row] * count)}")


@cache
def _insert_of_json(into: Table, columns: tuple[str, ...], key: tuple[str, ...]) -> str:
    """PostgreSQL's statement for any number of rows; bytes come as base64."""
    values, types = [], []
    for name in columns:
        binary = isinstance(into.c[name].type, LargeBinary)
        values.append(f"decode(\"{name}\", 'base64')" if binary else f'"{name}"')
        types.append(f'"{name}" {_kind(into, name)}')
    return _insert(
        into,
        columns,
        key,
        f"SELECT {', '.join(values)} FROM json_to_recordset(%s::json) AS given({', '.join(types)})",
    )


def _insert(into: Table, columns: tuple[str, ...], key: tuple[str, ...], source: str) -> str:
    """An insert that writes over the row with the same hall and `key`, if there is a key."""
    for name in columns:
        _kind(into, name)
    names = ", ".join(f'"{name}"' for name in columns)
    text = f'INSERT INTO "{into.name}" ({names}) {source}'
    if not key:
        return text
    kept = {"hall", *key, *into.info.get("own_numbers", ())}
    changes = (f'"{name}" = excluded."{name}"' for name in columns if name not in kept)
    whose = ", ".join(f'"{name}"' for name in ("hall", *key))
    return f"{text} ON CONFLICT ({whose}) DO UPDATE SET {', '.join(changes)}"


def _copied_as(table: Table, name: str) -> str:
    """How COPY is given a column's values."""
    if isinstance(table.c[name].type, LargeBinary):
        return "bytea"
    return {"text": "text", "boolean": "bool", "bigint": "int8"}[_kind(table, name)]


def _kind(table: Table, name: str) -> str:
    """How JSON holds a column's values. Others would have to be converted on their way."""
    match table.c[name].type:
        case String() | LargeBinary():
            return "text"
        case Boolean():
            return "boolean"
        case Integer():
            return "bigint"
    raise ProgramFault("A folded table has a column that can't be written as it is.")

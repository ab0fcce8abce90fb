"""An FTS5 index over one column of a table: made with it, kept by triggers, refilled at once.

The column holds words, all of it is found by the beginnings of words, newest rows first. What
leaves the column leaves the index too: with `secure-delete` nothing of it stays in the segments.
Only in SQLite: who answers for many halls looks nobody up by name.
Not here: which words (`hall.search_text`), how what was typed becomes a query.

Chosen by measurement over 1,000,000 visits on the encrypted file (2 cores, Python 3.11, SQLite
3.53), 20 newest of every key stroke of 13 typical inputs: p50 0.2 ms, p95 1.3 ms for the bare
query, 0.9 and 4.3 ms for the whole verb. The tokenizer `ascii` keeps characters outside of ASCII
whole. Prefix indexes of 1 to 5 characters cost 85 bytes a visit; without them `w` takes 17 ms at
200,000 visits and grows. `detail=none` and `columnsize=0` leave out what newest-first never asks.
Refilling at once: a re-fold of 100,000 entries at 29,000 entries a second, row by row 5,900.
`tests/benchmarks/search.py` measures it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, column, event, select
from sqlalchemy import table as table_named

OPTIONS = "tokenize='ascii', detail=none, columnsize=0, prefix='1 2 3 4 5'"


class SearchIndex:
    """The index `<table>_search` over a column of words; `key` is the table's integer primary key.

    Declaring it is enough: the index comes and goes with the table, and `table.info` tells whoever
    empties and refills the table where to find it.
    """

    def __init__(self, table: Table, key: str, words: str) -> None:
        self.table, self.key, self.words = table, key, words
        self.name = f"{table.name}_search"
        table.info["refilled_at_once"] = self
        event.listen(table, "after_create", self._created)
        event.listen(table, "before_drop", self._dropped)

    def statements(self) -> Sequence[str]:
        """The SQL that makes the index and fills it."""
        name, key, words = self.name, self.key, self.words
        return (
            f"CREATE VIRTUAL TABLE {name} USING fts5({words}, content='{self.table.name}', "
            f"content_rowid='{key}', {OPTIONS})",
            f"INSERT INTO {name} ({name}, rank) VALUES ('secure-delete', 1)",
            f"INSERT INTO {name} ({name}) VALUES ('rebuild')",
            *self.triggers(),
        )

    def triggers(self) -> Sequence[str]:
        """The SQL that keeps the index, row by row. A row whose words stay costs nothing."""
        name, words, of = self.name, self.words, self.table.name
        add = f"INSERT INTO {name} (rowid, {words}) VALUES (new.{self.key}, new.{words});"
        remove = (
            f"INSERT INTO {name} ({name}, rowid, {words}) "
            f"VALUES ('delete', old.{self.key}, old.{words});"
        )
        return (
            f"CREATE TRIGGER {name}_added AFTER INSERT ON {of} BEGIN {add} END",
            f"CREATE TRIGGER {name}_removed AFTER DELETE ON {of} BEGIN {remove} END",
            f"CREATE TRIGGER {name}_changed AFTER UPDATE OF {self.key}, {words} ON {of} "
            f"WHEN old.{self.key} <> new.{self.key} OR old.{words} <> new.{words} "
            f"BEGIN {remove} {add} END",
        )

    def rows(self, query: str, limit: int) -> Select[Any]:
        """The keys of the newest rows that a query in FTS5's language finds."""
        index = table_named(self.name, column("rowid"), column(self.name))
        return (
            select(index.c.rowid)
            .where(index.c[self.name].op("MATCH")(query))
            .order_by(index.c.rowid.desc())
            .limit(limit)
        )

    def pause(self, connection: Connection) -> None:
        """Empty the index and leave the table alone until `resume`, in the same transaction."""
        if not _is_kept(connection):
            return
        for suffix in ("added", "removed", "changed"):
            connection.exec_driver_sql(f"DROP TRIGGER {self.name}_{suffix}")
        connection.exec_driver_sql(f"INSERT INTO {self.name} ({self.name}) VALUES ('delete-all')")

    def resume(self, connection: Connection) -> None:
        """Fill the index from the table at once, and keep it again."""
        if not _is_kept(connection):
            return
        connection.exec_driver_sql(f"INSERT INTO {self.name} ({self.name}) VALUES ('rebuild')")
        for statement in self.triggers():
            connection.exec_driver_sql(statement)

    def _created(self, _table: Table, connection: Connection, **_rest: object) -> None:
        if not _is_kept(connection):
            return
        for statement in self.statements():
            connection.exec_driver_sql(statement)

    def _dropped(self, _table: Table, connection: Connection, **_rest: object) -> None:
        if _is_kept(connection):
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {self.name}")


def _is_kept(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"

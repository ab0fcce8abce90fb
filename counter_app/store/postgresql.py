"""An engine over a PostgreSQL server, and what its errors mean to a person.

For a server's database only: a desk never imports it. The blocks that read and write are those of
`engine`. Not here: who may see which rows (`server.walls`), the tables.
"""

from __future__ import annotations

import psycopg
from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError

from counter_app.errors import (
    CounterError,
    DiskFull,
    EnvironmentFault,
    InputError,
    StoreAway,
    StoreBusy,
    StoreUnusable,
)

STATEMENT_TIMEOUT = 60_000
"""Milliseconds that one statement may take; what takes longer is not for a request."""

LOCK_TIMEOUT = 10_000
"""Milliseconds to wait for a row or lock that another connection holds."""

IDLE_TIMEOUT = 60_000
"""Milliseconds that a transaction may stand still, so that a stuck process holds up nobody."""

CONNECT_TIMEOUT = 5
"""Seconds."""

POOL_TIMEOUT = 10
"""Seconds to wait for one of the process's own connections."""

SETTINGS = (
    f"-c statement_timeout={STATEMENT_TIMEOUT} -c lock_timeout={LOCK_TIMEOUT} "
    f"-c idle_in_transaction_session_timeout={IDLE_TIMEOUT} -c application_name=counter-app"
)

CONNECTING = {
    "connect_timeout": CONNECT_TIMEOUT,
    "options": SETTINGS,
    # A line that was cut without a word is found out in a minute, not in two hours.
    "keepalives_idle": 20,
    "keepalives_interval": 10,
    "keepalives_count": 4,
}
"""What every connection is made with."""

_AWAY = ("08", "57P")
_BUSY = ("40", "53", "55P03", "57014", "25P03", "25P04")
_REFUSED = ("28", "3D")
_DAMAGED = ("XX001", "XX002")

# An attempt to connect ends without a code: there only the words tell, where they are English.
_FULL_WORDS = ("too many", "remaining connection slots")
_REFUSED_WORDS = ("does not exist", "authentication failed", "pg_hba.conf", "no password")


def open_postgresql(url: str, connections: int) -> Engine:
    """An engine over the database `postgresql://user:password@host/name`, READ COMMITTED.

    At most `connections` at once. Nothing is asked of the server yet. Raises `InputError` for
    an address that is none.
    """
    try:
        address = make_url(url).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as fault:
        raise InputError(
            "This is no address of a database. Write it as postgresql://user@host/name or "
            "sqlite:///file.",
            field="database",
        ) from fault
    return create_engine(
        address,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=POOL_TIMEOUT,
        pool_pre_ping=True,  # the database server may have been restarted since
        hide_parameters=True,
        connect_args=CONNECTING,
    )


def translate_server(fault: BaseException | None) -> CounterError:
    """The error of the tree that says what an error of PostgreSQL means to a person."""
    state = getattr(fault, "sqlstate", None) or _state_in_words(str(fault))
    error = _meaning(fault, state)
    # A code without content: all that may be known of it in a log.
    error.add_note(f"SQLSTATE {state or type(fault).__name__}")
    return error


def _state_in_words(words: str) -> str:
    if "FATAL" not in words:
        return ""
    if any(phrase in words for phrase in _FULL_WORDS):
        return "53300"
    return "28000" if any(phrase in words for phrase in _REFUSED_WORDS) else ""


def _meaning(fault: BaseException | None, state: str) -> CounterError:
    if state == "53100":
        return DiskFull(
            "The disk of the database server is full. Nothing of this was saved; everything "
            "before it is safe. Make room there."
        )
    if state == "25006":
        return StoreAway(
            "The database server can only be read just now: another one is taking over from it, "
            "or it is a copy. Everything saved is safe. It is tried again."
        )
    if state.startswith(_BUSY):
        return StoreBusy(
            "Too many at once want the database. Nothing was saved. Try again in a moment."
        )
    if state.startswith(_REFUSED):
        return StoreUnusable(
            "The database server refuses this program: the user, the password or the name of the "
            "database is not right. Nothing was changed. Look at the address of the database."
        )
    if state.startswith(_DAMAGED):
        return StoreUnusable(
            "The database server says that its files are damaged. Nothing was saved. Restore a "
            "backup there."
        )
    if state == "42501":
        return EnvironmentFault(
            "The database server does not allow this to this program. Nothing was saved. Ask its "
            "administrator for the right."
        )
    if state.startswith(_AWAY) or (
        not state and isinstance(fault, psycopg.OperationalError | psycopg.InterfaceError)
    ):
        return StoreAway(
            "The database server does not answer. Everything saved is safe. It is tried again; "
            "look whether the database server is running."
        )
    return EnvironmentFault(
        "The database reported a fault. This entry was not saved; everything before it is safe."
    )

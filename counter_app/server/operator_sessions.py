"""Signing in at the server's pages, and the sessions that follow; lock-out after failures (等保).

A session is a random token in the browser's cookie; the server keeps its digest only. It ends by
signing out, when nobody used it for a while, at the latest after half a day, and at once when the
account's password or use changes. Not here: the cookie (`overview`).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from dataclasses import dataclass

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    delete,
    insert,
    select,
    update,
)

from counter_app.errors import EnvironmentFault, InputError
from counter_app.journal.clock import MINUTE, Clock
from counter_app.people.passwords import password_fits
from counter_app.people.signing_in import NOBODY_HASH, LockOut
from counter_app.server.database import Database
from counter_app.server.operator_records import Deed, newest_sign_ins, note
from counter_app.server.operators import (
    Operator,
    digest_of,
    operator_of,
    operator_table,
    set_operator_password,
)
from counter_app.server.tables import server_metadata

IDLE = 60 * MINUTE
"""A session that nobody used for so long is over."""

LONGEST = 12 * 60 * MINUTE
"""A session is over after so long in any case."""

NOTED_EVERY = MINUTE
"""That a session is used is written down at most so often."""

TRIED_AT_ONCE = 2
"""Passwords tried at once: each takes 64 MB and a core for 0.1 to 0.2 s."""

PATIENCE = 10.0
"""Seconds that a sign-in waits for its turn."""

session_table = Table(
    "operator_session",
    server_metadata,
    Column("digest", LargeBinary, nullable=False, comment="SHA-256 of the token."),
    Column("operator", String, nullable=False),
    Column("began", BigInteger, nullable=False),
    Column("used", BigInteger, nullable=False),
    PrimaryKeyConstraint("digest"),
    Index("operator_session_by_operator", "operator"),
)


class TooBusy(EnvironmentFault):
    """Too many passwords are being tried at this moment."""


@dataclass(frozen=True)
class Session:
    """Somebody who has signed in. The token is a secret: it is in no repr."""

    operator: Operator
    token: str

    def __repr__(self) -> str:
        return f"Session({self.operator.id!r})"


def form_token(token: str) -> str:
    """What every form of a session carries: only a page of ours can know it.

    Computed from the session's own secret, so that there is nothing to keep.
    """
    return hmac.new(token.encode(), b"form", hashlib.sha256).hexdigest()


class Sessions:
    """Sessions over the server's database. Safe to use from several threads."""

    def __init__(self, database: Database, clock: Clock, lock_out: LockOut | None = None) -> None:
        self._database, self._clock = database, clock
        self._lock_out = lock_out or LockOut()
        self._turns = threading.BoundedSemaphore(TRIED_AT_ONCE)

    def sign_in(self, login: str, password: str) -> Session:
        """Begin a session. Success and failure are written down.

        Raises `InputError` in the same words whether the name or the password is wrong, another
        one while the account is locked out (the password is then not even tried), and `TooBusy`
        where too many try at once.
        """
        clean = login.strip().casefold()
        with self._database.of_centre() as connection:
            row = connection.execute(
                select(operator_table).where(
                    operator_table.c.login == clean,
                    operator_table.c.in_use,
                    operator_table.c.password != "",
                )
            ).one_or_none()
            if row is not None:
                self._refuse_locked(
                    newest_sign_ins(connection, row.id, row.password_at, self._lock_out.tries)
                )
        kept = NOBODY_HASH if row is None else row.password
        fits = self._tries(kept, password) and row is not None
        now = self._clock.now()
        token = secrets.token_urlsafe(32)
        with self._database.of_centre(writing=True) as connection:
            note(
                connection,
                Deed.SIGN_IN,
                now,
                by=None if row is None else row.id,
                succeeded=fits,
            )
            if fits and row is not None:
                connection.execute(
                    delete(session_table).where(session_table.c.began <= now - LONGEST)
                )
                connection.execute(
                    insert(session_table).values(
                        digest=digest_of(token), operator=row.id, began=now, used=now
                    )
                )
        if not fits or row is None:
            raise InputError("Name or password is wrong.", field="password")
        return Session(operator_of(row), token)

    def find(self, token: str, *, active: bool) -> Session | None:
        """The session of a token; None where there is none, or it is over.

        `active`: somebody did something, so it goes on; a page that refreshes itself did not.
        """
        now = self._clock.now()
        with self._database.of_centre() as connection:
            row = connection.execute(
                select(operator_table, session_table.c.began, session_table.c.used)
                .join(session_table, session_table.c.operator == operator_table.c.id)
                .where(session_table.c.digest == digest_of(token), operator_table.c.in_use)
            ).one_or_none()
        if row is None or not _goes_on(row.began, row.used, now) or row.began < row.password_at:
            return None
        if active and now - row.used >= NOTED_EVERY:
            with self._database.of_centre(writing=True) as connection:
                connection.execute(
                    update(session_table)
                    .where(session_table.c.digest == digest_of(token))
                    .values(used=now)
                )
        return Session(operator_of(row), token)

    def end(self, session: Session) -> None:
        """Sign out."""
        with self._database.of_centre(writing=True) as connection:
            connection.execute(
                delete(session_table).where(session_table.c.digest == digest_of(session.token))
            )
            note(connection, Deed.SIGN_OUT, self._clock.now(), by=session.operator.id)

    def change_password(self, session: Session, old: str, new: str) -> Session:
        """Change one's own password, which has to be known; the new session to go on with.

        Every other session of the account ends. `InputError` at `old_password` or `password`; a
        wrong old one counts as a wrong sign-in.
        """
        operator = session.operator
        with self._database.of_centre() as connection:
            row = connection.execute(
                select(operator_table).where(operator_table.c.id == operator.id)
            ).one()
            self._refuse_locked(
                newest_sign_ins(connection, row.id, row.password_at, self._lock_out.tries),
                "old_password",
            )
        if not self._tries(row.password, old):
            with self._database.of_centre(writing=True) as connection:
                note(connection, Deed.SIGN_IN, self._clock.now(), by=operator.id, succeeded=False)
            raise InputError("This is not your present password.", field="old_password")
        set_operator_password(self._database, self._clock, operator, new)
        return self.sign_in(operator.login, new)

    def _refuse_locked(self, newest: list[tuple[bool, int]], field: str = "password") -> None:
        minutes = self._lock_out.minutes_to_wait(newest, self._clock.now())
        if minutes:
            raise InputError(
                "Too many wrong passwords. Try again in {minutes} minutes, "
                "or ask the administrator for a new password.",
                field=field,
                minutes=minutes,
            )

    def _tries(self, kept: str, password: str) -> bool:
        if not self._turns.acquire(timeout=PATIENCE):
            raise TooBusy("Too many people sign in at this moment. Try again in a minute.")
        try:
            return password_fits(kept, password)
        finally:
            self._turns.release()


def _goes_on(began: int, used: int, now: int) -> bool:
    # Where the clock stepped back, a session of the future would last for ever.
    return 0 <= now - began < LONGEST and now - used < IDLE

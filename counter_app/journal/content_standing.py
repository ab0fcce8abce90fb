"""How it stands with the bytes of a hall's attachments: lacking, surplus, wrong.

Compares what entries name (`attachments`) with what is here (`contents`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, and_, exists, func, or_, select

from counter_app.journal.attachments import attachment_table
from counter_app.journal.contents import (
    TRIED,
    Given,
    State,
    content_table,
    contents_digest,
    drop,
)

DAY = 24 * 3_600_000

MOST_COUNTED = 999
"""What is to come is not counted any farther."""

LEFT_ALONE = DAY
"""Milliseconds for which bytes are left alone that came wrong `TRIED` times."""

_SAME = and_(
    content_table.c.hall == attachment_table.c.hall,
    content_table.c.digest == attachment_table.c.digest,
)


def lacking(connection: Connection, hall: str, since: int, now: int, most: int) -> dict[str, int]:
    """Digests that are to be fetched → bytes of each that are here already; the newest first.

    Those that entries attached from `since` on (ms) name, and those that somebody asked for. What
    came wrong too often is left alone for a while.
    """
    rows = connection.execute(
        select(
            attachment_table.c.digest,
            content_table.c.state,
            content_table.c.held,
            func.max(attachment_table.c.at).label("newest"),
        )
        .select_from(attachment_table.outerjoin(content_table, _SAME))
        .where(
            attachment_table.c.hall == hall,
            or_(
                and_(content_table.c.digest.is_(None), attachment_table.c.at >= since),
                content_table.c.state != State.WHOLE.value,
            ),
            or_(
                content_table.c.wrong.is_(None),
                content_table.c.wrong < TRIED,
                content_table.c.touched < now - LEFT_ALONE,
            ),
        )
        .group_by(attachment_table.c.digest, content_table.c.state, content_table.c.held)
        .order_by(func.max(attachment_table.c.at).desc())
        .limit(most)
    )
    return {
        row.digest: 0 if row.held is None or row.state == State.DAMAGED.value else row.held
        for row in rows
    }


@dataclass(frozen=True)
class ToGive:
    """Digests that are whole here and named by an entry, the newest first.

    `until` is the number up to which nothing is left out because no entry names it yet.
    """

    digests: tuple[str, ...]
    until: int


def to_give(connection: Connection, hall: str, after: int = 0) -> ToGive:
    """What became whole here behind the number `after`, and may be given to others."""
    rows = connection.execute(
        select(content_table.c.number, content_table.c.digest, exists().where(_SAME).label("named"))
        .where(
            content_table.c.hall == hall,
            content_table.c.number > after,
            content_table.c.state == State.WHOLE.value,
        )
        .order_by(content_table.c.number.desc())
    ).all()
    unnamed = [row.number for row in rows if not row.named]
    newest = max((row.number for row in rows), default=after)
    return ToGive(
        tuple(row.digest for row in rows if row.named), min(unnamed) - 1 if unnamed else newest
    )


def collect_unnamed(connection: Connection, hall: str, before: int, now: int) -> int:
    """Throw away what no entry names and nothing came of since `before` (ms); how many digests.

    Within a write transaction. What seems to be of the future, by a clock that was wrong, is
    thrown away as well.
    """
    gone = list(
        connection.scalars(
            select(content_table.c.digest).where(
                content_table.c.hall == hall,
                or_(content_table.c.touched < before, content_table.c.touched > now + DAY),
                ~exists().where(_SAME),
            )
        )
    )
    drop(connection, hall, gone)
    return len(gone)


@dataclass(frozen=True)
class Count:
    """How it stands with the attachments of a hall here: numbers of digests."""

    named: int
    whole: int
    damaged: int

    @property
    def missing(self) -> int:
        """Named by entries and not here."""
        return self.named - self.whole


def count_contents(connection: Connection, hall: str) -> Count:
    """How many attachments a hall has, and of how many the bytes are here."""
    named = select(attachment_table.c.digest).where(attachment_table.c.hall == hall).distinct()
    rows = connection.execute(
        select(content_table.c.state, func.count().label("count"))
        .where(content_table.c.hall == hall, content_table.c.digest.in_(named))
        .group_by(content_table.c.state)
    )
    states = {row[0]: row[1] for row in rows}
    return Count(
        named=connection.scalar(select(func.count()).select_from(named.subquery())) or 0,
        whole=states.get(State.WHOLE.value, 0),
        damaged=states.get(State.DAMAGED.value, 0),
    )


@dataclass(frozen=True)
class Waiting:
    """How many attachments are whole here and not known to be there; how many are to be fetched."""

    for_hub: int
    for_centre: int
    to_come: int


def waiting_contents(connection: Connection, hall: str, since: int, now: int) -> Waiting:
    """What is still to go and to come. `since` as for `lacking`."""
    rows = connection.execute(
        select(content_table.c.given, func.count())
        .where(
            content_table.c.hall == hall,
            content_table.c.state == State.WHOLE.value,
            content_table.c.given != Given.TO_CENTRE.value,
            exists().where(_SAME),
        )
        .group_by(content_table.c.given)
    )
    counts = {row[0]: row[1] for row in rows}
    return Waiting(
        for_hub=counts.get(Given.TO_NOBODY.value, 0),
        for_centre=sum(counts.values()),
        to_come=len(lacking(connection, hall, since, now, MOST_COUNTED)),
    )


def at_hub_only(connection: Connection, hall: str, most: int) -> list[str]:
    """What a hub holds, and is not known to be at the centre; some of it where it is more."""
    return list(
        connection.scalars(
            select(content_table.c.digest)
            .where(
                content_table.c.hall == hall,
                content_table.c.state == State.WHOLE.value,
                content_table.c.given == Given.TO_HUB.value,
            )
            .order_by(content_table.c.number.desc())
            .limit(most)
        )
    )


@dataclass(frozen=True)
class Missing:
    """Bytes that an entry names and that can't be read here. `at` in ms since 1970 UTC."""

    digest: str
    size: int
    at: int
    damaged: bool


def missing_contents(connection: Connection, hall: str) -> list[Missing]:
    """What a replica that is to hold everything does not hold, the oldest first."""
    rows = connection.execute(
        select(
            attachment_table.c.digest,
            attachment_table.c.size,
            func.min(attachment_table.c.at).label("at"),
            content_table.c.state,
        )
        .select_from(attachment_table.outerjoin(content_table, _SAME))
        .where(
            attachment_table.c.hall == hall,
            or_(
                content_table.c.digest.is_(None),
                content_table.c.state != State.WHOLE.value,
            ),
        )
        .group_by(attachment_table.c.digest, attachment_table.c.size, content_table.c.state)
        .order_by("at", attachment_table.c.digest)
    )
    return [Missing(row.digest, row.size, row.at, row.state == State.DAMAGED.value) for row in rows]


def check_contents(connection: Connection, hall: str) -> Iterator[str]:
    """Read every byte that counts as whole; yields the digests of which some are wrong."""
    digests = connection.scalars(
        select(content_table.c.digest)
        .where(
            content_table.c.hall == hall,
            content_table.c.state.in_([State.WHOLE.value, State.DAMAGED.value]),
        )
        .order_by(content_table.c.digest)
    ).all()
    for digest in digests:
        if contents_digest(connection, hall, digest) != digest:
            yield digest

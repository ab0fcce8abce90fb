"""How this replica stands to the others: what waits for whom, and what happened at meetings.

'At the centre' is said only of what the centre's own heads cover, heard from it or relayed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from counter_app.journal.content_standing import waiting_contents
from counter_app.journal.heads import Head, read_heads
from counter_app.journal.journal import Journal
from counter_app.language import Phrase
from counter_app.sync.peers import (
    PeerKind,
    alike_at_centre,
    meeting_table,
    peer_heads,
    peer_table,
    read_peers,
    read_phrase,
)
from counter_app.sync.store import fetched_from


@dataclass(frozen=True)
class PeerStanding:
    """One peer: whether it was reached at the last try, and how many entries it may lack."""

    peer: str
    kind: PeerKind
    name: str
    addresses: tuple[str, ...]
    """Where it is looked for; the one that answered last comes first."""
    certificate: str
    reached: bool | None
    last_meeting: int | None
    waiting: int
    trouble: Phrase | None
    photos: int = 0
    """How many attachments it may lack the bytes of."""

    @property
    def address(self) -> str:
        """Where it was last, or will be looked for first."""
        return self.addresses[0] if self.addresses else ""


@dataclass(frozen=True)
class Standing:
    """This replica among the others.

    `to_hub` and `to_centre` count entries here which these are not known to hold; None where there
    is no such peer. `skew` is how many milliseconds this computer's clock is ahead of the last
    server's; None when never measured.
    """

    peers: tuple[PeerStanding, ...]
    to_hub: int | None
    to_centre: int | None
    skew: int | None
    revoked: bool
    photos_to_come: int = 0
    """Attachments whose bytes this desk fetches as soon as somebody has them for it."""


@dataclass(frozen=True)
class MeetingRecord:
    """One meeting of the history; `took` in milliseconds."""

    at: int
    peer_name: str
    kind: PeerKind
    sent: int
    received: int
    took: int
    trouble: Phrase | None


def waiting(mine: Mapping[str, Head], theirs: Mapping[str, int]) -> int:
    """How many entries this replica holds beyond the numbers `theirs`."""
    return sum(max(0, head.seq - theirs.get(device, 0)) for device, head in mine.items())


def waiting_for_centre(connection: Connection, hall: str) -> int:
    """How many entries this replica holds that the centre is not known to have."""
    mine = read_heads(connection, hall)
    return waiting(mine, alike_at_centre(connection, hall, mine))


def read_standing(journal: Journal) -> Standing:
    """How this desk stands now; runs on the database thread."""
    with journal.read() as connection:
        mine = read_heads(connection, journal.hall)
        peers = [one for one in read_peers(connection, journal.hall) if one.in_use]
        photos = waiting_contents(
            connection, journal.hall, fetched_from(journal.clock), journal.clock.now()
        )
        standings = tuple(
            PeerStanding(
                peer=one.id,
                kind=one.kind,
                name=one.name,
                addresses=one.addresses,
                certificate=one.certificate,
                reached=one.reached,
                last_meeting=one.met_at,
                waiting=waiting(mine, peer_heads(connection, journal.hall, one.id)),
                trouble=one.trouble,
                photos=photos.for_centre if one.kind is PeerKind.CENTRE else photos.for_hub,
            )
            for one in peers
        )
        has_centre = any(one.kind is PeerKind.CENTRE for one in peers)
        to_centre = waiting_for_centre(connection, journal.hall) if has_centre else None
    hubs = [one.waiting for one in standings if one.kind is PeerKind.HUB]
    return Standing(
        peers=standings,
        to_hub=min(hubs) if hubs else None,
        to_centre=to_centre,
        skew=journal.skew,
        revoked=any(one.turned_away == "revoked" for one in peers),
        photos_to_come=photos.to_come if peers else 0,
    )


def read_meetings(journal: Journal, limit: int = 200) -> list[MeetingRecord]:
    """The newest meetings, newest first; runs on the database thread."""
    names = select(peer_table.c.id, peer_table.c.name, peer_table.c.kind)
    with journal.read() as connection:
        known = {
            row.id: (row.name, PeerKind(row.kind))
            for row in connection.execute(names.where(peer_table.c.hall == journal.hall))
        }
        rows = connection.execute(
            select(meeting_table)
            .where(meeting_table.c.hall == journal.hall)
            .order_by(meeting_table.c.number.desc())
            .limit(limit)
        ).all()
    return [
        MeetingRecord(
            at=row.at,
            peer_name=known.get(row.peer, ("", PeerKind.CENTRE))[0],
            kind=known.get(row.peer, ("", PeerKind.CENTRE))[1],
            sent=row.sent,
            received=row.received,
            took=row.took,
            trouble=read_phrase(row.trouble),
        )
        for row in rows
    ]

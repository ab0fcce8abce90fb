"""Peers, heads and meetings written down as a replica client does, without anybody to meet."""

from counter_app.journal.heads import read_heads
from counter_app.store.engine import writing
from counter_app.sync.peers import (
    Peer,
    PeerKind,
    keep_meeting,
    keep_peer,
    keep_peer_heads,
    note_at_centre,
)


def know_peer(
    journal, kind, *, behind=0, name="", reached=True, met_at=None, trouble=None, turned_away=""
):
    """A peer that lacks this desk's newest `behind` entries, as it said when last met."""
    addresses = {PeerKind.HUB: "10.1.2.3:8443", PeerKind.CENTRE: "centre.example:8443"}
    peer = Peer(
        id=f"{kind.value}-peer",
        kind=kind,
        name=name,
        addresses=(addresses[kind],),
        certificate="",
        device=journal.device,
        secret="0" * 64,
        reached=reached,
        met_at=journal.clock.now() if met_at is None and reached else met_at,
        trouble=trouble,
        turned_away=turned_away,
    )
    with writing(journal.engine) as connection:
        keep_peer(connection, journal.hall, peer)
        held = {
            device: head.seq - (behind if device == journal.device else 0)
            for device, head in read_heads(connection, journal.hall).items()
        }
        keep_peer_heads(connection, journal.hall, peer.id, held)
        if kind is PeerKind.CENTRE:
            note_at_centre(connection, journal.hall, held, journal.clock.now())
    return peer


def know_meeting(journal, peer, *, ago=0, took=40, sent=0, received=0, trouble=None):
    """A meeting so many milliseconds ago."""
    at = journal.clock.now() - ago
    with writing(journal.engine) as connection:
        keep_meeting(connection, journal.hall, peer.id, at, took, sent, received, trouble)

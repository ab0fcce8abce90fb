"""Joining: a computer becomes a desk of a hall that a centre or a hub knows.

The device's id and secret are chosen and written down before anything is asked, so that a request
whose answer was lost is simply made again. Not here: the codes (`codes`), moving the history of a
hall of its own (`joining`).
"""

from __future__ import annotations

import secrets
import ssl
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

import httpx
import msgspec
from sqlalchemy import Connection, Engine, delete

from counter_app.errors import Busy, Conflict, InputError, LineFault, RefusedThere
from counter_app.journal.clock import Clock
from counter_app.journal.entry import new_id
from counter_app.journal.fold import Workflows
from counter_app.journal.journal import Journal, become_replica, is_founded
from counter_app.store.engine import writing
from counter_app.sync.codes import Code, read_code
from counter_app.sync.joining import SettleIn, move_to_hall
from counter_app.sync.link import Link, open_client
from counter_app.sync.meeting import ForkHandler, Host, Meeting
from counter_app.sync.peers import Peer, PeerKind, keep_peer, new_peer, peer_table, read_peers
from counter_app.sync.store import JournalStore
from counter_app.sync.trust import Address, fetch_certificate, parse_address
from counter_app.sync.wire import Enrol, Enrolled, Purpose, RefusedCode

SCHEME = "counter-app:"
"""A scanned code carries the address as well: `counter-app:host:port#code`."""

PENDING = ""
"""The hall of a peer that has not answered yet to which hall this computer belongs."""

PAUSES = (0.3, 1.0)
"""Seconds before a request is made again whose answer did not come."""

LONGEST_WAIT = 5.0
"""Seconds that somebody who joins waits for a busy server at one time."""


@dataclass(frozen=True)
class Invitation:
    """Where to join, and the code for it."""

    address: Address
    code: Code


@dataclass(frozen=True)
class Reached:
    """A server that the code vouches for: a client to it, and its certificate (PEM)."""

    client: httpx.Client
    certificate: str


Reach = Callable[[Invitation], Reached]


@dataclass(frozen=True)
class HubWish:
    """What a computer brings that wants to be a hub.

    `hall` is its own where desks have come to it already, before there was a centre. The
    certificate (PEM) is what desks shall trust it by.
    """

    device: str
    name: str
    program: str
    hall: str | None
    certificate: str
    addresses: tuple[str, ...]


def read_invitation(address: str, code: str) -> Invitation:
    """What was typed or scanned; a scanned code brings its address.

    Raises `InputError` on the field (`address`, `code`) that can't be one.
    """
    text = code.strip()
    if text.lower().startswith(SCHEME):
        scanned, _, text = text[len(SCHEME) :].partition("#")
        address = address.strip() or scanned
    return Invitation(parse_address(address), read_code(text))


def reach(invitation: Invitation) -> Reached:
    """Find the server and see that the code is its own; nothing secret is sent before."""
    shown = fetch_certificate(invitation.address)
    if not invitation.code.fits(shown):
        raise InputError(
            "The server at this address did not make this code. Look at both again; if they are "
            "right, somebody may be listening in: ask the administrator.",
            field="code",
        )
    certificate = ssl.DER_cert_to_PEM_cert(shown)
    return Reached(open_client(invitation.address.url, certificate), certificate)


def enrol(
    journal: Journal,
    invitation: Invitation,
    name: str,
    program: str,
    purpose: Purpose = Purpose.DESK,
    reach: Reach = reach,
    settle_in: Callable[[Enrolled], SettleIn] | None = None,
) -> tuple[Enrolled, Peer]:
    """Let the hall of this computer join a centre or hub, with all its history.

    Where the hall there has a history already, ours is moved to it (`joining`) before the peer
    counts as one; `settle_in` gives what the device says there. Raises `LineFault`, or
    `InputError` on the field to mend; the same may be tried again then.
    """
    found = reach(invitation)
    try:
        with writing(journal.engine) as connection:
            peer = _pending(journal.hall, connection, found, invitation, journal.device)
        link = Link(found.client)
        wish = Enrol(
            code=invitation.code.secret,
            device=peer.device,
            secret=peer.secret,
            name=name,
            purpose=purpose,
            program=program,
            hall=journal.hall,
        )
        try:
            enrolled = _ask(link, wish)
        except RefusedThere as fault:
            if fault.code != RefusedCode.FOREIGN_HALL:
                raise
            # The hall there has a history already: ours goes along under its name.
            enrolled = _ask(link, msgspec.structs.replace(wish, hall=None))
    finally:
        found.client.close()
    # A meeting before that would offer entries of another hall. The pending peer goes along.
    move_to_hall(journal, enrolled.hall, settle_in and settle_in(enrolled))
    peer = _answered(peer, enrolled)
    with writing(journal.engine) as connection:
        keep_peer(connection, enrolled.hall, peer)
    return enrolled, peer


def join(
    engine: Engine,
    clock: Clock,
    workflows: Workflows,
    invitation: Invitation,
    desk_name: str,
    host: Host,
    introduce: Callable[[Journal, int], None],
    fork: ForkHandler,
    progress: Callable[[int], None] = lambda _: None,
    stopped: Callable[[], bool] = lambda: False,
    reach: Reach = reach,
) -> Journal:
    """Make an empty store a desk of the hall that the code is for, and fetch the hall's entries.

    `introduce(journal, lane)` writes the desk's first entry. `progress` is told how many entries
    have come. When fetching is cut off or `stopped`, the desk is one already, and the rest comes
    by itself later. Raises `Conflict` when the store holds a hall, `LineFault`, or `InputError`.
    """
    if is_founded(engine):
        raise Conflict("There is a hall on this computer already, in this folder.")
    found = reach(invitation)
    try:
        with writing(engine) as connection:
            peer = _pending(PENDING, connection, found, invitation, "")
        wish = Enrol(
            code=invitation.code.secret,
            device=peer.device,
            secret=peer.secret,
            name=desk_name,
            program=host.program,
        )
        enrolled = _ask(Link(found.client), wish)
        peer = _answered(peer, enrolled)
        with writing(engine) as connection:
            forget_pending(connection)
            become_replica(connection, enrolled.hall, peer.device)
            keep_peer(connection, enrolled.hall, peer)
        journal = Journal(engine, workflows, clock)
        introduce(journal, enrolled.lane)
        link = Link(found.client, peer.device, peer.secret)

        meeting = Meeting(JournalStore(journal), link, peer, host, fork, stopped, progress)
        meeting.greet()
        meeting.exchange()
    finally:
        found.client.close()
    return journal


def enrol_hub(
    writing: Callable[[], AbstractContextManager[Connection]],
    invitation: Invitation,
    wish: HubWish,
    reach: Reach = reach,
) -> tuple[Enrolled, Peer]:
    """Let this computer become a hub of the hall that the code is for.

    `writing` begins a write transaction of its database. The peer is only remembered as one that
    was asked: whoever calls keeps it for the hall. Raises `LineFault`, or `InputError` on the field
    to mend.
    """
    found = reach(invitation)
    try:
        with writing() as connection:
            peer = _pending(PENDING, connection, found, invitation, wish.device)
        enrolled = _ask(
            Link(found.client),
            Enrol(
                code=invitation.code.secret,
                device=peer.device,
                secret=peer.secret,
                name=wish.name,
                purpose=Purpose.HUB,
                program=wish.program,
                hall=wish.hall,
                certificate=wish.certificate,
                addresses=list(wish.addresses),
            ),
        )
    finally:
        found.client.close()
    return enrolled, _answered(peer, enrolled)


def forget_pending(connection: Connection) -> None:
    """Forget who was asked before it was known to which hall this computer belongs."""
    connection.execute(delete(peer_table).where(peer_table.c.hall == PENDING))


def _ask(link: Link, wish: Enrol) -> Enrolled:
    """Ask, and ask again when the answer was lost: it is the same request."""
    for pause in PAUSES:
        try:
            return link.enrol(wish)
        except RefusedThere:
            raise
        except Busy as fault:
            time.sleep(min(fault.retry_after, LONGEST_WAIT))
        except LineFault:
            time.sleep(pause)
    return link.enrol(wish)


def _pending(
    hall: str, connection: Connection, found: Reached, invitation: Invitation, device: str
) -> Peer:
    """The peer that is being asked, with the secret of an earlier try where there was one."""
    for known in read_peers(connection, hall):
        if known.certificate == found.certificate and known.certificate:
            return known
    peer = new_peer(
        PeerKind.CENTRE,
        "",
        [str(invitation.address)],
        found.certificate,
        device or new_id(),
        secrets.token_hex(32),
    )
    return keep_peer(connection, hall, replace(peer, in_use=False))


def _answered(peer: Peer, enrolled: Enrolled) -> Peer:
    kind = PeerKind.HUB if enrolled.by_hub else PeerKind.CENTRE
    return replace(peer, kind=kind, name=enrolled.centre_name, in_use=True, turned_away="")

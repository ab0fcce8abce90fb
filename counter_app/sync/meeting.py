"""One meeting, stage by stage: greeting, judging, giving, taking. The prose is in `sync`.

Runs on whatever thread asks for it and holds no database transaction while it waits for the line.
Not here: when to meet and how to come back from trouble (`replica`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol, runtime_checkable

from counter_app.errors import LineFault, RefusedThere
from counter_app.journal.heads import Head, read_heads
from counter_app.journal.runs import Refusal, Run, RunAnswer, forked_devices, missing_runs
from counter_app.language import Phrase
from counter_app.sync.link import Link
from counter_app.sync.peers import (
    Peer,
    PeerKind,
    keep_centre_heads,
    keep_peer,
    keep_peer_heads,
    new_peer,
    note_at_centre,
    peer_heads,
    read_peers,
)
from counter_app.sync.standing import waiting_for_centre
from counter_app.sync.store import ReplicaStore
from counter_app.sync.wire import (
    Batch,
    Greeting,
    RefusedCode,
    Welcome,
    Wish,
    heads_message,
    received_run,
    sent_run,
)

BATCH_WEIGHT = 2_000_000
"""Bytes of a batch before compression: small enough that a fresh act waits less than a second
behind it on a slow line, large enough that the line is used."""

MOST_ROUNDS = 5
"""How often a run is offered anew in one meeting after a gap: the other side may be restored
while we meet, but not for ever."""


SLOWEST_MEASURE = 10_000
"""Milliseconds for a greeting and its answer: of a slower one the clocks' difference is a guess."""

MOST_ADDRESSES = 8
"""Of one hub: the last ones at which it was."""


class ForkHandler(Protocol):
    """What to do when the peer's history of a device is another one than ours.

    Also asked about our own device while the peer knows us under another name.
    """

    def __call__(self, store: ReplicaStore, link: Link, peer: Peer, device: str) -> None:
        """Move our branch out of the way, or raise `LineFault`."""
        ...


@runtime_checkable
class KnownAgain(Protocol):
    """A fork handler that has gone on under other names, which a restored peer may not know."""

    def known_again(self, store: ReplicaStore, link: Link, peer: Peer) -> bool:
        """Whether the peer knows this replica now by the name that it did not know."""
        ...


@dataclass
class Met:
    """What came of a meeting so far."""

    sent: int = 0
    received: int = 0
    trouble: Phrase | None = None
    skew: int | None = None
    refused: dict[str, Refusal] = field(default_factory=dict)
    """Devices whose entries were not taken, on either side, and why."""
    moved: list[str] = field(default_factory=list)
    """Devices whose branch was moved out of the way."""


@dataclass(frozen=True)
class Host:
    """What a meeting tells of this computer."""

    program: str
    disk_free: Callable[[], int | None]
    """Megabytes."""
    addresses: Callable[[], list[str]] = list
    """Of a hub: where desks reach it."""


class Meeting:
    """A meeting with one peer: `greet`, then `exchange`; while a greeting holds, without one.

    `progress` is told, after each page, how many entries have come.
    """

    def __init__(
        self,
        store: ReplicaStore,
        link: Link,
        peer: Peer,
        host: Host,
        fork: ForkHandler,
        stopped: Callable[[], bool] = lambda: False,
        progress: Callable[[int], None] = lambda _: None,
    ) -> None:
        self.store, self.link, self.peer, self.host = store, link, peer, host
        self._fork, self._stopped, self._progress = fork, stopped, progress
        self.theirs: dict[str, int] = {}
        """Up to where the peer holds each device, as far as it said."""
        self._alike: dict[str, int] = {}
        """Up to where both were seen to hold the same entries, as far as that is news."""
        self._weight = BATCH_WEIGHT
        self.met = Met()
        self.welcome: Welcome | None = None
        self.fell_back = False
        """Whether the greeting showed that the peer lost something: it was restored."""

    def greet(self) -> Welcome:
        """The first stage: both say their heads; what the peer tells is written down."""
        store = self.store
        with store.reading() as connection:
            heads = read_heads(connection, store.hall)
            unsent = waiting_for_centre(connection, store.hall)
        asked = store.clock.now()
        welcome = self._welcomed(
            Greeting(
                program=self.host.program,
                heads=heads_message(heads),
                now=asked,
                unsent=unsent,
                disk_free=self.host.disk_free(),
                addresses=self.host.addresses(),
            )
        )
        # Half of the way there and back: what is left is the difference of the clocks.
        answered = store.clock.now()
        self.met.skew = (asked + answered) // 2 - welcome.now
        if abs(answered - asked) < SLOWEST_MEASURE:
            store.measured(self.met.skew)
        self._weight = min(BATCH_WEIGHT, welcome.largest_batch)
        self.theirs = {head.device: head.seq for head in welcome.heads}
        self._learn(welcome, answered)
        with store.reading() as connection:
            forked = forked_devices(
                connection, store.hall, {one.device: (one.seq, one.hash) for one in welcome.heads}
            )
        for device in forked:
            self._move(device)
        if self.peer.device != store.device and not self.met.moved:
            # We went on under another name at another peer: this one is to know it as well.
            self._fork(store, self.link, self.peer, store.device)
        self.welcome = welcome
        return welcome

    def _welcomed(self, greeting: Greeting) -> Welcome:
        try:
            return self.link.greet(greeting)
        except RefusedThere as fault:
            if fault.code != RefusedCode.UNKNOWN_DEVICE or not isinstance(self._fork, KnownAgain):
                raise
            if not self._fork.known_again(self.store, self.link, self.peer):
                raise
        return self.link.greet(greeting)

    def exchange(self, *, ask: bool | None = None) -> Met:
        """Give what the peer lacks and take what we lack, in turns, until both have the same.

        `ask` says whether to ask for what is missing here; None: where the greeting showed that
        something is. Without a greeting before, what the peer was last known to hold is believed;
        its answers put it right.
        """
        store = self.store
        with store.reading() as connection:
            if not self.theirs:
                self.theirs = peer_heads(connection, store.hall, self.peer.id)
            mine = read_heads(connection, store.hall)
        rounds: dict[str, int] = {}
        gave = True
        took = waiting_there(mine, self.theirs) if ask is None else ask
        while (gave or took) and not self._stopped():
            gave = self._give(rounds)
            took = took and self._take()
        if not self._stopped():
            self._settle()
        return self.met

    def _give(self, rounds: dict[str, int]) -> bool:
        """Give one batch; whether there may be more."""
        runs = self._next_batch()
        if not runs:
            return False
        answers = self.link.take(Batch(runs=[sent_run(run) for run in runs])).answers
        if len(answers) != len(runs):
            raise LineFault("The other side answered something else than was asked.")
        for run, answer in zip(runs, answers, strict=True):
            self.met.sent += answer.kept
            self._heard(run, answer, rounds)
        return True

    def _heard(self, run: Run, answer: RunAnswer, rounds: dict[str, int]) -> None:
        device = run.device
        before = self.theirs.get(device, 0)
        self.theirs[device] = answer.held
        if answer.refusal is None or answer.kept:
            self._alike[device] = min(answer.held, run.last)
        if answer.refusal is None:
            return
        if answer.refusal is Refusal.FORK:
            self._move(device)
            return
        rounds[device] = rounds.get(device, 0) + 1
        if answer.refusal is Refusal.GAP and answer.held != before and rounds[device] < MOST_ROUNDS:
            return
        self.met.refused[device] = answer.refusal

    def _next_batch(self) -> list[Run]:
        """Runs that the peer lacks, up to the weight of a batch, from one short look."""
        store = self.store
        gathered: list[Run] = []
        weight = 0
        with store.reading() as connection:
            for run in missing_runs(connection, store.hall, self.theirs, store.device):
                if run.device in self.met.refused:
                    continue
                gathered.append(run)
                weight += run.weight
                if weight >= self._weight:
                    break
        return gathered

    def _take(self) -> bool:
        """Take one page; whether there may be more."""
        store = self.store
        with store.reading() as connection:
            heads = read_heads(connection, store.hall)
        page = self.link.give(Wish(heads=heads_message(heads)))
        runs = [received_run(sent) for sent in page.runs]
        runs = [run for run in runs if run.device not in self.met.refused]
        if not runs:
            return False
        answers = store.take(runs)
        progress = False
        for run, answer in zip(runs, answers, strict=True):
            self.met.received += answer.kept
            progress = progress or answer.kept > 0
            if answer.refusal is None:
                # What it gave, it holds.
                self._alike[run.device] = run.last
                self.theirs[run.device] = max(self.theirs.get(run.device, 0), answer.held)
            elif answer.refusal is Refusal.FORK:
                self._move(run.device)
                progress = True
            else:
                self.met.refused[run.device] = answer.refusal
        if page.more:
            self._settle()
        self._progress(self.met.received)
        return page.more and progress

    def _move(self, device: str) -> None:
        """Our history of a device is another than the peer's: move our branch, once a meeting."""
        if device in self.met.moved:
            self.met.refused[device] = Refusal.FORK
            return
        self._alike.pop(device, None)
        self._fork(self.store, self.link, self.peer, device)
        self.met.moved.append(device)

    def _learn(self, welcome: Welcome, now: int) -> None:
        """Write down what the peer said: its heads, the centre's, and the hubs of the hall."""
        store, hall = self.store, self.store.hall
        of_centre = self.peer.kind is PeerKind.CENTRE
        centre = welcome.heads if of_centre else welcome.at_centre
        # What a hub tells is always a moment old: the centre's own word goes before it.
        age = 0 if of_centre else max(1, welcome.centre_age or 0)
        with store.reading() as connection:
            before = peer_heads(connection, hall, self.peer.id)
            hubs = self._hubs(welcome, read_peers(connection, hall))
        self.fell_back = any(seq > self.theirs.get(one, 0) for one, seq in before.items())
        if before == self.theirs and not hubs and centre is None:
            return
        with store.writing() as connection:
            keep_peer_heads(connection, hall, self.peer.id, self.theirs)
            if centre is not None:
                heads = {one.device: (one.seq, one.hash.hex()) for one in centre}
                keep_centre_heads(connection, hall, heads, now, age)
            for hub in hubs:
                keep_peer(connection, hall, hub)
        store.told()

    def _hubs(self, welcome: Welcome, known: list[Peer]) -> list[Peer]:
        """The hubs of the hall that are new or have moved, as the centre says."""
        by_certificate = {one.certificate: one for one in known}
        found: list[Peer] = []
        for hub in welcome.hubs:
            if hub.device == self.store.device or not hub.certificate:
                continue
            there = by_certificate.get(hub.certificate)
            if there is None:
                found.append(
                    new_peer(
                        PeerKind.HUB,
                        hub.name,
                        hub.addresses,
                        hub.certificate,
                        self.peer.device,
                        self.peer.secret,
                    )
                )
            elif not set(hub.addresses) <= set(there.addresses):
                addresses = dict.fromkeys((*there.addresses, *hub.addresses))
                found.append(replace(there, addresses=tuple(addresses)[-MOST_ADDRESSES:]))
        return found

    def _settle(self) -> None:
        """Write down what the peer holds now."""
        store, hall = self.store, self.store.hall
        of_centre = self._alike if self.peer.kind is PeerKind.CENTRE else {}
        with store.reading() as connection:
            before = peer_heads(connection, hall, self.peer.id)
        if before == self.theirs and not of_centre:
            return
        with store.writing() as connection:
            keep_peer_heads(connection, hall, self.peer.id, self.theirs)
            note_at_centre(connection, hall, of_centre, store.clock.now())
        self._alike = {}


def waiting_there(mine: Mapping[str, Head], theirs: Mapping[str, int]) -> bool:
    """Whether the peer holds anything that is missing here."""
    return any(seq > (mine[one].seq if one in mine else 0) for one, seq in theirs.items())

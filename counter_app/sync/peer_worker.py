"""One peer's worker: meets it over and over, on a thread of its own, and listens for its news.

A commit here, news from there or a quiet minute begin a meeting. A line that fails is tried again
after growing pauses with jitter; a server that asks for patience gets it. Not here: the meeting
itself (`meeting`), which peers there are (`replica`).
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import httpx
import structlog

from counter_app.errors import Busy, CounterError, LineFault, RefusedThere
from counter_app.journal.runs import Refusal
from counter_app.language import Phrase
from counter_app.sync.attachments import AttachmentExchange
from counter_app.sync.link import Link, open_client
from counter_app.sync.meeting import ForkHandler, Host, Meeting, Met
from counter_app.sync.peers import Peer, PeerKind, keep_meeting, note_outcome
from counter_app.sync.standing import waiting_for_centre
from counter_app.sync.store import ReplicaStore
from counter_app.sync.trust import parse_address

log = structlog.get_logger(__name__)

QUIET = 60.0
"""Seconds between meetings when nothing calls for one."""

GREET_EVERY = 20.0
"""Seconds for which a greeting holds. A fresh entry that goes out meanwhile needs no new one."""

SOON = 3.0
"""Seconds after which a hub is asked again whether the centre has what still waits for it."""

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds between tries of a line that fails: doubling, with jitter over the whole of it."""

IMPATIENT = 2.0
"""Seconds after a failed try from which on a fresh entry is worth another."""

Connect = Callable[[Peer, str], httpx.Client]
"""Peer and one of its addresses → a client for it. Tests put another transport here."""


def connect(peer: Peer, address: str) -> httpx.Client:
    """A client for a peer at one of its addresses."""
    return open_client(parse_address(address).url, peer.certificate)


def pause_after(failures: int, chance: random.Random) -> float:
    """Seconds to leave a line alone after so many failures in a row.

    Anywhere below the doubled pause, so that the desks of a hall, or of all halls, spread out.
    """
    return chance.uniform(FIRST_PAUSE / 2, min(LONGEST_PAUSE, FIRST_PAUSE * 2**failures))


@dataclass
class _Calls:
    """What calls for the next meeting, gathered while one is under way."""

    ask: bool = True
    now: bool = False


class PeerWorker:
    """Meets one peer. `changed` is called on its threads when something about it changed."""

    def __init__(
        self,
        store: ReplicaStore,
        peer: Peer,
        host: Host,
        fork: ForkHandler,
        connect: Connect,
        changed: Callable[[], None],
    ) -> None:
        self.store, self.peer, self.host = store, peer, host
        self._fork, self._connect, self._changed = fork, connect, changed
        self._chance = random.Random()
        self._calls = _Calls()
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._link: Link | None = None
        self._attachments: AttachmentExchange | None = None
        self._fetch = True
        self._greet_at = 0.0
        self._look_at = 0.0
        self._failures = 0
        self._busy = self._asked = False
        self._thread = threading.Thread(
            target=self._run, name=f"meeting {peer.id[:8]}", daemon=True
        )
        self._listener: threading.Thread | None = None

    @property
    def link(self) -> Link | None:
        """The line, while it stands."""
        return self._link

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def wake(self, *, ask: bool = False, now: bool = False) -> None:
        """Something is to be given, or (`ask`) perhaps taken; `now` cuts any pause short."""
        with self._lock:
            self._calls.ask = self._calls.ask or ask
            self._calls.now = self._calls.now or now
        self._wake.set()

    def meet_once(self) -> tuple[Met | None, Phrase | None]:
        """One meeting on the calling thread, written down like any other, and then hang up.

        What went each way, None where nobody was reached, and what was the matter. For whoever
        does not `start` it.
        """
        self._asked = True
        try:
            met = self._meet(ask=True, listen=False)
            if met.moved:
                # What was moved out of the way is given under its new name at once.
                after = self._meet(ask=True, listen=False)
                after.sent, after.received = met.sent + after.sent, met.received + after.received
                met = after
            self._move_attachments(True, self._stopping.is_set)
        except CounterError as fault:
            self._failed(fault)
            return None, fault.phrase
        finally:
            self._hang_up()
        return met, trouble_of(met)

    def stop(self) -> None:
        """Ask it to end; `join` waits for it."""
        self._stopping.set()
        self._wake.set()
        link = self._link
        if link is not None:
            link.close()

    def join(self, timeout: float) -> None:
        """Wait until it has ended, `timeout` seconds at the most: then it ends by itself later."""
        self._thread.join(timeout)
        if self._listener is not None:
            self._listener.join(timeout)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._wake.clear()
            with self._lock:
                calls, self._calls = self._calls, _Calls(ask=False)
            self._asked = calls.now
            if calls.now:
                # Somebody wants to know how it stands, so from the beginning.
                self._greet_at = 0.0
            try:
                self._meet(calls.ask)
                self._move_attachments(calls.ask, self._is_called)
            except CounterError as fault:
                self._failed(fault)
            except Exception as fault:  # noqa: BLE001 - the edge of a thread that must go on
                if not self._stopping.is_set():
                    # It is said on the page and in the log, and the next try may well go through.
                    log.error("meeting_broke", fault=type(fault).__name__, peer=self.peer.id[:8])
                    self._failed(LineFault("The meeting was broken off by a fault of the program."))
            self._pause()
        self._hang_up()

    def _meet(self, ask: bool, *, listen: bool = True) -> Met:
        at, begun = self.store.clock.now(), time.monotonic()
        met = Met()
        if self._link is None:
            meeting = self._reach()
        else:
            meeting = self._meeting(self._link)
            if begun >= self._greet_at:
                meeting.greet()
                if meeting.fell_back and self._attachments is not None:
                    self._attachments.forget()
            else:
                met = meeting.exchange(ask=ask)
        greeted = meeting.welcome is not None
        if greeted:
            self._greet_at = time.monotonic() + GREET_EVERY
            met = meeting.exchange(ask=ask or None)
        self._failures, self._busy = 0, False
        self._look_at = time.monotonic() + QUIET
        if met.moved:
            self._greet_at = self._look_at = 0.0
        elif self._waits_beyond(met, greeted):
            self._greet_at = self._look_at = time.monotonic() + SOON
        if listen:
            self._listen()
        took = round((time.monotonic() - begun) * 1000)
        self._record(at, took, met, trouble_of(met))
        return met

    def _move_attachments(self, ask: bool, called: Callable[[], bool]) -> None:
        """Behind the entries: attachments, until something fresher calls."""
        link = self._link
        if link is None:
            return
        if self._attachments is None:
            self._attachments = AttachmentExchange(self.store, link, self.peer.kind)
        self._fetch = self._fetch or ask
        moved = self._attachments.exchange(called, fetch=self._fetch)
        self._fetch = moved.more
        if moved.given or moved.fetched:
            self._changed()
        if moved.wait is not None:
            self._look_at = min(self._look_at, time.monotonic() + moved.wait)

    def _is_called(self) -> bool:
        return self._stopping.is_set() or self._wake.is_set()

    def _meeting(self, link: Link) -> Meeting:
        return Meeting(self.store, link, self.peer, self.host, self._fork, self._stopping.is_set)

    def _reach(self) -> Meeting:
        """A meeting, greeted, at whichever address answers, the last good one first."""
        last = LineFault("No address of the other side is known.")
        for address in self.peer.addresses:
            link = Link(self._connect(self.peer, address), self.peer.device, self.peer.secret)
            meeting = self._meeting(link)
            try:
                meeting.greet()
            except LineFault as fault:
                link.close()
                if isinstance(fault, (RefusedThere, Busy)):
                    raise
                last = fault
                continue
            self._link = link
            others = [one for one in self.peer.addresses if one != address]
            self.peer = replace(self.peer, addresses=(address, *others))
            return meeting
        raise last

    def _waits_beyond(self, met: Met, greeted: bool) -> bool:
        """Whether a hub is to be asked soon what has become of what waits for the centre."""
        if self.peer.kind is not PeerKind.HUB or not (met.sent or greeted):
            return False
        with self.store.reading() as connection:
            left = waiting_for_centre(connection, self.store.hall)
        return left > 0

    def _listen(self) -> None:
        """Have a thread that listens for news on the standing line."""
        link = self._link
        if link is None or (self._listener is not None and self._listener.is_alive()):
            return

        def listen() -> None:
            try:
                for _ in link.news():
                    if self._stopping.is_set() or self._link is not link:
                        return
                    self.wake(ask=True)
            except LineFault:
                # The next meeting finds out what is the matter, and says it.
                if self._link is link:
                    self._greet_at = 0.0
                    self.wake(ask=True)

        self._listener = threading.Thread(
            target=listen, name=f"news {self.peer.id[:8]}", daemon=True
        )
        self._listener.start()

    def _failed(self, fault: CounterError) -> None:
        self._hang_up()
        if self._stopping.is_set():
            return
        self._failures = min(self._failures + 1, 10)
        wait = pause_after(self._failures, self._chance)
        self._busy = isinstance(fault, Busy)
        if isinstance(fault, Busy):
            # As asked and a little more, each desk another, or they would all come back at once.
            wait = fault.retry_after + self._chance.uniform(0.0, max(1.0, fault.retry_after / 2))
        turned = fault.code if isinstance(fault, RefusedThere) else ""
        if turned:
            wait, self._busy = LONGEST_PAUSE, True
        self._look_at = time.monotonic() + wait
        self._record(self.store.clock.now(), 0, Met(), fault.phrase, turned)

    def _pause(self) -> None:
        """Wait for what calls for a meeting; after a failure, for the pause to end."""
        earliest = time.monotonic() + IMPATIENT
        while not self._stopping.is_set():
            left = self._look_at - time.monotonic()
            if left <= 0:
                return
            if not self._wake.wait(left):
                return
            if not self._failures or self._calls.now:
                return
            self._wake.clear()
            if not self._busy:
                # A fresh entry is worth a try, but not one for each entry.
                self._look_at = min(self._look_at, max(earliest, time.monotonic()))

    def _hang_up(self) -> None:
        link, self._link = self._link, None
        self._attachments = None
        self._greet_at = 0.0
        if link is not None:
            link.close()

    def _record(
        self, at: int, took: int, met: Met, trouble: Phrase | None, turned: str = ""
    ) -> None:
        """Write down how the meeting went, where that is news, or somebody asked for it."""
        reached = self._link is not None
        peer = replace(
            self.peer,
            reached=reached,
            met_at=at if reached else self.peer.met_at,
            turned_away=turned,
            trouble=trouble,
        )
        changed = replace(peer, met_at=self.peer.met_at) != self.peer
        told = changed or bool(met.sent or met.received or met.moved)
        if not told and not self._asked and at - (self.peer.met_at or 0) < QUIET * 900:
            return
        try:
            with self.store.writing() as connection:
                note_outcome(connection, self.store.hall, peer)
                if told:
                    keep_meeting(
                        connection, self.store.hall, peer.id, at, took, met.sent, met.received,
                        trouble,
                    )  # fmt: skip
        except CounterError as fault:
            # A full disk here does not end meetings: what others write may still be needed.
            log.info("meeting_not_recorded", fault=type(fault).__name__)
            return
        self.peer = peer
        self.store.told()
        self._changed()


def trouble_of(met: Met) -> Phrase | None:
    """What did not go through although the line stands, in words; the gravest first."""
    if not met.refused:
        return None
    count = len(met.refused)
    found = set(met.refused.values())
    if Refusal.FOREIGN_HALL in found:
        return Phrase("Entries of another hall were offered and refused. Report this.")
    if Refusal.BROKEN_CHAIN in found:
        return Phrase(
            "Entries of {count} desks do not fit their chain and were refused; everything else "
            "went through. Run 'journal verify' on this computer and report it.",
            count=count,
        )
    if Refusal.OVERSIZE in found:
        return Phrase("An entry is too large and was refused; everything before it went through.")
    if Refusal.FORK in found:
        return Phrase(
            "{count} desks have two histories; it is tried again at the next meeting.", count=count
        )
    return Phrase("Not everything went through; it is tried again at the next meeting.")

"""Taking the runs of a bundle: what parts from what stands here is settled at once.

Between two desks neither is nearer to the centre. Where their histories of a device part, the one
that is known to be at the centre stays, else the one whose first entry of its own has the smaller
hash: both sides come to the same, whoever reads first. The other one moves to a device of its own
(`rechaining`), ours in the database and theirs while it comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from counter_app.journal.heads import NO_ENTRIES, Head, read_heads
from counter_app.journal.runs import Refusal, Run, hash_at, judge
from counter_app.language import Phrase
from counter_app.sync.branching import Moved
from counter_app.sync.peers import centre_heads
from counter_app.sync.rechaining import Branch
from counter_app.sync.store import ReplicaStore
from counter_app.sync.wire import HeadAt

Move = Callable[[str, int], Moved | None]
"""Moves our branch of a device after a number out of the way: `branching.move_branch`."""


@dataclass(frozen=True)
class DeviceAnswer:
    """What became of one device's entries: how many were new here, and why others were not taken.

    `moved` says that a history of the device was moved to a desk of its own.
    """

    device: str
    offered: int
    kept: int
    refusal: Refusal | None = None
    moved: bool = False

    @property
    def phrase(self) -> Phrase:
        """The answer, in words."""
        if self.refusal is not None:
            return _REFUSED[self.refusal]
        if self.moved:
            return Phrase(
                "This desk had two histories (a copied disk, or a backup brought back): one is a "
                "desk of its own now. Nothing of either is lost."
            )
        if not self.kept:
            return Phrase("Everything was here already.")
        return Phrase("{count} entries were taken.", count=self.kept)


_REFUSED = {
    Refusal.GAP: Phrase(
        "Entries before these are missing here. Read the older bundles first, or ask for a whole "
        "one."
    ),
    Refusal.FORK: Phrase(
        "This desk has two histories, and the bundle does not reach back to where they part. Ask "
        "for a whole one."
    ),
    Refusal.FOREIGN_HALL: Phrase("They are of another hall and were refused. Report this."),
    Refusal.BROKEN_CHAIN: Phrase(
        "They do not fit their chain and were refused. Run 'journal verify' on the computer that "
        "wrote the bundle and report it."
    ),
    Refusal.CUT_ACT: Phrase("The last of them is not complete; everything before was taken."),
    Refusal.OVERSIZE: Phrase("One of them is too large; everything before it was taken."),
}


@dataclass
class _Coming:
    """A branch of the writer's that is moved while it comes: up to where its old chain was read."""

    branch: Branch
    read: Head

    def moved(self, run: Run) -> tuple[Run, Refusal | None]:
        """The run under the branch's device; what of it does not follow its old chain is left."""
        verdict = judge(run, run.hall, self.read, self.read.hash)
        self.read, before = verdict.head, self.branch.head
        entries = tuple(self.branch.moved(verdict.fresh))
        moved = Run(run.hall, self.branch.new, before.seq + 1, before.hash, entries)
        return moved, verdict.refusal


class Reading:
    """A bundle that is being taken: the answers so far, and the branches that it brings."""

    def __init__(
        self, store: ReplicaStore, move: Move, at_centre: Iterable[HeadAt], *, is_centre: bool
    ) -> None:
        self._store, self._move, self._is_centre = store, move, is_centre
        self._at_centre = {head.device: [head] for head in at_centre}
        self._coming: dict[str, _Coming] = {}
        self.answers: dict[str, DeviceAnswer] = {}
        self.moved: list[Moved] = []

    def take(self, runs: Iterable[Run]) -> None:
        """Take one page."""
        wanted = [run for run in runs if self._goes_on(run.device)]
        forked = set(self._coming)
        plain = [run for run in wanted if run.device not in forked]
        answers = dict(zip(map(id, plain), self._store.take(plain), strict=True))
        for run in wanted:
            answer = answers.get(id(run))
            if not self._goes_on(run.device):
                continue
            # What follows a fork was judged before it was settled.
            if answer is None or answer.refusal is Refusal.FORK or run.device in forked:
                forked.add(run.device)
                self._take_forked(run)
            else:
                self._note(run.device, len(run.entries), answer.kept, answer.refusal)

    def _goes_on(self, device: str) -> bool:
        known = self.answers.get(device)
        return known is None or known.refusal is None

    def _note(self, device: str, offered: int, kept: int, refusal: Refusal | None) -> None:
        before = self.answers.get(device, DeviceAnswer(device, 0, 0))
        moved = before.moved or device in self._coming or device in {one.old for one in self.moved}
        self.answers[device] = DeviceAnswer(
            device, before.offered + offered, before.kept + kept, refusal, moved
        )

    def _take_forked(self, offered: Run) -> None:
        """Take a run whose history, or that of the branch it belongs to, parts from ours."""
        device, run = offered.device, offered
        cut: Refusal | None = None
        while True:
            while (coming := self._coming.get(run.device)) is not None:
                run, refusal = coming.moved(run)
                cut = cut or refusal
            if not run.entries:
                self._note(device, len(offered.entries), 0, cut)
                return
            (answer,) = self._store.take([run])
            if answer.refusal is not Refusal.FORK or not self._settle(run):
                self._note(device, len(offered.entries), answer.kept, answer.refusal or cut)
                return

    def _settle(self, run: Run) -> bool:
        """Two histories: move one out of the way. False where the run does not tell where."""
        hall, device = self._store.hall, run.device
        with self._store.reading() as connection:
            parting = _parting(connection, hall, run)
            if parting is None:
                return False
            before, mine, theirs = parting
            ours_stays = self._ours_stays(connection, device, before.seq, mine, theirs)
        if ours_stays:
            first = run.entries[before.seq + 1 - run.first]
            self._coming[device] = _Coming(Branch(device, before.seq, first), before)
            return True
        moved = self._move(device, before.seq)
        if moved is not None:
            self.moved.append(moved)
        return moved is not None

    def _ours_stays(
        self, connection: Connection, device: str, common: int, mine: bytes, theirs: bytes
    ) -> bool:
        """Whether our history keeps the name: the one at the centre does, else the smaller hash."""
        if self._is_centre:
            return True
        hall = self._store.hall
        head = read_heads(connection, hall)[device]
        heard, _ = centre_heads(connection, hall)
        known = list(self._at_centre.get(device, ()))
        if device in heard:
            seq, hash = heard[device]
            known.append(HeadAt(device, seq, bytes.fromhex(hash)))
        for one in known:
            if one.seq > common:
                # What the centre has beyond the parting is ours, or else theirs.
                return (
                    one.seq <= head.seq
                    and hash_at(connection, hall, device, one.seq, head) == one.hash
                )
        return mine < theirs


def _parting(connection: Connection, hall: str, run: Run) -> tuple[Head, bytes, bytes] | None:
    """Where a run parts from what stands here: the end of the last act in common, and the hashes
    of ours and of theirs where they first differ. None where the run does not reach back so far.
    """
    head = read_heads(connection, hall).get(run.device, NO_ENTRIES)
    if hash_at(connection, hall, run.device, run.first - 1, head) != run.previous:
        return None
    before = Head(run.first - 1, 0, run.previous)
    for entry in run.entries:
        held = hash_at(connection, hall, run.device, entry.seq, head)
        if held is None:
            return None
        if held != entry.hash:
            return before, held, entry.hash
        if entry.left == 0:
            before = Head.at(entry)
    return None

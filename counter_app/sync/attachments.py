"""The bytes of attachments, given to one peer and fetched from it, behind the entries of a meeting.

The protocol is told in `sync`. What a peer holds is remembered for as long as its line stands, so
that a meeting at which nothing is new asks nothing. Runs on the thread that meets the peer and
holds no transaction while it waits for the line. Not here: what is kept, and what counts as whole
(`journal.contents`).
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from counter_app.errors import Busy, LineFault, RefusedThere
from counter_app.journal.content_standing import at_hub_only, lacking, to_give
from counter_app.journal.contents import (
    PART,
    TRIED,
    Given,
    Judgement,
    doubt,
    held_of,
    note_given,
    note_lost,
    read_part,
)
from counter_app.sync.link import Link
from counter_app.sync.peers import PeerKind
from counter_app.sync.store import ReplicaStore
from counter_app.sync.wire import (
    MOST_DIGESTS,
    HeldBytes,
    HeldWish,
    Part,
    PartWish,
    RefusedCode,
    SentPart,
)

SMALLEST_PART = 16_000
"""Bytes."""

PART_TIME = 0.5
"""Seconds that a part should take: for so long a fresh entry waits behind it."""

ASK_ANEW = 3_600.0
"""Seconds after which a peer is asked again what it holds: it may have lost something."""

MOST_QUARRELS = 20
"""How often one attachment may go on elsewhere than was thought: somebody else brings it too."""


def take_cut_otherwise(store: ReplicaStore, part: SentPart) -> bool:
    """Take a part that a bundle has, of which some may be here; whether all of it came with it."""
    start, data = part.start, part.data
    judgement, held = store.take_part(part.digest, part.size, start, data)
    if judgement is Judgement.ELSEWHERE and start < held.held < start + len(data):
        rest = data[held.held - start :]
        judgement, held = store.take_part(part.digest, part.size, held.held, rest)
    return judgement is Judgement.KEPT and held.whole


@dataclass
class MovedBytes:
    """What came of one go: how many attachments went each way whole.

    `more` says that it was broken off for something fresher, `wait` (seconds) that the peer asks
    for patience.
    """

    given: int = 0
    fetched: int = 0
    more: bool = False
    wait: float | None = None


class AttachmentExchange:
    """Attachments with one peer over one line."""

    def __init__(
        self,
        store: ReplicaStore,
        link: Link,
        kind: PeerKind,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store, self._link, self._seconds = store, link, seconds
        self._given = Given.TO_CENTRE if kind is PeerKind.CENTRE else Given.TO_HUB
        self._called: Callable[[], bool] = lambda: False
        self._chance = random.Random()
        self._size = PART // 4
        self._left_alone_until = 0.0
        self._is_older = False
        self.forget()

    def forget(self) -> None:
        """Believe no more what the peer was known to hold: it may have been restored."""
        self._theirs: set[str] = set()
        self._wrong: dict[str, int] = {}
        self._given_until = 0
        self._doubted: set[str] = set()
        self._ask_anew_at = self._seconds() + ASK_ANEW

    def exchange(
        self, called: Callable[[], bool] = lambda: False, *, fetch: bool = True
    ) -> MovedBytes:
        """Give what the peer lacks and `fetch` what is lacking here, until something fresher calls.

        `called` says whether it does. One part is moved in any case, if there is one. Raises
        `LineFault` where the line failed; a peer that is busy, or does not know how, is left alone
        for a while.
        """
        moved, self._called = MovedBytes(), called
        if self._is_older or self._seconds() < self._left_alone_until:
            return moved
        if self._seconds() >= self._ask_anew_at:
            self.forget()
        try:
            self._give(moved)
            if fetch and not moved.more:
                self._fetch(moved)
        except Busy as fault:
            moved.wait = fault.retry_after * (1 + self._chance.random())
            self._left_alone_until = self._seconds() + moved.wait
        except RefusedThere as fault:
            if fault.code != RefusedCode.UNKNOWN_FORMAT:
                raise
            self._is_older = True
        return moved

    def _give(self, moved: MovedBytes) -> None:
        hall = self._store.hall
        with self._store.reading() as connection:
            mine = to_give(connection, hall, self._given_until)
        wanted = [one for one in mine.digests if one not in self._theirs]
        wanted = [one for one in wanted if self._wrong.get(one, 0) < TRIED]
        left = False
        for digest, theirs in self._held_there(wanted):
            if theirs.whole:
                continue
            left = not self._give_one(digest, theirs.held, moved) or left
            if moved.more or self._called():
                moved.more = True
                return
        if not left:
            self._given_until = mine.until

    def _give_one(self, digest: str, start: int, moved: MovedBytes) -> bool:
        """Give the parts of one attachment from `start` on; whether it is whole there now."""
        quarrels = 0
        while True:
            with self._store.reading() as connection:
                known = held_of(connection, self._store.hall, digest)
                if known is None or not known.whole:
                    return True  # redacted meanwhile: nothing is to be given any more
                data = read_part(connection, self._store.hall, digest, start, self._size)
            begun = self._seconds()
            answer = self._link.take_part(Part(part=SentPart(digest, known.size, start, data)))
            self._measure(len(data), self._seconds() - begun)
            if answer.whole:
                self._note_given((digest,))
                moved.given += 1
                return True
            match answer.judgement:
                case Judgement.KEPT if answer.held > start:
                    start = answer.held
                case Judgement.ELSEWHERE if 0 <= answer.held < known.size:
                    start, quarrels = answer.held, quarrels + 1
                case Judgement.WRONG:
                    self._gave_wrong(digest)
                    return False
                case _:
                    return False
            if self._called():
                moved.more = True
                return False
            if quarrels > MOST_QUARRELS:
                return False

    def _gave_wrong(self, digest: str) -> None:
        self._wrong[digest] = self._wrong.get(digest, 0) + 1
        with self._store.writing() as connection:
            doubt(connection, self._store.hall, (digest,))

    def _fetch(self, moved: MovedBytes) -> None:
        store = self._store
        with store.reading() as connection:
            wanted = lacking(
                connection, store.hall, store.fetches_from(), store.clock.now(), MOST_DIGESTS
            )
            told = at_hub_only(connection, store.hall, MOST_DIGESTS)
        if told and self._given is Given.TO_HUB:
            # The hub brings them to the centre; it says when they are there.
            for _ in self._held_there(told):
                pass
        doubted, self._doubted = self._doubted & wanted.keys(), set()
        for digest, theirs in self._held_there(list(wanted), doubted):
            if not theirs.whole:
                continue
            self._fetch_one(digest, wanted[digest], moved)
            if moved.more or self._called():
                moved.more = True
                return

    def _fetch_one(self, digest: str, start: int, moved: MovedBytes) -> None:
        quarrels = 0
        while True:
            begun = self._seconds()
            part = self._link.give_part(PartWish(digest=digest, start=start, most=self._size)).part
            if part is None or not part.data or part.digest != digest:
                return
            self._measure(len(part.data), self._seconds() - begun)
            judgement, held = self._store.take_part(part.digest, part.size, part.start, part.data)
            if held.whole:
                self._note_given((digest,))
                moved.fetched += judgement is Judgement.KEPT
                return
            if judgement is Judgement.ELSEWHERE:
                quarrels += 1
            elif judgement is not Judgement.KEPT:
                if judgement is Judgement.WRONG:
                    self._doubted.add(digest)
                return
            start = held.held
            if self._called():
                moved.more = True
                return
            if quarrels > MOST_QUARRELS:
                return

    def _held_there(
        self, digests: Sequence[str], doubted: Collection[str] = ()
    ) -> Iterator[tuple[str, HeldBytes]]:
        """What the peer holds of digests; asked in pieces, as far as the answers are taken up."""
        for begin in range(0, len(digests), MOST_DIGESTS):
            some = list(digests[begin : begin + MOST_DIGESTS])
            asked = HeldWish(digests=some, doubted=[one for one in some if one in doubted])
            answers = self._link.held(asked).held
            if len(answers) != len(some):
                raise LineFault("The other side answered something else than was asked.")
            self._learn(dict(zip(some, answers, strict=True)))
            yield from zip(some, answers, strict=True)

    def _learn(self, answers: Mapping[str, HeldBytes]) -> None:
        """Write down what the peer holds, and what it knows to be at the centre."""
        hall = self._store.hall
        self._note_given([one for one, answer in answers.items() if answer.whole])
        at_centre = [one for one, answer in answers.items() if answer.at_centre]
        lost = [one for one, answer in answers.items() if not answer.whole]
        if not at_centre and not lost:
            return
        with self._store.writing() as connection:
            if at_centre:
                note_given(connection, hall, at_centre, Given.TO_CENTRE)
            if lost and self._given is Given.TO_CENTRE:
                note_lost(connection, hall, lost)

    def _note_given(self, digests: Sequence[str]) -> None:
        self._theirs.update(digests)
        if digests:
            with self._store.writing() as connection:
                note_given(connection, self._store.hall, digests, self._given)

    def _measure(self, count: int, seconds: float) -> None:
        """Let the next part take about `PART_TIME`; what was too small says little."""
        if count * 2 < self._size and seconds < PART_TIME:
            return
        fitting = int(count * PART_TIME / max(seconds, 0.001))
        self._size = max(SMALLEST_PART, min(PART, fitting, self._size * 2))

"""What must hold of all replicas together: nothing lost or doubled, nothing said too early."""

from contextlib import contextmanager

from sqlalchemy import select, text

from counter_app.hall.founding import all_workflows
from counter_app.journal.content_standing import check_contents, to_give
from counter_app.journal.fold import by_subject
from counter_app.journal.refold import refold
from counter_app.journal.tables import entry_table, to_check_table
from counter_app.journal.verify import verify
from counter_app.journal.writing_rows import entry_of
from counter_app.sync.peers import PeerKind
from counter_app.sync.standing import read_standing, waiting_for_centre
from tests.faults.replicas import DeskReplica, act_of, entries_of, reading_of

HEADS = text("SELECT device, seq, hash FROM head WHERE hall = :hall")
CHAIN = text("SELECT seq, hash FROM entry WHERE hall = :hall AND device = :device")

MOST_ROUNDS = 8
"""Rounds of everybody meeting everybody, after which nothing more may be left to say."""


class Agreement:
    """Watches a world: remembers what was once written, and checks what is said of it."""

    def __init__(self, world):
        self.world = world
        self._chains = {}
        self.written = {hall: self._everywhere(hall) for hall in world.halls}
        self.excused = {one.name: set() for one in world.goers()}
        """By replica: names of entries that the centre has lost since this one heard from it."""

    # While it runs.

    def met(self, replica, peer, outcome, *, greeted):
        """A meeting is over: whom the centre itself has greeted knows what it has."""
        if peer.kind is PeerKind.CENTRE:
            if greeted and not isinstance(outcome, Exception):
                self.excused[replica.name].clear()
            return
        hub = self.world.place_of(peer)
        if hub.clock_is_off or replica.clock_is_off:
            # How old the hub's word is cannot be told when clocks are set: it may be believed.
            self.excused[replica.name] |= self.excused[hub.name]

    def cloned(self, name, copy):
        self.excused[copy.name] = set(self.excused[name])

    @contextmanager
    def forgetting(self, replica):
        """While a replica is replaced by an older copy: what nobody else has is gone by right."""
        for hall in self.world.halls:
            self.check_kept(hall)
        lost = {hall: self._names(replica, hall) for hall in self.world.halls}
        yield
        lost = {hall: lost[hall] - self._names(replica, hall) for hall in lost}
        if replica is self.world.centre:
            for goer in self.world.goers():
                self.excused[goer.name] |= lost[goer.hall]
        for hall in self.world.halls:
            self.written[hall] = self._everywhere(hall)

    def check_said(self, goer):
        """A replica never says of an entry that it is at the centre when it is not."""
        with goer.store.reading() as connection:
            said = waiting_for_centre(connection, goer.hall)
        at_centre = self._names(self.world.centre, goer.hall)
        lacking = self._names(goer, goer.hall) - at_centre - self.excused[goer.name]
        assert said >= len(lacking), (
            f"{goer.name} says that {said} entries wait for the centre, "
            f"but it lacks {len(lacking)}: {sorted(lacking)[:3]}"
        )

    # At the end.

    def reach(self):
        """Join everything, let all meet until nothing is left to say, and compare."""
        self.world.cut.clear()
        for replica in self.world.replicas():
            if not replica.updated:
                replica.run_program(older=False)
        self._meet_until_quiet()
        for server in (self.world.centre, *self.world.hubs.values()):
            server.fold()
        # Once folded, hubs know which photos they lack; then desks get them from there.
        for _ in range(2):
            self._meet_until_quiet()
        for hall in self.world.halls:
            self.check_kept(hall)
            self._check_attachments(hall)
            self._check_entries(hall)
            self._check_tables(hall)
            self._check_folding(hall)
        for goer in self.world.goers():
            self._check_alone(goer)

    def _meet_until_quiet(self):
        told = []
        for _ in range(MOST_ROUNDS):
            outcomes = [
                (goer.name, peer.kind.value, self.world.meet(goer, peer))
                for goer in self.world.goers()
                for peer in goer.peers()
            ]
            told.append([one for one in outcomes if not _is_quiet(one[2])])
            if not told[-1]:
                return
        raise AssertionError(f"they never come to an end: {told[-1]}")

    def check_kept(self, hall):
        """Everything that was ever written and not lost with a computer is somewhere."""
        now = self._everywhere(hall)
        lost = self.written[hall] - now
        assert not lost, f"{len(lost)} entries are nowhere any more: {sorted(lost)[:3]}"
        self.written[hall] = now

    def _check_entries(self, hall):
        expected = self._names(self.world.centre, hall)
        for replica in self.world.of_hall(hall):
            found = self._names(replica, hall)
            assert found == expected, (
                f"{replica.name} lacks {sorted(expected - found)[:3]} of the centre's "
                f"and has besides {sorted(found - expected)[:3]}"
            )
        acts = [act_of(row) for row in entries_of(self.world.centre, hall)]
        assert set(acts) == self.written[hall]

    def _check_attachments(self, hall):
        """What is readable is byte for byte what was attached, and what anybody has of what is
        named, hub and centre have."""
        whole = {}
        for replica in (self.world.centre, *self.world.of_hall(hall)):
            with reading_of(replica, hall) as connection:
                assert list(check_contents(connection, hall)) == []
                whole[replica.name] = set(to_give(connection, hall).digests)
        anywhere = set().union(*whole.values())
        for replica in (self.world.centre, *self.world.hubs.values()):
            if replica.name in whole:
                lacking = anywhere - whole[replica.name]
                assert not lacking, f"{replica.name} lacks {len(lacking)} photos"

    def _check_tables(self, hall):
        """What every replica's tables say is what the entries mean, and the bodies are the same."""
        replicas = [self.world.centre, *self.world.of_hall(hall)]
        bodies = _bodies(replicas[-1], hall)
        expected = _tables_of(entries_of(replicas[-1], hall), hall)
        for replica in replicas:
            found = _tables(replica, hall)
            for name, rows in expected.items():
                assert found[name] == rows, (
                    f"{replica.name} differs in {name}: "
                    f"lacks {sorted(set(rows) - set(found[name]))[:2]}, "
                    f"has besides {sorted(set(found[name]) - set(rows))[:2]}"
                )
            assert _bodies(replica, hall) == bodies, f"{replica.name} has other bodies"
            with reading_of(replica, hall) as connection:
                assert list(verify(connection, hall)) == []

    def _check_alone(self, goer):
        with goer.store.reading() as connection:
            halls = connection.scalars(select(entry_table.c.hall).distinct()).all()
            assert halls == [goer.hall]
            assert waiting_for_centre(connection, goer.hall) == 0
        if not isinstance(goer, DeskReplica):
            return
        standing = read_standing(goer.journal)
        assert (standing.to_hub, standing.to_centre) == (0, 0)

    def _check_folding(self, hall):
        desk = next(one for one in self.world.of_hall(hall) if isinstance(one, DeskReplica))
        before = _tables(desk, hall)
        refold(desk.journal)
        assert _tables(desk, hall) == before

    def _everywhere(self, hall):
        return {
            act_of(row)
            for replica in (self.world.centre, *self.world.of_hall(hall))
            for row in entries_of(replica, hall)
        }

    def _names(self, replica, hall):
        """Every entry that a replica holds of a hall, as its name and hash."""
        with reading_of(replica, hall) as connection:
            heads = connection.execute(HEADS, {"hall": hall}).all()
        return set().union(*(self._chain(replica, hall, *head) for head in heads))

    def _chain(self, replica, hall, device, seq, hash):
        """All entries up to a head; which they are follows from its hash."""
        known = self._chains.get(bytes(hash))
        if known is None:
            with reading_of(replica, hall) as connection:
                rows = connection.execute(CHAIN, {"hall": hall, "device": device}).all()
            known = {(device, row.seq, bytes(row.hash).hex()) for row in rows}
            assert max(row.seq for row in rows) == len(rows) == seq
            self._chains[bytes(hash)] = known
        return known


def _is_quiet(outcome):
    if isinstance(outcome, Exception):
        return False
    return not (outcome.sent or outcome.received or outcome.moved or outcome.refused)


def _bodies(replica, hall):
    """Which bodies a replica holds."""
    rows = entries_of(replica, hall)
    return {(row.device, row.seq, row.body and bytes(row.body)) for row in rows}


def _plain(table, values):
    """A row as comparable text, without numbers that a replica gives by itself."""
    own = table.info.get("own_numbers", ())
    return repr({name: values[name] for name in sorted(values) if name not in own})


def _tables(replica, hall):
    workflows = all_workflows()
    with reading_of(replica, hall) as connection:
        return {
            table.name: sorted(
                _plain(table, row._mapping)
                for row in connection.execute(select(table).where(table.c.hall == hall))
            )
            for table in (*workflows.tables, to_check_table)
        }


def _tables_of(rows, hall):
    """What the entries of a hall mean, folded from nothing, each act counted once."""
    workflows = all_workflows()
    tables = {table.name: [] for table in (*workflows.tables, to_check_table)}
    entries = sorted((entry_of(row) for row in rows), key=lambda one: one.subject)
    for subject, whole in by_subject(entries):
        folded, aside = workflows.fold(hall, subject, whole)
        for outcome in folded:
            for table, values in outcome.rows.items():
                tables[table.name] += [_plain(table, one) for one in values]
        tables["to_check"] += [
            _plain(
                to_check_table,
                {
                    "hall": hall,
                    "device": entry.device,
                    "seq": entry.seq,
                    "subject": subject,
                    "kind": entry.kind,
                    "reason": reason.value,
                },
            )
            for entry, reason in aside
        ]
    return {name: sorted(rows) for name, rows in tables.items()}

"""Whatever happens to desks, hubs, centre and lines, all replicas agree at last.

A machine of chance drives two halls and a centre: people work, lines are cut and spoilt, computers
are restored from older copies and cloned, clocks are wrong, programs are old. After each run all
lines are joined, everybody meets until nothing is left to say, and then nothing may be lost,
doubled or in the wrong hall, and every replica's tables say the same.
"""

import functools
import random
import shutil
import sys
from typing import Any

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from counter_app.sync.peers import PeerKind
from tests.conftest import SEED
from tests.faults.agreeing import Agreement
from tests.faults.deeds import DEEDS, do
from tests.faults.meeting_world import HALLS, World
from tests.faults.replicas import (
    PostgresCentre,
    do_not_wait_for_the_disk,
    hurry_passphrases,
    same_ids,
)

DAY = 24 * 60 * 60 * 1000
DESKS = tuple(f"{hall}-{place}" for hall in HALLS for place in ("door", "first", "second"))
HUBS = tuple(f"{hall}-hub" for hall in HALLS)
GOERS = DESKS + HUBS
SPOILT = {"lost": 0.15, "answer_lost": 0.15, "twice": 0.15, "late": 0.15, "cut": 0.15}
CLOCKS = (-10 * 365 * DAY, -2 * DAY, -60 * 60 * 1000, -90_000, 90_000, DAY, 10 * 365 * DAY)

desks = st.sampled_from(DESKS)
everybody = st.sampled_from((*GOERS, "centre"))
goers = st.sampled_from(GOERS)
kinds = st.sampled_from(PeerKind)
deeds = st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(0, 30))
some_deeds = st.lists(deeds, min_size=1, max_size=3)
stick_ends = st.sampled_from(("door", "first", "second", "centre"))


class Machine(RuleBasedStateMachine):
    """Everything that may happen, in a copy of the world in `template`, which `saved` lists."""

    def __init__(self, template, saved, folder, centre=None):
        super().__init__()
        if folder.exists():
            shutil.rmtree(folder)
        shutil.copytree(template, folder)
        self.world = World(folder, centre)
        self.world.open(saved)
        self.agreement = Agreement(self.world)

    @initialize(number=st.integers(0, 2**32))
    def chance(self, number):
        self.world.chance = random.Random(number)

    @rule(desk=desks, copy=st.booleans(), deeds=some_deeds, then=st.sampled_from((None, *PeerKind)))
    def work(self, desk, copy, deeds, then):
        replica = self.world.body(desk, copy)
        self._do(replica, deeds)
        if then is not None:
            self._meet(replica, then)

    @rule(goer=goers, copy=st.booleans(), kind=kinds)
    def meet(self, goer, copy, kind):
        self._meet(self.world.body(goer, copy), kind)

    @rule(goer=goers, copy=st.booleans(), kind=kinds)
    def meet_over_a_bad_line(self, goer, copy, kind):
        self._meet(self.world.body(goer, copy), kind, **SPOILT)

    @rule(goer=goers, kind=kinds, others=st.lists(st.tuples(desks, deeds, kinds), min_size=1))
    def meet_while_others_do(self, goer, kind, others):
        """Between the requests of a meeting others work and meet, at the same computer as well."""

        def happens(desk, deed, kind):
            replica = self.world.desks[desk]
            self._do(replica, [deed])
            self._meet(replica, kind)

        meanwhile = [functools.partial(happens, *other) for other in others]
        self._meet(self.world.replica(goer), kind, meanwhile=meanwhile)

    @rule(name=desks, copy=st.booleans(), deeds=some_deeds, kind=kinds)
    def give_at_once(self, name, copy, deeds, kind):
        """What is fresh goes without a greeting while the last one holds."""
        replica = self.world.body(name, copy)
        self._do(replica, deeds)
        peer = self.world.peer_of(replica, kind)
        if peer is not None and peer.id in replica.greeted:
            self._meet(replica, kind, greet=False)

    @rule(writer=stick_ends, reader=stick_ends, copy=st.booleans(), hall=st.sampled_from(HALLS))
    def carry_a_stick(self, writer, reader, copy, hall):
        """From one desk of a hall, or the centre, to another one."""
        ends = [end if end == "centre" else f"{hall}-{end}" for end in (writer, reader)]
        giver, taker = self.world.replica(ends[0]), self.world.body(ends[1], copy)
        if giver is not taker:
            self.world.pass_time()
            self.world.carry(giver, taker, self.world.hubs[f"{hall}-hub"].hall)
            if taker is not self.world.centre:
                self.agreement.check_said(taker)

    @rule(goer=goers, place=st.sampled_from(("centre", "hub")))
    def cut_or_join(self, goer, place):
        line = (goer, "centre" if place == "centre" else f"{goer.partition('-')[0]}-hub")
        self.world.cut ^= {line}

    @rule(name=everybody)
    def keep_copy(self, name):
        self.world.replica(name).keep_copy()

    @rule(name=everybody, which=st.integers(0, 5), deeds=some_deeds | st.just([]))
    def bring_back(self, name, which, deeds):
        """Restore a computer; a desk may then write before it meets anybody."""
        replica = self.world.replica(name)
        with self.agreement.forgetting(replica):
            replica.bring_back(which % len(replica.copies))
        if name in GOERS:
            self.agreement.check_said(replica)
        if name in DESKS:
            self._do(replica, deeds)

    @rule(name=desks, deeds=some_deeds)
    def clone(self, name, deeds):
        """Copy a disk into another computer, and let somebody work there."""
        if f"{name}-copy" not in self.world.desks:
            copy = self.world.clone(name)
            self.agreement.cloned(name, copy)
            self._do(copy, deeds)

    @rule(name=everybody)
    def change_program(self, name):
        replica = self.world.replica(name)
        replica.run_program(older=replica.updated)

    @rule(name=everybody, step=st.sampled_from(CLOCKS))
    def set_clock(self, name, step):
        replica = self.world.replica(name)
        replica.clock.advance(step)
        replica.clock_is_off = True

    def _do(self, replica, deeds):
        self.world.pass_time()
        for deed, which in deeds:
            do(replica.desk, deed, which)
        self.agreement.check_said(replica)

    def _meet(self, replica, kind, *, greet=True, **how):
        self.world.pass_time()
        peer = self.world.peer_of(replica, kind)
        if peer is not None:
            outcome = self.world.meet(replica, peer, greet=greet, **how)
            self.agreement.met(replica, peer, outcome, greeted=greet)
            self.agreement.check_said(replica)

    def teardown(self):
        try:
            if sys.exc_info()[0] is None:
                self.agreement.reach()
        finally:
            self.world.close()
            if isinstance(self.world.centre, PostgresCentre):
                self.world.centre.remove()


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs so many lives of so many steps, each in a fresh copy of the world."""
    ids = same_ids(monkeypatch)
    do_not_wait_for_the_disk(monkeypatch)
    hurry_passphrases(monkeypatch)

    def run_lives(template, lives, steps):
        folder, saved, *centre = template

        @seed(SEED)
        def begin() -> Any:
            ids.count = saved["ids"]
            return Machine(folder, saved, tmp_path / "run", *(make() for make in centre))

        long_and_slow = list(HealthCheck)
        factory: Any = begin
        run_state_machine_as_test(
            factory,
            settings=settings(
                max_examples=lives,
                stateful_step_count=steps,
                suppress_health_check=long_and_slow,
            ),
        )

    return run_lives


def test_all_replicas_agree_whatever_has_happened(run, world_template):
    run(world_template, lives=20, steps=30)


def test_all_replicas_agree_with_a_centre_over_postgresql(run, postgres_world_template):
    run(postgres_world_template, lives=4, steps=20)


@pytest.mark.slow
def test_all_replicas_agree_after_long_lives(run, world_template):
    run(world_template, lives=12, steps=80)

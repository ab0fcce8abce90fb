"""Whatever happens to desks, hubs, centre and lines, all replicas agree at last.

A machine of chance drives two halls and a centre: people work, lines are cut and spoilt, computers
are restored from older copies and cloned, clocks are wrong, programs are old. After each run all
lines are joined, everybody meets until nothing is left to say, and then nothing may be lost,
doubled or in the wrong hall, and every replica's tables say the same.
"""

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
from tests.faults.replicas import PostgresCentre, do_not_wait_for_the_disk, same_ids

DAY = 24 * 60 * 60 * 1000
DESKS = tuple(f"{hall}-{place}" for hall in HALLS for place in ("door", "first", "second"))
HUBS = tuple(f"{hall}-hub" for hall in HALLS)
GOERS = DESKS + HUBS
SPOILT = {"lost": 0.15, "answer_lost": 0.15, "twice": 0.15, "late": 0.15, "cut": 0.15}
CLOCKS = (-10 * 365 * DAY, -2 * DAY, -60 * 60 * 1000, -90_000, 90_000, DAY, 10 * 365 * DAY)

desks = st.sampled_from(DESKS)
everybody = st.sampled_from((*GOERS, "centre"))
some_deeds = st.lists(
    st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(0, 30)), min_size=1, max_size=3
)


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
            self._meet(replica, then, {})

    @rule(goer=st.sampled_from(GOERS), copy=st.booleans(), kind=st.sampled_from(PeerKind))
    def meet(self, goer, copy, kind):
        self._meet(self.world.body(goer, copy), kind, {})

    @rule(goer=st.sampled_from(GOERS), copy=st.booleans(), kind=st.sampled_from(PeerKind))
    def meet_over_a_bad_line(self, goer, copy, kind):
        self._meet(self.world.body(goer, copy), kind, SPOILT)

    @rule(goer=st.sampled_from(GOERS), place=st.sampled_from(("centre", "hub")))
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

    @rule(name=desks)
    def change_program(self, name):
        replica = self.world.desks[name]
        replica.run_program(older=replica.updated)

    @rule(name=everybody, step=st.sampled_from(CLOCKS))
    def set_clock(self, name, step):
        self.world.replica(name).clock.advance(step)

    def _do(self, replica, deeds):
        replica.clock.advance(1_000)
        for deed, which in deeds:
            do(replica.desk, deed, which)
        self.agreement.check_said(replica)

    def _meet(self, replica, kind, spoilt):
        peer = self.world.peer_of(replica, kind)
        if peer is not None:
            self.agreement.met(replica, kind, self.world.meet(replica, peer, **spoilt))
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

"""Forty desks of one hall write at once, commits are slow, others pull: nobody ever sees a gap."""

import random
import threading
import time

import pytest
from sqlalchemy import event

from counter_app.hall.temperature import Mask, Method, measure
from counter_app.sync.peers import PeerKind
from tests.conftest import SEED
from tests.faults.agreeing import Agreement
from tests.faults.meeting_world import World
from tests.faults.replicas import PostgresCentre, do_not_wait_for_the_disk, entries_of

WRITERS, PULLERS = 36, 4
ACTS = 4
SLOWEST = 0.03
"""Seconds that a commit at the centre takes longer, at the most."""


@pytest.fixture
def crowd(tmp_path, postgres, monkeypatch):
    """A hall with forty more desks, and a centre over PostgreSQL whose commits are slow."""
    do_not_wait_for_the_disk(monkeypatch)
    centre = PostgresCentre(postgres)
    world = World(tmp_path, centre)
    world.found()
    hall = world.halls[0]
    many = [world.new_desk(f"D{number:02d}", hall) for number in range(WRITERS + PULLERS)]
    chance = random.Random(SEED)
    event.listen(centre.database.engine, "commit", lambda _: time.sleep(chance.uniform(0, SLOWEST)))
    yield world, many
    world.close()
    centre.remove()


def test_nobody_ever_sees_a_gap_however_slow_commits_are(crowd):
    world, many = crowd
    begin = threading.Barrier(WRITERS + PULLERS)
    troubles, written, pulled = [], [], []

    def meet(desk):
        met = world.meet(desk, world.peer_of(desk, PeerKind.CENTRE))
        if isinstance(met, Exception) or met.refused:
            troubles.append((desk.name, met))
        return met

    def write(desk):
        begin.wait(60)
        for _ in range(ACTS):
            measure(desk.desk, "365", Method.FOREHEAD, Mask.WORN, "T-01")
            meet(desk)
        written.append(desk.name)

    def pull(desk):
        begin.wait(60)
        rounds = 0
        while len(written) < WRITERS and not troubles:
            meet(desk)
            rounds += 1
        pulled.append(rounds)

    threads = [
        threading.Thread(target=pull if number < PULLERS else write, args=(desk,))
        for number, desk in enumerate(many)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # A gap would have been refused by whoever was given it.
    assert troubles == []
    assert min(pulled) > 1
    for desk in many:
        meet(desk)
    assert troubles == []
    expected = len(entries_of(world.centre, many[0].hall))
    assert expected >= WRITERS * (ACTS + 1) + PULLERS
    assert {len(entries_of(desk, desk.hall)) for desk in many} == {expected}
    Agreement(world).reach()

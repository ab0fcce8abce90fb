"""Many take for one hall at once: nothing is lost, nothing doubled, nobody waits without need."""

import random
import threading

import pytest
from sqlalchemy import func, select

from counter_app.journal.entry import GENESIS
from counter_app.journal.heads import STRIPES, _key, hold_devices, read_heads
from counter_app.journal.runs import Refusal, Run
from counter_app.journal.tables import entry_table
from counter_app.journal.taking import take_runs
from counter_app.journal.verify import verify

TAKERS = 6


@pytest.fixture
def hall(new_hall):
    return new_hall()


def cut(run, length):
    """The run in pieces that end where acts end, each following the one before."""
    pieces, begun, previous = [], 0, run.previous
    for number, entry in enumerate(run.entries, start=1):
        if entry.left == 0 and (number - begun >= length or number == len(run.entries)):
            part = run.entries[begun:number]
            pieces.append(Run(run.hall, run.device, part[0].seq, previous, part))
            begun, previous = number, entry.hash
    return pieces


def take(database, hall, runs):
    with database.of_hall(hall, writing=True) as connection:
        return take_runs(connection, hall, runs)[0]


def test_takers_at_once_keep_every_entry_once_and_without_a_gap(database, hall):
    desks = [hall.new_desk() for _ in range(3)]
    for desk in desks:
        for _ in range(12):
            hall.measure(desk)
    whole = [run for desk in desks for run in hall.runs(desk)]
    faults, refusals = [], set()

    def taker(seed):
        chance = random.Random(seed)
        pieces = [cut(run, chance.randint(1, 9)) for run in whole]
        try:
            while any(pieces):
                # Some of each device in any order, so that the takers overlap and cross.
                batch = [run for those in chance.sample(pieces, len(pieces)) for run in those[:2]]
                refusals.update(answer.refusal for answer in take(database, hall.hall, batch))
                pieces = [those[2:] for those in pieces]
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is shown below
            faults.append(fault)

    threads = [threading.Thread(target=taker, args=(seed,)) for seed in range(TAKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert refusals == {None}
    with database.of_hall(hall.hall) as connection:
        heads = read_heads(connection, hall.hall)
        assert {desk.device: heads[desk.device].seq for desk in desks} == {
            run.device: run.last for run in whole
        }
        assert connection.scalar(select(func.count()).select_from(entry_table)) == sum(
            len(run.entries) for run in whole
        )
        assert list(verify(connection, hall.hall)) == []


def test_two_takers_of_a_forked_device_keep_one_history(database, hall):
    left, right = hall.new_desk("d" * 32), hall.new_desk("d" * 32)
    hall.measure(left)
    hall.measure(right)
    batches = [hall.runs(left), hall.runs(right)]
    answers = []
    threads = [
        threading.Thread(target=lambda runs=runs: answers.extend(take(database, hall.hall, runs)))
        for runs in batches
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.refusal for answer in answers} == {None, Refusal.FORK}
    with database.of_hall(hall.hall) as connection:
        assert list(verify(connection, hall.hall)) == []


def test_who_takes_of_another_device_does_not_wait(open_again, postgres_url, hall):
    database = open_again(postgres_url)
    desk = hall.new_desk()
    other = next(
        name for name in map(str, range(9)) if _key(hall.hall, name) != _key(hall.hall, desk.device)
    )
    with database.of_hall(hall.hall, writing=True) as slow:
        hold_devices(slow, hall.hall, [other])
        (answer,) = take(database, hall.hall, hall.runs(desk))
        assert answer.refusal is None
        with database.of_hall("another hall", writing=True) as connection:
            hold_devices(connection, "another hall", [other])


def test_a_batch_of_very_many_devices_does_not_use_up_the_locks(open_again, postgres_url, hall):
    database = open_again(postgres_url)
    runs = [Run(hall.hall, f"{number}", 5, GENESIS, ()) for number in range(20_000)]
    answers = take(database, hall.hall, runs)
    assert {answer.refusal for answer in answers} == {Refusal.BROKEN_CHAIN}
    assert len({_key(hall.hall, run.device) for run in runs}) == STRIPES


def test_a_reader_meanwhile_sees_heads_and_entries_of_one_moment(database, hall):
    desk = hall.new_desk()
    for _ in range(30):
        hall.measure(desk)
    (whole,) = hall.runs(desk)
    ended = threading.Event()
    seen = []

    def look():
        while not ended.is_set():
            with database.of_hall(hall.hall) as connection:
                heads = read_heads(connection, hall.hall)
                count = connection.scalar(select(func.count()).select_from(entry_table))
                seen.append((sum(head.seq for head in heads.values()), count))

    reader = threading.Thread(target=look)
    reader.start()
    for run in cut(whole, 3):
        take(database, hall.hall, [run])
    ended.set()
    reader.join()
    assert seen
    assert all(seq == count for seq, count in seen)

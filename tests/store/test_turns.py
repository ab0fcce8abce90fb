"""Writers of one process take turns, in the order in which they came."""

import threading
import time

import pytest

from counter_app.errors import StoreBusy
from counter_app.store import engine as engine_module
from counter_app.store.engine import writing
from counter_app.store.turns import TurnMissed, Turns


def until(condition):
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.001)


def test_turns_come_in_the_order_of_asking():
    turns, order, threads = Turns(), [], []

    def wait(number):
        with turns.taken(10):
            order.append(number)

    with turns.taken(10):
        for number in range(5):
            threads.append(threading.Thread(target=wait, args=(number,)))
            threads[-1].start()
            until(lambda: len(turns._waiting) == len(threads))
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4]


def test_whoever_missed_a_turn_holds_up_nobody():
    turns = Turns()
    with turns.taken(1), pytest.raises(TurnMissed), turns.taken(0.01):
        pytest.fail("had a turn")
    with turns.taken(0.01):
        assert not turns._waiting


def test_a_turn_ends_with_an_exception_too():
    turns = Turns()
    with pytest.raises(LookupError), turns.taken(1):
        raise LookupError
    with turns.taken(0.01):
        assert turns._taken


def test_one_that_writes_without_pause_keeps_nobody_out(store):
    engine, _, _ = store
    ended, bites = threading.Event(), []

    def write_on_and_on():
        while not ended.is_set():
            with writing(engine):
                time.sleep(0.02)
                bites.append(1)

    busy = threading.Thread(target=write_on_and_on)
    busy.start()
    until(lambda: bites)
    waits = []
    for _ in range(10):
        began, before = time.monotonic(), len(bites)
        with writing(engine):
            waits.append((len(bites) - before, time.monotonic() - began))
    ended.set()
    busy.join()
    # The one under way is waited for, and none that began later.
    assert max(count for count, _ in waits) <= 2, waits


def test_a_process_that_asks_in_vain_is_told_that_it_is_busy(store, monkeypatch):
    engine, _, _ = store
    monkeypatch.setattr(engine_module, "BUSY_TIMEOUT", 20)
    with writing(engine), pytest.raises(StoreBusy), writing(engine):
        pytest.fail("two at once")

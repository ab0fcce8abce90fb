"""Whatever the seed: a day's entries fold to one truth, and nobody is counted twice or lost.

The seeds of a run follow from its own, which stands at the top of the report and in each message.
"""

import random
from collections import Counter
from datetime import date

import pytest
from sqlalchemy import func, select

from counter_app.hall.founding import all_workflows
from counter_app.hall.registering import occupancy
from counter_app.hall.temperature import State, check_table
from counter_app.hall.visits import ENDED, VisitState, visit_matter_table, visit_table
from counter_app.journal.clock import SetClock
from counter_app.journal.entry import new_id
from counter_app.journal.journal import Journal, found_replica
from counter_app.journal.refold import refold
from counter_app.journal.tables import entry_table, to_check_table
from counter_app.journal.verify import verify
from counter_app.journal.writing_rows import entry_of
from counter_app.simulation.day import simulate_day
from counter_app.store.opening import open_store
from tests.giving import give, whole_acts

MONDAY = date(2020, 2, 10)
DAYS = 3


def tables(journal):
    """Everything that is folded, but for numbers that a replica gives by itself."""
    with journal.read() as connection:
        return {
            table.name: sorted(
                repr(
                    {
                        name: value
                        for name, value in row._mapping.items()
                        if name not in table.info.get("own_numbers", ())
                    }
                )
                for row in connection.execute(select(table))
            )
            for table in (*journal.workflows.tables, to_check_table)
        }


def hand_over(chance, entries, journal):
    """Give a replica all entries in runs of any length, devices mixed as chance has it."""
    waiting = {}
    for entry in entries:
        waiting.setdefault(entry.device, []).append(entry)
    while waiting:
        batch = []
        for device in chance.sample(sorted(waiting), chance.randint(1, len(waiting))):
            count = chance.randint(1, 40)
            part = whole_acts(waiting[device], min(count, len(waiting[device])))
            batch += part
            waiting[device] = waiting[device][len(part) :]
            if not waiting[device]:
                del waiting[device]
        chance.shuffle(batch)
        assert give(batch, journal) == {}


@pytest.mark.parametrize("number", range(DAYS))
def test_a_days_entries_fold_to_one_truth_and_nobody_is_lost(new_cast, tmp_path, number):
    seed = random.randrange(2**32) + number
    chance = random.Random(seed)
    visitors = chance.randint(5, 30)
    cast = new_cast()
    summary = simulate_day(cast, MONDAY, visitors, seed)
    journal, why = cast.journal, f"seed {seed}, {visitors} visitors"
    folded = tables(journal)
    with journal.read() as connection:
        assert list(verify(connection, journal.hall)) == [], why
        assert connection.scalar(select(func.count()).select_from(to_check_table)) == 0, why
        entries = [
            entry_of(row)
            for row in connection.execute(select(entry_table).order_by(entry_table.c.seq))
        ]
        visits = connection.execute(select(visit_table)).all()
        checks = {row.id: row for row in connection.execute(select(check_table))}
        matters = connection.execute(select(visit_matter_table)).all()

    # Each visit was let in by a normal check of its own, and ends in one state.
    admitted = Counter(visit.check for visit in visits)
    assert set(admitted.values()) <= {1}, why
    assert all(checks[check].state == State.NORMAL for check in admitted), why
    assert {VisitState(visit.state) for visit in visits} <= ENDED, why
    assert len({(visit.day, visit.ticket) for visit in visits}) == len(visits), why
    assert summary.arrived == visitors, why
    unchecked = summary.gone_home + summary.checks.get("turned_away", 0)
    assert len(visits) >= visitors - unchecked - summary.checks.get("suspected", 0), why
    # Outcomes belong to who was served.
    served = {visit.id for visit in visits if visit.started_at is not None}
    diverted = {visit.id for visit in visits if visit.state == VisitState.DIVERTED}
    assert {matter.visit for matter in matters if matter.outcome} <= served | diverted, why
    # At every moment there are as many inside as came and have not gone, and at the end nobody.
    steps = [(visit.registered_at, 1) for visit in visits]
    steps += [(visit.ended_at, -1) for visit in visits]
    inside = 0
    for _, step in sorted(steps, key=lambda one: (one[0], -one[1])):
        inside += step
        assert inside >= 0, why
    assert inside == 0, why
    assert occupancy(cast.door).inside == 0, why
    for visit in visits:
        assert visit.ended_at - visit.registered_at >= visit.waiting + visit.serving, why

    refold(journal)
    assert tables(journal) == folded, why
    engine, _ = open_store(tmp_path / "other")
    found_replica(engine, journal.hall, new_id())
    other = Journal(engine, all_workflows(), SetClock(0))
    try:
        hand_over(chance, entries, other)
        assert tables(other) == folded, why
    finally:
        engine.dispose()

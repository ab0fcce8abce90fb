"""A whole simulated day, cut off two hundred times: what was acknowledged is there, and whole."""

import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import func, select

from counter_app.hall.founding import all_workflows
from counter_app.hall.visits import visit_table
from counter_app.journal.clock import SystemClock
from counter_app.journal.journal import Journal
from counter_app.journal.refold import refold
from counter_app.journal.tables import entry_table, to_check_table
from counter_app.journal.verify import verify
from counter_app.simulation.demo import make_empty_demo_hall
from counter_app.store.opening import open_store

PLAYER = Path(__file__).parent / "kill_day.py"
KILLS = 200
VISITORS = 300
MONDAY = 1_581_292_800_000  # 2020-02-10 08:00 in China


def rows(journal):
    with journal.read() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table))))
            for table in (*journal.workflows.tables, to_check_table)
        }


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither fork nor SIGKILL")
def test_two_hundred_kills_over_a_day_lose_nothing_that_was_acknowledged(tmp_path):
    folder, acknowledged = tmp_path / "hall", tmp_path / "acknowledged"
    make_empty_demo_hall(folder, MONDAY)
    seed = random.randrange(2**32)
    words = [folder, acknowledged, KILLS, seed, VISITORS]
    command = [sys.executable, str(PLAYER), *map(str, words)]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=240)
    assert answer.returncode == 0, answer.stderr

    engine, _ = open_store(folder)
    journal = Journal(engine, all_workflows(), SystemClock())
    with journal.read() as connection:
        assert list(verify(connection, journal.hall)) == []
        entries = connection.execute(select(entry_table).order_by(entry_table.c.seq)).all()
        doubled = connection.execute(
            select(visit_table.c.day, visit_table.c.ticket)
            .group_by(visit_table.c.day, visit_table.c.ticket)
            .having(func.count() > 1)
        ).all()
        states = connection.scalars(select(visit_table.c.state)).all()
    # A kill may cut the log's last line short, never the journal.
    lines = [line.split() for line in acknowledged.read_text("ascii").splitlines()]
    whole = [line for line in lines if len(line) == 3 and len(line[2]) == 64]
    kept = {(row.device, row.seq): row.hash.hex() for row in entries}
    lost = [line for line in whole if kept.get((line[0], int(line[1]))) != line[2]]
    assert lost == [], f"seed {seed}"
    # No act is there by half: each device's newest entry is the last one of its act.
    newest = {row.device: row.left for row in entries}
    assert set(newest.values()) == {0}, f"seed {seed}"
    assert doubled == [], f"seed {seed}"
    # And it was a day's work, through every desk, not the same first minute again and again.
    assert len(whole) >= 6 * KILLS, f"too few saves to mean anything (seed {seed})"
    assert len({line[0] for line in whole}) == len(newest) == 5
    assert len({row.kind for row in entries if row.kind.startswith("visit.")}) >= 10
    assert Counter(states)["done"] >= 40, f"seed {seed}"
    before = rows(journal)
    refold(journal)
    assert rows(journal) == before, f"seed {seed}"
    engine.dispose()

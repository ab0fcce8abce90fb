import random
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from counter_app.hall.founding import all_workflows, found_hall
from counter_app.hall.temperature import check_table
from counter_app.journal.clock import SystemClock
from counter_app.journal.journal import Journal
from counter_app.journal.refold import refold
from counter_app.journal.tables import entry_table
from counter_app.journal.verify import verify
from counter_app.store.engine import reading
from counter_app.store.opening import open_store

WRITER = Path(__file__).parent / "kill_writer.py"
KILLS = 200


def rows(journal):
    with journal.read() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table))))
            for table in journal.workflows.tables
        }


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither fork nor SIGKILL")
def test_two_hundred_kills_lose_nothing_that_was_acknowledged(tmp_path):
    folder, acknowledged = tmp_path / "hall", tmp_path / "acknowledged"
    engine, _ = open_store(folder)
    found_hall(engine, SystemClock(), "大厅", "D01", "limin", "城东大厅2020")
    with reading(engine) as connection:
        founding = connection.scalar(select(func.count()).select_from(entry_table)) or 0
    engine.dispose()
    seed = random.randrange(2**32)
    command = [sys.executable, str(WRITER), str(folder), str(acknowledged), str(KILLS), str(seed)]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=240)
    assert answer.returncode == 0, answer.stderr

    engine, _ = open_store(folder)
    journal = Journal(engine, all_workflows(), SystemClock())
    with journal.read() as connection:
        assert list(verify(connection, journal.hall)) == []
        kept = {
            (row.device, row.seq): row.hash.hex() for row in connection.execute(select(entry_table))
        }
        checks = connection.execute(select(check_table)).all()
    # A kill may cut the log's last line short, never the journal.
    lines = [line.split() for line in acknowledged.read_text("ascii").splitlines()]
    whole = [line for line in lines if len(line) == 3 and len(line[2]) == 64]
    assert len(whole) >= KILLS, f"too few saves to mean anything (seed {seed})"
    lost = [line for line in whole if kept.get((line[0], int(line[1]))) != line[2]]
    assert lost == [], f"seed {seed}"
    assert sum(check.readings for check in checks) == len(kept) - founding
    before = rows(journal)
    refold(journal)
    assert rows(journal) == before
    engine.dispose()

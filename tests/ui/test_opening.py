"""Opening a hall: what an older program could not read is folded, and nothing keeps it shut."""

import pytest
from sqlalchemy import select

from counter_app.errors import DiskFull
from counter_app.hall.founding import found_hall
from counter_app.journal.clock import SystemClock
from counter_app.journal.fold import Reason
from counter_app.journal.tables import entry_table, to_check_table
from counter_app.store.engine import writing
from counter_app.store.opening import open_store
from ui.opening import open_hall


@pytest.fixture
def after_an_older_program(tmp_path):
    """The folder of a hall whose last program did not know what a hall is."""
    folder = tmp_path / "hall"
    engine, _ = open_store(folder)
    journal = found_hall(engine, SystemClock(), "大厅", "D01", "limin", "城东大厅2020").desk.journal
    with writing(engine) as connection:
        row = connection.execute(
            select(entry_table).where(entry_table.c.kind == "hall.founded")
        ).one()
        of_entry = {name: row._mapping[name] for name in ("hall", "device", "seq", "subject")}
        waiting = {**of_entry, "kind": row.kind, "reason": Reason.UNKNOWN_KIND.value}
        connection.execute(to_check_table.insert(), [waiting])
        for table in journal.workflows.tables:
            if table.name == "hall":
                connection.execute(table.delete())
    engine.dispose()
    return folder


def test_what_waited_for_this_program_is_folded(after_an_older_program):
    opened = open_hall(after_an_older_program, SystemClock())
    assert opened.hall == "大厅"
    opened.close()


def test_a_full_disk_does_not_keep_the_hall_shut(after_an_older_program, monkeypatch, caplog):
    def refuse(_journal):
        raise DiskFull("The disk is full.")

    monkeypatch.setattr("ui.opening.refold_waiting", refuse)
    opened = open_hall(after_an_older_program, SystemClock())
    assert opened.journal is not None
    assert opened.hall == ""
    assert "nothing_refolded" in caplog.text
    opened.close()

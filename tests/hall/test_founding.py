import pytest

from counter_app.errors import InputError
from counter_app.hall.desks import hall_name
from counter_app.hall.founding import all_workflows, found_hall
from counter_app.journal.clock import SystemClock
from counter_app.journal.verify import verify
from counter_app.people.signing_in import LockOut, sign_in
from counter_app.store.opening import open_store
from counter_app.store.tables import metadata


def test_every_folded_table_belongs_to_the_schema():
    assert set(all_workflows().tables) <= set(metadata.tables.values())


def test_a_refused_founding_leaves_the_store_empty_and_a_good_one_is_whole(tmp_path):
    engine, _ = open_store(tmp_path)
    with pytest.raises(InputError):
        found_hall(engine, SystemClock(), "大厅", "D01", "limin", "short")
    founded = found_hall(engine, SystemClock(), " 城东  大厅 ", "D01", "limin", "城东大厅2020")
    journal = founded.desk.journal
    assert hall_name(journal) == founded.hall_name == "城东 大厅"
    with journal.read() as connection:
        assert list(verify(connection, journal.hall)) == []
    engine.dispose()


def test_a_founding_that_was_cut_off_goes_on_at_the_next_try(tmp_path, monkeypatch):
    engine, _ = open_store(tmp_path)

    def cut(*_):
        raise OSError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr("counter_app.hall.founding.add_first_administrator", cut)
        with pytest.raises(OSError, match="power cut"):
            found_hall(engine, SystemClock(), "大厅", "D01", "limin", "城东大厅2020")
    journal = found_hall(engine, SystemClock(), "大厅", "D01", "limin", "城东大厅2020").desk.journal
    assert sign_in(journal, "limin", "城东大厅2020", LockOut()).login == "limin"
    engine.dispose()

"""A disk without room, for real: a small one, mounted for the test alone and filled up."""

import json
import shutil
import sys

import pytest

from counter_app.errors import DiskFull, EnvironmentFault
from counter_app.store.engine import translate

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs a namespace of Linux for a disk")

FILLED = """
import json, os
from counter_app.errors import CounterError, DiskFull
from counter_app.hall.founding import all_workflows, found_hall
from counter_app.hall.temperature import Mask, Method, measure
from counter_app.journal.clock import SystemClock
from counter_app.journal.journal import Journal
from counter_app.journal.refold import refold
from counter_app.journal.verify import verify
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.store.backup import backup_to
from counter_app.store.disk import disk_state
from counter_app.store.opening import open_store

disk = Path(sys.argv[1])
engine, key = open_store(disk / "hall")
found_hall(engine, SystemClock(), "大厅", "D01", "limin", "城东大厅2020")
journal = Journal(engine, all_workflows(), SystemClock())
desk = Desk(journal, Person("0" * 32, "li", "李敏", frozenset({Role.SCREENER})))
acknowledged, refused = [], []

def save():
    try:
        acknowledged.append(measure(desk, "36.4", Method.FOREHEAD, Mask.WORN).id)
    except CounterError as fault:
        refused.append([type(fault).__name__, str(fault)])

save()
room = int(sys.argv[2])
with open(disk / "ballast", "wb") as ballast:
    while True:
        free = disk_state(disk).free_bytes
        if free <= room:
            break
        ballast.write(bytes(min(free - room, 65536)))
        ballast.flush()
while len(refused) < 20:
    save()
try:
    backup_to(engine, key.secret, disk / "copy.backup")
    copied = "made"
except CounterError as fault:
    copied = type(fault).__name__
left = sorted(path.name for path in disk.iterdir())
state = disk_state(disk)
engine.dispose()
# Opening needs room for the index of the log: what can't be had must be said.
try:
    engine, key = open_store(disk / "hall")
    opened = "opened"
except CounterError as fault:
    opened = type(fault).__name__
(disk / "ballast").unlink()
engine, key = open_store(disk / "hall")
journal = Journal(engine, all_workflows(), SystemClock())
desk = Desk(journal, desk.person)
with journal.read() as connection:
    problems = len(list(verify(connection, journal.hall)))
    table = "SELECT id FROM temperature_check ORDER BY id"
    kept = list(connection.exec_driver_sql(table).scalars())
refold(journal)
with journal.read() as connection:
    same = kept == list(connection.exec_driver_sql(table).scalars())
before, refused_before = len(acknowledged), len(refused)
save()
engine.dispose()
print(json.dumps({
    "refused": refused[:refused_before],
    "kept": kept, "acknowledged": sorted(acknowledged[:before]),
    "problems": problems, "same": same, "copied": copied, "left": left, "opened": opened,
    "nearly_full": state.nearly_full, "saved_again": len(acknowledged) == before + 1,
}))
"""


@linux
@pytest.mark.parametrize("room", [0, 20_000, 150_000])
def test_a_really_full_disk_refuses_in_words_and_keeps_every_acknowledged_save(
    another_process, small_disk, room
):
    place, command = small_disk
    answer = another_process(FILLED, place, room, before=command)
    assert answer.returncode == 0, answer.stderr
    found = json.loads(answer.stdout)
    assert {name for name, _ in found["refused"]} == {"DiskFull"}, found["refused"]
    assert all("was not saved" in words for _, words in found["refused"])
    assert found["kept"] == found["acknowledged"]
    assert found["problems"] == 0
    assert found["same"]
    assert found["copied"] == "DiskFull"
    assert found["left"] == ["ballast", "hall"], "a copy without room leaves nothing behind"
    assert found["opened"] in ("opened", "DiskFull")
    assert found["nearly_full"]
    assert found["saved_again"]


@linux
def test_a_write_that_the_system_cuts_short_is_refused_and_keeps_what_was_there(
    another_process, tmp_path
):
    import resource
    import signal

    def no_file_over_two_megabytes():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))

    script = """
from sqlalchemy import text
from counter_app.errors import EnvironmentFault
from counter_app.store.engine import reading, writing
from counter_app.store.opening import open_store
engine, _ = open_store(Path(sys.argv[1]))
insert = text("INSERT INTO redaction VALUES ('hall', :id, 'device', 1, '', 1, x'', :id)")
saved = 0
try:
    while True:
        with writing(engine) as connection:
            connection.execute(insert, {"id": f"{saved} {'x' * 60_000}"})
        saved += 1
except EnvironmentFault as fault:
    print(fault)
with reading(engine) as connection:
    assert connection.exec_driver_sql("SELECT count(*) FROM redaction").scalar() == saved > 3
    assert connection.exec_driver_sql("PRAGMA quick_check").scalar() == "ok"
engine.dispose()
"""
    answer = another_process(script, tmp_path / "hall", preexec_fn=no_file_over_two_megabytes)
    assert answer.returncode == 0, answer.stderr
    assert "was not saved" in answer.stdout


def test_a_fault_of_the_disk_that_has_room_is_not_called_full(tmp_path):
    fault = translate(OSError("disk I/O error"), tmp_path)
    assert type(fault) is EnvironmentFault


def test_a_fault_of_the_disk_that_has_no_room_is_called_full(tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 0))
    assert type(translate(OSError("disk I/O error"), tmp_path)) is DiskFull

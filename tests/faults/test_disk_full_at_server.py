"""A hub's or centre's disk fills up: desks are told, wait, and go on when there is room."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager

import pytest
from sqlalchemy import func, select

from counter_app.errors import LineFault
from counter_app.hall.temperature import Mask, Measured, Method, Reading
from counter_app.hall.thresholds import Thresholds
from counter_app.journal.entry import SYSTEM, new_id
from counter_app.journal.tables import entry_table
from counter_app.sync.link import Link, open_client
from counter_app.sync.meeting import Meeting
from counter_app.sync.peers import read_peers
from counter_app.sync.standing import read_standing
from counter_app.sync.store import JournalStore
from tests.faults.hall_of_processes import HOST, found_desk, no_fork
from tests.postgres import started_postgres
from tests.processes import ServerProcess

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="mounts a small disk"),
]


@contextmanager
def small_disk(place, size):
    """A real disk of that size at `place`, for as long as the block lasts."""
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("this system lets nobody mount a small disk for a test")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def write(journal, count):
    """Checks with a long name of the thermometer, so that a disk fills up soon."""
    for _ in range(count // 10):
        with journal.act(SYSTEM) as act:
            for _ in range(10):
                reading = Reading(tenths=365, method=Method.FOREHEAD, device="T" * 900)
                body = Measured(reading=reading, mask=Mask.WORN, thresholds=Thresholds())
                act.record(new_id(), body)


def meet(journal):
    with journal.read() as connection:
        (peer,) = read_peers(connection, journal.hall)
    client = open_client(f"https://{peer.addresses[0]}", peer.certificate)
    link = Link(client, peer.device, peer.secret)
    try:
        meeting = Meeting(JournalStore(journal), link, peer, HOST, no_fork)
        meeting.greet()
        return meeting.exchange()
    finally:
        link.close()


def own_entries(journal):
    with journal.read() as connection:
        return connection.scalar(select(func.count()).select_from(entry_table))


def fills_up_and_goes_on(journal, make_room):
    """Give until the other side's disk is full; then make room, and all of it goes."""
    meet(journal)
    write(journal, 3_000)
    with pytest.raises(LineFault, match="full"):
        meet(journal)
    waits = read_standing(journal).to_centre or 0
    assert waits > 0
    write(journal, 20)  # the hall goes on
    make_room()
    meet(journal)
    assert read_standing(journal).to_centre == 0
    assert waits <= own_entries(journal)


def test_a_server_over_a_file_says_that_its_disk_is_full(tmp_path):
    with small_disk(tmp_path / "small", "12m") as place:
        ballast = place / "ballast"
        ballast.write_bytes(bytes(8_000_000))
        with ServerProcess(place / "server") as centre:
            centre.add_hall("城东")
            journal = found_desk(tmp_path / "one", centre, "城东").opened()
            fills_up_and_goes_on(journal, ballast.unlink)
            journal.engine.dispose()


def test_a_centre_over_postgresql_says_that_its_disk_is_full(tmp_path):
    # What sockets and PostgreSQL's own user can reach is short and open to them.
    with started_postgres() as postgres, small_disk(postgres.folder / "small", "16m") as place:
        shutil.chown(place, *owner_of(postgres.data))
        place.chmod(0o700)
        (place / "rows").mkdir()
        shutil.chown(place / "rows", *owner_of(postgres.data))
        postgres.run(f"CREATE TABLESPACE small LOCATION '{place / 'rows'}'")
        name = postgres.new_database()
        with ServerProcess(tmp_path / "server", postgres.url(name)) as centre:
            centre.add_hall("城东")
            journal = found_desk(tmp_path / "one", centre, "城东").opened()
            postgres.run("ALTER TABLE entry SET TABLESPACE small", name=name)
            ballast = place / "ballast"
            room = shutil.disk_usage(place).free - 1_500_000
            ballast.write_bytes(bytes(room))
            fills_up_and_goes_on(journal, ballast.unlink)
            journal.engine.dispose()


def owner_of(path):
    found = path.stat()
    return found.st_uid, found.st_gid

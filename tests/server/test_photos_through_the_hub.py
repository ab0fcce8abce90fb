"""A photo of one desk at the other and at the centre, by way of the hub, line up or down."""

import pytest

from counter_app.hall.attachments import Prepared, attach, prepare_photograph, read_attachment
from counter_app.journal.contents import digest_of, read_whole
from counter_app.people.roles import Right, Role
from tests.pictures import noisy, photograph, written
from tests.server.small_town import SmallTown, TickingClock
from tests.small_hall import NOON, SmallHall
from tests.waiting import wait_for


@pytest.fixture
def town(tmp_path):
    hall = SmallHall(tmp_path, TickingClock(NOON))
    one = SmallTown(tmp_path, hall)
    one.begin()
    yield one
    one.close()
    for engine in hall.engines:
        engine.dispose()


def add(leader, prepared):
    with leader.act(Right.DO_ROUND) as act:
        return attach(act, prepared)


def at(server, hall, digest):
    with server.database.of_hall(hall) as connection:
        return read_whole(connection, hall, digest)


def test_with_the_line_cut_the_hub_has_it_for_the_others_and_brings_it_to_the_centre(town):
    leader, other = (town.person(Role.LEADER, desk) for desk in town.desks)
    photo = prepare_photograph(written(noisy(900, 700)), "large.jpg")
    with town.line_cut():
        one = add(leader, photo)
        town.counter.wait_for(lambda: read_attachment(other, one) == photo.data)
        assert at(town.hub, town.hall.hall, photo.digest) == photo.data
        assert at(town.centre, town.hall.hall, photo.digest) is None
        # The desk is gone before the line is back: the hub has it all the same.
        town.door.stop()
    wait_for(lambda: at(town.centre, town.hall.hall, photo.digest) == photo.data)


def test_a_large_backlog_of_photos_holds_up_no_entry(town):
    leader, other = (town.person(Role.LEADER, desk) for desk in town.desks)
    scans = [noisy(500, 500, seed).tobytes() * 4 for seed in range(12)]
    ids = [
        add(leader, Prepared(data, digest_of(data), "application/pdf", "a.pdf", b""))
        for data in scans
    ]
    for number in range(5):
        visit = town.hall.ticket(desk=town.person(Role.SCREENER, town.door)).visit
        head = town.held_by(town.door)[town.door.journal.device]
        town.counter.wait_for(
            lambda head=head: town.held_by(town.counter)[town.door.journal.device] >= head, 5
        )
        assert visit.id, number
    last = add(leader, prepare_photograph(photograph(), "last.jpg"))
    wait_for(lambda: read_attachment(other, last) is not None)
    for one, data in zip(ids, scans, strict=True):
        wait_for(lambda one=one, data=data: read_attachment(other, one) == data)

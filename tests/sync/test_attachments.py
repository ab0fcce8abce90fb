"""The side that goes: attachments behind the entries, resumed, given way, over lines that fail."""

import random

import pytest
from sqlalchemy import delete, update

from counter_app.errors import LineFault
from counter_app.hall.attachments import attach, prepare_photograph, read_attachment
from counter_app.journal.content_standing import waiting_contents
from counter_app.journal.contents import PART, Given, content_table, note_given, part_table
from counter_app.people.roles import Right, Role
from counter_app.store.engine import writing
from counter_app.sync.attachments import ASK_ANEW, PART_TIME, SMALLEST_PART, AttachmentExchange
from counter_app.sync.peers import PeerKind
from counter_app.sync.replica import ReplicaClient
from counter_app.sync.standing import read_standing
from counter_app.sync.store import JournalStore
from counter_app.sync.wire import RefusedCode
from tests.pictures import noisy, photograph, written
from tests.sync.journal_peer import HOST, JournalPeer, Meets, no_fork
from tests.waiting import wait_for

LARGE = prepare_photograph(written(noisy(900, 700)), "large.jpg")
SMALL = [prepare_photograph(photograph(number), f"{number}.jpg") for number in range(3)]
PARTS = "/v1/attachments/take"


class Seconds:
    """A steady clock that is moved by hand; every look at it takes `each` seconds."""

    def __init__(self):
        self.now, self.each = 0.0, 0.0

    def __call__(self):
        self.now += self.each
        return self.now


class Two:
    """A desk and a peer that is a journal as well, with attachments on either side."""

    def __init__(self, hall, chance=None, **faults):
        self.here = hall.leader
        self.there = hall.desk_at(hall.new_desk(1), Role.LEADER)
        self.peer = JournalPeer(self.there.journal)
        self.meets = Meets(hall.journal, self.peer, chance or random.Random(0), **faults)
        self.seconds = Seconds()
        self.exchange = AttachmentExchange(
            self.meets.store, self.meets.link, PeerKind.CENTRE, self.seconds
        )

    def go(self, **rest):
        return self.exchange.exchange(**rest)

    def meet(self):
        self.meets.meet()
        return self.go()

    def requests(self, path=""):
        return [one for one in self.peer.requests if one.startswith(path or "/v1/attachments")]


@pytest.fixture
def two(small_hall):
    return Two(small_hall)


def add(desk, *prepared):
    with desk.act(Right.DO_ROUND) as act:
        return [attach(act, one) for one in prepared]


def test_both_ways_and_then_nothing_is_asked(two):
    here, there = add(two.here, LARGE, SMALL[0]), add(two.there, SMALL[1])
    moved = two.meet()
    assert (moved.given, moved.fetched, moved.more, moved.wait) == (2, 1, False, None)
    for desk in (two.here, two.there):
        assert read_attachment(desk, here[0]) == LARGE.data
        assert read_attachment(desk, here[1]) == SMALL[0].data
        assert read_attachment(desk, there[0]) == SMALL[1].data
    asked = len(two.requests())
    assert two.go() == two.go()
    assert len(two.requests()) == asked, "nothing is new, so nothing is asked"


@pytest.mark.parametrize("round_", range(4))
def test_over_a_line_that_fails_all_arrives_byte_for_byte(small_hall, round_):
    chance = random.Random(round_)
    faults = {"lost": 0.1, "answer_lost": 0.2, "twice": 0.1, "late": 0.1, "cut": 0.1}
    two = Two(small_hall, chance, **faults)
    here, there = add(two.here, LARGE, *SMALL[:2]), add(two.there, SMALL[2])
    small_hall.copy(two.here.journal, two.there.journal)
    small_hall.copy(two.there.journal, two.here.journal)
    for _ in range(200):
        try:
            if two.go().more:
                continue
        except LineFault:
            # The worker hangs up and begins anew: nothing is remembered.
            two.exchange = AttachmentExchange(two.meets.store, two.meets.link, PeerKind.CENTRE)
            continue
        break
    prepared = [LARGE, *SMALL]
    for desk in (two.here, two.there):
        assert [read_attachment(desk, one) for one in (*here, *there)] == [
            one.data for one in prepared
        ]
    assert sum(two.meets.line.happened.values()) > 0


def test_something_fresh_goes_between_any_two_parts(two):
    add(two.here, LARGE)
    two.meets.meet()
    moved = two.go(called=lambda: True)
    assert moved.more
    assert len(two.requests(PARTS)) == 1, "one part moves in any case"
    goes = 1
    while moved.more:
        moved = two.go(called=lambda: True)
        goes += 1
        assert len(two.requests(PARTS)) <= goes
    assert goes > 2
    assert two.go() == two.go()


def test_fetching_gives_way_as_well_and_goes_on_where_it_was(two):
    (one,) = add(two.there, LARGE)
    two.meets.meet()
    goes = 1
    while two.go(called=lambda: True).more:
        goes += 1
    assert goes > 2
    assert read_attachment(two.here, one) == LARGE.data
    sent = sum(1 for path in two.requests("/v1/attachments/give"))
    assert sent <= goes + 1


def test_a_busy_peer_is_left_alone_for_as_long_as_it_asks(two):
    add(two.here, SMALL[0])
    two.meets.meet()
    two.peer.refuse = (429, RefusedCode.BUSY, 10.0)
    moved = two.go()
    assert moved.wait is not None
    assert 10 <= moved.wait <= 20
    two.peer.refuse = None
    asked = len(two.requests())
    assert two.go().given == 0
    assert len(two.requests()) == asked
    two.seconds.now += 20
    assert two.go().given == 1


def test_a_peer_of_an_older_program_is_no_trouble(two):
    add(two.here, SMALL[0])
    two.meets.meet()
    two.peer.refuse = (404, RefusedCode.UNKNOWN_FORMAT, None)
    assert two.go().given == 0
    two.peer.refuse = None
    asked = len(two.requests())
    assert two.go().given == 0
    assert len(two.requests()) == asked
    # It was updated: the line is made anew.
    again = AttachmentExchange(two.meets.store, two.meets.link, PeerKind.CENTRE)
    assert again.exchange().given == 1


def test_a_peer_that_lost_bytes_gets_them_again(two):
    (one,) = add(two.here, LARGE)
    two.meet()
    with writing(two.there.journal.engine) as connection:
        for table in (content_table, part_table):
            connection.execute(delete(table))
    assert two.go().given == 0
    two.seconds.now += ASK_ANEW
    assert two.go().given == 1
    assert read_attachment(two.there, one) == LARGE.data


def test_what_others_bring_meanwhile_is_not_sent_again(two):
    (one,) = add(two.here, LARGE)
    two.meets.meet()
    two.go(called=lambda: True)
    other = JournalStore(two.there.journal)
    reached = 0
    with two.there.journal.read() as connection:
        reached = connection.execute(content_table.select()).one().held
    other.take_part(LARGE.digest, LARGE.size, reached, LARGE.data[reached:][:PART])
    before = len(two.requests(PARTS))
    assert two.go().given == 1
    assert len(two.requests(PARTS)) - before <= 2
    assert read_attachment(two.there, one) == LARGE.data


def test_whoever_gives_wrong_bytes_finds_out_that_its_own_are_damaged(two, caplog):
    (one,) = add(two.here, LARGE)
    two.meets.meet()
    with writing(two.here.journal.engine) as connection:
        connection.execute(
            update(part_table).where(part_table.c.start == 0).values(data=bytes(PART))
        )
    assert two.go().given == 0
    assert "attachment_wrong" in caplog.text
    assert "attachment_damaged" in caplog.text
    asked = len(two.requests(PARTS))
    assert two.go().given == 0
    assert len(two.requests(PARTS)) == asked, "what is known to be damaged is not given"
    assert read_attachment(two.here, one) is None
    add(two.there, LARGE)
    two.meets.meet()
    assert two.go().fetched == 1
    assert read_attachment(two.here, one) == LARGE.data


def test_bytes_that_come_wrong_are_asked_for_a_few_times_only(two, caplog):
    add(two.there, LARGE)
    two.meets.meet()
    spoilt = bytes(LARGE.size)
    give = two.meets.link.give_part

    def spoiling(wish):
        given = give(wish)
        part = given.part
        end = part.start + len(part.data)
        wrong = part.__class__(part.digest, part.size, part.start, spoilt[part.start : end])
        return given.__class__(part=wrong)

    two.meets.link.give_part = spoiling
    for _ in range(10):
        assert two.go().fetched == 0
    assert caplog.text.count("attachment_wrong") == 3
    two.meets.link.give_part = give
    assert two.go().fetched == 0, "left alone for a day"
    two.meets.store.clock.advance(25 * 3_600_000)
    assert two.go().fetched == 1


def photos(desk):
    standing = read_standing(desk.journal)
    return [peer.photos for peer in standing.peers], standing.photos_to_come


def test_how_many_wait_for_the_centre_and_how_many_are_to_come_is_said(two):
    add(two.here, *SMALL[:2])
    assert photos(two.here) == ([2], 0)
    add(two.there, SMALL[2])
    two.meets.meet()
    assert photos(two.here) == ([2], 1)
    two.exchange.exchange(called=lambda: True)
    assert photos(two.here) == ([1], 1)
    two.go()
    assert photos(two.here) == ([0], 0)


def test_a_hub_says_when_the_centre_has_what_it_was_given(two):
    two.exchange = AttachmentExchange(two.meets.store, two.meets.link, PeerKind.HUB)
    add(two.here, SMALL[0])
    two.meet()
    waiting = waiting_in(two.here)
    assert (waiting.for_hub, waiting.for_centre) == (0, 1)
    two.go()
    assert waiting_in(two.here).for_centre == 1, "not said before it is so"
    with writing(two.there.journal.engine) as connection:
        note_given(connection, two.there.journal.hall, [SMALL[0].digest], Given.TO_CENTRE)
    two.go()
    waiting = waiting_in(two.here)
    assert (waiting.for_hub, waiting.for_centre) == (0, 0)


def waiting_in(desk):
    journal = desk.journal
    with journal.read() as connection:
        return waiting_contents(connection, journal.hall, 0, journal.clock.now())


def test_parts_are_small_on_a_slow_line_and_grow_on_a_quick_one(two):
    add(two.here, LARGE)
    two.meets.meet()
    sizes = []
    take = two.meets.link.take_part

    def measured(part):
        sizes.append(len(part.part.data))
        return take(part)

    two.meets.link.take_part = measured
    two.seconds.each = PART_TIME * 8
    two.go()
    assert min(sizes[2:-1]) <= SMALLEST_PART
    sizes.clear()
    two.seconds.each = 0.0
    two.exchange.forget()
    add(two.here, prepare_photograph(written(noisy(900, 700, 2)), "other.jpg"))
    two.meets.meet()
    two.go()
    assert max(sizes) > SMALLEST_PART * 8


def test_the_client_brings_photos_by_itself_and_fetches_what_somebody_opens(small_hall):
    other = small_hall.new_desk(1)
    peer = JournalPeer(other)
    meets = Meets(small_hall.journal, peer, random.Random(0))
    client = ReplicaClient(
        meets.store, HOST, no_fork, connect=lambda _peer, _address: meets.link.client
    )
    small_hall.journal.listeners.append(client.committed)
    client.start()
    try:
        (one,) = add(small_hall.leader, LARGE)
        there = small_hall.desk_at(other, Role.LEADER)
        wait_for(lambda: read_attachment(there, one) == LARGE.data)
        (two,) = add(there, SMALL[0])
        small_hall.copy(other, small_hall.journal)
        wait_for(lambda: read_attachment(small_hall.leader, two) == SMALL[0].data)
    finally:
        for news in peer.listening:
            news.put(None)
        client.stop()

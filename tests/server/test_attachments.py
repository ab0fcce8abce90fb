"""Attachments at a server over SQLite and PostgreSQL: part by part, each hall its own."""

import pytest
from sqlalchemy import delete, select, update

from counter_app.errors import Busy, RefusedThere
from counter_app.hall.attachments import attach, prepare_photograph, read_attachment
from counter_app.journal.content_standing import DAY, count_contents
from counter_app.journal.contents import (
    PART,
    content_table,
    digest_of,
    held_of,
    keep_whole,
    part_table,
    read_whole,
)
from counter_app.journal.entry import SYSTEM
from counter_app.journal.redaction import redaction_of
from counter_app.journal.writing_rows import read_subject
from counter_app.server.attachments import LEFTOVERS_KEPT, Collector
from counter_app.server.folding import Folder
from counter_app.store.engine import writing
from counter_app.sync.attachments import AttachmentExchange
from counter_app.sync.peers import PeerKind
from counter_app.sync.store import JournalStore
from counter_app.sync.wire import Hashes, HeldWish, Part, PartWish, RefusedCode, SentPart
from tests.pictures import noisy, written
from tests.server.held_halls import fetch, hold, person_at

LARGE = prepare_photograph(written(noisy(900, 700)), "large.jpg")
assert LARGE.size > PART


def add(journal, prepared=LARGE):
    with journal.act(SYSTEM) as act:
        return attach(act, prepared)


def exchange(centre, hall, journal, link):
    """All entries, then the attachments, as a meeting does."""
    hold(centre, hall)
    fetch(centre, hall, journal)
    return AttachmentExchange(JournalStore(journal), link, PeerKind.CENTRE).exchange()


def at_centre(centre, hall, digest=LARGE.digest):
    with centre.database.of_hall(hall.hall) as connection:
        return read_whole(connection, hall.hall, digest)


def first_part(data=LARGE.data, size=None, start=0, digest=None):
    part = SentPart(digest or digest_of(data), size or len(data), start, data[start:][:PART])
    return Part(part=part)


@pytest.fixture
def link(centre, east):
    return centre.desk(east)


def test_a_photo_goes_to_the_centre_and_down_to_another_desk(centre, east, link):
    one = add(east.desk)
    moved = exchange(centre, east, east.desk, link)
    assert (moved.given, moved.fetched, moved.more) == (1, 0, False)
    assert at_centre(centre, east) == LARGE.data
    other = east.new_desk()
    moved = exchange(centre, east, other, centre.desk(east))
    assert (moved.given, moved.fetched) == (0, 1)
    assert read_attachment(person_at(other), one) == LARGE.data


def test_it_goes_on_where_it_stopped(centre, east, link):
    add(east.desk)
    hold(centre, east)
    answer = link.take_part(first_part())
    assert (answer.judgement, answer.held, answer.whole) == ("kept", PART, False)
    (held,) = link.held(HeldWish(digests=[LARGE.digest])).held
    assert (held.held, held.whole) == (PART, False)
    assert at_centre(centre, east) is None, "half of it is nothing"
    assert link.give_part(PartWish(digest=LARGE.digest, start=0, most=PART)).part is None
    sent = []
    take = link.take_part

    def watched(part):
        sent.append(part.part.start)
        return take(part)

    link.take_part = watched
    assert exchange(centre, east, east.desk, link).given == 1
    assert sent[0] == PART, "what was there already is not sent again"
    assert at_centre(centre, east) == LARGE.data


def test_a_device_neither_reads_nor_writes_another_halls(centre, east, west, link):
    add(east.desk)
    exchange(centre, east, east.desk, link)
    stranger = centre.desk(west)
    (held,) = stranger.held(HeldWish(digests=[LARGE.digest])).held
    assert (held.held, held.whole) == (0, False)
    assert stranger.give_part(PartWish(digest=LARGE.digest, start=0, most=PART)).part is None
    assert stranger.take_part(first_part()).judgement == "kept"
    assert at_centre(centre, west) is None
    assert at_centre(centre, east) == LARGE.data


def test_behind_the_wall_no_query_sees_another_halls_bytes(open_again, postgres_url):
    database = open_again(postgres_url)
    with database.of_hall("east", writing=True) as connection:
        digest = keep_whole(connection, "east", LARGE.data, 1)
    with database.of_hall("west") as connection:
        assert connection.execute(select(part_table)).all() == []
        assert connection.execute(select(content_table)).all() == []
    with database.of_hall("west", writing=True) as connection:
        assert connection.execute(update(content_table).values(held=0)).rowcount == 0
        assert connection.execute(delete(part_table)).rowcount == 0
    with database.of_hall("east") as connection:
        assert read_whole(connection, "east", digest) == LARGE.data


def test_whoever_is_not_known_or_was_revoked_is_refused(centre, east, link):
    device = link._headers["authorization"].removeprefix("Bearer ").partition(".")[0]
    centre.revoke(device)
    for ask in (
        lambda: link.held(HeldWish(digests=[LARGE.digest])),
        lambda: link.take_part(first_part()),
        lambda: link.give_part(PartWish(digest=LARGE.digest, start=0, most=1)),
    ):
        with pytest.raises(RefusedThere) as refused:
            ask()
        assert refused.value.code == RefusedCode.REVOKED


@pytest.mark.parametrize("digest", ["", "a" * 63, "A" * 64, "../" + "a" * 61])
def test_what_is_no_digest_is_refused(centre, link, digest):
    with pytest.raises(RefusedThere) as refused:
        link.held(HeldWish(digests=[digest]))
    assert refused.value.code == RefusedCode.UNKNOWN_FORMAT


def test_too_many_digests_or_too_many_bytes_are_refused(link):
    large = noisy(500, 400).tobytes()[:400_000]
    for ask in (
        lambda: link.held(HeldWish(digests=["a" * 64] * 501)),
        lambda: link.take_part(Part(part=SentPart("a" * 64, len(large), 0, large))),
    ):
        with pytest.raises(RefusedThere) as refused:
            ask()
        assert refused.value.code == RefusedCode.OVERSIZE
    answer = link.take_part(Part(part=SentPart("a" * 64, 280_000, 0, large[:280_000])))
    assert (answer.judgement, answer.held) == ("elsewhere", 0), "larger than any part"


def test_wrong_bytes_are_thrown_away_and_the_right_ones_taken(centre, east, link, caplog):
    add(east.desk)
    hold(centre, east)
    wrong = bytes(LARGE.size)
    for start in range(0, LARGE.size, PART):
        answer = link.take_part(first_part(wrong, start=start, digest=LARGE.digest))
    assert (answer.judgement, answer.held, answer.whole) == ("wrong", 0, False)
    assert "attachment_wrong" in caplog.text
    assert exchange(centre, east, east.desk, link).given == 1
    assert at_centre(centre, east) == LARGE.data


def test_a_size_that_no_entry_says_is_refused(centre, east, link):
    add(east.desk)
    hold(centre, east)
    assert link.take_part(first_part(size=LARGE.size + 1)).judgement == "oversize"


def test_what_is_damaged_at_the_centre_is_given_to_it_anew(centre, east, link, caplog):
    one = add(east.desk)
    exchange(centre, east, east.desk, link)
    with centre.database.of_hall(east.hall, writing=True) as connection:
        connection.execute(
            update(part_table).where(part_table.c.start == 0).values(data=bytes(PART // 4))
        )
    other = east.new_desk()
    hold(centre, east)
    fetch(centre, east, other)
    going = AttachmentExchange(JournalStore(other), centre.desk(east), PeerKind.CENTRE)
    assert going.exchange().fetched == 0, "what came was not what the digest says"
    assert read_attachment(person_at(other), one) is None
    assert going.exchange().fetched == 0, "now the centre has looked at its own"
    assert "attachment_damaged" in caplog.text
    with centre.database.of_hall(east.hall) as connection:
        assert count_contents(connection, east.hall).damaged == 1
    assert exchange(centre, east, east.desk, link).given == 1
    assert going.exchange().fetched == 1
    assert read_attachment(person_at(other), one) == LARGE.data


def test_what_is_damaged_at_a_desk_is_fetched_anew(centre, east, link, caplog):
    one = add(east.desk)
    exchange(centre, east, east.desk, link)
    with writing(east.desk.engine) as connection:
        connection.execute(
            update(part_table).where(part_table.c.start == 0).values(data=bytes(PART))
        )
    assert read_attachment(person_at(east.desk), one) is None
    assert exchange(centre, east, east.desk, link).fetched == 1
    assert "attachment_damaged" in caplog.text
    assert read_attachment(person_at(east.desk), one) == LARGE.data


def test_old_ones_are_fetched_when_somebody_opens_them(centre, east, link):
    one = add(east.desk)
    exchange(centre, east, east.desk, link)
    east.clock.advance(8 * DAY)
    other = east.new_desk()
    theirs = centre.desk(east)
    assert exchange(centre, east, other, theirs).fetched == 0
    assert read_attachment(person_at(other), one) is None
    assert exchange(centre, east, other, theirs).fetched == 1
    assert read_attachment(person_at(other), one) == LARGE.data


def test_a_redaction_takes_the_bytes_along_at_the_centre(centre, east, link):
    one = add(east.desk)
    exchange(centre, east, east.desk, link)
    with east.desk.act(SYSTEM) as act:
        (entry,) = read_subject(act.connection, act.hall, one)
        act.record(*redaction_of(entry, "retention ended"))
    hold(centre, east, fold=False)
    Folder(centre.database, centre.server.workflows, centre.server.news).fold_all()
    with centre.database.of_hall(east.hall) as connection:
        assert held_of(connection, east.hall, LARGE.digest) is None
        assert connection.execute(select(part_table)).all() == []
    assert exchange(centre, east, east.desk, link).given == 0


def test_bytes_that_no_entry_names_are_collected(centre, east, link):
    add(east.desk)
    exchange(centre, east, east.desk, link)
    stray = b"nobody names this"
    assert link.take_part(first_part(stray)).whole
    collector = Collector(centre.database, centre.clock)
    centre.clock.advance(LEFTOVERS_KEPT - 1)
    assert collector.collect_all() == 0
    centre.clock.advance(2)
    assert collector.collect_all() == 1
    assert at_centre(centre, east, digest_of(stray)) is None
    assert at_centre(centre, east) == LARGE.data


def test_parts_are_counted_apart_from_entries(new_centre):
    centre = new_centre(rate=0.001, burst=3)
    link = centre.desk(centre.hall())

    def ask(times):
        for _ in range(times):
            link.held(HeldWish(digests=[]))

    with pytest.raises(Busy):
        ask(4)
    assert link.hashes(Hashes(device="a", seqs=[])).hashes == [], "entries of the device go on"

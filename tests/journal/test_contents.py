"""Bytes come part by part, in whatever pieces and however often, and count only when whole."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, func, select, update

from counter_app.errors import ProgramFault
from counter_app.journal.attachments import LARGEST_ATTACHMENT, attachment_table
from counter_app.journal.content_standing import (
    check_contents,
    collect_unnamed,
    count_contents,
    lacking,
    to_give,
)
from counter_app.journal.contents import (
    MOST_UNNAMED,
    PART,
    Judgement,
    State,
    ask_for,
    content_table,
    digest_of,
    held_of,
    keep_whole,
    part_table,
    read_part,
    read_whole,
    take_contents_along,
    take_part,
)
from counter_app.store.engine import open_engine, reading, writing
from counter_app.store.tables import metadata

HALL, NOW = "hall", 1_581_307_200_000
DAY = 24 * 3_600_000


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    engine = open_engine(tmp_path_factory.mktemp("contents") / "desk.db", bytes(32))
    with writing(engine) as connection:
        metadata.create_all(connection)
    yield engine
    engine.dispose()


@pytest.fixture
def connection(engine):
    with reading(engine) as connection:  # what is written is thrown away
        yield connection


def name(connection, digest, size=0, at=NOW, hall=HALL):
    """An entry names it."""
    row = {"hall": hall, "id": f"{digest[:20]}{at}", "digest": digest, "size": size}
    row |= {"media": "image/jpeg", "name": "", "thumbnail": b"", "at": at}
    connection.execute(attachment_table.insert().values(actor="", device="", **row))


def put(connection, data, start, end, **rest):
    digest, size = rest.get("digest", digest_of(data)), rest.get("size", len(data))
    if (named := rest.get("named")) is not None:
        name(connection, digest, named)
    return take_part(connection, HALL, digest, size, start, data[start:end], NOW)


def parts(connection):
    return connection.scalar(select(func.count()).select_from(part_table))


def damage(connection, digest):
    row = connection.execute(select(part_table).where(part_table.c.digest == digest)).first()
    changed = bytes([row.data[0] ^ 0x80]) + row.data[1:]
    connection.execute(
        update(part_table)
        .where(part_table.c.digest == digest, part_table.c.start == row.start)
        .values(data=changed)
    )


OFFERS = st.lists(st.tuples(st.sampled_from(["next", "again", "ahead"]), st.integers(1, 400)))


@given(data=st.binary(min_size=1, max_size=2000), offers=OFFERS)
def test_it_is_whole_when_every_byte_came_in_whatever_pieces(engine, data, offers):
    digest = digest_of(data)
    held = 0
    with reading(engine) as connection:
        for which, length in [*offers, ("next", len(data))]:
            if held == len(data):
                break
            assert read_whole(connection, HALL, digest) is None, "half of it is nothing"
            # The same again or something from further behind: a cut line does that.
            start = {"next": held, "again": 0, "ahead": held + 1}[which]
            end = min(start + length, len(data))
            judgement, after = put(connection, data, start, end)
            assert (judgement is Judgement.KEPT) == (start == held and end > start)
            held = end if judgement is Judgement.KEPT else held
            assert after.held == held
        assert read_whole(connection, HALL, digest) == data
        again, place = b"", 0
        while piece := read_part(connection, HALL, digest, place, 700):
            again += piece
            place = len(again)
        assert again == data
        assert put(connection, data, 0, len(data))[0] is Judgement.AGAIN


def test_what_is_kept_at_once_is_cut_into_parts(connection):
    data = bytes(range(256)) * 3000
    digest = keep_whole(connection, HALL, data, NOW)
    assert parts(connection) == len(data) / PART
    assert read_whole(connection, HALL, digest) == data
    assert keep_whole(connection, HALL, data, NOW) == digest
    assert list(check_contents(connection, HALL)) == []


def test_what_is_too_large_was_not_prepared(connection):
    for data in (b"", bytes(LARGEST_ATTACHMENT + 1)):
        with pytest.raises(ProgramFault):
            keep_whole(connection, HALL, data, NOW)


def test_other_bytes_than_the_digests_are_thrown_away_and_asked_for_again(connection, caplog):
    data = b"right" * 100
    digest = digest_of(data)
    name(connection, digest, len(data))
    wrong = b"wrong" * 100
    for times in (1, 2, 3):
        assert digest in lacking(connection, HALL, 0, NOW, 10)
        judgement, held = put(connection, wrong, 0, 200, digest=digest)
        assert judgement is Judgement.KEPT
        judgement, held = put(connection, wrong, 200, 500, digest=digest)
        assert (judgement, held.held, held.wrong) == (Judgement.WRONG, 0, times)
        assert parts(connection) == 0
    assert caplog.text.count("attachment_wrong") == 3
    assert lacking(connection, HALL, 0, NOW, 10) == {}, "left alone for a while"
    assert digest in lacking(connection, HALL, 0, NOW + DAY + 1, 10)
    assert ask_for(connection, HALL, digest, NOW), "a person asks: it is tried at once"
    assert digest in lacking(connection, HALL, 0, NOW, 10)
    assert put(connection, data, 0, len(data))[0] is Judgement.KEPT
    assert read_whole(connection, HALL, digest) == data


@pytest.mark.parametrize(
    ("size", "named"),
    [(LARGEST_ATTACHMENT + 1, None), (0, None), (-1, None), (400, 500)],
)
def test_a_size_that_cant_be_is_refused(connection, size, named):
    judgement, _ = put(connection, bytes(500), 0, 100, size=size, named=named)
    assert judgement is Judgement.OVERSIZE
    assert parts(connection) == 0


def test_a_part_that_is_too_large_or_goes_beyond_the_end_is_not_kept(connection):
    data = bytes(2 * PART)
    assert put(connection, data, 0, PART + 1)[0] is Judgement.ELSEWHERE
    assert put(connection, data, 0, 100, size=50)[0] is Judgement.ELSEWHERE
    assert parts(connection) == 0


def test_another_size_than_before_begins_from_the_beginning(connection):
    data = b"a" * 300
    digest = digest_of(data)
    put(connection, b"b" * 900, 0, 500, digest=digest)
    judgement, held = put(connection, data, 0, 300)
    assert (judgement, held.whole) == (Judgement.KEPT, True)
    assert read_whole(connection, HALL, digest) == data


def test_of_what_no_entry_names_only_so_much_is_taken(connection):
    connection.execute(
        content_table.insert().values(
            hall=HALL, digest="f" * 64, state="coming", size=1, held=MOST_UNNAMED, touched=NOW,
            wrong=0, number=0, given="",
        )
    )  # fmt: skip
    data = b"new" * 50
    assert put(connection, data, 0, 150)[0] is Judgement.UNNAMED
    assert held_of(connection, HALL, digest_of(data)) is None
    name(connection, "f" * 64)
    assert put(connection, data, 0, 150)[0] is Judgement.KEPT


def test_bytes_that_no_entry_names_are_collected_after_a_while(connection):
    named, fresh, old = (keep_whole(connection, HALL, data, NOW) for data in (b"1", b"2", b"3"))
    of_the_future = keep_whole(connection, HALL, b"4", NOW)
    name(connection, named, 1)
    for digest, touched in ((named, 0), (old, NOW - DAY - 1), (of_the_future, NOW * 2)):
        connection.execute(
            update(content_table).where(content_table.c.digest == digest).values(touched=touched)
        )
    assert collect_unnamed(connection, HALL, NOW - DAY, NOW) == 2
    assert read_whole(connection, HALL, named) == b"1"
    assert read_whole(connection, HALL, fresh) == b"2"
    assert held_of(connection, HALL, old) is None
    assert parts(connection) == 2


def test_a_wrong_byte_is_found_and_what_is_damaged_is_fetched_anew(connection, caplog):
    data = b"a photo" * 100
    digest = keep_whole(connection, HALL, data, NOW)
    name(connection, digest, len(data))
    assert count_contents(connection, HALL).missing == 0
    damage(connection, digest)
    assert list(check_contents(connection, HALL)) == [digest]
    assert read_whole(connection, HALL, digest) is None
    assert ask_for(connection, HALL, digest, NOW)
    assert "attachment_damaged" in caplog.text
    assert lacking(connection, HALL, NOW + 1, NOW, 10) == {digest: 0}
    assert count_contents(connection, HALL).damaged == 1
    assert put(connection, data, 0, 300)[0] is Judgement.KEPT
    assert put(connection, data, 300, 700)[0] is Judgement.KEPT
    assert read_whole(connection, HALL, digest) == data


def test_what_is_lacking_is_what_entries_name_lately_or_somebody_asks_for(connection):
    old, fresh, asked, here = (hashlib.sha256(bytes([one])).hexdigest() for one in range(4))
    for digest, at in ((old, 10), (asked, 10), (fresh, 30), (here, 40)):
        name(connection, digest, 1, at)
    keep_whole(connection, HALL, bytes([3]), NOW)
    assert ask_for(connection, HALL, asked, NOW)
    assert not ask_for(connection, HALL, asked, NOW), "that is no news"
    assert list(lacking(connection, HALL, 20, NOW, 10)) == [fresh, asked]
    assert set(lacking(connection, HALL, 0, NOW, 10)) == {fresh, asked, old}
    assert list(lacking(connection, HALL, 0, NOW, 1)) == [fresh]
    assert lacking(connection, "other", 0, NOW, 10) == {}
    count = count_contents(connection, HALL)
    assert (count.named, count.whole, count.missing) == (4, 1, 3)


def test_a_beginning_is_lacking_from_where_it_stopped(connection):
    data = bytes(1000)
    name(connection, digest_of(data), 1000)
    put(connection, data, 0, 600)
    assert lacking(connection, HALL, 0, NOW, 10) == {digest_of(data): 600}


def test_what_is_whole_is_given_once_an_entry_names_it(connection):
    first, second, unnamed = (
        keep_whole(connection, HALL, data, NOW) for data in (b"1", b"2", b"3")
    )
    for digest in (first, second):
        name(connection, digest, 1)
    found = to_give(connection, HALL)
    assert found.digests == (second, first), "the newest first"
    # What no entry names yet is not given, and not forgotten either.
    assert to_give(connection, HALL, found.until).digests == ()
    name(connection, unnamed, 1)
    later = to_give(connection, HALL, found.until)
    assert later.digests == (unnamed,)
    assert to_give(connection, HALL, later.until).digests == ()


def test_what_was_a_halls_goes_along_to_another(connection):
    digest = keep_whole(connection, HALL, b"1", NOW)
    take_contents_along(connection, HALL, "other")
    assert read_whole(connection, "other", digest) == b"1"
    assert held_of(connection, HALL, digest) is None


def test_two_halls_know_nothing_of_each_others_bytes(connection):
    digest = keep_whole(connection, HALL, b"1", NOW)
    connection.execute(delete(attachment_table))
    assert read_whole(connection, "other", digest) is None
    assert read_part(connection, "other", digest, 0) == b""
    assert held_of(connection, "other", digest) is None
    state = held_of(connection, HALL, digest)
    assert state is not None
    assert state.state is State.WHOLE

"""Messages keep what they say; what is no message is refused, and a bomb does not go off."""

import msgspec
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from counter_app.journal.entry import EntryName
from counter_app.journal.runs import missing_runs
from counter_app.sync.wire import (
    LARGEST_MESSAGE,
    Batch,
    Unreadable,
    Wish,
    batches,
    pack,
    received_run,
    sent_run,
    unpack,
)


def all_runs(journal):
    with journal.read() as connection:
        return list(missing_runs(connection, journal.hall, {}))


def test_a_run_arrives_as_it_was_sent(small_hall):
    small_hall.ticket()
    runs = all_runs(small_hall.journal)
    sent = pack(Batch(runs=[sent_run(run) for run in runs]))
    arrived = [received_run(run) for run in unpack(sent, Batch).runs]
    assert arrived == runs
    assert len(arrived[0].entries) > 50


def test_a_redacted_body_travels_as_its_digest(small_hall):
    (run,) = all_runs(small_hall.journal)
    bare = msgspec.structs.replace(run.entries[3], body=None)
    hidden = type(run)(run.hall, run.device, run.first, run.previous, (*run.entries[:3], bare))
    arrived = received_run(unpack(pack(sent_run(hidden)), type(sent_run(hidden))))
    assert arrived.entries[3].name == EntryName(run.device, 4)
    assert arrived.entries[3].body is None
    assert arrived.entries[3].digest == run.entries[3].digest


@given(junk=st.binary(max_size=200))
def test_junk_is_refused_as_unreadable(junk):
    with pytest.raises(Unreadable):
        unpack(junk, Batch)
    with pytest.raises(Unreadable):
        unpack(zstandard.compress(junk + b"\xc1"), Batch)


def huge_wish() -> bytes:
    """A message in good form, but far larger than any."""
    return msgspec.msgpack.encode({"heads": [], "more": bytes(LARGEST_MESSAGE)})


def test_a_small_message_that_unpacks_to_a_huge_one_is_refused():
    bomb = zstandard.compress(huge_wish())
    assert len(bomb) < 10_000
    with pytest.raises(Unreadable):
        unpack(bomb, Wish)
    assert unpack(bomb, Wish, largest=2 * LARGEST_MESSAGE).heads == []


def test_a_bomb_that_does_not_say_its_size_is_refused():
    packer = zstandard.ZstdCompressor(write_content_size=False).compressobj()
    bomb = packer.compress(huge_wish()) + packer.flush()
    with pytest.raises(Unreadable):
        unpack(bomb, Wish)


def test_fields_of_a_later_program_are_passed_over():
    later = {"protocol": 1, "heads": [["d", 3, b"h", "more"]], "colour": "green"}
    wish = unpack(zstandard.compress(msgspec.msgpack.encode(later)), Wish)
    assert [(head.device, head.seq) for head in wish.heads] == [("d", 3)]


def test_batches_are_bounded_and_keep_the_order(small_hall):
    small_hall.ticket()
    runs = all_runs(small_hall.journal) * 5
    parts = list(batches(runs, 1))
    assert [len(part) for part in parts] == [1] * 5
    assert [run for part in batches(runs, 10**9) for run in part] == runs

"""A file that carries what a line would: the same entries, the same answers, for nobody else."""

import functools
import os

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.errors import DiskFull, EnvironmentFault, InputError
from counter_app.journal.entry import new_id
from counter_app.journal.runs import Refusal
from counter_app.store.engine import writing
from counter_app.sync import bundle_file
from counter_app.sync.branching import move_branch
from counter_app.sync.bundle import read_bundle, write_bundle
from counter_app.sync.bundle_file import SHORTEST_PASSPHRASE, Header, growing_bundle
from counter_app.sync.peers import keep_centre_heads
from counter_app.sync.store import JournalStore
from tests.journal import counting
from tests.sync.tally_hall import (
    HALL,
    TallyHall,
    check_sound,
    entries_of,
    folded,
    hashes_of,
    head_of,
    names_in,
)

PASSPHRASE = "城东大厅的交换盘2020"


@pytest.fixture(autouse=True)
def cheap_passphrases(monkeypatch):
    """A third of a second for each file is meant for whoever guesses, not for tests."""
    for name, value in {"MEMORY": 64, "PASSES": 1, "LANES": 1}.items():
        monkeypatch.setattr(bundle_file, name, value)


@pytest.fixture
def hall(tmp_path):
    hall = TallyHall(tmp_path)
    yield hall
    hall.close()


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def introduced(act, old):
    assert act.device != old
    act.record(act.device, counting.Begun(name="n0"))


def write(journal, path, **more):
    return write_bundle(JournalStore(journal), path, PASSPHRASE, **more)


def read(journal, path, passphrase=PASSPHRASE, **more):
    move = functools.partial(move_branch, journal, introduce=introduced)
    return read_bundle(JournalStore(journal), path, passphrase, move, **more)


def carry(source, target, stick, **more):
    """Write at one computer, read at another."""
    path = stick / f"{new_id()}.bundle"
    write(source, path, **more)
    return read(target, path)


def busy(hall, acts=6):
    journal = hall.replica()
    for number in range(acts):
        hall.begin(journal, more=number % 3)
    return journal


# What is carried


def test_what_is_written_is_read_and_reading_again_changes_nothing(hall, stick):
    one, two = busy(hall), busy(hall, 2)
    file = stick / "monday.bundle"
    told = []
    written = write(one, file, progress=lambda *done: told.append(done))
    total = len(entries_of(one))
    assert (written.entries, written.devices) == (total, 1)
    assert written.size == file.stat().st_size
    assert told[-1] == (total, total)
    before = len(entries_of(two))
    answer = read(two, file, progress=lambda *done: told.append(done))
    assert (answer.offered, answer.kept, answer.refused) == (total, total, False)
    assert answer.writer == one.device
    assert str(answer.phrase) == f"The bundle was read: {total} entries were taken."
    assert told[-1] == (total, total)
    assert len(entries_of(two)) == before + total
    check_sound(two)
    state = entries_of(two), folded(two)
    again = read(two, file)
    assert (again.kept, again.refused) == (0, False)
    assert str(again.phrase) == "Everything in the bundle was here already."
    assert (entries_of(two), folded(two)) == state
    assert sorted(file.parent.iterdir()) == [file]


def test_an_answer_carries_only_what_the_other_side_lacks(hall, stick):
    one, two = busy(hall), busy(hall, 2)
    write(one, stick / "one")
    read(two, stick / "one")
    hall.begin(two)
    written = write(two, stick / "two", answering=stick / "one")
    assert written.entries == len(entries_of(two)) - len(entries_of(one))
    assert read(one, stick / "two").kept == written.entries
    assert entries_of(one) == entries_of(two)
    nothing = write(one, stick / "three", answering=stick / "two")
    assert nothing.entries == 0
    assert str(nothing.phrase).endswith("has everything already.")
    assert read(two, stick / "three").offered == 0


def test_a_long_journal_is_carried_page_by_page(hall, stick, monkeypatch):
    monkeypatch.setattr("counter_app.sync.bundle.PAGE_WEIGHT", 500)
    monkeypatch.setattr("counter_app.journal.runs.RUN_LENGTH", 3)
    one, two = busy(hall, 20), hall.replica()
    told = []
    write(one, stick / "all", progress=lambda *done: told.append(done))
    assert len(told) > 5
    assert read(two, stick / "all").kept == len(entries_of(one))
    assert entries_of(two) == entries_of(one)


def test_a_redacted_body_stays_out(hall, stick):
    one, two = busy(hall), hall.replica()
    hall.redact(one, entries_of(one)[0])
    carry(one, two, stick)
    assert entries_of(two)[0].body is None
    assert entries_of(two) == entries_of(one)


def test_a_reading_that_is_stopped_goes_on_next_time(hall, stick, monkeypatch):
    monkeypatch.setattr("counter_app.sync.bundle.PAGE_WEIGHT", 500)
    monkeypatch.setattr("counter_app.journal.runs.RUN_LENGTH", 3)
    one, two = busy(hall, 20), hall.replica()
    write(one, stick / "all")
    pages = iter([False, False, True])
    answer = read(two, stick / "all", stopped=lambda: next(pages))
    assert answer.stopped
    assert 0 < answer.kept < answer.offered
    assert str(answer.phrase).startswith("Stopped: ")
    check_sound(two)
    rest = read(two, stick / "all")
    assert answer.kept + rest.kept == rest.offered
    assert entries_of(two) == entries_of(one)


def test_a_writing_that_is_stopped_leaves_no_file(hall, stick):
    with pytest.raises(InputError, match="No bundle was written"):
        write(busy(hall), stick / "all", stopped=lambda: True)
    assert list(stick.iterdir()) == []


# What is refused, each in its own words


def refused(read_it, match, field=None):
    with pytest.raises((InputError, EnvironmentFault), match=match) as caught:
        read_it()
    assert getattr(caught.value, "field", None) == field
    assert "Nothing of it was taken" in str(caught.value) or "no bundle" in str(caught.value)


def test_a_wrong_passphrase(hall, stick):
    write(busy(hall), stick / "all")
    two = hall.replica()
    refused(
        lambda: read(two, stick / "all", "another one"), "passphrase does not fit", "passphrase"
    )
    assert entries_of(two) == []


def test_the_same_passphrase_typed_in_other_forms_of_its_letters(hall, stick):
    one, two = busy(hall), hall.replica()
    write(one, stick / "all")
    assert read(two, stick / "all", PASSPHRASE.replace("2020", "２０２０")).kept


def test_a_short_passphrase(hall, stick):
    with pytest.raises(InputError, match=f"at least {SHORTEST_PASSPHRASE}") as caught:
        write_bundle(JournalStore(busy(hall)), stick / "all", "x" * (SHORTEST_PASSPHRASE - 1))
    assert caught.value.field == "passphrase"
    assert list(stick.iterdir()) == []


def test_another_hall(hall, stick):
    with growing_bundle(stick / "all", "6" * 32, PASSPHRASE) as bundle:
        bundle.put(b"whatever", last=True)
    refused(lambda: read(hall.replica(), stick / "all"), "another hall", "file")


def test_some_other_file(hall, stick):
    for number, content in enumerate([b"", b"x", b"a letter about bundles" * 100]):
        (stick / str(number)).write_bytes(content)
        refused(lambda path=stick / str(number): read(hall.replica(), path), "no bundle", "file")


def test_a_file_that_is_not_there(hall, stick):
    with pytest.raises(EnvironmentFault, match="can't be read"):
        read(hall.replica(), stick / "nothing")


def test_a_newer_bundle(hall, stick, monkeypatch):
    monkeypatch.setattr(bundle_file, "Header", functools.partial(Header, version=2))
    write(busy(hall), stick / "all")
    monkeypatch.undo()
    refused(lambda: read(hall.replica(), stick / "all"), "newer version", "file")


def test_a_newer_protocol_in_it(hall, stick):
    with growing_bundle(stick / "all", HALL, PASSPHRASE) as bundle:
        start = {"protocol": 9, "hall": HALL, "device": "d", "at": 1, "heads": [], "entries": 0}
        from counter_app.sync.wire import pack

        bundle.put(pack(start))
        bundle.put(pack({"entries": 0}), last=True)
    refused(lambda: read(hall.replica(), stick / "all"), "newer version", "file")


def test_cut_off_at_any_byte_it_is_called_incomplete(hall, stick):
    write(busy(hall), stick / "all")
    whole = (stick / "all").read_bytes()
    two = hall.replica()
    for length in {*range(len(whole) - 1, 60, -37), len(whole) - 1, 61}:
        (stick / "cut").write_bytes(whole[:length])
        refused(lambda: read(two, stick / "cut"), "not complete: copying")
    assert entries_of(two) == []


def test_altered_at_any_byte_nothing_of_it_is_taken(hall, stick):
    write(busy(hall), stick / "all")
    whole = (stick / "all").read_bytes()
    two = hall.replica()
    for position in range(len(bundle_file.MAGIC), len(whole), 13):
        altered = bytearray(whole)
        altered[position] ^= 1 << (position % 8)
        (stick / "altered").write_bytes(altered)
        with pytest.raises(EnvironmentFault, match=r"altered or damaged|not complete"):
            read(two, stick / "altered")
    (stick / "altered").write_bytes(whole + b"x")
    refused(lambda: read(two, stick / "altered"), "altered or damaged")
    assert entries_of(two) == []


def test_messages_of_one_bundle_do_not_fit_another(hall, stick):
    journal = busy(hall)
    write(journal, stick / "one")
    write(journal, stick / "two")
    one, two = ((stick / name).read_bytes() for name in ("one", "two"))
    assert len(one) == len(two)
    (stick / "mixed").write_bytes(one[: len(one) // 2] + two[len(one) // 2 :])
    refused(lambda: read(hall.replica(), stick / "mixed"), "altered or damaged")


def test_nothing_of_what_it_carries_can_be_read_in_the_file(hall, stick):
    journal = busy(hall)
    write(journal, stick / "all")
    content = (stick / "all").read_bytes()
    for told in (HALL, journal.device, "tally", "clerk", entries_of(journal)[0].subject):
        assert told.encode() not in content


def test_a_header_that_asks_for_a_terabyte_is_not_believed(hall, stick):
    greedy = Header(
        hall_digest=bundle_file.hall_digest(HALL), salt=bytes(16), memory=2**40, passes=1, lanes=1
    )
    packed = msgspec.msgpack.encode(greedy)
    beginning = bundle_file.MAGIC + len(packed).to_bytes(4, "big") + packed
    whole = len(beginning) + 40
    (stick / "all").write_bytes(beginning + bundle_file._end_of_beginning(beginning, whole))
    refused(lambda: read(hall.replica(), stick / "all"), "altered or damaged")


def test_a_name_that_is_taken(hall, stick):
    (stick / "all").write_bytes(b"mine")
    with pytest.raises(InputError, match="there already") as caught:
        write(busy(hall), stick / "all")
    assert caught.value.field == "file"
    assert (stick / "all").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("number", "error", "words"),
    [
        (28, DiskFull, "no room"),
        (27, EnvironmentFault, "FAT32"),
        (5, EnvironmentFault, "could not"),
    ],
)
def test_a_stick_that_does_not_take_it(hall, stick, monkeypatch, number, error, words):
    def fail(_handle):
        raise OSError(number, os.strerror(number))

    journal = busy(hall)
    monkeypatch.setattr("counter_app.sync.bundle_file.os.fsync", fail)
    with pytest.raises(error, match=words):
        write(journal, stick / "all")
    assert list(stick.iterdir()) == []


# Histories that part


def parted(hall, common=3, mine=2, theirs=2):
    """A desk and its copy, which went on apart; the one whose history keeps the name first."""
    one = busy(hall, common)
    two = hall.clone(one)
    start = head_of(one, one.device).seq
    for _ in range(mine):
        hall.begin(one, more=1)
    for _ in range(theirs):
        hall.begin(two)
    hashes = [hashes_of(journal, one.device)[start + 1] for journal in (one, two)]
    return (one, two) if hashes[0] < hashes[1] else (two, one)


@pytest.mark.parametrize("reader", [0, 1])
def test_whoever_reads_first_both_come_to_the_same(hall, stick, reader):
    pair = parted(hall)
    name = pair[0].device
    first, second = pair[reader], pair[1 - reader]
    answer = carry(second, first, stick)
    assert [one.moved for one in answer.answers] == [True]
    assert "two histories" in str(answer.answers[0].phrase)
    assert not answer.refused
    carry(first, second, stick)
    carry(second, first, stick)
    assert pair[0].device == name != pair[1].device
    assert entries_of(first) == entries_of(second)
    for journal in pair:
        check_sound(journal)
    assert {f"n{number}" for number in range(1, hall.written + 1)} <= set(names_in(first))


def test_what_the_centre_is_known_to_have_keeps_its_name(hall, stick):
    stays, moves = parted(hall)
    device = stays.device
    head = head_of(moves, device)
    with writing(moves.engine) as connection:
        keep_centre_heads(connection, HALL, {device: (head.seq, head.hash.hex())}, 1)
    answer = carry(moves, stays, stick)
    assert [moved.old for moved in answer.moved] == [device]
    assert stays.device != device == moves.device
    carry(stays, moves, stick)
    assert entries_of(stays) == entries_of(moves)


def test_a_branch_comes_in_pieces(hall, stick, monkeypatch):
    monkeypatch.setattr("counter_app.sync.bundle.PAGE_WEIGHT", 500)
    monkeypatch.setattr("counter_app.journal.runs.RUN_LENGTH", 2)
    stays, moves = parted(hall, mine=7, theirs=8)
    carry(moves, stays, stick)
    carry(stays, moves, stick)
    carry(moves, stays, stick)
    assert entries_of(stays) == entries_of(moves)
    check_sound(stays)


def test_an_answer_reaches_back_to_where_the_histories_part(hall, stick):
    stays, moves = parted(hall, common=12, mine=9, theirs=4)
    write(moves, stick / "asks")
    written = write(stays, stick / "answers", answering=stick / "asks")
    assert written.entries < len(entries_of(stays))
    answer = read(moves, stick / "answers")
    assert not answer.refused
    assert len(answer.moved) == 1
    carry(moves, stays, stick)
    assert entries_of(stays) == entries_of(moves)


def test_the_copy_of_a_copy_is_told_apart_as_well(hall, stick):
    one, two = parted(hall)
    three = hall.clone(two)
    hall.begin(two)
    hall.begin(three, more=2)
    for _ in range(2):
        for source, target in ((one, two), (two, three), (three, one), (one, three), (three, two)):
            assert not carry(source, target, stick).refused
    carry(two, one, stick)
    assert len({journal.device for journal in (one, two, three)}) == 3
    assert entries_of(one) == entries_of(two) == entries_of(three)
    for journal in (one, two, three):
        check_sound(journal)


def test_an_altered_entry_in_the_writers_journal_is_refused_also_in_a_branch(hall, stick):
    stays, moves = parted(hall, mine=4, theirs=4)
    victim = entries_of(moves)[-1]
    with writing(moves.engine) as connection:
        connection.exec_driver_sql(
            "UPDATE entry SET actor = 'x' WHERE device = ? AND seq = ?", (victim.device, victim.seq)
        )
    answer = carry(moves, stays, stick)
    (one,) = answer.answers
    assert one.refusal is Refusal.BROKEN_CHAIN
    assert "do not fit their chain" in str(one.phrase)
    assert str(answer.phrase).endswith("and some were not.")
    assert "x" not in {entry.actor for entry in entries_of(stays)}
    check_sound(stays)


def test_a_bundle_that_begins_too_late_says_what_is_missing(hall, stick):
    one, two, three = busy(hall), hall.replica(), hall.replica()
    write(one, stick / "first")
    read(two, stick / "first")
    hall.begin(two)
    write(two, stick / "asks")
    hall.begin(one)
    write(one, stick / "second", answering=stick / "asks")
    answer = read(three, stick / "second")
    assert [(one.refusal, one.kept) for one in answer.answers] == [(Refusal.GAP, 0)]
    assert "older bundles first" in str(answer.answers[0].phrase)
    read(three, stick / "first")
    assert not read(three, stick / "second").refused


def test_a_fork_before_what_the_bundle_has_asks_for_a_whole_one(hall, stick):
    one, two = parted(hall)
    third = hall.clone(one)
    write(third, stick / "asks")
    hall.begin(one)
    write(one, stick / "late", answering=stick / "asks")
    for _ in range(9):
        hall.begin(two)
    answer = read(two, stick / "late")
    assert [answer.refusal for answer in answer.answers] == [Refusal.FORK]
    assert "whole one" in str(answer.answers[0].phrase)
    assert not carry(one, two, stick).refused


STEP = st.one_of(
    st.tuples(st.just("write"), st.integers(0, 4), st.integers(0, 2)),
    st.tuples(st.just("clone"), st.integers(0, 4), st.just(0)),
    st.tuples(st.just("carry"), st.integers(0, 4), st.integers(0, 4)),
    st.tuples(st.just("answer"), st.integers(0, 4), st.integers(0, 4)),
)


@settings(
    deadline=None,
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEP, min_size=3, max_size=14))
def test_desks_that_only_know_sticks_come_to_the_same(tmp_path_factory, steps):
    folder = tmp_path_factory.mktemp("hall")
    hall = TallyHall(folder)
    try:
        desks = [hall.replica(), hall.replica()]
        for what, which, other in steps:
            one, two = desks[which % len(desks)], desks[other % len(desks)]
            if what == "write":
                hall.begin(one, more=other)
            elif what == "clone" and len(desks) < 4:
                desks.append(hall.clone(one))
            elif what == "carry":
                assert not carry(one, two, folder).refused
            elif what == "answer":
                write(one, folder / f"{new_id()}.asks")
                asks = max(folder.glob("*.asks"))
                assert not carry(two, one, folder, answering=asks).refused
        for _ in range(4):
            for one in desks:
                for two in desks:
                    if one is not two:
                        assert not carry(one, two, folder).refused
        for desk in desks:
            assert entries_of(desk) == entries_of(desks[0])
            assert folded(desk) == folded(desks[0])
            check_sound(desk)
        assert {f"n{number}" for number in range(1, hall.written + 1)} <= set(names_in(desks[0]))
    finally:
        hall.close()

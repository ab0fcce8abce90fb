"""Two histories under one name: both are kept, and whoever moves one comes to the same entries."""

import random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.journal.entry import Entry, chained, new_id
from counter_app.store.engine import writing
from counter_app.sync.branching import AT_ONCE, last_common, move_branch, move_in
from counter_app.sync.rechaining import Branch, branch_device
from tests.journal import counting
from tests.sync.tally_hall import (
    HALL,
    TallyHall,
    check_sound,
    entries_of,
    folded,
    give_all,
    heads_of,
    meet,
    names_in,
    parting,
    settle_forks,
)

SLOW_DISK = settings(
    deadline=None,
    print_blob=True,
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def hall(tmp_path):
    hall = TallyHall(tmp_path)
    yield hall
    hall.close()


def introduced(act, old):
    assert act.device != old
    act.record(act.device, counting.Begun(name="n0"))


def moving(journal, device, last_common, *more):
    """Move a branch that is there."""
    moved = move_branch(journal, device, last_common, *more)
    assert moved is not None
    return moved


def of_device(journal, device):
    return [entry for entry in entries_of(journal) if entry.device == device]


def forked(hall, *, common=2, mine=3, theirs=2):
    """A centre, a desk that met it, and the desk's clone: each went on alone."""
    centre, desk = hall.replica(), hall.replica()
    for _ in range(common):
        hall.begin(desk, more=1)
    clone = hall.clone(desk)
    for _ in range(theirs):
        hall.begin(clone)
    give_all(clone, centre)
    for _ in range(mine):
        hall.begin(desk, more=1)
    return centre, desk, clone


# Where two histories part


@given(head=st.integers(0, 3000), theirs=st.integers(0, 3000), common=st.integers(0, 3000))
def test_where_two_histories_part_is_found_with_few_questions(head, theirs, common):
    common = min(common, head, theirs)
    asked = []

    def ask(numbers):
        assert 1 <= len(numbers) <= AT_ONCE
        assert numbers == sorted(set(numbers))
        asked.append(len(numbers))
        return [None if one > theirs else b"same" if one <= common else b"there" for one in numbers]

    assert last_common(ask, lambda one: b"same" if one <= common else b"here", head) == common
    assert len(asked) <= 3


def test_an_answer_that_changes_each_time_ends_the_search_all_the_same():
    chance = random.Random(7)
    found = last_common(
        lambda numbers: [chance.choice([b"same", b"other", None]) for _ in numbers],
        lambda _: b"same",
        1_000_000,
    )
    assert 0 <= found <= 1_000_000


# What moves, and what stays as it was


def test_the_branch_stands_under_a_new_device_with_everything_else_as_written(hall):
    centre, desk, _ = forked(hall)
    device = desk.device
    before = of_device(desk, device)
    common = parting(desk, centre, device)
    assert common == 4
    moved = moving(desk, device, common)
    assert (moved.old, moved.last_common, moved.count) == (device, 4, 6)
    assert moved.new == branch_device(device, before[4].hash)
    after = of_device(desk, moved.new)
    assert of_device(desk, device) == before[:4]
    assert [entry.seq for entry in after] == [1, 2, 3, 4, 5, 6]
    kept = ("hall", "tick", "at", "skew", "kind", "version", "subject", "actor", "left", "body")
    for old, new in zip(before[4:], after, strict=True):
        assert [getattr(new, name) for name in kept] == [getattr(old, name) for name in kept]
    assert after[1].base == f"{moved.new}:1"
    assert moved.subjects == {entry.subject for entry in before[4:]}
    check_sound(desk)
    assert desk.device == moved.new


def test_a_name_before_the_branch_stays_and_one_in_it_is_renamed(hall):
    desk = hall.replica()
    subject = hall.begin(desk)
    hall.add(desk, subject, 4)
    hall.add(desk, subject, 5)
    device = desk.device
    moved = moving(desk, device, 1)
    assert [entry.base for entry in of_device(desk, moved.new)] == [f"{device}:1", f"{moved.new}:1"]


def test_moving_again_changes_nothing(hall):
    centre, desk, _ = forked(hall)
    device = desk.device
    assert move_branch(desk, device, 4) is not None
    before = entries_of(desk), folded(desk)
    assert move_branch(desk, device, 4) is None
    assert move_branch(desk, device, 400) is None
    assert (entries_of(desk), folded(desk)) == before
    assert settle_forks(desk, centre) == []


def test_an_act_moves_whole(hall):
    desk = hall.replica()
    hall.begin(desk)
    hall.begin(desk, more=3)
    moved = moving(desk, desk.device, 3)
    assert (moved.last_common, moved.count) == (1, 4)
    check_sound(desk)


def test_a_branch_from_the_very_beginning_leaves_no_head_behind(hall):
    desk = hall.replica()
    device = desk.device
    hall.begin(desk)
    moved = moving(desk, device, 0)
    assert heads_of(desk) == {moved.new: 1}
    check_sound(desk)


def test_a_failure_in_the_middle_leaves_everything_as_it_was(hall):
    _, desk, _ = forked(hall)
    device, before = desk.device, entries_of(desk)

    def fail(_act, _old):
        raise LookupError

    with pytest.raises(LookupError):
        move_branch(desk, device, 4, fail)
    assert entries_of(desk) == before
    assert desk.device == device
    hall.begin(desk)
    check_sound(desk)


def test_listeners_hear_that_everything_may_look_different(hall):
    _, desk, _ = forked(hall)
    told = []
    desk.listeners.append(told.append)
    move_branch(desk, desk.device, 4, introduced)
    (committed,) = told
    assert committed.topics == {"redaction", "tally"}
    assert [entry.device for entry in committed.entries] == [desk.device]


# Redactions


def test_a_redaction_in_the_branch_names_what_it_took_out_under_the_new_name(hall):
    desk = hall.replica()
    hall.begin(desk)
    hall.begin(desk)
    device = desk.device
    hall.redact(desk, of_device(desk, device)[1])
    hall.redact(desk, of_device(desk, device)[0])
    before = of_device(desk, device)
    moved = moving(desk, device, 1)
    first, of_branch, of_common = of_device(desk, moved.new)
    assert (first.body, first.digest) == (None, before[1].digest)
    facts = msgspec.json.decode(of_branch.body)
    assert (facts["device"], facts["seq"]) == (moved.new, 1)
    assert of_common.body == before[3].body
    check_sound(desk)
    other = hall.replica()
    give_all(desk, other)
    assert folded(other) == folded(desk)


def test_a_redaction_by_somebody_else_follows_the_body_and_spares_who_took_its_name(hall):
    centre, desk, _ = forked(hall)
    leader = hall.replica()
    give_all(desk, leader)
    wanted = of_device(desk, desk.device)[4]
    hall.redact(leader, wanted)  # it names number 5, which is another entry at the centre
    assert of_device(leader, wanted.device)[4].body is None
    meet(leader, centre)
    meet(desk, centre, introduced)
    meet(leader, centre)
    assert entries_of(leader) == entries_of(desk) == entries_of(centre)
    gone = [entry for entry in entries_of(centre) if entry.body is None]
    assert [entry.digest for entry in gone] == [wanted.digest]
    assert gone[0].device == desk.device
    for replica in (leader, desk, centre):
        check_sound(replica)


# Others


def test_an_entry_of_another_device_that_builds_on_the_branch_stays_as_written(hall):
    centre, desk, _ = forked(hall)
    other = hall.replica()
    give_all(desk, other)
    subject = of_device(desk, desk.device)[4].subject
    hall.add(other, subject, 6)
    written = of_device(other, other.device)
    assert written[0].base == f"{desk.device}:6"
    meet(other, centre)
    meet(desk, centre)
    meet(other, centre)
    assert of_device(centre, other.device) == written
    for replica in (other, desk, centre):
        check_sound(replica)
    assert folded(other) == folded(desk) == folded(centre)


def test_whoever_moves_a_prefix_comes_to_a_prefix_of_the_same_chain(hall):
    centre, desk, _ = forked(hall)
    helper = hall.replica()
    give_all(desk, helper)
    hall.begin(desk)  # the author goes on, not knowing
    meet(helper, centre)
    hall.begin(desk, more=2)
    meet(desk, centre, introduced)
    hall.begin(desk)
    meet(desk, centre)
    meet(helper, centre)
    assert entries_of(helper) == entries_of(desk) == entries_of(centre)
    assert {entry.device for entry in entries_of(centre)} == {of_old(desk), desk.device}
    check_sound(centre)


def of_old(journal):
    (old,) = {entry.device for entry in entries_of(journal)} - {journal.device}
    return old


def test_the_author_goes_on_under_the_new_device_and_says_so(hall):
    centre, desk, _ = forked(hall)
    old = desk.device
    meet(desk, centre, introduced)
    assert desk.device != old
    hall.begin(desk)
    own = of_device(desk, desk.device)
    assert own[-2].actor == "system"
    assert own[-2].subject == desk.device
    assert own[-1].tick > own[-2].tick
    check_sound(desk)


def test_a_desk_restored_from_a_backup_that_wrote_before_it_met_anybody(hall):
    centre, desk = hall.replica(), hall.replica()
    hall.begin(desk)
    restored = hall.clone(desk)
    hall.begin(desk)
    meet(desk, centre)
    hall.begin(restored)
    meet(restored, centre, introduced)
    assert names_in(restored)[1:] == ["n1", "n2", "n3"]
    assert entries_of(restored) == entries_of(centre)


def test_restored_once_more_after_the_move_it_gets_its_own_branch_back(hall):
    centre, desk, _ = forked(hall)
    backup = hall.clone(desk)
    meet(desk, centre)
    hall.begin(desk)
    meet(desk, centre)
    meet(backup, centre)
    assert backup.device == desk.device
    assert entries_of(backup) == entries_of(centre) == entries_of(desk)


def test_a_disk_cloned_twice_one_copy_from_the_other(hall):
    centre, desk, _ = forked(hall)
    second = hall.clone(desk)
    hall.begin(desk)
    hall.begin(second)
    hall.begin(second)
    meet(desk, centre, introduced)
    meet(second, centre, introduced)
    meet(desk, centre)
    assert len({desk.device, second.device}) == 2
    assert entries_of(desk) == entries_of(second) == entries_of(centre)
    for replica in (desk, second, centre):
        check_sound(replica)
    assert {f"n{number}" for number in range(1, hall.written + 1)} <= set(names_in(centre))


def test_the_copy_of_a_copy_moves_in_one_step_where_the_first_branch_is_known(hall):
    centre, desk, _ = forked(hall)
    second = hall.clone(desk)
    hall.begin(desk)
    hall.begin(second)
    meet(desk, centre)
    give_all(centre, second)  # it has the other's branch before it moves its own
    moved = settle_forks(second, centre)
    assert [one.count for one in moved] == [7]
    give_all(second, centre)
    give_all(centre, second)
    assert entries_of(second) == entries_of(centre)
    assert second.device != desk.device
    check_sound(second)


def test_a_hub_moves_a_branch_without_folding(hall):
    centre, desk, _ = forked(hall)
    hub = hall.replica()
    give_all(desk, hub)
    device = desk.device
    with writing(hub.engine) as connection:
        moved = move_in(connection, HALL, None, device, 4)
    assert moved is not None
    meet(desk, centre)
    assert of_device(hub, moved.new) == of_device(desk, desk.device)
    assert moved.subjects == {entry.subject for entry in of_device(hub, moved.new)}


def test_a_long_branch_moves_in_pieces(hall, monkeypatch):
    monkeypatch.setattr("counter_app.sync.branching.WRITTEN_AT_ONCE", 3)
    centre, desk, _ = forked(hall, mine=9)
    meet(desk, centre)
    assert entries_of(desk) == entries_of(centre)
    check_sound(desk)


# The pure core


def test_what_nobody_can_read_moves_as_it_is():
    device, first = "d" * 32, bytes(32)
    for body in (b"\xff" + device.encode(), b'["' + device.encode() + b'"]', b'{"device":3}'):
        entry = entry_with(device, body)
        (moved,) = Branch(device, 0, entry).moved([entry])
        assert moved.body == body
        assert moved.hash == moved.expected_hash(first)


def test_the_order_of_facts_in_a_body_stays():
    device = "d" * 32
    body = f'{{"reason":"x","seq":4,"later":[1.5,null],"device":"{device}"}}'.encode()
    entry = entry_with(device, body)
    branch = Branch(device, 3, entry)
    expected = f'{{"reason":"x","seq":1,"later":[1.5,null],"device":"{branch.new}"}}'
    assert branch.moved([entry])[0].body == expected.encode()


@pytest.mark.parametrize("base", [None, "", "no name", "d" * 32, "d" * 32 + ":x", "e" * 32 + ":9"])
def test_what_is_no_name_in_the_branch_stays(base):
    assert Branch("d" * 32, 0, entry_with("d" * 32, b"{}")).renamed(base) == base


def entry_with(device, body):
    blank = Entry(
        hall=HALL, device=device, seq=4, tick=4, at=0, skew=None, kind="future.thing", version=1,
        subject=new_id(), base=None, actor="x", left=0, body=body, digest=b"", hash=b"",
    )  # fmt: skip
    return chained(blank, b"p" * 32)


# Whatever happens

STEP = st.one_of(
    st.tuples(st.just("write"), st.integers(0, 9), st.integers(0, 3)),
    st.tuples(st.just("add"), st.integers(0, 9), st.integers(0, 9)),
    st.tuples(st.just("clone"), st.integers(0, 9), st.just(0)),
    st.tuples(st.just("meet"), st.integers(0, 9), st.integers(0, 2)),
    st.tuples(st.just("redact"), st.integers(0, 9), st.integers(0, 30)),
)


@SLOW_DISK
@given(steps=st.lists(STEP, min_size=3, max_size=25))
def test_nothing_is_lost_nothing_counts_twice_and_all_come_to_the_same(tmp_path, steps):
    hall = TallyHall(tmp_path)
    try:
        centre, hub = hall.replica(), hall.replica()
        desks = [hall.replica(), hall.replica()]
        subjects, bodies, gone = [], set(), set()
        for what, which, number in steps:
            desk = desks[which % len(desks)]
            if what == "write":
                subjects.append(hall.begin(desk, more=number))
            elif what == "add" and subjects:
                hall.add(desk, subjects[number % len(subjects)], number)
            elif what == "clone" and len(desks) < 5:
                desks.append(hall.clone(desk))
            elif what == "redact":
                mine = [one for one in entries_of(desk) if one.kind != "redaction.ordered"]
                if mine:
                    entry = mine[number % len(mine)]
                    hall.redact(desk, entry)
                    gone.add((entry.subject, entry.tick, entry.digest))
            elif what == "meet":
                far, near = ((desk, centre), (desk, hub), (hub, centre))[number]
                meet(far, near, introduced)
            for entry in entries_of(desk):
                bodies.add((entry.subject, entry.kind, entry.digest, entry.at))
        for _ in range(3):
            for desk in (*desks, hub):
                meet(desk, hub if desk is not hub else centre, introduced)
            for desk in desks:
                meet(desk, centre, introduced)
        reference = entries_of(centre)
        held = {(one.subject, one.kind, one.digest, one.at) for one in reference}
        orders = {one for one in bodies if one[1] == "redaction.ordered"}
        assert bodies - orders <= held  # an order's own body may name a new entry
        assert {(one[0], one[1]) for one in orders} <= {(one[0], one[1]) for one in held}
        for entry in reference:
            assert (entry.body is None) == ((entry.subject, entry.tick, entry.digest) in gone)
        for replica in (*desks, hub):
            assert entries_of(replica) == reference
            assert folded(replica) == folded(centre)
            check_sound(replica)
        names = [one for one in names_in(centre) if one != "n0"]
        assert len(names) == len(set(names))
    finally:
        hall.close()

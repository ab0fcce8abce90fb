"""What is spoilt, forged or stolen reaches nobody, and holds up nothing else."""

import msgspec
import pytest
from sqlalchemy import select, update

from counter_app.errors import LineFault, RefusedThere
from counter_app.hall.desks import hall_name, rename_hall
from counter_app.hall.temperature import Mask, Method, measure
from counter_app.journal.entry import Body, new_id
from counter_app.journal.runs import Refusal, missing_runs
from counter_app.journal.tables import entry_table, to_check_table
from counter_app.server.codes import second_uses
from counter_app.server.devices import revoke
from counter_app.store.engine import writing
from counter_app.sync.link import Link
from counter_app.sync.peers import PeerKind
from counter_app.sync.standing import read_standing, waiting_for_centre
from counter_app.sync.wire import Batch, Enrol, Purpose, RefusedCode, Wish, sent_run
from tests.faults.agreeing import Agreement
from tests.faults.replicas import entries_of


class Poison(Body, frozen=True, kw_only=True):
    """In good form on the way, but no fold can take it: its window is a number."""

    kind = "visit.called"
    window: int = 7


def link_of(world, goer, kind=PeerKind.CENTRE):
    peer = world.peer_of(goer, kind)
    return Link(world.client(world.place_of(peer)), peer.device, peer.secret)


def sent(replica):
    with replica.journal.read() as connection:
        return [sent_run(run) for run in missing_runs(connection, replica.hall, {})]


def check(desk):
    return measure(desk.desk, "365", Method.FOREHEAD, Mask.WORN, "T-01").id


def forge(desk, subject):
    """Alter the stored body of a desk's check; what it was before."""
    with writing(desk.engine) as connection:
        which = entry_table.c.subject == subject
        body = connection.execute(select(entry_table.c.body).where(which)).scalar_one()
        changed = body.replace(b"365", b"364")
        assert changed != body
        connection.execute(update(entry_table).where(which).values(body=changed))
    return body


def meet_centre(world, desk):
    return world.meet(desk, world.peer_of(desk, PeerKind.CENTRE))


def test_a_poisoned_entry_is_kept_and_shown_and_everything_around_it_counts(world):
    door, first = world.desks["east-door"], world.desks["east-first"]
    visit = world.register(door)
    with door.journal.act("1" * 32) as act:
        act.record(visit, Poison())
    rename_hall(door.desk, "之后")
    Agreement(world).reach()
    assert hall_name(first.journal) == "之后"
    for desk in (door, first):
        with desk.journal.read() as connection:
            aside = connection.execute(select(to_check_table)).all()
        assert [(row.kind, row.reason) for row in aside] == [("visit.called", "unreadable")]


def test_a_body_that_was_altered_under_an_old_name_reaches_nobody(world):
    door, first = world.desks["east-door"], world.desks["east-first"]
    world.centre.keep_copy()
    before = check(door)
    forged = check(door)
    check(first)
    forge(door, forged)
    met = meet_centre(world, door)
    assert met.refused == {door.journal.device: Refusal.BROKEN_CHAIN}
    subjects = {row.subject for row in entries_of(world.centre, door.hall)}
    assert before in subjects
    assert forged not in subjects
    assert meet_centre(world, first).refused == {}
    # What waits is said to wait.
    assert read_standing(door.journal).to_centre == 1
    assert read_standing(first.journal).to_centre == 0


def test_what_was_altered_here_after_it_was_given_is_not_believed_when_it_comes_again(world):
    door, first = world.desks["east-door"], world.desks["east-first"]
    genuine = check(door)
    Agreement(world).reach()
    body = forge(door, genuine)
    answers = link_of(world, door).take(Batch(runs=sent(door))).answers
    assert Refusal.BROKEN_CHAIN in {answer.refusal for answer in answers}
    stored = [row.body for row in entries_of(world.centre, door.hall) if row.subject == genuine]
    assert stored == [body]
    stored = [row.body for row in entries_of(first, door.hall) if row.subject == genuine]
    assert stored == [body]


@pytest.mark.parametrize("renamed", [False, True])
def test_entries_of_another_hall_are_neither_taken_nor_given(world, renamed):
    """Whether they say whose they are, or are sent under the sender's own hall."""
    east, west = world.desks["east-door"], world.desks["west-door"]
    mine = check(west)
    meet_centre(world, west)
    stolen = sent(west)
    if renamed:
        stolen = [msgspec.structs.replace(run, hall=east.hall) for run in stolen]
    for kind in PeerKind:
        answers = link_of(world, east, kind).take(Batch(runs=stolen)).answers
        expected = Refusal.BROKEN_CHAIN if renamed else Refusal.FOREIGN_HALL
        assert {answer.refusal for answer in answers} == {expected}
        page = link_of(world, east, kind).give(Wish(heads=[]))
        assert {run.hall for run in page.runs} == {east.hall}
        assert mine not in {one.subject for run in page.runs for one in run.entries}
    Agreement(world).reach()


def test_a_stolen_code_opens_nothing_and_the_attempt_is_written_down(world):
    door = world.desks["east-door"]
    code = world.new_code(door.hall, Purpose.DESK)
    wish = Enrol(code=code.secret, device=new_id(), secret="a" * 64, name="新窗口")
    link = Link(world.client(world.centre))
    lane = link.enrol(wish).lane
    thief = msgspec.structs.replace(wish, device=new_id(), secret="b" * 64)
    for _ in range(2):
        with pytest.raises(RefusedThere) as said:
            link.enrol(thief)
        assert said.value.code == RefusedCode.CODE_USED
    assert link.enrol(wish).lane == lane  # whoever asked first may ask again
    with pytest.raises(RefusedThere) as said:
        Link(world.client(world.centre), thief.device, thief.secret).give(Wish(heads=[]))
    assert said.value.code == RefusedCode.UNKNOWN_DEVICE
    with world.centre.database.of_centre() as connection:
        assert {one.device for one in second_uses(connection, door.hall)} == {thief.device}


def test_a_revoked_desk_is_told_so_keeps_what_it_has_and_exchanges_nothing(world):
    door, first = world.desks["east-door"], world.desks["east-first"]
    hub = world.hubs["east-hub"]
    with world.centre.database.of_centre(writing=True) as connection:
        revoke(connection, door.journal.device, world.centre.clock.now())
    world.meet(hub, hub.peers()[0])  # the hub hears of it there
    unheard = check(door)
    before = len(entries_of(door, door.hall))
    held = len(entries_of(world.centre, door.hall))
    for kind in PeerKind:
        outcome = world.meet(door, world.peer_of(door, kind))
        assert isinstance(outcome, RefusedThere)
        assert outcome.code == RefusedCode.REVOKED
        with pytest.raises(LineFault):
            link_of(world, door, kind).take(Batch(runs=sent(door)))
        with pytest.raises(LineFault):
            link_of(world, door, kind).give(Wish(heads=[]))
    assert len(entries_of(world.centre, door.hall)) == held
    assert len(entries_of(door, door.hall)) == before
    assert unheard in {row.subject for row in entries_of(door, door.hall)}
    with door.journal.read() as connection:
        assert waiting_for_centre(connection, door.hall) == 1
    check(door)  # it goes on working by itself
    check(first)
    assert not isinstance(meet_centre(world, first), Exception)
    # Welcome again with a new code, it brings everything that was done meanwhile.
    world.enrol(door, world.new_code(door.hall, Purpose.DESK))
    Agreement(world).reach()
    assert unheard in {row.subject for row in entries_of(world.centre, door.hall)}

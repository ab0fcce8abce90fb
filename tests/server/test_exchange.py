"""Entries come in and go out by the rules of the protocol, each refusal in its own clear words."""

import hashlib
import secrets
import threading

import msgspec
import pytest
import zstandard

from counter_app.errors import DiskFull, StoreAway, StoreBusy, StoreUnusable
from counter_app.hall.desks import DeskRenamed
from counter_app.journal.entry import GENESIS, SYSTEM, new_id
from counter_app.journal.heads import read_heads
from counter_app.journal.journal import Journal
from counter_app.journal.runs import Refusal, Run
from counter_app.server.devices import adopt_devices, hubs_of
from counter_app.server.state import Purpose
from counter_app.sync.link import Link
from counter_app.sync.wire import (
    LARGEST_BATCH,
    LARGEST_MESSAGE,
    MOST_HASHES,
    PROTOCOL,
    Answers,
    Batch,
    DeviceList,
    Greeting,
    Hashes,
    HeadAt,
    RefusedCode,
    Wish,
    heads_message,
    pack,
    received_run,
    sent_run,
    unpack,
)
from counter_app.sync.wire import Purpose as DevicePurpose
from tests.server.small_centre import bearer, refused


class Desk:
    """A desk of a written hall that is enrolled at a centre."""

    def __init__(self, centre, hall, code=None):
        self.hall, self.journal = hall, hall.new_desk()
        record = next((one for one in hall.records if one), None) or centre.hall()
        self.asked, self.told = centre.enrol(
            code or centre.code(record), device=self.journal.device, hall=hall.hall
        )
        if not hall.records:
            hall.records.append(_at(record, hall.hall))
        self.client = centre.client
        self.link = Link(centre.client, self.asked.device, self.asked.secret)

    @property
    def runs(self):
        return self.hall.runs(self.journal)

    def give(self, runs=None):
        sent = self.runs if runs is None else runs
        return self.link.take(Batch(runs=[sent_run(run) for run in sent])).answers

    def post(self, path, content, **headers):
        return self.client.post(path, content=content, headers={**bearer(self.asked), **headers})

    def measure(self, times=1):
        for _ in range(times):
            self.hall.measure(self.journal)

    def act_of_three(self):
        """Three entries that belong together."""
        with self.journal.act(SYSTEM) as act:
            for number in range(3):
                act.record(self.journal.device, DeskRenamed(name=f"D{number}"))


def _at(record, hall):
    return type(record)(hall, record.name, record.made)


@pytest.fixture
def new_desk(centre, new_hall):
    """Make desks of one hall, or of another one each time where `hall` is new."""
    halls = []

    def make(*, another_hall=False):
        if another_hall or not halls:
            halls.append(new_hall())
            halls[-1].records = []
        return Desk(centre, halls[-1])

    return make


@pytest.fixture
def desk(new_desk):
    made = new_desk()
    made.measure(3)
    return made


def greeting(**changes):
    return Greeting(**{"program": "1.2.3", "heads": [], "now": 0, **changes})


def altered(run, index, **changes):
    entries = list(run.entries)
    entries[index] = msgspec.structs.replace(entries[index], **changes)
    return Run(run.hall, run.device, run.first, run.previous, tuple(entries))


def part(run, start, end):
    """Entries `start` to `end` (numbers in the run, from 0) as a run of their own."""
    previous = run.entries[start - 1].hash if start else run.previous
    return Run(run.hall, run.device, run.first + start, previous, run.entries[start:end])


def chained_anew(run, index, **changes):
    """The run with one entry changed and everything from there on chained as if it were so."""
    previous = run.entries[index - 1].hash if index else run.previous
    entries = list(run.entries[:index])
    for number, entry in enumerate(run.entries[index:], index):
        changed = msgspec.structs.replace(entry, **(changes if number == index else {}))
        if changed.body is not None:
            changed = msgspec.structs.replace(changed, digest=hashlib.sha256(changed.body).digest())
        changed = msgspec.structs.replace(changed, hash=changed.expected_hash(previous))
        previous = changed.hash
        entries.append(changed)
    return Run(run.hall, run.device, run.first, run.previous, tuple(entries))


def only(answers):
    (answer,) = answers
    return answer.refusal, answer.held, answer.kept


# Taking


def test_what_is_given_is_kept_byte_for_byte(centre, desk):
    (run,) = desk.runs
    assert only(desk.give()) == (None, run.last, len(run.entries))
    page = desk.link.give(Wish(heads=[]))
    assert [received_run(one) for one in page.runs] == [run]
    assert not page.more


def test_given_again_it_changes_nothing(centre, desk):
    (run,) = desk.runs
    desk.give()
    assert only(desk.give()) == (None, run.last, 0)
    assert centre.entries(desk.told.hall) == [(run.device, seq) for seq in range(1, run.last + 1)]


def test_a_part_that_is_here_and_a_part_that_is_not(desk):
    (run,) = desk.runs
    desk.give([part(run, 0, 1)])
    assert only(desk.give()) == (None, run.last, len(run.entries) - 1)


def test_a_gap_says_from_where_to_send(centre, desk):
    (run,) = desk.runs
    desk.give([part(run, 0, 1)])
    assert only(desk.give([part(run, 3, len(run.entries))])) == (Refusal.GAP, 1, 0)
    assert centre.heads(desk.told.hall) == {run.device: 1}


def test_another_history_under_the_same_numbers_is_a_fork(centre, desk):
    (run,) = desk.runs
    desk.give()
    branch = chained_anew(run, 2, actor="somebody else")
    assert only(desk.give([branch])) == (Refusal.FORK, run.last, 0)
    longer = chained_anew(run, len(run.entries) - 1, actor="somebody else")
    assert only(desk.give([longer])) == (Refusal.FORK, run.last, 0)


def test_an_altered_body_under_an_old_name_is_refused(centre, desk):
    (run,) = desk.runs
    desk.give()
    before = desk.link.give(Wish(heads=[]))
    # As it was chained, and chained anew: neither gets in.
    assert only(desk.give([altered(run, 1, body=b'{"reading":365}')]))[0] == Refusal.BROKEN_CHAIN
    assert only(desk.give([chained_anew(run, 1, body=b"{}")]))[0] == Refusal.FORK
    assert desk.link.give(Wish(heads=[])) == before


@pytest.mark.parametrize(
    "change",
    [
        {"actor": "mallory"},
        {"tick": 1},
        {"at": 1},
        {"subject": "another"},
        {"body": b"{}"},
        {"hash": bytes(32)},
        {"hash": b""},
        {"body": None, "digest": b""},
        {"left": 1},
        {"kind": "visit.closed"},
        {"base": "x:1"},
    ],
)
def test_what_does_not_follow_is_refused_and_the_acts_before_it_are_kept(centre, desk, change):
    (run,) = desk.runs
    first_whole = next(n for n, entry in enumerate(run.entries, 1) if entry.left == 0)
    spoilt = altered(run, first_whole, **change)
    assert only(desk.give([spoilt])) == (Refusal.BROKEN_CHAIN, first_whole, first_whole)
    assert only(desk.give()) == (None, run.last, len(run.entries) - first_whole)


@pytest.mark.parametrize("missing", [1, 2])
def test_an_act_that_is_cut_is_kept_to_its_last_whole_act(desk, missing):
    desk.act_of_three()
    (run,) = desk.runs
    whole = len(run.entries) - 3
    assert only(desk.give([part(run, 0, whole + 3 - missing)])) == (
        Refusal.CUT_ACT,
        whole,
        whole,
    )
    assert only(desk.give()) == (None, run.last, 3)


def test_an_entry_that_is_too_large_is_refused_and_nothing_else(desk):
    (run,) = desk.runs
    huge = chained_anew(run, len(run.entries) - 1, body=b'"' + b"x" * 1_000_000 + b'"')
    refusal, held, _ = only(desk.give([huge]))
    assert refusal == Refusal.OVERSIZE
    assert held < run.last


def test_a_foreign_hall_in_the_message_is_refused(centre, desk, new_desk):
    foreign = new_desk(another_hall=True)
    foreign.measure()
    (run,) = foreign.runs
    assert only(desk.give([run])) == (Refusal.FOREIGN_HALL, 0, 0)
    assert centre.entries(foreign.told.hall) == []
    # Under its own hall's name, its hashes are those of the other hall.
    renamed = Run(desk.told.hall, run.device, run.first, run.previous, run.entries)
    assert only(desk.give([renamed])) == (Refusal.BROKEN_CHAIN, 0, 0)


def test_one_bad_run_holds_up_no_other(centre, desk, new_desk):
    second, third = new_desk(), new_desk()
    second.measure()
    (one,), (two,), (three,) = desk.runs, second.runs, third.runs
    answers = desk.give([one, altered(two, 0, actor="x"), three])
    assert [answer.refusal for answer in answers] == [None, Refusal.BROKEN_CHAIN, None]
    assert centre.heads(desk.told.hall) == {one.device: one.last, three.device: three.last}


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "with \x00 in it"},
        {"kind": "k" * 2_000},
        {"actor": "a" * 2_000},
        {"tick": 2**63},
        {"at": -(2**63)},
        {"skew": 2**63},
        {"version": 2**64 - 1},
        {"left": -1},
        {"base": "\x00"},
    ],
)
def test_a_poisoned_entry_is_refused_and_its_batch_is_not(centre, desk, new_desk, change):
    second = new_desk()
    second.measure()
    (sound,), (run,) = second.runs, desk.runs
    last = len(run.entries) - 1
    answers = desk.give([chained_anew(run, last, **change), sound])
    assert answers[0].refusal is not None
    assert answers[0].held < run.last
    assert answers[1].refusal is None
    assert centre.heads(desk.told.hall)[sound.device] == sound.last


def test_entries_of_an_unknown_kind_and_version_are_kept_and_passed_on(desk):
    (run,) = desk.runs
    last = len(run.entries) - 1
    newer = chained_anew(run, last, kind="robot.waved", version=7, body=b'{"hand":"left"}')
    assert only(desk.give([newer])) == (None, newer.last, len(newer.entries))
    page = desk.link.give(Wish(heads=[]))
    assert [received_run(one) for one in page.runs] == [newer]


def test_an_empty_batch_and_an_empty_run_harm_nobody(desk):
    assert desk.give([]) == []
    (run,) = desk.runs
    empty = Run(run.hall, run.device, 1, GENESIS, ())
    assert only(desk.give([empty])) == (Refusal.BROKEN_CHAIN, 0, 0)


# Messages as a whole


def test_a_message_too_large_is_refused_before_it_is_read(centre, desk):
    answer = desk.post("/v1/take", bytes(LARGEST_BATCH + 1))
    assert refused(answer) == (413, RefusedCode.OVERSIZE)


def test_one_that_does_not_say_its_size_is_refused_when_it_grows_too_large(desk):
    chunks = (bytes(100_000) for _ in range(LARGEST_BATCH // 100_000 + 1))
    answer = desk.post("/v1/take", chunks)
    assert refused(answer) == (413, RefusedCode.OVERSIZE)


def test_one_that_does_not_say_its_size_is_taken_when_it_is_small_enough(desk):
    message = pack(Batch(runs=[sent_run(run) for run in desk.runs]))
    answer = desk.post("/v1/take", iter([message[:100], message[100:]]))
    assert answer.status_code == 200
    assert unpack(answer.content, Answers).answers[0].refusal is None


def test_what_is_no_message_is_refused_as_such(desk):
    for path in ("greeting", "take", "give", "hashes", "devices/moved"):
        for body in (b"", b"junk", zstandard.compress(b"junk"), pack({"runs": 1})):
            answer = desk.post(f"/v1/{path}", body)
            assert refused(answer) == (415, RefusedCode.UNKNOWN_FORMAT), (path, body)


def test_a_bomb_does_not_go_off(desk):
    wish = msgspec.msgpack.encode({"heads": [], "more": bytes(LARGEST_MESSAGE)})
    assert refused(desk.post("/v1/give", zstandard.compress(wish)))[0] == 415
    unsized = zstandard.ZstdCompressor(write_content_size=False).compressobj()
    assert refused(desk.post("/v1/give", unsized.compress(wish) + unsized.flush()))[0] == 415


def test_a_newer_protocol_is_refused_and_an_older_one_understood(desk):
    assert refused(desk.post("/v1/give", pack(Wish(protocol=PROTOCOL + 1, heads=[])))) == (
        415,
        RefusedCode.UNKNOWN_FORMAT,
    )
    assert desk.post("/v1/give", pack(Wish(protocol=PROTOCOL - 1, heads=[]))).status_code == 200


def test_too_many_runs_at_once_are_refused(desk):
    (run,) = desk.runs
    tiny = sent_run(part(run, 0, 1))
    answer = desk.post("/v1/take", pack(Batch(runs=[tiny] * 10_001)))
    assert refused(answer) == (413, RefusedCode.OVERSIZE)


def test_a_way_that_only_newer_servers_have_is_refused_in_words(desk):
    assert refused(desk.post("/v1/teleport", b"")) == (404, RefusedCode.UNKNOWN_FORMAT)
    assert refused(desk.client.get("/v1/take")) == (405, RefusedCode.UNKNOWN_FORMAT)
    assert desk.client.get("/docs").status_code == 404


# Who may come


def credentials(asked, foreign):
    return [
        "",
        "Bearer",
        "Bearer ",
        f"Basic {asked.device}.{asked.secret}",
        f"Bearer {asked.device}",
        f"Bearer {asked.device}.",
        f"Bearer .{asked.secret}",
        f"Bearer {asked.device}.{'0' * 64}",
        f"Bearer {asked.device}.{asked.secret}0",
        f"Bearer {asked.device}.{foreign.secret}",
        f"Bearer {foreign.device}.{asked.secret}",
        f"Bearer {asked.device}\x00.{asked.secret}",
        f"Bearer {new_id()}.{asked.secret}",
        "Bearer " + "x" * 5_000 + "." + "y" * 5_000,
    ]


WAYS = (
    ("POST", "/v1/greeting", pack(greeting())),
    ("POST", "/v1/take", pack(Batch(runs=[]))),
    ("POST", "/v1/take", bytes(50_000)),
    ("POST", "/v1/give", pack(Wish(heads=[]))),
    ("POST", "/v1/hashes", b"junk"),
    ("POST", "/v1/devices/moved", b"junk"),
    ("GET", "/v1/devices", b""),
    ("GET", "/v1/news", b""),
)


def test_a_credential_that_is_not_right_opens_nothing(centre, desk):
    foreign, _ = centre.enrol(centre.code(centre.hall()))
    for credential in credentials(desk.asked, foreign):
        header = {"authorization": credential}
        for method, path, body in WAYS:
            answer = centre.client.request(method, path, content=body, headers=header)
            assert refused(answer) == (401, RefusedCode.UNKNOWN_DEVICE), (path, credential)
            assert answer.headers["www-authenticate"] == "Bearer"


def test_a_revoked_device_is_told_so_from_the_next_request_on(centre, desk):
    desk.give()
    centre.revoke(desk.asked.device)
    for path, message in (
        ("greeting", greeting()),
        ("take", Batch(runs=[])),
        ("give", Wish(heads=[])),
        ("hashes", Hashes(device="x", seqs=[])),
    ):
        answer = desk.post(f"/v1/{path}", pack(message))
        assert refused(answer) == (403, RefusedCode.REVOKED)
    # With a wrong secret nobody learns that it was revoked.
    wrong = {"authorization": f"Bearer {desk.asked.device}.{'0' * 64}"}
    assert refused(centre.client.get("/v1/news", headers=wrong))[0] == 401


def test_a_device_reads_its_own_hall_only(centre, desk, new_desk):
    foreign = new_desk(another_hall=True)
    foreign.measure(2)
    foreign.give()
    desk.give()
    page = desk.link.give(Wish(heads=[]))
    assert {run.hall for run in page.runs} == {desk.told.hall}
    assert {run.device for run in page.runs} == {desk.asked.device}
    assert [head.device for head in desk.link.greet(greeting()).heads] == [desk.asked.device]
    asked = Hashes(device=foreign.asked.device, seqs=[1, 2])
    assert desk.link.hashes(asked).hashes == [None, None]


# Giving


def test_pages_are_bounded_and_together_give_everything_once(new_centre, new_hall):
    centre = new_centre(page=2_000, few_entries=5)
    hall = new_hall()
    hall.records = []
    first, second = Desk(centre, hall), Desk(centre, hall)
    first.measure(10)
    first.give()
    second.measure(2)
    second.give()
    heads, pages = {}, []
    while True:
        page = second.link.give(Wish(heads=[HeadAt(d, s, b"") for d, s in heads.items()]))
        pages.append(page.runs)
        for run in page.runs:
            assert run.first == heads.get(run.device, 0) + 1
            heads[run.device] = run.first + len(run.entries) - 1
        if not page.more:
            break
    assert heads == centre.heads(hall.hall)
    # What is little comes first, so that it does not wait behind the backlog.
    assert pages[0][0].device == second.asked.device


def test_who_has_everything_gets_nothing(centre, desk):
    desk.give()
    page = desk.link.give(Wish(heads=heads_message(heads_of(desk.journal))))
    assert (page.runs, page.more) == ([], False)
    ahead = desk.link.give(Wish(heads=[HeadAt(desk.asked.device, 10**9, b"")]))
    assert (ahead.runs, ahead.more) == ([], False)


def heads_of(journal: Journal):
    with journal.read() as connection:
        return read_heads(connection, journal.hall)


def test_hashes_tell_where_a_fork_begins(centre, desk):
    (run,) = desk.runs
    desk.give()
    asked = Hashes(device=run.device, seqs=[2, 1, 99, 2])
    two, one = run.entries[1].hash, run.entries[0].hash
    assert desk.link.hashes(asked).hashes == [two, one, None, two]
    too_many = Hashes(device=run.device, seqs=list(range(MOST_HASHES + 1)))
    assert refused(desk.post("/v1/hashes", pack(too_many))) == (413, RefusedCode.OVERSIZE)
    nobody = pack({"device": "\x00", "seqs": [1]})
    assert refused(desk.post("/v1/hashes", nobody)) == (415, RefusedCode.UNKNOWN_FORMAT)


# Greeting


def test_a_greeting_says_heads_time_and_what_is_at_the_centre(centre, desk):
    desk.give()
    welcome = desk.link.greet(greeting(now=centre.clock.now() + 60_000))
    assert welcome.heads == heads_message(heads_of(desk.journal))
    assert welcome.at_centre == welcome.heads
    assert welcome.now == centre.clock.now()
    assert (welcome.program, welcome.centre_age) == ("1.2.3", None)
    assert welcome.largest_batch == LARGEST_BATCH


def test_what_a_device_has_given_since_is_held_by_it_no_more(centre, desk):
    count = sum(len(run.entries) for run in desk.runs)
    desk.link.greet(greeting(unsent=count + 2))
    desk.give()
    assert centre.device(desk.asked.device).unsent == 2
    desk.give()
    assert centre.device(desk.asked.device).unsent == 2, "the same again is nothing new"


def test_how_a_device_stands_is_written_down(centre, desk):
    now = centre.clock.now()
    desk.link.greet(greeting(now=now - 700, unsent=17, disk_free=1_234))
    stands = centre.device(desk.asked.device)
    assert (stands.seen, stands.unsent, stands.disk_free, stands.skew) == (now, 17, 1_234, -700)
    # A meeting without news costs no save, until some seconds have passed.
    centre.clock.advance(5_000)
    desk.link.greet(greeting(unsent=17, disk_free=1_000))
    assert centre.device(desk.asked.device).seen == now
    desk.link.greet(greeting(unsent=0))
    assert centre.device(desk.asked.device).unsent == 0
    assert centre.device(desk.asked.device).seen == now + 5_000
    centre.clock.advance(60_000)
    desk.link.greet(greeting(unsent=0))
    assert centre.device(desk.asked.device).seen == now + 65_000


def test_what_no_database_has_room_for_is_not_understood(desk):
    for change in (
        {"now": 2**63},
        {"unsent": -(2**63)},
        {"disk_free": 2**64 - 1},
        {"program": "\x00"},
        {"program": "1" * 101},
        {"addresses": ["\x00"]},
        {"addresses": ["a"] * 21},
        {"heads": [["d", 2**64 - 1, b""]]},
    ):
        body = pack(msgspec.structs.asdict(greeting()) | change)
        answer = desk.post("/v1/greeting", body)
        assert refused(answer) == (415, RefusedCode.UNKNOWN_FORMAT), change


def test_desks_are_told_of_their_halls_hubs(centre, desk, new_desk):
    foreign = new_desk(another_hall=True)
    record = desk.hall.records[0]
    code = centre.code(record, DevicePurpose.HUB)
    asked, _ = centre.enrol(
        code,
        purpose=DevicePurpose.HUB,
        name="大厅汇集机",
        certificate="PEM of the hub",
        addresses=["192.168.1.5:8443"],
    )
    (hub,) = desk.link.greet(greeting()).hubs
    assert (hub.device, hub.name, hub.certificate) == (asked.device, "大厅汇集机", "PEM of the hub")
    assert hub.addresses == ["192.168.1.5:8443"]
    assert foreign.link.greet(greeting()).hubs == []
    # It has moved: desks learn its new address from its next greeting.
    link = Link(centre.client, asked.device, asked.secret)
    link.greet(greeting(addresses=["192.168.1.77:8443", "10.0.0.1:8443"]))
    assert desk.link.greet(greeting()).hubs[0].addresses[0] == "192.168.1.77:8443"
    centre.revoke(asked.device)
    assert desk.link.greet(greeting()).hubs == []


def test_a_hub_learns_whom_to_know_and_a_desk_does_not(centre, desk):
    hub = centre.desk(desk.hall.records[0], purpose=DevicePurpose.HUB)
    centre.revoke(desk.asked.device)
    told = hub.devices()
    (known,) = [one for one in told.devices if one.purpose is DevicePurpose.DESK]
    assert (known.device, known.lane, known.revoked) == (
        desk.asked.device,
        desk.told.lane,
        centre.clock.now(),
    )
    assert known.secret_digest == centre.device(desk.asked.device).secret_digest
    assert told.centre_name == "市社保中心"
    second = centre.desk(desk.hall.records[0])
    answer = centre.client.get("/v1/devices", headers=second._headers)
    assert refused(answer) == (403, RefusedCode.NOT_FOR_YOU)


def test_devices_that_a_hub_is_told_of_may_come_to_it(new_centre, new_hall):
    centre = new_centre()
    record = centre.hall()
    asked, _ = centre.enrol(centre.code(record))
    hub = centre.desk(record, purpose=DevicePurpose.HUB)
    told = hub.devices()
    with centre.database.of_centre(writing=True) as connection:
        connection.exec_driver_sql("DELETE FROM device")
    at_hub = new_centre(Purpose.HUB)
    link = Link(at_hub.client, asked.device, asked.secret)
    adopt(at_hub, told)
    link.greet(greeting(unsent=3))
    adopt(at_hub, told)
    assert at_hub.device(asked.device).unsent == 3
    revoked = [msgspec.structs.replace(one, revoked=9) for one in told.devices]
    adopt(at_hub, msgspec.structs.replace(told, devices=revoked))
    body = pack(greeting())
    answer = at_hub.client.post("/v1/greeting", content=body, headers=bearer(asked))
    assert refused(answer) == (403, RefusedCode.REVOKED)
    with at_hub.database.of_centre() as connection:
        assert hubs_of(connection, record.hall) == []


def adopt(hub, told: DeviceList):
    with hub.database.of_centre(writing=True) as connection:
        adopt_devices(connection, told)


class Centre:
    """What a hub has heard of its centre."""

    def __init__(self):
        self.heard = None

    def centre_heads(self, _hall):
        return self.heard

    def hubs(self, _hall):
        return []


def test_a_hub_says_at_the_centre_only_what_it_heard_from_the_centre(new_centre, new_hall):
    hub = new_centre(Purpose.HUB)
    hall = new_hall()
    hall.records = []
    centre = new_centre()
    desk = Desk(centre, hall)
    desk.measure()
    link = Link(hub.client, desk.asked.device, desk.asked.secret)
    link.take(Batch(runs=[sent_run(run) for run in desk.runs]))
    assert link.greet(greeting()).at_centre is None
    hub.server.upstream = Centre()
    assert link.greet(greeting()).at_centre is None
    hub.server.upstream.heard = ([HeadAt(desk.asked.device, 1, bytes(32))], 4_000)
    welcome = link.greet(greeting())
    assert welcome.at_centre == [HeadAt(desk.asked.device, 1, bytes(32))]
    assert welcome.centre_age == 4_000
    assert welcome.heads != welcome.at_centre


# When something is wrong here


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [
        (DiskFull("full"), 507, RefusedCode.DISK_FULL),
        (StoreBusy("busy"), 503, RefusedCode.OVERLOADED),
        (StoreAway("away"), 503, RefusedCode.OVERLOADED),
        (StoreUnusable("broken"), 500, RefusedCode.FAULT),
        (RuntimeError("张三 110101199003070038"), 500, RefusedCode.FAULT),
    ],
)
def test_a_fault_of_the_server_is_said_and_may_pass(
    centre, desk, monkeypatch, caplog, fault, status, code
):
    def failing(*_, **__):
        raise fault

    monkeypatch.setattr(centre.server.database, "of_hall", failing)
    answer = desk.post("/v1/take", pack(Batch(runs=[])))
    assert refused(answer) == (status, code)
    assert int(answer.headers["retry-after"]) >= 5
    assert "张三" not in caplog.text
    monkeypatch.undo()
    assert desk.give()[0].refusal is None


def test_a_server_with_a_full_disk_still_says_what_it_has(centre, desk, monkeypatch):
    desk.give()
    of_hall = centre.server.database.of_hall

    def full(hall, *, writing=False):
        if writing:
            raise DiskFull("full")
        return of_hall(hall, writing=writing)

    monkeypatch.setattr(centre.server.database, "of_hall", full)
    assert desk.link.greet(greeting(unsent=5)).heads == heads_message(heads_of(desk.journal))
    assert desk.link.give(Wish(heads=[])).runs


def test_a_device_that_asks_too_much_is_told_when_to_come_again(new_centre):
    centre = new_centre(rate=0.1, burst=3.0)
    hall = centre.hall()
    asked, _ = centre.enrol(centre.code(hall))
    other = centre.desk(hall)
    body = pack(greeting())
    for _ in range(3):
        assert (
            centre.client.post("/v1/greeting", content=body, headers=bearer(asked)).status_code
            == 200
        )
    answer = centre.client.post("/v1/greeting", content=body, headers=bearer(asked))
    assert refused(answer) == (429, RefusedCode.BUSY)
    assert 9 <= int(answer.headers["retry-after"]) <= 20
    assert other.greet(greeting()).heads == []


def test_an_overloaded_server_says_when_to_come_again(new_centre):
    centre = new_centre(places=0, kept_for_small=0, waiting_small=0)
    headers = {"authorization": f"Bearer {new_id()}.{secrets.token_hex(32)}"}
    answer = centre.client.post("/v1/greeting", content=pack(greeting()), headers=headers)
    assert refused(answer) == (503, RefusedCode.OVERLOADED)
    assert 1 <= int(answer.headers["retry-after"]) <= 120


# Many at once


def test_writers_and_readers_of_one_hall_at_once_never_see_a_gap(centre, new_desk):
    desks = [new_desk() for _ in range(4)]
    ended = threading.Event()
    trouble, pulled = [], []

    def write(desk):
        try:
            for _ in range(8):
                desk.measure()
                sent = desk.runs
                answer = desk.link.take(Batch(runs=[sent_run(run) for run in sent])).answers[0]
                if answer.refusal is not None or answer.held != sent[0].last:
                    trouble.append(answer)
        except Exception as fault:  # noqa: BLE001 - the test shows it
            trouble.append(fault)

    def read(desk):
        heads = {}
        try:
            while True:
                last = ended.is_set()
                page = desk.link.give(Wish(heads=[HeadAt(d, s, b"") for d, s in heads.items()]))
                for run in page.runs:
                    if run.first != heads.get(run.device, 0) + 1:
                        trouble.append((run.device, run.first, heads.get(run.device)))
                    heads[run.device] = run.first + len(run.entries) - 1
                if last and not page.runs:
                    break
            pulled.append(heads)
        except Exception as fault:  # noqa: BLE001 - the test shows it
            trouble.append(fault)

    writers = [threading.Thread(target=write, args=(desk,)) for desk in desks]
    readers = [threading.Thread(target=read, args=(desk,)) for desk in desks[:2]]
    for thread in (*writers, *readers):
        thread.start()
    for thread in writers:
        thread.join(60)
    ended.set()
    for thread in readers:
        thread.join(60)
    assert trouble == []
    whole = centre.heads(desks[0].told.hall)
    assert pulled == [whole, whole]
    assert whole == {desk.journal.device: desk.runs[0].last for desk in desks}
    assert len(centre.entries(desks[0].told.hall)) == sum(whole.values())

"""Whoever brings a good code becomes a device of its hall, once; nobody else does."""

import threading

import msgspec
import pytest

from counter_app.errors import Conflict, InputError, RefusedThere
from counter_app.hall.desks import desk_table
from counter_app.journal.entry import new_id
from counter_app.server.codes import LASTS, second_uses
from counter_app.server.devices import devices_of
from counter_app.server.halls import add_hall, find_hall, halls
from counter_app.server.state import Purpose
from counter_app.sync.codes import Code
from counter_app.sync.link import Link
from counter_app.sync.wire import (
    NO_LANE,
    Enrol,
    Greeting,
    Moved,
    RefusedCode,
    pack,
)
from counter_app.sync.wire import Purpose as DevicePurpose
from tests.server.small_centre import asking, bearer, refused

SECRET, OTHER_SECRET = "a1" * 32, "b2" * 32


def refusal_of(call, *arguments):
    with pytest.raises(RefusedThere) as caught:
        call(*arguments)
    return caught.value.code


def devices(centre, hall):
    with centre.database.of_centre() as connection:
        return devices_of(connection, hall)


def hello():
    return Greeting(program="1.2.3", heads=[], now=0)


def test_a_device_that_brings_a_code_belongs_to_the_hall(centre):
    hall = centre.hall("城东社保经办大厅")
    asked, told = centre.enrol(centre.code(hall))
    assert (told.hall, told.hall_name) == (hall.hall, "城东社保经办大厅")
    assert (told.lane, told.centre_name, told.by_hub) == (0, "市社保中心", False)
    assert told.now == centre.clock.now()
    assert Link(centre.client, asked.device, asked.secret).greet(hello()).heads == []


def test_the_secret_is_kept_as_its_digest_only(centre):
    hall = centre.hall()
    asked, _ = centre.enrol(centre.code(hall))
    kept = centre.device(asked.device)
    assert kept.has_secret(asked.secret)
    assert asked.secret.encode() not in kept.secret_digest
    assert asked.secret not in repr(kept)


def test_each_desk_has_a_lane_of_its_own_and_a_hub_has_none(centre):
    hall, another = centre.hall(), centre.hall()
    lanes = [centre.enrol(centre.code(hall))[1].lane for _ in range(3)]
    hub = centre.enrol(centre.code(hall, DevicePurpose.HUB), purpose=DevicePurpose.HUB)[1]
    assert lanes == [0, 1, 2]
    assert hub.lane == NO_LANE
    assert centre.enrol(centre.code(hall))[1].lane == 3
    assert centre.enrol(centre.code(another))[1].lane == 0


def test_a_lane_is_not_given_again_when_its_desk_is_revoked(centre):
    hall = centre.hall()
    first, _ = centre.enrol(centre.code(hall))
    centre.revoke(first.device)
    assert centre.enrol(centre.code(hall))[1].lane == 1


def test_the_same_request_again_is_the_same_request(centre):
    code = centre.code(centre.hall())
    asked, told = centre.enrol(code)
    centre.clock.advance(3 * LASTS)  # the code would be too old for anybody else
    again = Link(centre.client).enrol(asked)
    assert msgspec.structs.replace(again, now=told.now) == told
    assert len(devices(centre, told.hall)) == 1


def test_a_code_used_by_one_device_is_refused_to_another_and_that_is_written_down(centre):
    hall = centre.hall()
    code = centre.code(hall)
    asked, _ = centre.enrol(code)
    thief = asking(code)
    assert refusal_of(Link(centre.client).enrol, thief) == RefusedCode.CODE_USED
    with centre.database.of_centre() as connection:
        (use,) = second_uses(connection, hall.hall)
    assert (use.device, use.at) == (thief.device, centre.clock.now())
    assert [device.device for device in devices(centre, hall.hall)] == [asked.device]


def test_a_thief_that_also_names_the_device_has_not_its_secret(centre):
    code = centre.code(centre.hall())
    asked, _ = centre.enrol(code)
    thief = msgspec.structs.replace(asked, secret=OTHER_SECRET)
    assert refusal_of(Link(centre.client).enrol, thief) == RefusedCode.CODE_USED
    assert centre.device(asked.device).has_secret(asked.secret)


def test_two_devices_that_bring_one_code_at_once_are_one_and_one_refused(centre):
    hall = centre.hall()
    code = centre.code(hall)
    start = threading.Barrier(4)
    outcomes: list[object] = []

    def bring():
        link, asked = Link(centre.client), asking(code)
        start.wait()
        try:
            outcomes.append(link.enrol(asked).lane)
        except RefusedThere as fault:
            outcomes.append(fault.code)

    threads = [threading.Thread(target=bring) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes, key=str) == [0, *[RefusedCode.CODE_USED] * 3]
    assert len(devices(centre, hall.hall)) == 1


def test_desks_that_come_at_once_get_different_lanes(centre):
    hall = centre.hall()
    codes = [centre.code(hall) for _ in range(8)]
    start, lanes = threading.Barrier(8), []

    def bring(code):
        link, asked = Link(centre.client), asking(code)
        start.wait()
        lanes.append(link.enrol(asked).lane)

    threads = [threading.Thread(target=bring, args=(code,)) for code in codes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(lanes) == list(range(8))


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_desks_that_come_at_once_to_two_processes_get_different_lanes(new_centre):
    one, another = new_centre(), new_centre()
    hall = one.hall()
    codes = [one.code(hall) for _ in range(6)]
    start, lanes = threading.Barrier(6), []

    def bring(number):
        link = Link((one, another)[number % 2].client)
        start.wait()
        lanes.append(link.enrol(asking(codes[number])).lane)

    threads = [threading.Thread(target=bring, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(lanes) == list(range(6))


def test_a_code_is_good_for_a_day(centre):
    code = centre.code(centre.hall())
    centre.clock.advance(LASTS)
    assert refusal_of(centre.enrol, code) == RefusedCode.CODE_EXPIRED
    centre.clock.advance(-1)
    centre.enrol(code)


def test_a_code_may_be_good_for_longer(centre):
    code = centre.code(centre.hall(), lasts=3 * LASTS)
    centre.clock.advance(2 * LASTS)
    centre.enrol(code)


def test_a_code_that_nobody_made_is_unknown(centre):
    assert refusal_of(centre.enrol, Code("0" * 10, "0" * 10)) == RefusedCode.CODE_UNKNOWN


def test_a_code_for_a_hub_makes_no_desk(centre):
    hall = centre.hall()
    hub = centre.code(hall, DevicePurpose.HUB)
    assert refusal_of(centre.enrol, hub) == RefusedCode.CODE_UNKNOWN
    centre.enrol(hub, purpose=DevicePurpose.HUB)


def test_a_record_without_entries_becomes_the_hall_that_is_brought(centre):
    record, own = centre.hall("城东社保经办大厅"), new_id()
    other_code = centre.code(record)
    asked, told = centre.enrol(centre.code(record), hall=own)
    assert told.hall == own
    assert centre.device(asked.device).hall == own
    assert Link(centre.client).enrol(asked).hall == own
    with centre.database.of_centre() as connection:
        assert find_hall(connection, "城东社保经办大厅").hall == own
    # A code made before for the record is one for the hall that it has become.
    assert centre.enrol(other_code)[1].hall == own


def test_the_hall_that_is_brought_may_come_again(centre):
    record, own = centre.hall(), new_id()
    centre.enrol(centre.code(record), hall=own)
    with centre.database.of_centre() as connection:
        (record,) = halls(connection)
    assert centre.enrol(centre.code(record), hall=own)[1].hall == own


def test_a_hall_with_entries_or_devices_refuses_another_hall(centre, new_hall):
    written = new_hall()
    desk = written.new_desk()
    record = centre.hall()
    asked, _ = centre.enrol(centre.code(record), hall=written.hall, device=desk.device)
    code_again = centre.code(record_of(centre, written.hall))
    assert refusal_of(bring, centre, code_again, new_id()) == RefusedCode.FOREIGN_HALL
    # The code is still good: the client asks again without a hall of its own.
    _, told = centre.enrol(code_again)
    assert told.hall == written.hall
    assert told.lane == 1
    assert centre.device(asked.device).lane == 0


def bring(centre, code, hall):
    return centre.enrol(code, hall=hall)


def record_of(centre, hall):
    with centre.database.of_centre() as connection:
        return next(record for record in halls(connection) if record.hall == hall)


def test_a_hall_of_another_record_is_refused(centre):
    one, another = centre.hall(), centre.hall()
    centre.enrol(centre.code(one))
    assert refusal_of(bring, centre, centre.code(another), one.hall) == RefusedCode.FOREIGN_HALL


def test_a_device_of_one_hall_does_not_become_one_of_another(centre):
    one, another = centre.hall(), centre.hall()
    asked, _ = centre.enrol(centre.code(one))
    with pytest.raises(RefusedThere) as caught:
        centre.enrol(centre.code(another), device=asked.device)
    assert caught.value.code == RefusedCode.FOREIGN_HALL
    assert centre.device(asked.device).hall == one.hall


def test_a_known_device_that_brings_a_new_code_comes_anew_with_its_lane(centre):
    hall = centre.hall()
    centre.enrol(centre.code(hall))
    asked, told = centre.enrol(centre.code(hall))
    centre.revoke(asked.device)
    _, again = centre.enrol(centre.code(hall), device=asked.device, secret=SECRET)
    assert again.lane == told.lane == 1
    assert Link(centre.client, asked.device, SECRET).greet(hello()).heads == []
    assert (
        refusal_of(Link(centre.client, asked.device, asked.secret).greet, hello())
        == RefusedCode.UNKNOWN_DEVICE
    )


def test_a_desk_keeps_the_lane_of_the_hall_it_brings(centre):
    _, told = centre.enrol(centre.code(centre.hall()), hall=new_id(), lane=4)
    assert told.lane == 4


def test_a_revoked_device_that_asks_again_is_told_so(centre):
    asked, _ = centre.enrol(centre.code(centre.hall()))
    centre.revoke(asked.device)
    assert refusal_of(Link(centre.client).enrol, asked) == RefusedCode.REVOKED


def test_lanes_written_in_the_hall_are_not_given_again(centre, new_hall):
    # A hall that was at another centre before: its desks' lanes are known from its entries only.
    record = centre.hall()
    rows = [{"hall": record.hall, "id": new_id(), "name": f"D{n}", "lane": n} for n in (0, 1, 3)]
    with centre.database.of_centre(writing=True) as connection:
        connection.execute(desk_table.insert(), rows)
    assert centre.enrol(centre.code(record))[1].lane == 2
    assert centre.enrol(centre.code(record))[1].lane == 4


def test_the_author_of_a_branch_gets_a_credential_and_a_lane(centre):
    hall = centre.hall()
    desk = centre.desk(hall)
    asked, _ = centre.enrol(centre.code(hall))
    link = Link(centre.client, asked.device, asked.secret)
    moved = Moved(device=new_id(), secret=SECRET)
    told = link.moved(moved)
    assert (told.hall, told.lane) == (hall.hall, 2)
    assert link.moved(moved) == told
    assert Link(centre.client, moved.device, SECRET).greet(hello()).heads == []
    # The original of a cloned disk still writes under the old name.
    assert link.greet(hello()).heads == []
    assert desk.greet(hello()).heads == []
    assert centre.device(moved.device).moved_from == asked.device


def test_a_branch_is_not_taken_from_who_became_it_first(centre):
    hall = centre.hall()
    asked, _ = centre.enrol(centre.code(hall))
    link = Link(centre.client, asked.device, asked.secret)
    moved = Moved(device=new_id(), secret=SECRET)
    link.moved(moved)
    theft = msgspec.structs.replace(moved, secret=OTHER_SECRET)
    assert refusal_of(link.moved, theft) == RefusedCode.CODE_USED
    foreign, _ = centre.enrol(centre.code(centre.hall()))
    stranger = Link(centre.client, foreign.device, foreign.secret)
    assert refusal_of(stranger.moved, moved) == RefusedCode.FOREIGN_HALL
    centre.revoke(moved.device)
    assert refusal_of(link.moved, moved) == RefusedCode.REVOKED


class Above:
    """A centre above a hub, of which nothing is heard."""

    def centre_heads(self, _hall):
        return None

    def hubs(self, _hall):
        return []

    def known_soon(self, _device):
        return None


def test_a_hub_with_a_centre_enrols_nobody_but_lets_a_branch_move(new_centre):
    centre, hub = new_centre(), new_centre(Purpose.HUB)
    hub.server.upstream = Above()
    hall = centre.hall()
    asked, _ = centre.enrol(centre.code(hall))
    assert refusal_of(hub.enrol, centre.code(hall)) == RefusedCode.NOT_FOR_YOU
    told = Link(hub.client, asked.device, asked.secret).moved(Moved(device=new_id(), secret=SECRET))
    assert told.by_hub
    assert told.lane == 100


def test_a_hub_without_a_centre_enrols_and_says_that_it_is_a_hub(new_centre):
    hub = new_centre(Purpose.HUB)
    _, told = hub.enrol(hub.code(hub.hall()))
    assert (told.by_hub, told.lane) == (True, 0)


def test_attempts_from_one_address_are_limited(new_centre):
    centre = new_centre(enrolments=0.001, enrolment_burst=3.0)
    code = Code("0" * 10, "0" * 10)
    for _ in range(3):
        assert refusal_of(centre.enrol, code) == RefusedCode.CODE_UNKNOWN
    answer = centre.client.post("/v1/enrol", content=pack(asking(code)))
    assert refused(answer) == (429, RefusedCode.BUSY)
    assert 900 < int(answer.headers["retry-after"]) <= 2000


def test_what_no_program_of_ours_asks_is_not_understood(centre):
    code = centre.code(centre.hall())
    for change in (
        {"device": ""},
        {"device": "x" * 65},
        {"device": "../etc"},
        {"secret": "short"},
        {"secret": "g" * 64},
        {"hall": "not a hall"},
        {"name": "n" * 101},
        {"name": "\x00"},
        {"certificate": "c" * 20_001},
        {"lane": -1},
    ):
        asked = msgspec.structs.asdict(asking(code)) | change
        answer = centre.client.post("/v1/enrol", content=pack(asked))
        assert refused(answer) == (415, RefusedCode.UNKNOWN_FORMAT), change
    centre.enrol(code)


def test_halls_have_names_of_their_own(centre):
    centre.hall("城东大厅")
    with centre.database.of_centre(writing=True) as connection:
        with pytest.raises(Conflict):
            add_hall(connection, " 城东大厅 ", 0)
        with pytest.raises(InputError):
            add_hall(connection, "  ", 0)
        with pytest.raises(InputError):
            find_hall(connection, "城西大厅")


def test_a_wrong_body_uses_up_no_code(centre):
    code = centre.code(centre.hall())
    assert refused(centre.client.post("/v1/enrol", content=b"junk")) == (
        415,
        RefusedCode.UNKNOWN_FORMAT,
    )
    assert refused(centre.client.post("/v1/enrol", content=bytes(50_000))) == (
        413,
        RefusedCode.OVERSIZE,
    )
    asked, _ = centre.enrol(code)
    assert isinstance(asked, Enrol)
    assert bearer(asked)["authorization"].startswith("Bearer ")

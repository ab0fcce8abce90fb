"""A claim is granted once, ends by itself, and holds among all processes of a server."""

import statistics
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from counter_app.journal.entry import new_id
from counter_app.server.claims import LASTS, TIDIED_EVERY, claim_table
from counter_app.server.state import Purpose
from counter_app.sync.wire import Claim, ClaimAnswer, RefusedCode, pack, unpack
from tests.server.small_centre import SmallCentre, bearer, refused

VISIT = "0" * 32
FIRST, SECOND = "a" * 32, "b" * 32


class Desk:
    """A device that asks for claims at the server behind `client`."""

    def __init__(self, client, asked):
        self.client, self.asked = client, asked

    def post(self, message):
        return self.client.post("/v1/claims", content=pack(message), headers=bearer(self.asked))


def a_desk(centre, hall=None):
    asked, _ = centre.enrol(centre.code(hall or centre.hall()))
    return Desk(centre.client, asked)


def claim(desk, window, visit=VISIT, calls=0):
    response = desk.post(Claim(visit=visit, window=window, calls=calls))
    assert response.status_code == 200
    return unpack(response.content, ClaimAnswer)


def granted(window):
    return ClaimAnswer(granted=True, by=window)


def held(window):
    return ClaimAnswer(granted=False, by=window)


@pytest.fixture(params=Purpose)
def asked(request, new_centre, database):
    """A centre or a hub, and a desk of a hall of it."""
    server = new_centre()
    desk = a_desk(server)
    if request.param is Purpose.HUB:
        hub = new_centre(Purpose.HUB)
        return hub, Desk(hub.client, desk.asked)
    return server, desk


def test_a_claim_is_granted_once_and_again_to_the_same_window(asked):
    _, desk = asked
    assert claim(desk, FIRST) == granted(FIRST)
    assert claim(desk, SECOND) == held(FIRST)
    assert claim(desk, FIRST) == granted(FIRST)
    assert claim(desk, SECOND, visit="1" * 32) == granted(SECOND)


def test_a_claim_ends_by_itself(asked):
    server, desk = asked
    claim(desk, FIRST)
    server.clock.advance(LASTS - 1)
    assert claim(desk, SECOND) == held(FIRST)
    server.clock.advance(1)
    assert claim(desk, SECOND) == granted(SECOND)
    assert claim(desk, FIRST) == held(SECOND)


def test_a_clock_that_steps_back_keeps_nobody_out(asked):
    server, desk = asked
    claim(desk, FIRST)
    server.clock.advance(-1_000)
    assert claim(desk, SECOND) == granted(SECOND)


def test_who_knows_of_a_later_call_is_not_held_up_by_an_earlier_claim(asked):
    _, desk = asked
    claim(desk, FIRST)
    # Called at the first window and sent to the second one, all within the time of the claim.
    assert claim(desk, SECOND, calls=1) == granted(SECOND)
    # Who does not know of that call yet does not call either.
    assert claim(desk, FIRST, calls=0) == held(SECOND)
    assert claim(desk, FIRST, calls=1) == held(SECOND)


def test_halls_do_not_meet(centre):
    one, other = (a_desk(centre) for _ in range(2))
    assert claim(one, FIRST) == granted(FIRST)
    assert claim(other, SECOND) == granted(SECOND)


def test_of_many_windows_that_ask_at_once_one_may_call(centre):
    hall = centre.hall()
    desks = [a_desk(centre, hall) for _ in range(4)]
    windows = [new_id() for _ in range(12)]
    for number in range(5):
        together = threading.Barrier(len(windows))

        def ask(at, visit=f"{number:032d}", together=together):
            together.wait(30)
            return claim(desks[at % len(desks)], windows[at], visit)

        with ThreadPoolExecutor(len(windows)) as pool:
            answers = list(pool.map(ask, range(len(windows))))
        (winner,) = [at for at, one in enumerate(answers) if one.granted]
        assert {one.by for one in answers} == {windows[winner]}


def test_the_processes_of_a_server_agree(postgres_url, open_again):
    centres = [SmallCentre(open_again(postgres_url)) for _ in range(2)]
    desk = a_desk(centres[0])
    elsewhere = Desk(centres[1].client, desk.asked)
    assert claim(desk, FIRST) == granted(FIRST)
    assert claim(elsewhere, SECOND) == held(FIRST)
    assert claim(elsewhere, FIRST) == granted(FIRST)
    for one in centres:
        one.close()


def test_claims_that_are_over_are_not_kept(centre, database):
    desk = a_desk(centre)
    for number in range(TIDIED_EVERY):
        centre.clock.advance(100)
        claim(desk, FIRST, visit=f"{number:032d}")
    with database.of_centre() as connection:
        kept = len(connection.execute(claim_table.select()).all())
    centre.clock.advance(LASTS)
    claim(desk, FIRST)
    with database.of_centre() as connection:
        left = len(connection.execute(claim_table.select()).all())
    # A server over a file has none in it at any time.
    assert (kept, left) == ((TIDIED_EVERY, 1) if database.is_postgresql else (0, 0))


def test_who_is_not_known_claims_nothing(centre):
    stranger = msgspec.structs.replace(a_desk(centre).asked, secret="0" * 64)
    response = Desk(centre.client, stranger).post(Claim(visit=VISIT, window=FIRST))
    assert refused(response) == (401, RefusedCode.UNKNOWN_DEVICE)


@pytest.mark.parametrize(
    "wrong",
    [
        {"visit": "x" * 65, "window": FIRST},
        {"visit": VISIT, "window": "not an id"},
        {"visit": VISIT, "window": FIRST, "calls": -1},
        {"visit": VISIT, "window": FIRST, "calls": 2**40},
        {"visit": VISIT},
    ],
)
def test_what_is_no_claim_is_refused(centre, wrong):
    assert refused(a_desk(centre).post(wrong)) == (415, RefusedCode.UNKNOWN_FORMAT)


def test_a_claim_costs_next_to_nothing(centre):
    desk = a_desk(centre)
    took = []
    for number in range(60):
        begun = time.perf_counter()
        claim(desk, FIRST, visit=f"{number:032d}")
        took.append((time.perf_counter() - begun) * 1000)
    # A call waits for 150 ms at the most; this is the whole request, in a busy test run.
    assert statistics.median(took) < 75

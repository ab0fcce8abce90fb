"""Asking a hub for a claim: quick, never an error, and never longer than it may take."""

import threading
import time

import httpx
import pytest

from counter_app.sync.claiming import HubClaims
from counter_app.sync.link import Link
from counter_app.sync.peers import PeerKind, new_peer
from counter_app.sync.wire import (
    Claim,
    ClaimAnswer,
    Refused,
    RefusedCode,
    pack,
    unpack,
)


class Hubs:
    """Lines to hubs and a centre that answer as told, and the claims asked of each."""

    def __init__(self):
        self.lines, self.asked = [], []
        self.claims = HubClaims(lambda: list(self.lines))

    def add(self, name, answer, kind=PeerKind.HUB):
        def handle(request):
            self.asked.append((name, unpack(request.read(), Claim)))
            return answer()

        client = httpx.Client(transport=httpx.MockTransport(handle), base_url="https://hub")
        peer = new_peer(kind, name, [], name, "d", "s")
        self.lines.append((peer, Link(client, "d", "s")))

    def ask(self, within=5.0, calls=0):
        return self.claims("visit", "window", calls, within)


def granted(yes):
    return lambda: httpx.Response(200, content=pack(ClaimAnswer(granted=yes, by="w")))


@pytest.fixture
def hubs():
    one = Hubs()
    yield one
    one.claims.stop()
    for _, link in one.lines:
        link.close()


@pytest.mark.parametrize("yes", [True, False])
def test_what_the_hub_says_is_the_answer(hubs, yes):
    hubs.add("a", granted(yes))
    assert hubs.ask(calls=3) is yes
    assert hubs.asked == [("a", Claim(visit="visit", window="window", calls=3))]


def test_without_a_line_nobody_can_be_asked(hubs):
    assert hubs.ask() is None


def test_all_desks_ask_the_same_one_a_hub_before_the_centre(hubs):
    hubs.add("0", granted(False), PeerKind.CENTRE)
    hubs.add("b", granted(True))
    hubs.add("a", granted(True))
    hubs.ask()
    hubs.lines.reverse()
    hubs.ask()
    assert [name for name, _ in hubs.asked] == ["a", "a"]
    del hubs.lines[:2]
    hubs.ask()
    assert len(hubs.asked) == 3


@pytest.mark.parametrize(
    "answer",
    [
        lambda: httpx.Response(503, content=pack(Refused(code=RefusedCode.OVERLOADED))),
        lambda: httpx.Response(404, content=pack(Refused(code=RefusedCode.UNKNOWN_FORMAT))),
        lambda: httpx.Response(403, content=pack(Refused(code=RefusedCode.REVOKED))),
        lambda: httpx.Response(418, content=pack(Refused(code="only newer programs know this"))),
        lambda: httpx.Response(200, content=b"nothing of ours"),
        lambda: httpx.Response(502, content=b"<html>"),
    ],
)
def test_trouble_is_no_answer_and_no_error(hubs, answer):
    hubs.add("a", answer)
    assert hubs.ask() is None


def test_a_line_that_fails_is_no_answer(hubs):
    def fail():
        raise httpx.ConnectError("no line")

    hubs.add("a", fail)
    assert hubs.ask() is None


def test_a_hub_that_hangs_is_left_after_the_time_that_is_left(hubs):
    go_on = threading.Event()

    def hang():
        go_on.wait(30)
        return granted(True)()

    hubs.add("a", hang)
    begun = time.monotonic()
    for _ in range(3):  # more than there are questions at once
        assert hubs.ask(within=0.05) is None
    assert time.monotonic() - begun < 5
    go_on.set()
    hubs.lines.clear()
    hubs.add("b", granted(True))
    assert hubs.ask() is True


def test_after_the_end_nobody_is_asked(hubs):
    hubs.add("a", granted(True))
    hubs.claims.stop()
    assert hubs.ask() is None
    assert hubs.asked == []

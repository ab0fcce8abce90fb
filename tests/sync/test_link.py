"""A line that is closed while others still use it: nothing is left open, and nobody begins anew."""

import threading

import httpx
import pytest

from counter_app.errors import LineFault
from counter_app.sync.link import Link
from counter_app.sync.wire import Claim, ClaimAnswer, pack
from tests.waiting import wait_for

ASKED = Claim(visit="0" * 32, window="1" * 32)


class SlowLine(httpx.BaseTransport):
    """Answers a claim, or begins to tell news, once it may; says when it was closed."""

    def __init__(self):
        self.asked, self.may_answer = threading.Event(), threading.Event()
        self.closed = False

    def handle_request(self, request):
        request.read()
        self.asked.set()
        assert self.may_answer.wait(20)
        return httpx.Response(200, content=pack(ClaimAnswer(granted=True, by=ASKED.window)))

    def close(self):
        self.closed = True


@pytest.fixture
def line():
    return SlowLine()


@pytest.fixture
def link(line):
    one = Link(httpx.Client(transport=line, base_url="https://hub"), "d", "s")
    yield one
    one.close()


def under_way(line, what):
    """Something on another thread that waits for its answer."""
    outcome = []

    def run():
        try:
            outcome.append(what())
        except LineFault as fault:
            outcome.append(fault)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert line.asked.wait(20)
    return thread, outcome


def test_the_last_request_under_way_hangs_up(line, link):
    thread, outcome = under_way(line, lambda: link.claim(ASKED, 20.0))
    link.close()
    assert not line.closed, "what it has opened would be forgotten"
    with pytest.raises(LineFault):
        link.claim(ASKED, 20.0)
    line.may_answer.set()
    thread.join(20)
    assert [one.granted for one in outcome] == [True]
    assert line.closed


def test_who_was_about_to_listen_does_not_stay(line, link):
    thread, outcome = under_way(line, lambda: next(link.news()))
    link.close()
    line.may_answer.set()
    thread.join(20)
    wait_for(lambda: line.closed)
    assert isinstance(outcome[0], LineFault)


def test_a_line_that_nobody_uses_is_closed_at_once(line, link):
    link.close()
    assert line.closed
    link.close()
    with pytest.raises(LineFault):
        next(link.news())

"""The stream of news: told at once, beating while quiet, ended when its device is revoked."""

import threading
import time

import pytest

from counter_app.server.devices import revoke
from counter_app.sync.link import Link
from counter_app.sync.wire import Batch, RefusedCode, sent_run
from tests.server.small_centre import bearer, refused


class Listener:
    """A device that listens on a real line; what it heard, line by line."""

    def __init__(self, client, asked):
        self.heard, self.ended = [], threading.Event()
        self.begun = threading.Event()
        self._client, self._headers = client, bearer(asked)
        self._something = threading.Condition()
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()
        assert self.begun.wait(10)

    def _listen(self):
        with self._client.stream("GET", "/v1/news", headers=self._headers) as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            for line in stream.iter_lines():
                with self._something:
                    self.heard.append(line)
                    self._something.notify_all()
                self.begun.set()
        self.ended.set()

    def news(self):
        return [line for line in self.heard if line.startswith("event:")]

    def hears(self, what, count=1, within=10):
        """Wait until lines that begin so have come."""
        with self._something:
            return self._something.wait_for(
                lambda: len([line for line in self.heard if line.startswith(what)]) >= count,
                within,
            )

    def end(self):
        self._thread.join(30)
        assert not self._thread.is_alive()


@pytest.fixture
def written(centre, new_hall):
    """A hall with a desk that has written, and its record."""
    hall = new_hall()
    journal = hall.new_desk()
    record = centre.hall()
    asked, _ = centre.enrol(centre.code(record), device=journal.device, hall=hall.hall)
    hall.measure(journal)
    link = Link(centre.client, asked.device, asked.secret)
    message = Batch(runs=[sent_run(run) for run in hall.runs(journal)])
    return type(record)(hall.hall, record.name, record.made), lambda: link.take(message), asked


def test_what_is_committed_is_told_to_the_hall_and_to_nobody_else(centre, written):
    record, give, _ = written
    near, _ = centre.enrol(centre.code(record))
    far, _ = centre.enrol(centre.code(centre.hall()))
    with centre.listening() as client:
        listener, stranger = Listener(client, near), Listener(client, far)
        give()
        assert listener.hears("event: news")
        assert "data: {}" in listener.heard
        give()  # all of it is here: no news
        assert centre.server.streams.count == 2
        heard = (len(listener.news()), len(stranger.news()))
    listener.end()
    stranger.end()
    assert heard == (1, 0)
    assert (len(listener.news()), len(stranger.news())) == (1, 0)
    assert centre.server.streams.count == 0


def test_a_quiet_line_beats_and_a_revoked_device_is_sent_away(new_centre):
    centre = new_centre(heartbeat=0.05)
    record = centre.hall()
    asked, _ = centre.enrol(centre.code(record))
    with centre.listening() as client:
        listener = Listener(client, asked)
        assert listener.hears(": heartbeat", 4)
        with centre.database.of_centre(writing=True) as connection:
            revoke(connection, asked.device, centre.clock.now())
        assert listener.ended.wait(10)
        listener.end()
        assert refused(client.get("/v1/news", headers=bearer(asked))) == (
            403,
            RefusedCode.REVOKED,
        )


def test_one_who_hangs_up_is_forgotten(centre, written):
    record, give, _ = written
    asked, _ = centre.enrol(centre.code(record))
    with centre.listening() as client:
        with client.stream("GET", "/v1/news", headers=bearer(asked)) as stream:
            lines = stream.iter_lines()
            assert next(lines) == ": heartbeat"
            assert centre.server.streams.count == 1
        give()
        deadline = time.monotonic() + 10
        while centre.server.streams.count and time.monotonic() < deadline:
            time.sleep(0.01)
        assert centre.server.streams.count == 0


def test_more_listeners_than_there_is_room_for_are_told_to_come_later(new_centre):
    centre = new_centre(subscribers=1)
    asked, _ = centre.enrol(centre.code(centre.hall()))
    with centre.listening() as client:
        listener = Listener(client, asked)
        answer = client.get("/v1/news", headers=bearer(asked))
        assert refused(answer) == (503, RefusedCode.OVERLOADED)
        assert answer.headers["retry-after"] == "30"
    listener.end()

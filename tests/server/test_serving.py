"""A server in this process: it ends quickly, whoever still holds a line."""

import ssl
import threading
import time

import httpx
import pytest

from counter_app.errors import EnvironmentFault
from counter_app.server.certificates import own_certificate
from counter_app.server.serving import Serving
from tests.server.small_centre import bearer


class Work:
    """Something in the background that remembers whether it runs."""

    def __init__(self):
        self.said = []

    def start(self):
        self.said.append("start")

    def stop(self):
        self.said.append("stop")


def serving(centre, certificate, **rest):
    ready = threading.Event()
    made = Serving(centre.server, "127.0.0.1", 0, certificate, ready=lambda _: ready.set(), **rest)
    thread = threading.Thread(target=made.run)
    thread.start()
    assert ready.wait(10)
    return made, thread


def seconds_to_stop(made, thread):
    began = time.monotonic()
    made.stop()
    thread.join(30)
    assert not thread.is_alive()
    return time.monotonic() - began


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_quiet_lines_and_streams_do_not_hold_it_up(centre, tmp_path):
    asked, _ = centre.enrol(centre.code(centre.hall()))
    certificate, work = own_certificate(tmp_path / "tls"), Work()
    made, thread = serving(centre, certificate, background=[work])
    trusted = ssl.create_default_context(cafile=str(certificate.path))
    with (
        httpx.Client(base_url=f"https://localhost:{made.port}", verify=trusted) as quiet,
        httpx.Client(base_url=f"https://127.0.0.1:{made.port}", verify=trusted) as listening,
    ):
        assert quiet.get("/healthz").text == "alive\n"
        with listening.stream("GET", "/v1/news", headers=bearer(asked)) as stream:
            lines = stream.iter_lines()
            assert next(lines) == ": heartbeat"
            assert seconds_to_stop(made, thread) < 5
            assert list(lines) == [""]
        with pytest.raises(httpx.HTTPError):
            quiet.get("/healthz")
    assert work.said == ["start", "stop"]
    assert centre.server.streams.count == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_an_address_that_is_taken_or_is_none_is_said(centre):
    made, thread = serving(centre, None)
    with pytest.raises(EnvironmentFault, match="another program has it"):
        Serving(centre.server, "127.0.0.1", made.port, None)
    with pytest.raises(EnvironmentFault):
        Serving(centre.server, "no.such.host.invalid", 0, None)
    seconds_to_stop(made, thread)

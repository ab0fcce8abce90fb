"""`counter-app serve` in a process of its own: desks come over TLS, and it ends when told to."""

import json
import os
import signal
import ssl
import subprocess
import sys
import time

import httpx
import pytest

from counter_app.hall.founding import all_workflows
from counter_app.journal.clock import SystemClock
from counter_app.journal.journal import Journal
from counter_app.journal.runs import missing_runs
from counter_app.server.certificates import fingerprint_of
from counter_app.store.opening import open_store
from counter_app.sync.enrolling import enrol, reach, read_invitation
from counter_app.sync.link import Link
from counter_app.sync.wire import Batch, Greeting, Wish, sent_run


class ServeProcess:
    """The command as an administrator starts it."""

    def __init__(self, *words):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ui", "serve", "--host", "127.0.0.1", "--json", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "LANG": "en_GB.UTF-8"},
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, self.process.communicate()[1]
        self.ready = json.loads(line)

    def end(self, how=signal.SIGTERM, within=20):
        self.process.send_signal(how)
        began = time.monotonic()
        _, log = self.process.communicate(timeout=within)
        return self.process.returncode, time.monotonic() - began, log

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()


@pytest.fixture
def serve():
    """Start servers that are gone at the end of the test."""
    started = []

    def start(*words):
        started.append(ServeProcess(*map(str, words)))
        return started[-1]

    yield start
    for server in started:
        server.kill()


def test_a_hall_joins_over_tls_and_the_server_ends_in_good_order(run, hall, serve, tmp_path):
    folder = tmp_path / "centre"
    server = serve("--data-dir", folder, "--port", "0", "--name", "市社保中心")
    assert run("centre", "hall-add", "城东", folder=folder).exit_code == 0
    code = json.loads(run("centre", "code", "城东", "--json", folder=folder).stdout)["code"]
    invitation = read_invitation(server.ready["address"], code)
    engine, _ = open_store(hall)
    try:
        journal = Journal(engine, all_workflows(), SystemClock())
        enrolled, peer = enrol(journal, invitation, "D01", "1.2.3")
        assert enrolled.hall == journal.hall
        assert enrolled.centre_name == "市社保中心"
        der = ssl.PEM_cert_to_DER_cert(peer.certificate)
        assert fingerprint_of(der) == server.ready["fingerprint"]
        reached = reach(invitation)
        with reached.client as client:
            link = Link(client, peer.device, peer.secret)
            link.greet(Greeting(program="1.2.3", heads=[], now=0))
            with journal.read() as connection:
                runs = list(missing_runs(connection, journal.hall, {}))
            answers = link.take(Batch(runs=[sent_run(run) for run in runs])).answers
            assert [answer.refusal for answer in answers] == [None]
            assert len(link.give(Wish(heads=[])).runs) == 1
            # The client goes on to hold its line, as a desk does.
            code, seconds, log = server.end()
    finally:
        engine.dispose()
    assert code == 0
    assert seconds < 15
    events = [json.loads(line) for line in log.splitlines()]
    assert [one["route"] for one in events if one["event"] == "request"] == [
        "/v1/enrol",
        "/v1/greeting",
        "/v1/take",
        "/v1/give",
    ]
    assert peer.secret not in log
    assert [one for one in events if one["level"] not in ("info",)] == []


def test_two_servers_at_one_port_are_said(serve, tmp_path):
    first = serve("--data-dir", tmp_path / "one", "--port", "0")
    port = first.ready["address"].rpartition(":")[2]
    words = ["--data-dir", str(tmp_path / "two"), "--port", port]
    second = subprocess.run(
        [sys.executable, "-m", "ui", "serve", "--host", "127.0.0.1", *words],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "LANG": "en_GB.UTF-8"},
    )
    assert second.returncode == 4
    assert "another program has it" in second.stderr
    assert first.end(signal.SIGINT)[0] == 0


def test_a_certificate_without_its_key_is_said(run, tmp_path):
    answer = run("serve", "--certificate", "cert.pem", folder=tmp_path / "centre")
    assert answer.exit_code == 2
    assert "belong together" in answer.output


def test_health_is_answered_to_whoever_runs_it(serve, tmp_path):
    server = serve("--data-dir", tmp_path / "centre", "--port", "0")
    with httpx.Client(verify=False, base_url=f"https://{server.ready['address']}") as client:
        assert client.get("/readyz").text == "ready\n"
        assert "counter_app_streams 0.0" in client.get("/metrics").text
    assert server.end()[0] == 0

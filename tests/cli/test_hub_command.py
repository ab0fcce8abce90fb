"""`counter-app hub` in processes of its own: with a centre, killed and started again, and alone."""

import json
import os
import signal
import subprocess
import sys

import pytest

from counter_app.hall.founding import all_workflows
from counter_app.journal.clock import SystemClock
from counter_app.journal.journal import Journal
from counter_app.store.opening import open_store
from counter_app.sync.enrolling import enrol, read_invitation
from tests.server.small_town import MeetingDesk
from tests.waiting import wait_for


class Process:
    """A command that serves until it is ended; `ready` is what it said then."""

    def __init__(self, *words):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ui", *map(str, words), "--host", "127.0.0.1", "--json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "LANG": "en_GB.UTF-8"},
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, self.process.communicate()[1]
        self.ready = json.loads(line)

    @property
    def port(self):
        return self.ready["address"].rpartition(":")[2]

    def end(self, how=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(how)
        self.process.communicate(timeout=30)
        return self.process.returncode


@pytest.fixture
def start():
    """Start servers that are gone at the end of the test."""
    started = []

    def one(*words):
        started.append(Process(*words))
        return started[-1]

    yield one
    for process in started:
        process.end(signal.SIGKILL)


@pytest.fixture
def desk(hall):
    engine, _ = open_store(hall)
    one = MeetingDesk(Journal(engine, all_workflows(), SystemClock()))
    yield one
    one.stop()
    engine.dispose()


def code_of(answer):
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.stdout)["code"]


def test_a_hub_joins_once_is_killed_and_goes_on(run, start, desk, tmp_path):
    at_centre, at_hub = tmp_path / "centre", tmp_path / "hub"
    centre = start("serve", "--data-dir", at_centre, "--port", 0, "--name", "市社保中心")
    assert run("centre", "hall-add", "城东", folder=at_centre).exit_code == 0

    def code(*words):
        return code_of(run("centre", "code", "城东", "--json", *words, folder=at_centre))

    enrol(desk.journal, read_invitation(centre.ready["address"], code()), "D01", "1.2.3")
    joining = ("--centre", centre.ready["address"], "--code", code("--purpose", "hub"))
    hub = start("hub", "--data-dir", at_hub, "--port", 0, "--name", "一楼", *joining)
    assert hub.ready["hall"] == desk.journal.hall
    desk.client.start()
    wait_for(lambda: desk.standing().to_hub == 0 and desk.standing().to_centre == 0)
    port = hub.port
    hub.end(signal.SIGKILL)
    # What it was given once, it remembers; the code is not asked for again.
    again = start("hub", "--data-dir", at_hub, "--port", port)
    assert again.ready == hub.ready
    assert run("hub", "code", folder=at_hub).exit_code == 2
    desk.stop()
    assert again.end() == 0
    assert centre.end() == 0


def test_a_hub_without_a_centre_makes_codes_itself(run, start, desk, tmp_path):
    folder = tmp_path / "hub"
    assert run("hub", "code", folder=folder).exit_code == 2
    hub = start("hub", "--data-dir", folder, "--port", 0, "--name", "城东大厅")
    code = code_of(run("hub", "code", "--json", folder=folder))
    invitation = read_invitation(hub.ready["address"], code)
    told, _ = enrol(desk.journal, invitation, "D01", "1.2.3")
    assert (told.by_hub, told.centre_name) == (True, "城东大厅")
    desk.client.start()
    wait_for(lambda: desk.standing().to_hub == 0)
    desk.stop()
    assert hub.end() == 0


@pytest.mark.parametrize(
    "words", [(), ("--centre", "127.0.0.1:1"), ("--centre", "127.0.0.1:1", "--code", "nonsense")]
)
def test_what_is_missing_is_said(run, tmp_path, words):
    answer = run("hub", *words, folder=tmp_path / "hub")
    assert answer.exit_code == 2
    assert answer.stderr.strip()
    # Nothing was begun by it.
    assert run("hub", "code", folder=tmp_path / "hub").exit_code == 2

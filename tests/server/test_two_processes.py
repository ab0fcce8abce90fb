"""Two processes over one PostgreSQL are one server: what one took, the other gives and tells."""

import secrets
import threading
from contextlib import suppress

import pytest

from counter_app.errors import LineFault, RefusedThere
from counter_app.sync.enrolling import reach, read_invitation
from counter_app.sync.link import Link
from counter_app.sync.wire import Batch, Enrol, Greeting, RefusedCode, Wish, received_run, sent_run
from tests.processes import ServerProcess, command


def enrolled(server, code, **changes):
    """A device that came to one of the processes; its credential and its line there."""
    invitation = read_invitation(server.address, code)
    client = reach(invitation).client
    asked = Enrol(
        **{
            "code": invitation.code.secret,
            "device": secrets.token_hex(16),
            "secret": secrets.token_hex(32),
            "name": "D01",
            **changes,
        }
    )
    Link(client).enrol(asked)
    return asked, Link(client, asked.device, asked.secret)


def line_to(server, code, asked):
    """The same device's line to the other process, by the certificate that both have."""
    client = reach(read_invitation(server.address, code)).client
    return Link(client, asked.device, asked.secret)


def test_two_processes_over_one_database_are_one_server(postgres_url, new_hall, tmp_path):
    hall = new_hall()
    desk = hall.new_desk()
    hall.measure(desk)
    greeting = Greeting(program="1.2.3", heads=[], now=0)
    with (
        ServerProcess(tmp_path / "centre", postgres_url) as one,
        ServerProcess(tmp_path / "centre", postgres_url) as another,
    ):
        one.add_hall("城东")
        code = one.code("城东")
        asked, giving = enrolled(one, code, device=desk.device, hall=hall.hall)
        _, listening = enrolled(another, another.code("城东"))
        heard = threading.Semaphore(0)

        def listen():
            with suppress(LineFault):  # how it ends: with the line
                for _ in listening.news():
                    heard.release()

        listener = threading.Thread(target=listen)
        listener.start()
        assert heard.acquire(timeout=10), "it listens"
        runs = hall.runs(desk)
        giving.take(Batch(runs=[sent_run(run) for run in runs]))
        assert heard.acquire(timeout=10), "told by the other process"
        page = listening.give(Wish(heads=[]))
        assert [received_run(run) for run in page.runs] == runs
        there = line_to(another, code, asked)
        assert there.greet(greeting).heads == giving.greet(greeting).heads
        command("centre", "revoke", asked.device, *one.at)
        for link in (giving, there):
            with pytest.raises(RefusedThere) as caught:
                link.greet(greeting)
            assert caught.value.code == RefusedCode.REVOKED
        listening.close()
        listener.join(20)
        assert not listener.is_alive()
        giving.close()
        there.close()

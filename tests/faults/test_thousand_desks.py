"""A thousand desks come back at once: all get through, and no fresh entry waits behind them."""

import asyncio
import hashlib
import random
import secrets
import ssl
import sys
import time

import httpx
import pytest
from sqlalchemy import func, select

from counter_app.journal.clock import SystemClock
from counter_app.journal.entry import GENESIS, Entry, chained, new_id
from counter_app.journal.runs import Run
from counter_app.journal.tables import entry_table
from counter_app.server.database import open_database
from counter_app.server.devices import Device, keep_device
from counter_app.server.halls import add_hall
from counter_app.sync.trust import fetch_certificate, parse_address, pinned
from counter_app.sync.wire import (
    MEDIA_TYPE,
    Answers,
    Batch,
    Greeting,
    HeadAt,
    Purpose,
    Refused,
    Welcome,
    pack,
    sent_run,
    unpack,
)
from tests.conftest import SEED
from tests.postgres import started_postgres
from tests.processes import ServerProcess

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="needs a PostgreSQL with socket files"),
]

DESKS = 1_000
HALLS = 25
BACKLOG = 200
"""Entries of each desk: a morning without a line."""

LATEST_LIVE = 2.0
"""Seconds for the 95th percentile of a fresh entry, on a machine that plays all desks as well."""

LONGEST = 240.0
"""Seconds until everybody is through: a livelock would take for ever."""


class SimulatedDesk:
    """A desk without a disk: a chain of entries, a credential, and the patience of the client."""

    def __init__(self, hall, chance):
        self.hall, self.chance = hall, chance
        self.device, self.secret = new_id(), secrets.token_hex(32)
        self.entries = []
        self.held = 0
        self.asked = self.turned_away = 0
        self.impatient = 0

    def write(self, count):
        for _ in range(count):
            last = self.entries[-1] if self.entries else None
            blank = Entry(
                hall=self.hall, device=self.device, seq=len(self.entries) + 1,
                tick=len(self.entries) + 1, at=0, skew=None, kind="future.measured", version=1,
                subject=new_id(), base=None, actor="x", left=0,
                body=b'{"tenths":365,"mask":"worn","place":"%s"}' % secrets.token_hex(120).encode(),
                digest=b"", hash=b"",
            )  # fmt: skip
            self.entries.append(chained(blank, last.hash if last else GENESIS))

    def batch(self):
        run = Run(
            self.hall,
            self.device,
            self.held + 1,
            self.entries[self.held - 1].hash if self.held else GENESIS,
            tuple(self.entries[self.held :]),
        )
        return Batch(runs=[sent_run(run)])

    async def ask(self, client, path, message, kind):
        """Ask until there is an answer, waiting as long as the server wants and a little more."""
        while True:
            self.asked += 1
            answer = await client.post(
                path,
                content=pack(message),
                headers={
                    "authorization": f"Bearer {self.device}.{self.secret}",
                    "content-type": MEDIA_TYPE,
                },
            )
            if answer.status_code == httpx.codes.OK:
                return unpack(answer.content, kind)
            assert answer.status_code in (429, 503), answer.status_code
            assert "retry-after" in answer.headers
            said = unpack(answer.content, Refused)
            self.turned_away += 1
            wait = said.retry_after or 1.0
            await asyncio.sleep(wait + self.chance.uniform(0, max(1.0, wait / 2)))

    async def come_back(self, client):
        heads = [HeadAt(self.device, len(self.entries), self.entries[-1].hash)]
        greeting = Greeting(program="test", heads=heads, now=SystemClock().now())
        await self.ask(client, "/v1/greeting", greeting, Welcome)
        await self.give(client)

    async def give(self, client):
        answers = await self.ask(client, "/v1/take", self.batch(), Answers)
        (answer,) = answers.answers
        assert answer.refusal is None
        self.held = answer.held


def known_device(desk, lane):
    return Device(
        hall=desk.hall,
        device=desk.device,
        name=f"D{lane}",
        purpose=Purpose.DESK,
        lane=lane,
        secret_digest=hashlib.sha256(desk.secret.encode()).digest(),
        enrolled=0,
    )


async def all_at_once(desks, live, address, certificate):
    """All desks come back; meanwhile one desk writes and gives, over and over."""
    latencies = []
    limits = httpx.Limits(max_connections=400, max_keepalive_connections=400)
    context = pinned(certificate)
    async with (
        httpx.AsyncClient(
            base_url=address, verify=context, limits=limits, timeout=None, trust_env=False
        ) as client,
        httpx.AsyncClient(base_url=address, verify=context, timeout=60, trust_env=False) as alone,
    ):
        await live.come_back(alone)
        crowd = asyncio.gather(*(desk.come_back(client) for desk in desks))
        while not crowd.done():
            live.write(1)
            began = time.perf_counter()
            await live.give(alone)
            latencies.append(time.perf_counter() - began)
            await asyncio.sleep(0.05)
        await crowd
    return latencies


def test_a_thousand_desks_come_back_at_once(tmp_path):
    chance = random.Random(SEED)
    with started_postgres() as postgres:
        url = postgres.url(postgres.new_database())
        database = open_database(url)
        with database.of_centre(writing=True) as connection:
            halls = [add_hall(connection, f"大厅{n}", 0).hall for n in range(HALLS)]
            desks = [SimulatedDesk(halls[n % HALLS], chance) for n in range(DESKS)]
            live = SimulatedDesk(halls[0], chance)
            for lane, desk in enumerate([*desks, live]):
                keep_device(connection, known_device(desk, lane))
        for desk in desks:
            desk.write(BACKLOG)
        live.write(1)
        with ServerProcess(tmp_path / "server", url) as centre:
            shown = fetch_certificate(parse_address(centre.address))
            certificate = ssl.DER_cert_to_PEM_cert(shown)
            latencies = asyncio.run(
                asyncio.wait_for(
                    all_at_once(desks, live, f"https://{centre.address}", certificate), LONGEST
                )
            )
        with database.of_centre() as connection:
            held = connection.scalar(select(func.count()).select_from(entry_table))
        database.close()
    assert held == DESKS * BACKLOG + len(live.entries)
    assert max(desk.asked for desk in desks) < 40, "somebody was turned away over and over"
    p95 = sorted(latencies)[round(0.95 * (len(latencies) - 1))]
    assert len(latencies) >= 20, "too few fresh entries to mean anything"
    turned = sum(desk.turned_away for desk in desks)
    said = f"live p95 {p95:.2f} s of {len(latencies)}, {turned} times turned away"
    sys.stdout.write(said)  # shown when it fails
    assert p95 < LATEST_LIVE, said

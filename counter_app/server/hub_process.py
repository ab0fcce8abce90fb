"""A hub's process put together: server over its file, line to the centre, sign on the network.

Not here: whom the hub serves and how it joined (`hub`), the command (`cli`).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from counter_app.hall.founding import all_workflows
from counter_app.journal.clock import Clock
from counter_app.server.announcing import HubAnnouncer
from counter_app.server.attachments import Collector
from counter_app.server.certificates import ServerCertificate
from counter_app.server.database import Database
from counter_app.server.folding import Folder
from counter_app.server.hub import CentreLine, HubHome, hub_device, hub_home
from counter_app.server.hub_store import HubStore
from counter_app.server.news import News
from counter_app.server.serving import Background, Serving
from counter_app.server.state import Purpose, Server, ServerSettings
from counter_app.store.engine import folder_of
from counter_app.sync.meeting import Host
from counter_app.sync.on_the_lan import HubSign, own_addresses
from counter_app.sync.peer_worker import Connect, connect
from counter_app.sync.trust import Address

EVERYWHERE = ("0.0.0.0", "::")


@dataclass(frozen=True)
class HubOptions:
    """How a hub runs. Where `host` is one address, it is announced there and nowhere else."""

    name: str
    program: str
    host: str = "0.0.0.0"
    port: int = 0

    def hosts(self) -> list[str]:
        """The addresses at which desks of the hall reach it just now."""
        return own_addresses() if self.host in EVERYWHERE else [self.host]


def hub_serving(
    database: Database,
    home: HubHome,
    certificate: ServerCertificate,
    clock: Clock,
    options: HubOptions,
    ready: Callable[[int], None] = lambda _: None,
    connect: Connect = connect,
) -> Serving:
    """The process of a hub, ready to `run`."""
    news, device = News(database), hub_device(certificate.der)
    folder = folder_of(database.engine)
    serving: Serving

    def addresses() -> list[str]:
        return [str(Address(host, serving.port)) for host in options.hosts()]

    def sign() -> HubSign:
        # Without a centre the hall may become the one that its first computer brings.
        with database.of_centre() as connection:
            now = hub_home(connection) or home
        return HubSign.of(now.record.hall, certificate.der, device)

    line = None
    if home.centre is not None:
        store = HubStore(database, news, clock, home.record.hall, device)
        host = Host(options.program, lambda: _free(folder), addresses)
        line = CentreLine(store, news, host, connect)
    server = Server(
        database,
        all_workflows(),
        clock,
        news,
        ServerSettings(
            options.program, Purpose.HUB, home.centre.name if home.centre else options.name
        ),
        certificate=certificate.der,
        upstream=line,
    )
    announcer = HubAnnouncer(
        sign,
        lambda: serving.port,
        options.hosts,
        None if options.host in EVERYWHERE else [options.host],
    )
    background: list[Background] = [
        Folder(database, server.workflows, news, server.backlog),
        announcer,
        Collector(database, clock),
    ]
    if line is not None:
        background.append(line)
    serving = Serving(
        server,
        options.host,
        options.port,
        certificate,
        ready=ready,
        background=background,
    )
    return serving


def _free(folder: Path) -> int | None:
    """Megabytes."""
    try:
        return shutil.disk_usage(folder).free // 1_000_000
    except OSError:
        return None

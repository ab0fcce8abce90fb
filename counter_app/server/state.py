"""What a server process is made of: built once at its start and passed to every router.

Not here: how a process is started (`serving`), and what its routes answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from counter_app.journal.clock import Clock
from counter_app.journal.fold import Workflows
from counter_app.server.database import Database
from counter_app.server.limits import Admission, Limits, RateLimit
from counter_app.server.metrics import Metrics
from counter_app.server.news import News
from counter_app.server.streams import Streams
from counter_app.sync.wire import HeadAt, Hub

BACKLOG_PAUSE = 0.2
"""Seconds between two batches of one backlog, at the most."""


class Purpose(StrEnum):
    """What a server is to those that come: the end of the way, or a place on it."""

    CENTRE = "centre"
    HUB = "hub"


@dataclass(frozen=True)
class ServerSettings:
    """What the administrator decides of a server, and its limits."""

    program: str
    """The version of the program."""
    purpose: Purpose = Purpose.CENTRE
    centre_name: str = ""
    """How people call the centre; of a hub, the centre that it belongs to."""
    limits: Limits = field(default_factory=Limits)


class Upstream(Protocol):
    """What a hub knows of its centre."""

    def centre_heads(self, hall: str) -> tuple[list[HeadAt], int] | None:
        """The centre's heads as last heard, and how many milliseconds ago; None before that."""
        ...

    def hubs(self, hall: str) -> list[Hub]:
        """The hubs of the hall as the centre named them."""
        ...

    def known_soon(self, device: str) -> float | None:
        """Seconds after which a device that is not known here may be known: the centre is asked.

        None where the centre does not know it either.
        """
        ...


@dataclass
class Server:
    """One process of a server: what its routes work with.

    `certificate` (DER) is what one-time codes are bound to; None where TLS ends elsewhere and the
    certificate is not known here.
    """

    database: Database
    workflows: Workflows
    clock: Clock
    news: News
    settings: ServerSettings
    certificate: bytes | None = None
    upstream: Upstream | None = None
    metrics: Metrics = field(default_factory=Metrics)
    work: Admission = field(init=False)
    """Places for requests that use the database."""
    parts: Admission = field(init=False)
    """Places for parts of attachments."""
    receiving: Admission = field(init=False)
    """Places for large messages on their way in."""
    streams: Streams = field(init=False)
    device_rate: RateLimit = field(init=False)
    address_rate: RateLimit = field(init=False)

    def __post_init__(self) -> None:
        limits = self.settings.limits
        self.work = Admission(limits.places, limits.kept_for_small, limits)
        self.parts = Admission(limits.parts, 0, limits)
        self.receiving = Admission(limits.receiving, 0, limits)
        self.streams = Streams(limits.subscribers)
        self.device_rate = RateLimit(limits.rate, limits.burst)
        self.address_rate = RateLimit(limits.enrolments, limits.enrolment_burst)

    def backlog(self) -> bool:
        """Whether somebody brings or fetches a backlog just now: the rest can wait a little."""
        return self.work.large_within(BACKLOG_PAUSE)

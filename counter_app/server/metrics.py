"""What a process counts, for Prometheus to read: `GET /metrics`. No label names a hall or person.

Each application has a registry of its own, so that several in one process do not meet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.responses import Response

from counter_app.journal.runs import RunAnswer

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Seconds of a request."""


class Metrics:
    """The counters of one application."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._watched: dict[str, Gauge] = {}
        self._requests = Counter(
            "counter_app_requests",
            "Requests answered.",
            ("route", "status"),
            registry=self.registry,
        )
        self._seconds = Histogram(
            "counter_app_request_seconds",
            "Seconds until a request was answered; streams of events are left out.",
            ("route",),
            buckets=BUCKETS,
            registry=self.registry,
        )
        self._refused = Counter(
            "counter_app_requests_refused",
            "Requests refused as a whole, by the protocol's word for it.",
            ("code",),
            registry=self.registry,
        )
        self._faults = Counter(
            "counter_app_faults",
            "What the surroundings or the program did wrong, by kind.",
            ("kind",),
            registry=self.registry,
        )
        self._entries = Counter(
            "counter_app_entries", "Entries exchanged.", ("way",), registry=self.registry
        )
        self._runs = Counter(
            "counter_app_runs",
            "Runs judged, by what became of them.",
            ("answer",),
            registry=self.registry,
        )
        self._parts = Counter(
            "counter_app_attachment_parts",
            "Parts of attachments, by what became of them.",
            ("what",),
            registry=self.registry,
        )

    def answered(self, route: str, status: int, seconds: float | None) -> None:
        """Count an answer; `seconds` is None for a stream."""
        self._requests.labels(route, str(status)).inc()
        if seconds is not None:
            self._seconds.labels(route).observe(seconds)

    def refused(self, code: str) -> None:
        """Count a request refused as a whole."""
        self._refused.labels(code).inc()

    def fault(self, kind: str) -> None:
        """Count a fault of the surroundings or the program."""
        self._faults.labels(kind).inc()

    def taken(self, entries: int, answers: Iterable[RunAnswer]) -> None:
        """Count entries that were kept, and what became of their runs."""
        self._entries.labels("taken").inc(entries)
        for answer in answers:
            what = answer.refusal or ("taken" if answer.kept else "again")
            self._runs.labels(str(what)).inc()

    def given(self, entries: int) -> None:
        """Count entries that were given."""
        self._entries.labels("given").inc(entries)

    def part(self, what: str) -> None:
        """Count a part of an attachment: given, or what became of it when it came."""
        self._parts.labels(what).inc()

    def watch(self, name: str, meaning: str, value: Callable[[], float]) -> None:
        """Show a number that is asked for whenever somebody looks; again under the same name."""
        if name not in self._watched:
            self._watched[name] = Gauge(f"counter_app_{name}", meaning, registry=self.registry)
        self._watched[name].set_function(value)

    def page(self) -> Response:
        """All of it as Prometheus reads it."""
        return Response(
            generate_latest(self.registry), headers={"content-type": CONTENT_TYPE_LATEST}
        )

"""The line to one peer: typed requests, and every way in which a line fails as an error of ours.

Not here: what to ask and when (`meeting`, `replica`), whom to trust (`trust`).
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

import httpx

from counter_app.errors import Busy, LineFault, RefusedThere
from counter_app.sync.trust import CONNECT_TIMEOUT, pinned
from counter_app.sync.wire import (
    MEDIA_TYPE,
    Answers,
    Batch,
    Claim,
    ClaimAnswer,
    DeviceList,
    Enrol,
    Enrolled,
    GivenPart,
    Greeting,
    Hashes,
    HeldAnswer,
    HeldHashes,
    HeldWish,
    Moved,
    Part,
    PartAnswer,
    PartWish,
    Refused,
    RefusedCode,
    Welcome,
    Wish,
    pack,
    unpack,
)

Answer = TypeVar("Answer")

READ_TIMEOUT = 30.0
"""Seconds without a byte of the answer: a batch may take a slow disk a while."""

NEWS_TIMEOUT = 40.0
"""Seconds without a byte of the event stream, which beats every 15: the line is dead."""

KEPT_OPEN = 65.0
"""Seconds that a quiet connection stays open: a meeting comes once a minute, and a claim for a call
must not wait for a new one. Shorter than any server keeps it."""

LONGEST_PATIENCE = 600.0
"""Seconds: more than that nobody is told to wait."""


def open_client(url: str, certificate: str) -> httpx.Client:
    """A client for the server at `url` (https://host:port), trusted by `certificate` alone."""
    return httpx.Client(
        base_url=url,
        verify=pinned(certificate),
        timeout=httpx.Timeout(READ_TIMEOUT, connect=CONNECT_TIMEOUT),
        limits=httpx.Limits(keepalive_expiry=KEPT_OPEN),
        # Hall and centre are reached directly: a proxy of the surfing kind would only break it.
        trust_env=False,
    )


class Link:
    """Requests to one server over one client, with one device's credential."""

    def __init__(self, client: httpx.Client, device: str = "", secret: str = "") -> None:
        self.client = client
        self._headers = {"content-type": MEDIA_TYPE, "accept": MEDIA_TYPE}
        self._listening: Any = None
        self._lock = threading.Lock()
        self._under_way, self._closed = 0, False
        if device:
            self._headers["authorization"] = f"Bearer {device}.{secret}"

    def __repr__(self) -> str:
        return f"Link({self.client.base_url})"  # the secret must not reach a log

    def enrol(self, message: Enrol) -> Enrolled:
        """Become a device of a hall."""
        return self._post("/v1/enrol", message, Enrolled)

    def greet(self, message: Greeting) -> Welcome:
        """Begin a meeting."""
        return self._post("/v1/greeting", message, Welcome)

    def take(self, message: Batch) -> Answers:
        """Give a batch; an answer a run."""
        return self._post("/v1/take", message, Answers)

    def give(self, message: Wish) -> Batch:
        """Ask for a page of what is missing here."""
        return self._post("/v1/give", message, Batch)

    def held(self, message: HeldWish) -> HeldAnswer:
        """Ask what the other side holds of attachments."""
        return self._post("/v1/attachments/held", message, HeldAnswer)

    def take_part(self, message: Part) -> PartAnswer:
        """Give a part of an attachment."""
        return self._post("/v1/attachments/take", message, PartAnswer)

    def give_part(self, message: PartWish) -> GivenPart:
        """Ask for a part of an attachment."""
        return self._post("/v1/attachments/give", message, GivenPart)

    def hashes(self, message: Hashes) -> HeldHashes:
        """Ask which hashes the other side holds."""
        return self._post("/v1/hashes", message, HeldHashes)

    def moved(self, message: Moved) -> Enrolled:
        """Get a credential for the device of a branch."""
        return self._post("/v1/devices/moved", message, Enrolled)

    def devices(self) -> DeviceList:
        """The hall's devices, for a hub."""
        return self._ask("GET", "/v1/devices", b"", DeviceList)

    def claim(self, message: Claim, timeout: float) -> ClaimAnswer:
        """Claim a visit for a window, waiting `timeout` seconds at the most."""
        return self._post("/v1/claims", message, ClaimAnswer, timeout)

    def news(self) -> Iterator[None]:
        """Yields whenever the other side has something new, and once when it listens.

        Ends only by an error: `LineFault` when the line is dead.
        """
        timeout = httpx.Timeout(NEWS_TIMEOUT, connect=CONNECT_TIMEOUT)
        try:
            with (
                self._request(),
                self.client.stream(
                    "GET", "/v1/news", headers=self._headers, timeout=timeout
                ) as stream,
            ):
                if stream.status_code != httpx.codes.OK:
                    stream.read()
                    raise _refusal(stream)
                self._listening = stream.extensions.get("network_stream")
                if self._closed:
                    raise _not_reached()
                yield
                for line in stream.iter_lines():
                    if line.startswith("data:"):
                        yield
        except (httpx.HTTPError, httpx.InvalidURL, OSError, RuntimeError) as fault:
            # Among them what a client says that was closed meanwhile.
            raise _not_reached() from fault
        finally:
            self._listening = None
        raise _not_reached()

    def close(self) -> None:
        """Hang up; whoever listens on another thread is woken.

        Requests under way on other threads end first, the last of them hangs up: a connection that
        one of them has just opened would be forgotten otherwise.
        """
        with self._lock:
            idle, self._closed = not self._under_way, True
        stream = self._listening
        line = stream.get_extra_info("socket") if stream is not None else None
        if line is not None:
            # Closing alone leaves a thread asleep that waits for a byte.
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        if idle:
            self.client.close()

    @contextmanager
    def _request(self) -> Iterator[None]:
        """While a request is under way; `LineFault` where the line was closed before."""
        with self._lock:
            if self._closed:
                raise _not_reached()
            self._under_way += 1
        try:
            yield
        finally:
            with self._lock:
                self._under_way -= 1
                last = self._closed and not self._under_way
            if last:
                self.client.close()

    def _post(
        self, path: str, message: object, kind: type[Answer], timeout: float | None = None
    ) -> Answer:
        return self._ask("POST", path, pack(message), kind, timeout)

    def _ask(
        self, method: str, path: str, body: bytes, kind: type[Answer], timeout: float | None = None
    ) -> Answer:
        try:
            with self._request():
                response = self.client.request(
                    method,
                    path,
                    content=body,
                    headers=self._headers,
                    timeout=httpx.USE_CLIENT_DEFAULT if timeout is None else timeout,
                )
        except (httpx.HTTPError, httpx.InvalidURL, RuntimeError) as fault:
            # Also when the answer was cut after the other side did its part: asking again is safe.
            raise _not_reached() from fault
        if response.status_code != httpx.codes.OK:
            raise _refusal(response)
        return unpack(response.content, kind)


def _not_reached() -> LineFault:
    return LineFault("Nobody answers. Everything stays here and is sent when the line is back.")


_SAID: dict[RefusedCode, Callable[[], LineFault]] = {
    RefusedCode.UNKNOWN_DEVICE: lambda: RefusedThere(
        "This computer is not known there. Ask the administrator for a new code.",
        code=RefusedCode.UNKNOWN_DEVICE,
    ),
    RefusedCode.REVOKED: lambda: RefusedThere(
        "This computer's access was withdrawn. What it holds stays here; it exchanges nothing "
        "any more. Ask the administrator.",
        code=RefusedCode.REVOKED,
    ),
    RefusedCode.FOREIGN_HALL: lambda: RefusedThere(
        "The code is for another hall. Ask the administrator for a code of this hall.",
        code=RefusedCode.FOREIGN_HALL,
    ),
    RefusedCode.CODE_USED: lambda: RefusedThere(
        "This code was used by another computer. Each code works once. Ask for a new one.",
        code=RefusedCode.CODE_USED,
    ),
    RefusedCode.CODE_UNKNOWN: lambda: RefusedThere(
        "This code is not known there. Look at it again, or ask for a new one.",
        code=RefusedCode.CODE_UNKNOWN,
    ),
    RefusedCode.CODE_EXPIRED: lambda: RefusedThere(
        "This code is too old. Ask for a new one.", code=RefusedCode.CODE_EXPIRED
    ),
    RefusedCode.NOT_FOR_YOU: lambda: RefusedThere(
        "This is not for this computer. Ask the administrator.", code=RefusedCode.NOT_FOR_YOU
    ),
    RefusedCode.OVERSIZE: lambda: RefusedThere(
        "What was sent is too large for the other side. It stays here. Report this.",
        code=RefusedCode.OVERSIZE,
    ),
    RefusedCode.UNKNOWN_FORMAT: lambda: RefusedThere(
        "The programs here and there do not understand each other. Update the older one.",
        code=RefusedCode.UNKNOWN_FORMAT,
    ),
    RefusedCode.DISK_FULL: lambda: LineFault(
        "The disk of the other side is full. Everything stays here and is sent when it has room."
    ),
    RefusedCode.FAULT: lambda: LineFault(
        "The other side could not do it just now. It is tried again."
    ),
}


def _refusal(response: httpx.Response) -> LineFault:
    """What an answer other than yes means."""
    try:
        said = unpack(response.content, Refused)
    except LineFault:
        return LineFault("What answers there is no hub or centre, or it is being started.")
    if said.code in (RefusedCode.BUSY, RefusedCode.OVERLOADED):
        wait = said.retry_after
        return Busy(
            "The other side is busy. It is tried again soon.",
            retry_after=_patience(response) if wait is None else wait,
        )
    try:
        return _SAID[RefusedCode(said.code)]()
    except ValueError:
        # A word that only newer programs know.
        return _SAID[RefusedCode.FAULT]()


def _patience(response: httpx.Response) -> float:
    """Seconds to wait, as the answer's header asks."""
    said = response.headers.get("retry-after", "")
    try:
        return min(max(float(said), 0.0), LONGEST_PATIENCE)
    except ValueError:
        pass
    try:
        moment = parsedate_to_datetime(said).timestamp()
    except (TypeError, ValueError):
        return 1.0
    return min(max(moment - time.time(), 0.0), LONGEST_PATIENCE)

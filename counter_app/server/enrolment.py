"""A device becomes one of a hall: by a one-time code, or as the new name of one that is known.

Whatever a device asks here it may ask again, word for word, and gets the same answer: its first
one may have been lost. A hub enrols nobody: that is for the centre, so that no lane is given twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from counter_app.hall.desks import desk_table
from counter_app.server.codes import MadeCode, find_code, note_second_use, use_up
from counter_app.server.devices import (
    Device,
    devices_of,
    digest_of,
    find_device,
    keep_device,
    lanes_of,
)
from counter_app.server.halls import HallRecord, hall_shown, has_entries, lock_hall, take_hall_id
from counter_app.server.refusing import RefusedRequest
from counter_app.sync.wire import NO_LANE, Enrol, Enrolled, Moved, RefusedCode
from counter_app.sync.wire import Purpose as DevicePurpose

LANES_OF_HUBS = 100
"""A hub that must name a lane while the centre is out of reach begins here, so that the centre
never gives the same one to another desk meanwhile."""


class SecondUse(RefusedRequest):
    """Another device brought a used code: refused, and what was written about it must be kept."""

    def __init__(self) -> None:
        super().__init__(RefusedCode.CODE_USED)


@dataclass(frozen=True)
class Enroller:
    """Lets devices in, within a write transaction that sees every hall.

    `now` in milliseconds since 1970 UTC. Refusals are `RefusedRequest`s with nothing written; only
    after `SecondUse` the transaction is to be kept.
    """

    connection: Connection
    now: int
    centre_name: str
    by_hub: bool = False

    def enrol(self, request: Enrol) -> Enrolled:
        """Let a device that brings a code become one of the code's hall."""
        code, record = self._locked(request)
        before = find_device(self.connection, request.device)
        if code.used_by is not None:
            return self._again(code, before, request)
        if self.now >= code.expires:
            raise RefusedRequest(RefusedCode.CODE_EXPIRED)
        hall = record.hall
        if request.hall is not None and request.hall != hall:
            hall = self._brought(record, request.hall)
        if before is not None and before.hall != hall:
            raise RefusedRequest(RefusedCode.FOREIGN_HALL)
        use_up(self.connection, code, request.device, self.now)
        # A device that was known comes anew with a secret of its own, and keeps its tickets' lane.
        lane = before.lane if before is not None else None
        if request.purpose is DevicePurpose.DESK and lane is None:
            lane = self._free_lane(hall, request.device, wanted=request.lane)
        keep_device(
            self.connection,
            Device(
                hall=hall,
                device=request.device,
                name=_clean(request.name),
                purpose=request.purpose,
                lane=lane,
                secret_digest=digest_of(request.secret),
                enrolled=self.now,
                program=request.program,
                addresses=tuple(request.addresses),
                certificate=request.certificate,
            ),
        )
        return self._enrolled(hall, lane)

    def move(self, asker: Device, request: Moved) -> Enrolled:
        """Let the author of a branch go on as another device, with a lane of its own."""
        lock_hall(self.connection, asker.hall)
        before = find_device(self.connection, request.device)
        if before is not None:
            if before.hall != asker.hall:
                raise RefusedRequest(RefusedCode.FOREIGN_HALL)
            if not before.has_secret(request.secret):
                raise RefusedRequest(RefusedCode.CODE_USED)
            if before.revoked is not None:
                raise RefusedRequest(RefusedCode.REVOKED)
            return self._enrolled(asker.hall, before.lane)
        lane = None
        if asker.purpose is DevicePurpose.DESK:
            first = LANES_OF_HUBS if self.by_hub else 0
            lane = self._free_lane(asker.hall, request.device, first=first)
        keep_device(
            self.connection,
            Device(
                hall=asker.hall,
                device=request.device,
                name=asker.name,
                purpose=asker.purpose,
                lane=lane,
                secret_digest=digest_of(request.secret),
                enrolled=self.now,
                moved_from=asker.device,
                program=asker.program,
                addresses=asker.addresses,
                certificate=asker.certificate,
            ),
        )
        return self._enrolled(asker.hall, lane)

    def _locked(self, request: Enrol) -> tuple[MadeCode, HallRecord]:
        """The code and its hall, held against other enrolments of the hall."""
        seen = find_code(self.connection, request.code)
        if seen is None or seen.purpose is not request.purpose:
            raise RefusedRequest(RefusedCode.CODE_UNKNOWN)
        # The hall first, always: whoever changes its id has its codes change as well.
        record = lock_hall(self.connection, seen.hall)
        code = find_code(self.connection, request.code)
        if record is None or code is None or code.hall != record.hall:
            # The hall has just become the one that another computer brought.
            raise RefusedRequest(RefusedCode.BUSY, retry_after=1.0)
        return code, record

    def _again(self, code: MadeCode, device: Device | None, request: Enrol) -> Enrolled:
        """A code that was used is brought again: by the same device, or by a second one."""
        same = (
            device is not None
            and code.used_by == request.device
            and device.hall == code.hall
            and device.has_secret(request.secret)
        )
        if not same or device is None:
            note_second_use(self.connection, code, request.device, self.now)
            raise SecondUse
        if device.revoked is not None:
            raise RefusedRequest(RefusedCode.REVOKED)
        return self._enrolled(device.hall, device.lane)

    def _brought(self, record: HallRecord, hall: str) -> str:
        """The record becomes the hall that a computer has brought, unless it is one already."""
        taken = (
            has_entries(self.connection, record.hall)
            or devices_of(self.connection, record.hall)
            or lock_hall(self.connection, hall) is not None
            or has_entries(self.connection, hall)
        )
        if taken:
            raise RefusedRequest(RefusedCode.FOREIGN_HALL)
        take_hall_id(self.connection, record, hall)
        return hall

    def _free_lane(
        self, hall: str, device: str, *, wanted: int | None = None, first: int = 0
    ) -> int:
        """A lane that no other desk of the hall has, known here or from entries.

        The one that is `wanted` where it is free, else the first from `first` on.
        """
        written = self.connection.execute(
            select(desk_table.c.lane).where(desk_table.c.hall == hall, desk_table.c.id != device)
        )
        taken = lanes_of(devices_of(self.connection, hall)) | {row.lane for row in written}
        if wanted is not None and wanted not in taken:
            return wanted
        lane = first
        while lane in taken:
            lane += 1
        return lane

    def _enrolled(self, hall: str, lane: int | None) -> Enrolled:
        return Enrolled(
            hall=hall,
            hall_name=hall_shown(self.connection, hall),
            lane=NO_LANE if lane is None else lane,
            centre_name=self.centre_name,
            now=self.now,
            by_hub=self.by_hub,
        )


def _clean(name: str) -> str:
    return " ".join("".join(one for one in name if one.isprintable()).split())

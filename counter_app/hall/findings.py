"""Findings: what a round found wrong, who puts it right until when, and whether it was (N7.1).

A failed question opens a finding; somebody rectifies it, and the leader verifies that, or opens it
again. A verification whose author did not know that it had failed again does not hold: the finding
stays open and the verification waits in 'to check' (`case_course`, as with an isolation case). Not
here: the rounds (`rounds`), what is kept of a finding (`finding_facts`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, or_, select
from sqlalchemy import Row as SqlRow

from counter_app.errors import Conflict, InputError
from counter_app.hall.attachments import Prepared, attach
from counter_app.hall.catalogue import Words
from counter_app.hall.finding_facts import (
    FindingChanged,
    FindingOpened,
    FindingRectified,
    FindingReopened,
    FindingSeenAgain,
    FindingState,
    FindingVerified,
    Weight,
    finding_table,
)
from counter_app.journal.clock import MINUTE, local_time, moment_of
from counter_app.journal.entry import shared_id
from counter_app.journal.journal import Act
from counter_app.journal.writing_rows import read_subject
from counter_app.people.desk import Desk
from counter_app.people.roles import Right

LONGEST_NOTE = 300
"""Characters."""

AT_ONCE_MINUTES = 30
MINOR_DAYS = 3
FURTHEST_DAYS = 366
CLOSING_HOUR = 17

UNTIL = re.compile(r"(?:(?:(\d{4})-)?(\d{1,2})-(\d{1,2}) +)?(\d{1,2}):(\d{2})", re.ASCII)
"""A moment as it is typed: year and day may be left out."""

_COURSE = frozenset(
    {
        FindingOpened.kind,
        FindingSeenAgain.kind,
        FindingReopened.kind,
        FindingVerified.kind,
    }
)


class FindingFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is decided about a failed question on the spot.

    `who` is an account's id, empty where the person has none; then `who_name` names them. `until`
    in ms since 1970 UTC.
    """

    weight: Weight
    until: int
    who: str = ""
    who_name: str = ""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A finding as it stands. Moments in ms since 1970 UTC; `round` is the id of its round."""

    id: str
    state: FindingState
    round: str
    checkpoint: str
    place: str
    area: str
    question: str
    words: Words
    weight: Weight
    who: str
    who_name: str
    until: int
    note: str
    photographs: tuple[str, ...]
    seen: int
    opened_at: int
    opened_by: str
    rectified_at: int | None
    rectified_by: str
    rectified_note: str
    rectified_photographs: tuple[str, ...]
    verified_at: int | None
    verified_by: str
    verified_note: str
    reopened_why: str

    def is_overdue(self, now: int) -> bool:
        """Whether it should have been rectified by now and was not."""
        return self.state is FindingState.OPEN and self.until < now


def usual_until(weight: Weight, now: int) -> int:
    """Until when a finding of this weight is usually put right, as a form offers it.

    At once: within half an hour; serious: by the close of the day; minor: in three days.
    """
    if weight is Weight.AT_ONCE:
        return now + AT_ONCE_MINUTES * MINUTE
    day = local_time(now)
    closing = datetime(day.year, day.month, day.day, CLOSING_HOUR)
    if weight is Weight.MINOR:
        return moment_of(closing + timedelta(days=MINOR_DAYS))
    return moment_of(closing if day.hour < CLOSING_HOUR else closing + timedelta(days=1))


def parse_until(typed: str, now: int) -> int:
    """A moment as people write it: `17:00` today, `11-25 17:00`, or with its year.

    `InputError` at `until`. A day without a year is the next one of that name.
    """
    text = unicodedata.normalize("NFKC", typed).strip().replace("/", "-").replace(".", "-")
    found = UNTIL.fullmatch(text)
    today = local_time(now)
    try:
        if found is None:
            raise ValueError
        year, month, day, hour, minute = found.groups()
        moment = datetime(
            int(year or today.year),
            int(month or today.month),
            int(day or today.day),
            int(hour),
            int(minute),
        )
        if year is None and month is not None and moment.date() < today.date():
            moment = moment.replace(year=moment.year + 1)
    except ValueError:
        raise InputError("Write a time like 17:00, or 11-25 17:00.", field="until") from None
    return moment_of(moment)


def checked_facts(facts: FindingFacts, now: int) -> FindingFacts:
    """The facts as they are kept; `InputError` at `who` or `until`."""
    name = " ".join(facts.who_name.split())
    if not facts.who and not name:
        raise InputError("Say who puts it right.", field="who")
    if len(name) > LONGEST_NOTE:
        raise InputError("Write at most {longest} characters.", field="who", longest=LONGEST_NOTE)
    if not now - 2 * MINUTE <= facts.until <= now + FURTHEST_DAYS * 24 * 60 * MINUTE:
        raise InputError("Give a moment that is still to come, within a year.", field="until")
    return msgspec.structs.replace(facts, who_name="" if facts.who else name)


def checked_note(text: str, field: str = "note", *, needed: bool = False) -> str:
    """A note as it is kept; `InputError` at `field`."""
    clean = " ".join(text.split())
    if needed and not clean:
        raise InputError("This must be filled in.", field=field)
    if len(clean) > LONGEST_NOTE:
        raise InputError("Write at most {longest} characters.", field=field, longest=LONGEST_NOTE)
    return clean


def change_finding(desk: Desk, finding: str, facts: FindingFacts) -> Finding:
    """Give it to somebody else, or another weight or time, until it is verified."""
    with desk.act(Right.VERIFY_FINDING) as act:
        before = find_finding(act.connection, act.hall, finding)
        checked = checked_facts(facts, act.now)
        if before.state is FindingState.VERIFIED:
            raise Conflict("This finding is verified already. Open it again first.")
        act.record(
            finding,
            FindingChanged(
                weight=checked.weight,
                who=checked.who,
                who_name=checked.who_name,
                until=checked.until,
            ),
        )
    return read_finding(desk, finding)


def rectify_finding(
    desk: Desk, finding: str, note: str, photographs: Sequence[Prepared] = ()
) -> Finding:
    """Say that it was put right, and how. `Conflict` when it is verified already."""
    clean = checked_note(note, needed=True)
    with desk.act(Right.RECTIFY_FINDING) as act:
        if find_finding(act.connection, act.hall, finding).state is FindingState.VERIFIED:
            raise Conflict("This finding is verified already. Open it again first.")
        kept = tuple(attach(act, prepared) for prepared in photographs)
        act.record(
            finding,
            FindingRectified(note=clean, photographs=kept, knowing=_known(act, finding)),
        )
    return read_finding(desk, finding)


def verify_finding(desk: Desk, finding: str, note: str = "") -> Finding:
    """The leader has seen that it was put right. `Conflict` unless it was rectified."""
    clean = checked_note(note)
    with desk.act(Right.VERIFY_FINDING) as act:
        if find_finding(act.connection, act.hall, finding).state is not FindingState.RECTIFIED:
            raise Conflict("Only what was rectified can be verified.")
        act.record(finding, FindingVerified(note=clean, knowing=_known(act, finding)))
    return read_finding(desk, finding)


def reopen_finding(desk: Desk, finding: str, why: str, until: int) -> Finding:
    """It was not put right after all, or it is back: open again, until a new time.

    Raises `InputError` (fields `why`, `until`), `Conflict` when it is open.
    """
    reason = checked_note(why, "why", needed=True)
    with desk.act(Right.VERIFY_FINDING) as act:
        before = find_finding(act.connection, act.hall, finding)
        if before.state is FindingState.OPEN:
            raise Conflict("This finding is open.")
        facts = FindingFacts(
            weight=before.weight, who=before.who, who_name=before.who_name, until=until
        )
        checked = checked_facts(facts, act.now)
        act.record(
            finding,
            FindingReopened(why=reason, until=checked.until, knowing=_known(act, finding)),
        )
    return read_finding(desk, finding)


def record_failure(act: Act, failure: FindingOpened, facts: FindingFacts) -> str:
    """A question failed, within the act of a round: its finding is opened, or raised again.

    The same question at the same checkpoint that is not yet verified stays one finding, with the
    new facts. Returns the finding's id.
    """
    new = shared_id(act.hall, failure.name)
    same_question = and_(
        finding_table.c.checkpoint == failure.checkpoint,
        finding_table.c.question == failure.question,
        finding_table.c.state != FindingState.VERIFIED,
    )
    subject = act.connection.scalar(
        select(finding_table.c.id)
        .where(finding_table.c.hall == act.hall, or_(same_question, finding_table.c.id == new))
        .order_by(finding_table.c.opened_at, finding_table.c.id)
    )
    if subject is None:
        act.record(new, failure)
        return new
    act.record(
        subject,
        FindingSeenAgain(
            note=failure.note, photographs=failure.photographs, knowing=_known(act, subject)
        ),
    )
    act.record(
        subject,
        FindingChanged(
            weight=facts.weight, who=facts.who, who_name=facts.who_name, until=facts.until
        ),
    )
    return str(subject)


def _known(act: Act, finding: str) -> tuple[str, ...]:
    """The marks of everything that opened and verified it, as far as it is here."""
    entries = read_subject(act.connection, act.hall, finding)
    return tuple(entry.mark for entry in entries if entry.kind in _COURSE)


def read_finding(desk: Desk, finding: str) -> Finding:
    """One finding. `Conflict` when it is not here."""
    with desk.read(Right.RECTIFY_FINDING) as connection:
        return find_finding(connection, desk.journal.hall, finding)


def find_finding(connection: Connection, hall: str, finding: str) -> Finding:
    """The same within a transaction under way."""
    found = findings_where(connection, hall, finding_table.c.id == finding)
    if not found:
        raise Conflict("This finding is not here.")
    return found[0]


def open_findings(desk: Desk) -> list[Finding]:
    """What is not verified yet, the most pressing first."""
    with desk.read(Right.RECTIFY_FINDING) as connection:
        return unverified(connection, desk.journal.hall)


def unverified(connection: Connection, hall: str) -> list[Finding]:
    """The same within a transaction under way."""
    return findings_where(connection, hall, finding_table.c.state != FindingState.VERIFIED)


def findings_between(connection: Connection, hall: str, since: int, until: int) -> list[Finding]:
    """All that were opened from one moment to before another, the oldest first."""
    found = findings_where(
        connection, hall, finding_table.c.opened_at >= since, finding_table.c.opened_at < until
    )
    return sorted(found, key=lambda one: (one.opened_at, one.id))


def findings_where(
    connection: Connection, hall: str, *conditions: ColumnElement[bool]
) -> list[Finding]:
    """Findings: the open before the rectified, the heaviest first, then what is due first."""
    rows = connection.execute(
        select(finding_table).where(finding_table.c.hall == hall, *conditions)
    )
    return sorted(
        (_finding_from(row) for row in rows),
        key=lambda one: (one.state.order, -one.weight.order, one.until, one.id),
    )


def _finding_from(row: SqlRow[Any]) -> Finding:
    return Finding(
        id=row.id,
        state=FindingState(row.state),
        round=row.round,
        checkpoint=row.checkpoint,
        place=row.place,
        area=row.area,
        question=row.question,
        words=Words(row.chinese, row.english),
        weight=Weight(row.weight),
        who=row.who,
        who_name=row.who_name,
        until=row.until,
        note=row.note,
        photographs=tuple(row.photographs.split()),
        seen=row.seen,
        opened_at=row.opened_at,
        opened_by=row.opened_by,
        rectified_at=row.rectified_at,
        rectified_by=row.rectified_by,
        rectified_note=row.rectified_note,
        rectified_photographs=tuple(row.rectified_photographs.split()),
        verified_at=row.verified_at,
        verified_by=row.verified_by,
        verified_note=row.verified_note,
        reopened_why=row.reopened_why,
    )

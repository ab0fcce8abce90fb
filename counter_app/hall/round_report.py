"""What the papers of rounds say: one round with findings and photos, or a month of them (N7.1)."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta

import msgspec

from counter_app.hall.attachments import Attachment, attachments_by_id
from counter_app.hall.finding_facts import finding_table
from counter_app.hall.findings import Finding, findings_between, findings_where, unverified
from counter_app.hall.photographs import JPEG
from counter_app.hall.round_facts import Result
from counter_app.hall.rounds import (
    Round,
    RoundInFull,
    round_in_full,
    rounds_between,
)
from counter_app.journal.clock import day_of, moment_of
from counter_app.journal.contents import read_whole
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.people.users import user_names


class RoundReport(msgspec.Struct, frozen=True, kw_only=True):
    """A round with the findings of its places and its photos; `people` by account."""

    whole: RoundInFull
    findings: tuple[Finding, ...]
    photographs: tuple[tuple[str, bytes | None], ...]
    """Attachment → its bytes; None where they have not come to this computer yet."""
    people: dict[str, str]


class RoundMonth(msgspec.Struct, frozen=True, kw_only=True):
    """A month's rounds and the findings that were opened in it, the oldest first."""

    first: date
    rounds: tuple[Round, ...]
    findings: tuple[Finding, ...]
    people: dict[str, str]


def read_report(desk: Desk, round: str) -> RoundReport:
    """What the report of a round says. `Conflict` when the round is not here."""
    hall = desk.journal.hall
    people = user_names(desk.journal)
    with desk.read(Right.RECTIFY_FINDING) as connection:
        whole = round_in_full(connection, hall, round)
        ids = [
            one for point in whole.points for answer in point.answers for one in answer.photographs
        ]
        known = attachments_by_id(connection, hall, ids)
        # Of what is not here yet, and of a scan, the small picture is better than none.
        photographs = tuple(
            (
                one,
                None
                if one not in known
                else (
                    (read_whole(connection, hall, known[one].digest) or known[one].thumbnail)
                    if known[one].media == JPEG
                    else known[one].thumbnail
                ),
            )
            for one in ids
        )
        places = [point.point.checkpoint for point in whole.points]
        failed = {
            (point.point.checkpoint, answer.question)
            for point in whole.points
            for answer in point.answers
            if answer.result is Result.FAIL
        }
        begun = whole.round.started_at or 0
        findings = [
            one
            for one in findings_where(connection, hall, finding_table.c.checkpoint.in_(places))
            # A failure that was known already raised a finding of an earlier round.
            if one.round == round
            or (
                (one.checkpoint, one.question) in failed
                and one.opened_at < begun
                and (one.verified_at is None or one.verified_at > begun)
            )
        ]
    return RoundReport(
        whole=whole, findings=tuple(findings), photographs=photographs, people=people
    )


def read_findings(
    desk: Desk, *, whole_month: bool
) -> tuple[list[Finding], dict[str, str], dict[str, Attachment]]:
    """Findings that are not verified, or all that were opened this month; people and photos.

    People by account, photos by id; of photos only what has arrived.
    """
    hall, today = desk.journal.hall, day_of(desk.journal.clock.now())
    people = user_names(desk.journal)
    with desk.read(Right.RECTIFY_FINDING) as connection:
        if whole_month:
            since, until = _month_of(today)
            found = list(reversed(findings_between(connection, hall, since, until)))
        else:
            found = unverified(connection, hall)
        ids = [id for one in found for id in (*one.photographs, *one.rectified_photographs)]
        return found, people, attachments_by_id(connection, hall, ids)


def read_month(desk: Desk, day: date) -> RoundMonth:
    """The month that a day lies in."""
    hall = desk.journal.hall
    first = day.replace(day=1)
    last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    people = user_names(desk.journal)
    with desk.read(Right.RECTIFY_FINDING) as connection:
        rounds = rounds_between(connection, hall, first, last)
        findings = findings_between(connection, hall, *_month_of(day))
    return RoundMonth(first=first, rounds=tuple(rounds), findings=tuple(findings), people=people)


def _month_of(day: date) -> tuple[int, int]:
    """When the month of a day begins, and when the next one does."""
    first = day.replace(day=1)
    return _midnight(first), _midnight((first + timedelta(days=31)).replace(day=1))


def _midnight(day: date) -> int:
    return moment_of(datetime(day.year, day.month, day.day))


def is_finding(desk: Desk, subject: str) -> bool:
    """Whether a subject is a finding, and not a round."""
    with desk.read(Right.RECTIFY_FINDING) as connection:
        return bool(findings_where(connection, desk.journal.hall, finding_table.c.id == subject))

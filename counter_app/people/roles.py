"""Roles, rights, and the one table that says which role may do what (等保: individual duties).

A verb asks for a right; who holds it is decided here and nowhere else. Not here: who a person is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from counter_app.language import Phrase


class Role(StrEnum):
    """What a person does in the hall; one person can hold several."""

    SCREENER = "screener"
    CLERK = "clerk"
    LEADER = "leader"
    ADMINISTRATOR = "administrator"
    CARE = "care"

    @property
    def label(self) -> Phrase:
        """The role as the hall says it."""
        return _ROLE_LABELS[self]


_ROLE_LABELS: Mapping[Role, Phrase] = {
    Role.SCREENER: Phrase("door screener"),
    Role.CLERK: Phrase("counter clerk"),
    Role.LEADER: Phrase("duty leader"),
    Role.ADMINISTRATOR: Phrase("hall administrator"),
    Role.CARE: Phrase("staff care"),
}


class Right(StrEnum):
    """What a verb asks for before it acts."""

    MEASURE_TEMPERATURE = "measure_temperature"
    REGISTER_VISIT = "register_visit"
    CORRECT_VISIT = "correct_visit"
    SERVE_QUEUE = "serve_queue"
    FIND_VISITS = "find_visits"
    REVEAL_PERSON = "reveal_person"
    OPEN_CASE = "open_case"
    WORK_CASE = "work_case"
    READ_DAY = "read_day"
    CLOSE_DAY = "close_day"
    CHANGE_SETTINGS = "change_settings"
    CHANGE_CATALOGUE = "change_catalogue"
    CHANGE_USERS = "change_users"
    ENTER_FROM_PAPER = "enter_from_paper"
    EXPORT_JOURNAL = "export_journal"
    REDACT = "redact"
    SETTLE_CHECKS = "settle_checks"
    KEEP_CLEAN = "keep_clean"
    KEEP_ASSETS = "keep_assets"
    REPORT_HEALTH = "report_health"
    READ_STAFF = "read_staff"
    KEEP_STAFF = "keep_staff"
    PLAN_ROUNDS = "plan_rounds"
    DO_ROUND = "do_round"
    RECTIFY_FINDING = "rectify_finding"
    VERIFY_FINDING = "verify_finding"
    WORK_INCIDENT = "work_incident"
    CHANGE_PLANS = "change_plans"
    LEAD_DAY = "lead_day"
    CHECK_ONESELF = "check_oneself"
    READ_CARE_NOTES = "read_care_notes"


EVERYBODY = frozenset({Right.REPORT_HEALTH, Right.RECTIFY_FINDING, Right.CHECK_ONESELF})
"""Of all who work in the hall: the check before the shift, putting right what a round found, and
the private self-check (N2.3, N7.1, N6.4)."""

ROLE_RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.SCREENER: frozenset(
        {
            Right.MEASURE_TEMPERATURE,
            Right.REGISTER_VISIT,
            Right.CORRECT_VISIT,
            Right.FIND_VISITS,
            Right.REVEAL_PERSON,
            Right.OPEN_CASE,
            Right.READ_DAY,
            Right.KEEP_CLEAN,
        }
    )
    | EVERYBODY,
    Role.CLERK: frozenset(
        {
            Right.MEASURE_TEMPERATURE,
            Right.REGISTER_VISIT,
            Right.CORRECT_VISIT,
            Right.SERVE_QUEUE,
            Right.FIND_VISITS,
            Right.REVEAL_PERSON,
            Right.OPEN_CASE,
            Right.READ_DAY,
            Right.ENTER_FROM_PAPER,
            Right.KEEP_CLEAN,
        }
    )
    | EVERYBODY,
    Role.LEADER: frozenset(
        {
            Right.MEASURE_TEMPERATURE,
            Right.REGISTER_VISIT,
            Right.CORRECT_VISIT,
            Right.SERVE_QUEUE,
            Right.FIND_VISITS,
            Right.REVEAL_PERSON,
            Right.OPEN_CASE,
            Right.WORK_CASE,
            Right.SETTLE_CHECKS,
            Right.READ_DAY,
            Right.CLOSE_DAY,
            Right.ENTER_FROM_PAPER,
            Right.EXPORT_JOURNAL,
            Right.KEEP_CLEAN,
            Right.KEEP_ASSETS,
            Right.READ_STAFF,
            Right.KEEP_STAFF,
            Right.PLAN_ROUNDS,
            Right.DO_ROUND,
            Right.VERIFY_FINDING,
            Right.WORK_INCIDENT,
            Right.LEAD_DAY,
        }
    )
    | EVERYBODY,
    Role.ADMINISTRATOR: frozenset(
        {
            Right.FIND_VISITS,
            Right.SETTLE_CHECKS,
            Right.READ_DAY,
            Right.CLOSE_DAY,
            Right.CHANGE_SETTINGS,
            Right.CHANGE_CATALOGUE,
            Right.CHANGE_USERS,
            Right.ENTER_FROM_PAPER,
            Right.EXPORT_JOURNAL,
            Right.REDACT,
            Right.KEEP_CLEAN,
            Right.KEEP_ASSETS,
            Right.READ_STAFF,
            Right.KEEP_STAFF,
            Right.PLAN_ROUNDS,
            Right.CHANGE_PLANS,
        }
    )
    | EVERYBODY,
    Role.CARE: frozenset({Right.READ_CARE_NOTES}) | EVERYBODY,
}


def rights_of(roles: Iterable[Role]) -> frozenset[Right]:
    """Everything that a person with these roles may do."""
    return frozenset().union(*(ROLE_RIGHTS[role] for role in roles))

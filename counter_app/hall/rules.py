"""How this hall works: its limits, deadlines and habits, as entries that flow like all others.

Defaults hold until the administrator sets others (DOMAIN). What judges a temperature is in
`thresholds`; which window serves what is in `windows`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Column, Connection, PrimaryKeyConstraint, String, Table, select

from counter_app.errors import InputError
from counter_app.hall.opening_hours import (
    SHORTEST_DAY,
    OpeningHours,
    minute_text,
    parse_minute,
)
from counter_app.hall.shifts import WHOLE_DAY, Shift, checked_shifts
from counter_app.journal.entry import Body, Entry, shared_id
from counter_app.journal.fold import Row, Workflow
from counter_app.journal.journal import Journal
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.people.signing_in import LockOut
from counter_app.store.tables import metadata


class HallRules(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All settings of a hall that are plain numbers, choices or names.

    `inside_limit` is how many visitors may be inside at once (N3.1). `close_leftovers` says whether
    visits still open at the end of a day are closed by the system. `place_minutes` and
    `call_minutes` are the deadlines after a case opens: in the observation place, and the health
    authority called (DOMAIN: Suspected case). Under observation a reading is due every
    `observe_minutes`; what must be disinfected is due `disinfect_minutes` after the person left.
    `thermometers` are the labels to choose from; `shifts` are the parts of the day for which
    somebody leads. The hall is open from `opens_at` to `closes_at` (08:30) on `open_days` (1 Monday
    to 7 Sunday).
    """

    inside_limit: int = 80
    close_leftovers: bool = True
    idle_minutes: int = 5
    lock_tries: int = 5
    lock_minutes: int = 15
    place_minutes: int = 5
    call_minutes: int = 10
    observe_minutes: int = 30
    disinfect_minutes: int = 60
    backups_kept: int = 14
    print_tickets: bool = True
    thermometers: tuple[str, ...] = ("T-01", "T-02")
    shifts: tuple[Shift, ...] = (WHOLE_DAY,)
    health_authority: str = ""
    health_authority_phone: str = ""
    local_government: str = ""
    local_government_phone: str = ""
    superior_body: str = ""
    superior_body_phone: str = ""
    opens_at: str = "08:30"
    closes_at: str = "17:00"
    open_days: tuple[int, ...] = (1, 2, 3, 4, 5)

    @property
    def hours(self) -> OpeningHours:
        """When the hall is open; the default hours where it would never be."""
        days = frozenset(self.open_days) & WEEK
        opens, closes = (parse_minute(one, "opens_at") for one in (self.opens_at, self.closes_at))
        if not days or closes - opens < SHORTEST_DAY:
            return HallRules().hours
        return OpeningHours(opens, closes, days)

    @property
    def lock_out(self) -> LockOut:
        """After how many wrong passwords an account waits, and how long."""
        return LockOut(self.lock_tries, self.lock_minutes)


LIMITS: dict[str, tuple[int, int]] = {
    "inside_limit": (1, 10_000),
    "idle_minutes": (1, 120),
    "lock_tries": (3, 20),
    "lock_minutes": (1, 1440),
    "place_minutes": (1, 120),
    "call_minutes": (1, 240),
    "observe_minutes": (5, 480),
    "disinfect_minutes": (10, 1440),
    "backups_kept": (1, 365),
}
"""The least and the most that a setting may be."""

WEEK = frozenset(range(1, 8))
"""Monday to Sunday."""

LONGEST_LINE = 60
"""Characters of a name or a phone number."""

NAMES: dict[str, Phrase] = {
    "inside_limit": Phrase("People inside at most"),
    "close_leftovers": Phrase("Close leftovers at the end of the day"),
    "idle_minutes": Phrase("Lock an idle desk after (minutes)"),
    "lock_tries": Phrase("Wrong passwords before an account waits"),
    "lock_minutes": Phrase("An account then waits (minutes)"),
    "place_minutes": Phrase("In the observation place within (minutes)"),
    "call_minutes": Phrase("Health authority called within (minutes)"),
    "observe_minutes": Phrase("A reading under observation every (minutes)"),
    "disinfect_minutes": Phrase("Disinfected after a case within (minutes)"),
    "backups_kept": Phrase("Daily backups kept"),
    "print_tickets": Phrase("Print tickets at once"),
    "thermometers": Phrase("Thermometers"),
    "shifts": Phrase("Shifts of the duty roster"),
    "health_authority": Phrase("Health authority"),
    "health_authority_phone": Phrase("Phone of the health authority"),
    "local_government": Phrase("Local government (for reports)"),
    "local_government_phone": Phrase("Phone of the local government"),
    "superior_body": Phrase("Superior body (for reports)"),
    "superior_body_phone": Phrase("Phone of the superior body"),
    "opens_at": Phrase("Opens at"),
    "closes_at": Phrase("Closes at"),
    "open_days": Phrase("Open on"),
}
"""What each setting is called."""

BODIES = (
    "health_authority",
    "health_authority_phone",
    "local_government",
    "local_government_phone",
    "superior_body",
    "superior_body_phone",
)
"""Settings that name bodies outside the hall, and their phone numbers."""

OPEN_AT_FIRST: Mapping[int, int] = dict.fromkeys(sorted(HallRules().hours.days), 0)
"""Since when a hall is open on each weekday before anybody sets its rules."""

SHARED_NAME = "rules"
"""Of the one subject that a hall's rules are."""

rules_table = Table(
    "hall_rules",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("rules", String, nullable=False, comment="JSON of HallRules."),
    Column("open_since", String, nullable=False, comment="JSON: open weekday to the moment."),
    PrimaryKeyConstraint("hall", "id"),
    info={"one_row": ("id",)},
)


class RulesSet(Body, frozen=True, kw_only=True):
    """From now on these rules hold."""

    kind = "rules.set"
    rules: HallRules


class RulesFold:
    """The newest rules; earlier ones stay in the journal.

    A weekday on which the hall stays open keeps the moment since when it is.
    """

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._newest: HallRules | None = None
        self._open_since = OPEN_AT_FIRST

    def take(self, entry: Entry, body: RulesSet) -> None:
        """Take a change."""
        before, days = self._open_since, sorted(body.rules.hours.days)
        self._open_since = {day: before.get(day, entry.at) for day in days}
        self._newest = body.rules

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The one row of the hall."""
        if self._newest is not None:
            yield (
                rules_table,
                {
                    "hall": self._hall,
                    "id": self._subject,
                    "rules": msgspec.json.encode(self._newest).decode(),
                    "open_since": msgspec.json.encode(self._open_since).decode(),
                },
            )


rules_workflow = Workflow(
    "rules",
    (RulesSet,),
    {rules_table: "id"},
    RulesFold,
    shared_name=lambda _body: SHARED_NAME,
)


def set_rules(desk: Desk, rules: HallRules) -> None:
    """Let other rules hold from now on. Raises `InputError` for what is out of its limits."""
    for name, (least, most) in LIMITS.items():
        if not least <= getattr(rules, name) <= most:
            raise InputError(
                "{setting}: choose a number from {least} to {most}.",
                field=name,
                setting=NAMES[name],
                least=least,
                most=most,
            )
    opens = parse_minute(rules.opens_at, "opens_at")
    closes = parse_minute(rules.closes_at, "closes_at")
    kept = msgspec.structs.replace(
        rules,
        thermometers=tuple(dict.fromkeys(_line(one, "thermometers") for one in rules.thermometers)),
        shifts=checked_shifts(rules.shifts),
        **{name: _line(getattr(rules, name), name) for name in BODIES},
        opens_at=minute_text(opens),
        closes_at=minute_text(closes),
        open_days=tuple(sorted(set(rules.open_days) & WEEK)),
    )
    if "" in kept.thermometers or not kept.thermometers:
        raise InputError("Name at least one thermometer.", field="thermometers")
    if closes - opens < SHORTEST_DAY:
        raise InputError("The hall closes at least one hour after it opens.", field="closes_at")
    if not kept.open_days:
        raise InputError("Choose at least one day of the week.", field="open_days")
    with desk.act(Right.CHANGE_SETTINGS) as act:
        subject = shared_id(act.hall, SHARED_NAME)
        act.record(subject, RulesSet(rules=kept))


def _line(text: str, field: str) -> str:
    clean = " ".join(text.split())
    if len(clean) > LONGEST_LINE or not clean.isprintable():
        raise InputError(
            "{setting}: at most {longest} characters.",
            field=field,
            setting=NAMES[field],
            longest=LONGEST_LINE,
        )
    return clean


def rules_now(connection: Connection, hall: str) -> HallRules:
    """What holds now: what was set last, or the defaults."""
    text = connection.scalar(select(rules_table.c.rules).where(rules_table.c.hall == hall))
    return HallRules() if text is None else msgspec.json.decode(text, type=HallRules)


def open_since(connection: Connection, halls: Sequence[str]) -> dict[str, Mapping[int, int]]:
    """Since when (ms since 1970 UTC) each hall is open on which weekdays (1 Monday to 7 Sunday).

    A weekday on which a hall is closed is not there.
    """
    rows = connection.execute(
        select(rules_table.c.hall, rules_table.c.open_since).where(rules_table.c.hall.in_(halls))
    )
    found: dict[str, Mapping[int, int]] = dict.fromkeys(halls, OPEN_AT_FIRST)
    return found | {
        row.hall: msgspec.json.decode(row.open_since, type=dict[int, int]) for row in rows
    }


def read_rules(journal: Journal) -> HallRules:
    """The rules, for the program itself: signing in, locking and backups need them."""
    with journal.read() as connection:
        return rules_now(connection, journal.hall)

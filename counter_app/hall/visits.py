"""A visit: one person's stay in the hall, from the ticket to the way out (N2.4, N3.1, N4.1).

Here: what can happen to a visit, the states it goes through, and the row it folds to. The verbs
that make it happen are in `registering` (ticket) and `queue` (windows); what they look like to a
reader afterwards in `timeline`.

States, and what leads from one to the next (`MOVES` holds the same as data):

    waiting ── called ── serving ── done | diverted
       │          │         └─ on hold ─ serving
       │          └─ no-show ─ waiting
       └── left · suspended (fever; holds whatever comes later) · closed by system
           done (served on paper while the power was out)

Whatever really happened beats the system's closing of a forgotten visit, however late it arrives.

What happens to a visit stands beside what happens elsewhere: the states say what fits, and the
fold sets aside what does not. Who the visitor is, and which case suspends the visit, can clash.
Where desks that could not see each other called one visitor, `standing_calls` says who keeps them.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import msgspec
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
)

from counter_app.hall.persons import PersonFacts, person_columns, person_row
from counter_app.hall.search_text import search_text
from counter_app.hall.standing_calls import StandingCalls
from counter_app.hall.stays import GONE, WAITING_AREA, moved_to
from counter_app.hall.temperature import Mask
from counter_app.journal.clock import MINUTE, day_of
from counter_app.journal.entry import Body, Entry
from counter_app.journal.fold import Reason, Row, SetAside, Workflow
from counter_app.language import Phrase
from counter_app.store.search_index import SearchIndex
from counter_app.store.tables import metadata


class VisitState(StrEnum):
    """Where a visit stands."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    ON_HOLD = "on_hold"
    DONE = "done"
    LEFT = "left"
    NO_SHOW = "no_show"
    DIVERTED = "diverted"
    SUSPENDED = "suspended"
    CLOSED_BY_SYSTEM = "closed_by_system"

    @property
    def label(self) -> Phrase:
        """The state as the hall says it."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    VisitState.WAITING: Phrase("waiting"),
    VisitState.CALLED: Phrase("called"),
    VisitState.SERVING: Phrase("being served"),
    VisitState.ON_HOLD: Phrase("on hold"),
    VisitState.DONE: Phrase("done"),
    VisitState.LEFT: Phrase("left"),
    VisitState.NO_SHOW: Phrase("no-show"),
    VisitState.DIVERTED: Phrase("diverted online"),
    VisitState.SUSPENDED: Phrase("suspended (fever)"),
    VisitState.CLOSED_BY_SYSTEM: Phrase("closed by system"),
}

ENDED = frozenset(
    {
        VisitState.DONE,
        VisitState.LEFT,
        VisitState.DIVERTED,
        VisitState.SUSPENDED,
        VisitState.CLOSED_BY_SYSTEM,
    }
)
"""States in which nobody waits for anything from the queue."""

UNDER_WAY = frozenset(VisitState) - ENDED
"""States in which a visit can still be called, served or closed."""

INSIDE = frozenset({VisitState.WAITING, VisitState.CALLED, VisitState.SERVING, VisitState.ON_HOLD})
"""States in which the visitor counts as inside the hall."""


class Priority(StrEnum):
    """Why somebody goes before others (N4.1, DOMAIN: Service catalogue)."""

    MEDICAL = "medical"
    SENIOR = "senior"
    DISABLED = "disabled"
    PREGNANT = "pregnant"
    INFANT = "infant"

    @property
    def label(self) -> Phrase:
        """The reason as the hall says it."""
        return _PRIORITY_LABELS[self]


_PRIORITY_LABELS = {
    Priority.MEDICAL: Phrase("medical staff, fast lane"),
    Priority.SENIOR: Phrase("65 and over"),
    Priority.DISABLED: Phrase("disabled"),
    Priority.PREGNANT: Phrase("pregnant"),
    Priority.INFANT: Phrase("with infant"),
}

SENIOR_AGE = 65

ORDINARY_RANK = 2


LONGEST_SPAN = 24 * 60 * MINUTE
"""Nobody waits or is served for a day without a break."""


def rank_of(priority: Iterable[Priority]) -> int:
    """0 for the fast lane of medical staff, 1 for other priorities, 2 without any."""
    return min((0 if one is Priority.MEDICAL else 1 for one in priority), default=ORDINARY_RANK)


class Origin(StrEnum):
    """Where a visit was registered."""

    DOOR = "door"
    WINDOW = "window"
    PAPER = "paper"


class Outcome(StrEnum):
    """How one matter ended."""

    DONE = "done"
    ACCEPTED = "accepted"
    PAPERS_MISSING = "papers_missing"
    DIVERTED = "diverted"
    DECLINED = "declined"

    @property
    def label(self) -> Phrase:
        """The outcome as the hall says it."""
        return _OUTCOME_LABELS[self]


_OUTCOME_LABELS = {
    Outcome.DONE: Phrase("settled"),
    Outcome.ACCEPTED: Phrase("accepted, answer follows"),
    Outcome.PAPERS_MISSING: Phrase("papers missing"),
    Outcome.DIVERTED: Phrase("goes on online"),
    Outcome.DECLINED: Phrase("declined"),
}

visit_table = Table(
    "visit",
    metadata,
    Column(
        "row",
        # SQLite numbers rows by itself only where the type is exactly this.
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        comment="Names the row to the search index.",
    ),
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("day", String, nullable=False),
    Column("ticket", String, nullable=False),
    Column("letter", String, nullable=False),
    Column("lane", BigInteger, nullable=False),
    Column("serial", BigInteger, nullable=False),
    Column("origin", String, nullable=False),
    Column("source", String, nullable=False, comment="The paper form that it was entered from."),
    Column("state", String, nullable=False),
    Column("since", BigInteger, nullable=False, comment="When this state began."),
    Column("tick", BigInteger, nullable=False, comment="The place in the queue."),
    Column("rank", BigInteger, nullable=False),
    Column("priority", String, nullable=False, comment="Codes, separated by a space."),
    Column("companions", BigInteger, nullable=False),
    Column("check", String, nullable=False, comment="The temperature check that let them in."),
    Column("tenths", BigInteger, nullable=False, comment="Tenths of a degree; 0 when not known."),
    Column("mask", String, nullable=False),
    Column("window", String, nullable=False, comment="Where they are, or must be called to."),
    Column("windows", String, nullable=False, comment="Every window visited, in order."),
    Column("also", String, nullable=False, comment="Other windows that called the visitor too."),
    Column("stays", String, nullable=False, comment="Where they were from when (`stays`)."),
    Column("registered_at", BigInteger, nullable=False),
    Column("called_at", BigInteger),
    Column("started_at", BigInteger),
    Column("ended_at", BigInteger),
    Column("waiting", BigInteger, nullable=False, comment="Milliseconds of waiting that are over."),
    Column("serving", BigInteger, nullable=False, comment="Milliseconds of serving that are over."),
    Column("calls", BigInteger, nullable=False),
    Column("prints", BigInteger, nullable=False),
    Column("print_failed", Boolean, nullable=False),
    Column("note", String, nullable=False),
    Column("case", String, comment="The isolation case that suspended it."),
    *person_columns(),
    Column("search", String, nullable=False, comment="The words that it is found by."),
    UniqueConstraint("hall", "id"),
    Index("visit_by_day", "hall", "day", "state"),
    Index("visit_by_state", "hall", "state", "day"),
    Index("visit_by_ticket", "hall", "day", "letter", "lane", "serial"),
    Index("visit_by_document", "hall", "document"),
    Index("visit_by_check", "hall", "check"),
    Index("visit_by_source", "hall", "source"),
    info={"one_row": ("id",), "own_numbers": ("row",)},
)


def from_day(day: str) -> ColumnElement[bool]:
    """Visits of a day, and those of later days: they began while the clock was ahead.

    For what is under way: who waits when the clock is put right waits all the same.
    """
    return visit_table.c.day >= day


visit_search = SearchIndex(visit_table, key="row", words="search")

visit_matter_table = Table(
    "visit_matter",
    metadata,
    Column("hall", String, nullable=False),
    Column("visit", String, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("day", String, nullable=False),
    Column("matter", String, nullable=False),
    Column("group", String, nullable=False),
    Column("outcome", String, nullable=False, comment="Empty while it is open."),
    Column("window", String, nullable=False),
    PrimaryKeyConstraint("hall", "visit", "position"),
    Index("visit_matter_by_day", "hall", "day", "matter"),
)


class MatterAdded(Body, frozen=True, kw_only=True):
    """What somebody comes for: the code of an item of the catalogue, and of its group then."""

    kind = "visit.matter_added"
    aspect = None
    matter: str
    group: str


class Registered(Body, frozen=True, kw_only=True):
    """A visit began and has its ticket number, which never changes."""

    kind = "visit.registered"
    ticket: str
    letter: str
    lane: int
    serial: int
    origin: Origin
    matters: tuple[tuple[str, str], ...]
    """Code and group of each."""
    priority: tuple[Priority, ...] = ()
    companions: int = 0
    check: str = ""
    tenths: int = 0
    mask: Mask = Mask.WORN
    beyond_limit: bool = False
    source: str = ""
    note: str = ""
    happened_at: int | None = None


class Identified(Body, frozen=True, kw_only=True):
    """Who the visitor is; an entry of its own, so that it can be redacted and the visit stays."""

    kind = "visit.identified"
    aspect = "person"
    person: PersonFacts


class Corrected(Body, frozen=True, kw_only=True):
    """What was registered wrongly, as it should have been, and why."""

    kind = "visit.corrected"
    aspect = "person"
    person: PersonFacts
    priority: tuple[Priority, ...]
    companions: int
    why: str


class Revealed(Body, frozen=True, kw_only=True):
    """Somebody asked to see the visitor's facts unmasked."""

    kind = "visit.revealed"
    aspect = None
    why: str = ""


class TicketPrinted(Body, frozen=True, kw_only=True):
    """The ticket went to a printer, which took it or did not."""

    kind = "visit.ticket_printed"
    aspect = None
    succeeded: bool


class Called(Body, frozen=True, kw_only=True):
    """The visitor was called to a window."""

    kind = "visit.called"
    aspect = None
    window: str


class Recalled(Body, frozen=True, kw_only=True):
    """The visitor was called once more."""

    kind = "visit.recalled"
    aspect = None


class Started(Body, frozen=True, kw_only=True):
    """The visitor came to the window and is being served."""

    kind = "visit.started"
    aspect = None


class Held(Body, frozen=True, kw_only=True):
    """The visitor steps aside, to fill in a form or fetch a paper, and comes back."""

    kind = "visit.held"
    aspect = None
    why: str = ""


class Resumed(Body, frozen=True, kw_only=True):
    """The visitor is back at the window."""

    kind = "visit.resumed"
    aspect = None
    window: str


class Transferred(Body, frozen=True, kw_only=True):
    """The visitor waits again, for one window or (without) for any that serves the matter."""

    kind = "visit.transferred"
    aspect = None
    window: str = ""
    why: str = ""


class NoShow(Body, frozen=True, kw_only=True):
    """The visitor was called and did not come."""

    kind = "visit.no_show"
    aspect = None


class Returned(Body, frozen=True, kw_only=True):
    """A no-show is back and waits again, at the old place in the queue."""

    kind = "visit.returned"
    aspect = None


class MatterFinished(Body, frozen=True, kw_only=True):
    """One matter has its outcome; the visitor is still being served."""

    kind = "visit.matter_finished"
    aspect = None
    matter: str
    outcome: Outcome


class Finished(Body, frozen=True, kw_only=True):
    """The visit is over; outcomes of the matters that had none yet."""

    kind = "visit.finished"
    aspect = None
    outcomes: dict[str, Outcome] = msgspec.field(default_factory=dict)


class ServedOnPaper(Body, frozen=True, kw_only=True):
    """The visit was over when its paper form was entered; outcomes as far as the form says them.

    When the visitor was called and how long it took, nobody wrote down: no time is made up.
    """

    kind = "visit.served_on_paper"
    aspect = None
    outcomes: dict[str, Outcome] = msgspec.field(default_factory=dict)
    happened_at: int | None = None


class Left(Body, frozen=True, kw_only=True):
    """The visitor went away without being served."""

    kind = "visit.left"
    aspect = None
    why: str = ""


class Diverted(Body, frozen=True, kw_only=True):
    """The visitor goes on online for everything that was open (N3.1)."""

    kind = "visit.diverted"
    aspect = None
    channel: str = ""


class Suspended(Body, frozen=True, kw_only=True):
    """An isolation case suspends the visit (N2.5)."""

    kind = "visit.suspended"
    aspect = "isolation"
    case: str


class ClosedBySystem(Body, frozen=True, kw_only=True):
    """The day was over and nobody had ended the visit; never counted as served."""

    kind = "visit.closed_by_system"
    aspect = None


_S = VisitState
_AT_WINDOW = frozenset({_S.CALLED, _S.SERVING, _S.ON_HOLD})
_OPEN = frozenset({_S.WAITING}) | _AT_WINDOW

MOVES: dict[type[Body], tuple[frozenset[VisitState], VisitState | None]] = {
    Called: (frozenset({_S.WAITING}), _S.CALLED),
    Recalled: (frozenset({_S.CALLED}), None),
    Started: (frozenset({_S.CALLED}), _S.SERVING),
    Held: (frozenset({_S.CALLED, _S.SERVING}), _S.ON_HOLD),
    Resumed: (frozenset({_S.ON_HOLD}), _S.SERVING),
    Transferred: (_OPEN, _S.WAITING),
    NoShow: (frozenset({_S.CALLED}), _S.NO_SHOW),
    Returned: (frozenset({_S.NO_SHOW}), _S.WAITING),
    MatterAdded: (_OPEN, None),
    MatterFinished: (frozenset({_S.SERVING}), None),
    Finished: (frozenset({_S.SERVING}), _S.DONE),
    ServedOnPaper: (frozenset({_S.WAITING}), _S.DONE),
    Left: (_OPEN | {_S.NO_SHOW}, _S.LEFT),
    Diverted: (_OPEN, _S.DIVERTED),
    ClosedBySystem: (_OPEN | {_S.NO_SHOW}, _S.CLOSED_BY_SYSTEM),
}
"""From which states an event may happen, and which state follows (None: the same)."""


class VisitFold:
    """A visit as its entries tell it."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._row: Row = {}
        self._person = PersonFacts()
        self._matters: list[Row] = []
        self._calls = StandingCalls()

    def take(self, entry: Entry, body: Body) -> None:
        """Take the next thing that happened."""
        match body:
            case Registered():
                if self._row:
                    raise SetAside(Reason.OVERTAKEN)
                self._register(entry, body)
            case Identified():
                # Whatever was corrected later stays, however late this arrives.
                self._person = body.person
            case _ if not self._row:
                raise SetAside(Reason.NO_BEGINNING)
            case Corrected():
                self._person = body.person
                self._row["companions"] = body.companions
                self._prioritise(body.priority)
            case TicketPrinted():
                self._row["prints"] += body.succeeded
                self._row["print_failed"] = not body.succeeded
            case Revealed():
                pass
            case Suspended():
                self._row["case"] = body.case
                self._move(entry.at, _S.SUSPENDED)
            case _:
                self._happen(entry, body)
        if self._row:
            at_window = self._row["state"] in _AT_WINDOW
            self._row["also"] = " ".join(self._calls.also) if at_window else ""
            self._stay(entry, body)

    def _stay(self, entry: Entry, body: Body) -> None:
        """Keep where the visitor is now, and since when, if that has changed."""
        place = GONE
        if self._row["state"] in (_S.CALLED, _S.SERVING):
            place = self._row["window"]
        elif self._row["state"] in INSIDE:
            place = WAITING_AREA
        happened = getattr(body, "happened_at", None)
        at = entry.at if happened is None else happened
        self._row["stays"] = moved_to(self._row["stays"], at, place)

    def _register(self, entry: Entry, body: Registered) -> None:
        at = entry.at if body.happened_at is None else body.happened_at
        self._row = {
            "hall": self._hall,
            "id": self._subject,
            "day": day_of(at).isoformat(),
            "ticket": body.ticket,
            "letter": body.letter,
            "lane": body.lane,
            "serial": body.serial,
            "origin": body.origin.value,
            "source": body.source,
            "state": _S.WAITING.value,
            "since": at,
            "tick": entry.tick,
            "companions": body.companions,
            "check": body.check,
            "tenths": body.tenths,
            "mask": body.mask.value,
            "window": "",
            "windows": "",
            "also": "",
            "stays": "",
            "registered_at": at,
            "called_at": None,
            "started_at": None,
            "ended_at": None,
            "waiting": 0,
            "serving": 0,
            "calls": 0,
            "prints": 0,
            "print_failed": False,
            "note": body.note,
            "case": None,
        }
        self._prioritise(body.priority)
        for matter, group in body.matters:
            self._add_matter(matter, group)

    def _prioritise(self, priority: tuple[Priority, ...]) -> None:
        self._row["priority"] = " ".join(one.value for one in priority)
        self._row["rank"] = rank_of(priority)

    def _add_matter(self, matter: str, group: str) -> None:
        if any(row["matter"] == matter for row in self._matters):
            return
        self._matters.append(
            {
                "hall": self._hall,
                "visit": self._subject,
                "position": len(self._matters) + 1,
                "day": self._row["day"],
                "matter": matter,
                "group": group,
                "outcome": "",
                "window": "",
            }
        )

    def _happen(self, entry: Entry, body: Body) -> None:
        state = VisitState(self._row["state"])
        allowed, after = MOVES[type(body)]
        if isinstance(body, ClosedBySystem) and state in ENDED:
            return  # somebody ended it after all: nothing to look at
        if state is _S.SUSPENDED:
            raise SetAside(Reason.SAFETY_HELD)
        if self._of_second_call(entry, body, state):
            return
        if isinstance(body, Started | Held) and state is _S.CALLED:
            self._seen_at(entry.device)
        # Nobody calls a no-show who has not returned, unless the call was made before it was one.
        late_call = isinstance(body, Called) and state is _S.NO_SHOW
        # The system's closing was a guess: what really happened goes on from there.
        guessed = state is _S.CLOSED_BY_SYSTEM and after is not _S.CLOSED_BY_SYSTEM
        if state not in allowed and not guessed and not late_call:
            raise SetAside(Reason.OVERTAKEN)
        match body:
            case Called() | Resumed():
                self._calls.begin(entry.device, body.window)
                self._at_window(body.window)
            case Transferred():
                self._row["window"] = body.window
            case Returned():
                self._row["window"] = ""
            case MatterAdded():
                self._add_matter(body.matter, body.group)
            case MatterFinished():
                if self._settled_otherwise(body.matter, body.outcome):
                    raise SetAside(Reason.OVERTAKEN)
                self._settle({body.matter: body.outcome})
            case Finished() | ServedOnPaper():
                self._settle(body.outcomes)
                settled = [row["outcome"] for row in self._matters]
                if settled and all(one == Outcome.DIVERTED for one in settled):
                    after = _S.DIVERTED
            case Diverted():
                self._settle(dict.fromkeys(self._open_matters(), Outcome.DIVERTED))
        if isinstance(body, Called | Recalled):
            self._row["calls"] += 1
        if after is not None:
            happened = body.happened_at if isinstance(body, ServedOnPaper) else None
            self._move(entry.at if happened is None else happened, after)

    def _of_second_call(self, entry: Entry, body: Body, state: VisitState) -> bool:
        """Whether an event belongs to a call beside the one that keeps the visitor, and is done."""
        calls, device = self._calls, entry.device
        match body:
            case Called() if state in _AT_WINDOW:
                calls.add(device, body.window)
                self._row["calls"] += 1
                self._row["also"] = " ".join(calls.also)
                raise SetAside(Reason.CLASH)
            case Recalled() if calls.is_second(device):
                self._row["calls"] += 1
                return True
            case NoShow() if calls.is_second(device):
                calls.give_up(device)
                return True
            case NoShow() if state is _S.CALLED:
                another = calls.give_up(device)
                if another:
                    self._at_window(calls.window)
                return another
        return False

    def _seen_at(self, device: str) -> None:
        """The visitor came to this desk's window, whichever call was the first."""
        if self._calls.is_second(device):
            self._calls.keep(device)
            self._at_window(self._calls.window)

    def _at_window(self, window: str) -> None:
        self._row["window"] = window
        visited = self._row["windows"].split()
        if not visited or visited[-1] != window:
            self._row["windows"] = " ".join([*visited, window])

    def _open_matters(self) -> list[str]:
        return [row["matter"] for row in self._matters if not row["outcome"]]

    def _settled_otherwise(self, matter: str, outcome: Outcome) -> bool:
        return any(
            row["matter"] == matter and row["outcome"] not in ("", outcome.value)
            for row in self._matters
        )

    def _settle(self, outcomes: dict[str, Outcome]) -> None:
        for row in self._matters:
            if row["matter"] in outcomes and not row["outcome"]:
                row["outcome"] = outcomes[row["matter"]].value
                row["window"] = self._row["window"]

    def _move(self, at: int, after: VisitState) -> None:
        row = self._row
        before = VisitState(row["state"])
        # A clock that was put right must not give time that was never spent, nor must a weekend.
        passed = at - row["since"]
        passed = passed if 0 <= passed < LONGEST_SPAN else 0
        if before in (_S.WAITING, _S.CALLED):
            row["waiting"] += passed
        elif before is _S.SERVING:
            row["serving"] += passed
        row["state"], row["since"] = after.value, at
        if after is _S.CALLED and row["called_at"] is None:
            row["called_at"] = at
        if after is _S.SERVING and row["started_at"] is None:
            row["started_at"] = at
        row["ended_at"] = at if after in ENDED else None

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The visit's row and one for each matter."""
        if not self._row:
            return
        person = self._person
        words = search_text(person.name, person.document, person.phone, self._row["ticket"])
        yield visit_table, {**self._row, **person_row(person), "search": words}
        for matter in self._matters:
            yield visit_matter_table, matter


visit_workflow = Workflow(
    "visit",
    (
        Registered,
        Identified,
        Corrected,
        Revealed,
        TicketPrinted,
        *MOVES,
        Suspended,
    ),
    {visit_table: "id", visit_matter_table: "visit"},
    VisitFold,
    shared_name=lambda body: (body.source or None) if isinstance(body, Registered) else None,
)

"""Folding: one subject's entries, in order, become the rows that screens and reports read.

A workflow brings a `Fold` and names it in a `Workflow`; nothing here knows what entries mean. A
fold sees one subject only and never the clock, so its rows depend on nothing but the set of
entries. An entry that a fold cannot take is set aside in `to_check`; the others go on. Entries that
clash are folded, and the later one stands in `to_check` as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

import msgspec
import structlog
from sqlalchemy import Table

from counter_app.journal.clashes import Clashes
from counter_app.journal.entry import Body, Entry
from counter_app.journal.storable import body_is_sound, may_hold_nul, rows_are_storable

Row = dict[str, Any]

log = structlog.get_logger(__name__)

UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""What decoding a body may raise: it is cut, of another form, or nested beyond all measure."""

UNFOLDABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What a fold may raise for facts that nobody thought of."""


class Reason(StrEnum):
    """Why an entry waits on the 'to check' page."""

    UNKNOWN_KIND = "unknown_kind"
    NEWER_VERSION = "newer_version"
    UNREADABLE = "unreadable"
    NOT_FOLDABLE = "not_foldable"
    NO_BEGINNING = "no_beginning"
    SAFETY_HELD = "safety_held"
    OVERTAKEN = "overtaken"
    CLASH = "clash"
    """Folded all the same, after another one that says something else and does not know of it."""


class SetAside(Exception):
    """Raised by a fold for an entry that must wait for a person's look; the rest goes on."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class Fold(Protocol):
    """The growing state of one subject."""

    def take(self, entry: Entry, body: Any) -> None:
        """Take the next entry in order, its body decoded; may raise `SetAside`."""
        ...

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """What the tables hold for this subject; every row with the same keys per table."""
        ...


class LookingBack(Fold, Protocol):
    """A fold in which a later entry can tell that an earlier one must not have its way.

    Whatever fold has the method is one.
    """

    def held(self) -> Iterable[tuple[Entry, Reason]]:
        """Entries taken before which wait for a person's look after all."""
        ...


@dataclass(frozen=True)
class Workflow:
    """What one workflow brings to the journal.

    `name` is the first part of its kinds and the topic announced when its rows change. Each table
    has a column `hall`, and the column that holds the subject's id is named in `tables`.
    """

    name: str
    bodies: tuple[type[Body], ...]
    tables: dict[Table, str]
    begin: Callable[[str, str], Fold]
    """hall, subject → an empty fold."""
    shared_name: Callable[[Any], str | None] | None = None
    """body → the name of its subject, where that is a `shared_id` of the hall; None where not. So
    that the subject can be found again when its entries move to another hall."""


class FactFold:
    """A plain fact: one entry, one row. `make` gives the row without hall and id."""

    def __init__(self, table: Table, make: Callable[[Entry, Any], Row], hall: str, subject: str):
        self._table, self._make = table, make
        self._hall, self._subject = hall, subject
        self._row: Row | None = None

    def take(self, entry: Entry, body: Any) -> None:
        """The first entry is the fact; a second under the same name is not."""
        if self._row is not None:
            raise SetAside(Reason.OVERTAKEN)
        self._row = {"hall": self._hall, "id": self._subject, **self._make(entry, body)}

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The one row, once there is an entry."""
        if self._row is not None:
            yield self._table, self._row


@dataclass
class Folded:
    """The outcome for one subject."""

    workflow: Workflow
    rows: dict[Table, list[Row]] = field(default_factory=dict)
    broken: bool = False
    """Whether the fold could not say its rows."""


@dataclass(frozen=True)
class Kind:
    """How to read a kind of entry."""

    workflow: Workflow
    version: int
    aspect: str | None
    decoder: msgspec.json.Decoder[Any]


class Workflows:
    """All workflows of the program, and the way from entries to rows."""

    def __init__(self, workflows: Sequence[Workflow]) -> None:
        self.all = tuple(workflows)
        self.kinds: dict[str, Kind] = {}
        for workflow in workflows:
            for body in workflow.bodies:
                self.kinds[body.kind] = Kind(
                    workflow, body.version, body.aspect, msgspec.json.Decoder(body)
                )

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table that is folded."""
        return tuple(table for workflow in self.all for table in workflow.tables)

    def reads(self, kind: str, version: int) -> bool:
        """Whether this program can read entries of a kind and version."""
        known = self.kinds.get(kind)
        return known is not None and version <= known.version

    def base_of(self, body: Body, known: Sequence[Entry]) -> str | None:
        """The `base` of a new entry by whoever sees what is `known` of its subject, in order."""
        for entry in reversed(known):
            kind = self.kinds.get(entry.kind)
            same = kind is not None and kind.aspect == body.aspect and entry.version <= kind.version
            if same or body.aspect is None:
                return str(entry.name)
        return None

    def topic(self, kind: str) -> str:
        """The name of the workflow that a kind belongs to, known to this program or not."""
        return kind.partition(".")[0]

    def fold(
        self, hall: str, subject: str, entries: Sequence[Entry]
    ) -> tuple[list[Folded], list[tuple[Entry, Reason]]]:
        """Fold one subject's entries, which must be in order.

        A subject nearly always belongs to one workflow; were its entries of several, each would
        fold its own. Redacted entries are passed over, and so is what stands under a second name:
        a branch may have moved while its author still gave it away under the old device.
        """
        folded, aside = self._fold(hall, subject, entries)
        with_texts = any(may_hold_nul(entry.body) for entry in entries)
        if _are_storable(folded, with_texts):
            return folded, aside
        # Once more, with a look into each body before its fold sees it.
        folded, aside = self._fold(hall, subject, entries, looks_into=True)
        if not _are_storable(folded, with_texts):
            log.error("subject_not_foldable", kinds=sorted({entry.kind for entry in entries}))
            known = {entry.name for entry, _ in aside}
            aside += [(one, Reason.NOT_FOLDABLE) for one in entries if one.name not in known]
            folded = [Folded(outcome.workflow) for outcome in folded]
        return folded, aside

    def _fold(
        self, hall: str, subject: str, entries: Sequence[Entry], *, looks_into: bool = False
    ) -> tuple[list[Folded], list[tuple[Entry, Reason]]]:
        folds: dict[str, tuple[Workflow, Fold]] = {}
        aside: list[tuple[Entry, Reason]] = []
        alike: list[Entry] = []
        clashes = Clashes()
        for entry in entries:
            if not alike or entry.tick != alike[0].tick:
                alike = [entry]
            elif twin := next((one for one in alike if _is_same_act(entry, one)), None):
                clashes.same(entry, twin)
                continue
            else:
                alike.append(entry)
            kind = self.kinds.get(entry.kind)
            if kind is None:
                aside.append((entry, Reason.UNKNOWN_KIND))
                continue
            name = kind.workflow.name
            if name not in folds:
                folds[name] = (kind.workflow, kind.workflow.begin(hall, subject))
            if entry.body is None:
                continue
            if entry.version > kind.version:
                aside.append((entry, Reason.NEWER_VERSION))
                continue
            try:
                body = kind.decoder.decode(entry.body)
                if looks_into and not body_is_sound(body):
                    raise SetAside(Reason.NOT_FOLDABLE)
                folds[name][1].take(entry, body)
                if kind.aspect is not None:
                    clashes.add(kind.aspect, entry)
            except SetAside as answer:
                aside.append((entry, answer.reason))
            except UNREADABLE:
                aside.append((entry, Reason.UNREADABLE))
            except UNFOLDABLE as fault:
                # One bad entry must never block the rest (ANCHORS: poisoned records).
                log.error("entry_not_foldable", kind=entry.kind, fault=type(fault).__name__)
                aside.append((entry, Reason.NOT_FOLDABLE))
        for _, fold in folds.values():
            if held := getattr(fold, "held", None):
                aside.extend(held())
        if clashing := clashes.found():
            known = {entry.name for entry, _ in aside}
            aside.extend((entry, Reason.CLASH) for entry in clashing if entry.name not in known)
        return [self._rows(workflow, fold) for workflow, fold in folds.values()], aside

    @staticmethod
    def _rows(workflow: Workflow, fold: Fold) -> Folded:
        folded = Folded(workflow)
        try:
            for table, row in fold.rows():
                folded.rows.setdefault(table, []).append(row)
        except UNFOLDABLE as fault:
            log.error("rows_not_made", workflow=workflow.name, fault=type(fault).__name__)
            folded.broken = True
        return folded


def _are_storable(folded: Iterable[Folded], with_texts: bool) -> bool:
    return not any(outcome.broken for outcome in folded) and all(
        rows_are_storable(rows, with_texts=with_texts)
        for outcome in folded
        for rows in outcome.rows.values()
    )


def _is_same_act(one: Entry, other: Entry) -> bool:
    """Whether two entries of the same subject and tick are one act under two names."""
    return (
        one.digest == other.digest
        and one.at == other.at
        and one.kind == other.kind
        and one.version == other.version
        and one.actor == other.actor
        and one.left == other.left
    )


def by_subject(entries: Iterable[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """Group entries that come sorted by subject; each group in the order of folding."""
    group: list[Entry] = []
    for entry in entries:
        if group and group[0].subject != entry.subject:
            yield group[0].subject, sorted(group, key=lambda one: one.order)
            group = []
        group.append(entry)
    if group:
        yield group[0].subject, sorted(group, key=lambda one: one.order)

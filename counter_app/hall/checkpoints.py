"""Checkpoints: the places where a round stops, each with a QR label (N7.1).

A checkpoint may lie in an area of the hall (`hygiene_lists`) and is of a kind of place, which says
what is looked at there (`checklists`). One that is not in use any more keeps its name in old
rounds.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Boolean, Column, Connection, PrimaryKeyConstraint, String, Table, select

from counter_app.errors import Conflict, InputError
from counter_app.hall import codes
from counter_app.hall.catalogue import Words
from counter_app.hall.checklists import checklists_now
from counter_app.hall.hygiene_lists import in_use, lists_now
from counter_app.journal.entry import Body, Entry, new_id
from counter_app.journal.fold import Row, Workflow
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.store.tables import metadata

LONGEST_NAME = 40
"""Characters."""

checkpoint_table = Table(
    "checkpoint",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("name", String, nullable=False),
    Column("area", String, nullable=False, comment="The code of the area, as its assets have it."),
    Column("place", String, nullable=False, comment="The code of its kind of place."),
    Column("in_use", Boolean, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    info={"one_row": ("id",)},
)


class Checkpoint(msgspec.Struct, frozen=True, kw_only=True):
    """A place where a round stops. `place` is the code of its kind, `area` that of where it lies,
    empty for nowhere in particular."""

    id: str
    name: str
    area: str
    place: str
    in_use: bool = True

    @property
    def code(self) -> str:
        """What its QR label says."""
        return codes.CHECKPOINT + self.id


class CheckpointSet(Body, frozen=True, kw_only=True):
    """A checkpoint as it is from now on."""

    kind = "checkpoint.set"
    name: str
    area: str
    place: str
    in_use: bool


class CheckpointFold:
    """A checkpoint as last set."""

    def __init__(self, hall: str, subject: str) -> None:
        self._key: Row = {"hall": hall, "id": subject}
        self._row: Row = {}

    def take(self, _entry: Entry, body: CheckpointSet) -> None:
        """Take a change."""
        self._row = msgspec.structs.asdict(body)

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The checkpoint's row."""
        if self._row:
            yield checkpoint_table, self._key | self._row


checkpoint_workflow = Workflow(
    "checkpoint", (CheckpointSet,), {checkpoint_table: "id"}, CheckpointFold
)


def set_checkpoint(
    desk: Desk,
    name: str,
    place: str,
    area: str = "",
    in_use: bool = True,
    checkpoint: str | None = None,
) -> Checkpoint:
    """Add a checkpoint, or change the one with the id `checkpoint`; as it is kept.

    Raises `InputError` (fields `name`, `area`, `place`) for what can't be, `Conflict` when it is
    not here.
    """
    clean_name = " ".join(name.split())
    if not clean_name:
        raise InputError("Give the checkpoint a name.", field="name")
    if len(clean_name) > LONGEST_NAME or not clean_name.isprintable():
        raise InputError(
            "Names have at most {longest} characters.", field="name", longest=LONGEST_NAME
        )
    with desk.act(Right.PLAN_ROUNDS) as act:
        known = all_checkpoints(act.connection, act.hall)
        kept = Checkpoint(
            id=checkpoint or new_id(), name=clean_name, area=area, place=place, in_use=in_use
        )
        before = known.get(kept.id)
        if checkpoint is not None and before is None:
            raise Conflict("This checkpoint is not here.", field="checkpoint")
        kind = checklists_now(act.connection, act.hall).get(place)
        if kind is None or (kind.retired and (before is None or before.place != place)):
            raise InputError("Choose the kind of place.", field="place")
        if area and area not in lists_now(act.connection, act.hall).areas:
            raise InputError("Choose the area.", field="area")
        if in_use and any(
            one.in_use and one.name == kept.name and one.id != kept.id for one in known.values()
        ):
            raise InputError("There is a checkpoint of this name already.", field="name")
        if kept != before:
            act.record(
                kept.id,
                CheckpointSet(name=kept.name, area=kept.area, place=kept.place, in_use=in_use),
            )
        return kept


def list_checkpoints(desk: Desk) -> list[Checkpoint]:
    """All checkpoints, those in use first, then in the order in which they were added."""
    with desk.read(Right.RECTIFY_FINDING) as connection:
        found = all_checkpoints(connection, desk.journal.hall)
    return sorted(found.values(), key=lambda one: (not one.in_use, one.id))


def all_checkpoints(connection: Connection, hall: str) -> dict[str, Checkpoint]:
    """All checkpoints by their id, within a transaction under way."""
    rows = connection.execute(
        select(checkpoint_table)
        .where(checkpoint_table.c.hall == hall)
        .order_by(checkpoint_table.c.id)
    )
    return {
        row.id: Checkpoint(
            id=row.id, name=row.name, area=row.area, place=row.place, in_use=row.in_use
        )
        for row in rows
    }


def read_areas(desk: Desk) -> list[tuple[str, Words]]:
    """The areas of the hall that a checkpoint can lie in: code and name."""
    with desk.read(Right.RECTIFY_FINDING) as connection:
        areas = lists_now(connection, desk.journal.hall).areas
    return [(one.code, one.names) for one in in_use(areas)]

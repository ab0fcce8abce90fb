"""Checklists of the rounds: what is looked at, for each kind of place (N7.1).

Reference data with versions: a hall begins with the files of `resources/rounds`, and its leader,
its administrator or the centre set others by the same verb. What a round answered keeps the version
and the words that it answered. Not here: where the places are (`checkpoints`), the rounds.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    PrimaryKeyConstraint,
    String,
    Table,
    select,
)

from counter_app.errors import InputError
from counter_app.hall.catalogue import Words, checked_code, checked_words
from counter_app.journal.entry import Body, Entry, shared_id
from counter_app.journal.fold import Row, Workflow
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.store.tables import metadata

MOST_QUESTIONS = 20
"""More nobody reads while walking."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to look at; `code` is its own within the checklist."""

    code: str
    words: Words


class Checklist(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is looked at in one kind of place.

    `version` counts the changes from 1, which is what the program ships; 0 was never kept.
    """

    code: str
    names: Words
    questions: tuple[Question, ...]
    version: int = 0
    retired: bool = False

    def name(self, language: str) -> str:
        """The kind of place in `language`."""
        return self.names.said(language)


checklist_table = Table(
    "round_checklist",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("code", String, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("chinese", String, nullable=False),
    Column("english", String, nullable=False),
    Column("questions", String, nullable=False, comment="JSON."),
    Column("retired", Boolean, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    info={"one_row": ("id",)},
)


class ChecklistSet(Body, frozen=True, kw_only=True):
    """From now on the checklist of a kind of place is like this."""

    kind = "checklist.set"
    checklist: Checklist


class ChecklistFold:
    """One checklist as last set; earlier versions stay in the journal and with the rounds."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._newest: Checklist | None = None

    def take(self, _entry: Entry, body: ChecklistSet) -> None:
        """Take a change."""
        self._newest = body.checklist

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The one row of the checklist."""
        if self._newest is not None:
            yield (
                checklist_table,
                {
                    "hall": self._hall,
                    "id": self._subject,
                    "code": self._newest.code,
                    "version": self._newest.version,
                    "chinese": self._newest.names.chinese,
                    "english": self._newest.names.english,
                    "questions": msgspec.json.encode(self._newest.questions).decode(),
                    "retired": self._newest.retired,
                },
            )


checklist_workflow = Workflow(
    "checklist",
    (ChecklistSet,),
    {checklist_table: "id"},
    ChecklistFold,
    shared_name=lambda body: _name_of(body.checklist.code),
)


def _name_of(code: str) -> str:
    return f"checklist {code}"


@cache
def starting_checklists() -> tuple[Checklist, ...]:
    """What holds until a hall or the centre sets others: the files of `resources/rounds`."""
    folder = files("resources") / "rounds"
    found = [
        msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")) | {"version": 1}, Checklist)
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
        if path.name.endswith(".toml")
    ]
    return tuple(found)


def checklists_now(connection: Connection, hall: str) -> dict[str, Checklist]:
    """The checklists as they stand, retired ones too, by the code of the kind of place.

    Those that the program ships come first, in the order of a way through the hall.
    """
    found = {checklist.code: checklist for checklist in starting_checklists()}
    rows = connection.execute(
        select(checklist_table)
        .where(checklist_table.c.hall == hall)
        .order_by(checklist_table.c.code)
    )
    for row in rows:
        found[row.code] = Checklist(
            code=row.code,
            names=Words(row.chinese, row.english),
            questions=msgspec.json.decode(row.questions, type=tuple[Question, ...]),
            version=row.version,
            retired=row.retired,
        )
    return found


def read_checklists(desk: Desk) -> dict[str, Checklist]:
    """The same for whoever works on rounds or findings."""
    with desk.read(Right.RECTIFY_FINDING) as connection:
        return checklists_now(connection, desk.journal.hall)


def set_checklist(desk: Desk, checklist: Checklist) -> Checklist:
    """Let a kind of place have this checklist from now on; as it is kept, with its new version.

    A new code is a new kind of place; a retired one is offered for checkpoints no more. Raises
    `InputError` (fields `code`, `names`, `questions`) for what can't be. Setting what holds
    already changes nothing.
    """
    checked = _checked(checklist)
    with desk.act(Right.PLAN_ROUNDS) as act:
        before = checklists_now(act.connection, act.hall).get(checked.code)
        version = 0 if before is None else before.version
        if before is not None and msgspec.structs.replace(checked, version=version) == before:
            return before
        kept = msgspec.structs.replace(checked, version=version + 1)
        # The same subject on every desk and at the centre, so that their changes meet in one fold.
        act.record(shared_id(act.hall, _name_of(kept.code)), ChecklistSet(checklist=kept))
        return kept


def _checked(checklist: Checklist) -> Checklist:
    questions = tuple(
        Question(code=checked_code(question.code), words=checked_words(question.words, "questions"))
        for question in checklist.questions
    )
    if not questions:
        raise InputError("A checklist needs at least one question.", field="questions")
    if len(questions) > MOST_QUESTIONS:
        raise InputError(
            "A checklist has at most {most} questions.", field="questions", most=MOST_QUESTIONS
        )
    if len({question.code for question in questions}) < len(questions):
        raise InputError("Two questions have the same code.", field="questions")
    return msgspec.structs.replace(
        checklist,
        code=checked_code(checklist.code),
        names=checked_words(checklist.names, "names"),
        questions=questions,
        version=0,
    )

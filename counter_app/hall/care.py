"""Psychological care: the private self-check, one's own notes, and notes of staff care (N6.4).

Readable by the person it is about and by who holds the care role; sealed to their keys when it is
written, so that no other desk, role or holder of the file can read it (`people.sealing`).

What this protects from, and what not
- The database, its backups, the journal on any desk, hub or server, and exports hold no word of it.
  They show that there is a record, of whom, by whom, when, of which form, its length rounded up to
  512 bytes, and who can read it.
- Leaders and administrators can't read it. An administrator can name another holder of the care
  role, openly (it is an entry, and the page shows the readers before one writes): whoever holds it
  then reads what is written from then on, and older records only where somebody who can read them
  shares them.
- A forgotten password, set anew by the administrator, loses one's own old records to oneself;
  staff care still reads them and can share them back.
- Passwords are the weak point: whoever has the file and guesses a password opens what is sealed to
  that person, also by a password that was changed since.
- A computer under somebody else's control sees what is typed and shown there, and a program that
  was tampered with could offer keys of its own.

Nothing here is drafted under the idle lock, searched, exported or printed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    PrimaryKeyConstraint,
    String,
    Table,
    select,
)

from counter_app.errors import Conflict, InputError, ProgramFault
from counter_app.hall.self_check import self_check_questions
from counter_app.journal.entry import Body, Entry, new_id
from counter_app.journal.fold import Reason, Row, SetAside, Workflow
from counter_app.journal.journal import Act
from counter_app.language import Phrase
from counter_app.people.care_keys import Unlocked, holders_of_care, newest_keys
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.people.sealing import (
    Reader,
    SealedKey,
    SealedText,
    seal,
    seal_to_more,
    unseal,
)
from counter_app.people.users import user_table
from counter_app.store.tables import metadata

LONGEST_NOTE = 4000
"""Characters."""


class CareForm(StrEnum):
    """What a private record is."""

    SELF_CHECK = "self_check"
    OWN_NOTE = "own_note"
    CARE_NOTE = "care_note"

    @property
    def label(self) -> Phrase:
        """The form as the hall says it."""
        return _FORM_LABELS[self]


_FORM_LABELS = {
    CareForm.SELF_CHECK: Phrase("self-check"),
    CareForm.OWN_NOTE: Phrase("own note"),
    CareForm.CARE_NOTE: Phrase("care note"),
}

care_record_table = Table(
    "care_record",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("form", String, nullable=False),
    Column("about", String, nullable=False, comment="The person whom it is about."),
    Column("author", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("place", String, nullable=False, comment="Hexadecimal; what the text is bound to."),
    Column("sealed", String, nullable=False, comment="JSON of SealedText."),
    PrimaryKeyConstraint("hall", "id"),
    Index("care_record_by_person", "hall", "about", "at"),
    info={"one_row": ("id",)},
)


class _Kept(Body, frozen=True, kw_only=True):
    """A sealed record of `about`. `hall_digest` says in which hall it was written, in a form that
    stays the same when the hall joins another one."""

    aspect = None
    form: ClassVar[CareForm]
    about: str
    hall_digest: bytes
    sealed: SealedText


class SelfCheckKept(_Kept, frozen=True, kw_only=True):
    """Somebody checked how they have been."""

    kind = "care.self_check_kept"
    form = CareForm.SELF_CHECK


class OwnNoteKept(_Kept, frozen=True, kw_only=True):
    """Somebody wrote down something for themselves."""

    kind = "care.own_note_kept"
    form = CareForm.OWN_NOTE


class CareNoteKept(_Kept, frozen=True, kw_only=True):
    """Staff care wrote about a talk."""

    kind = "care.care_note_kept"
    form = CareForm.CARE_NOTE


class CareShared(Body, frozen=True, kw_only=True):
    """Somebody who can read a record let others read it who may."""

    kind = "care.shared"
    aspect = None
    keys: tuple[SealedKey, ...]


BODIES: dict[CareForm, type[_Kept]] = {
    CareForm.SELF_CHECK: SelfCheckKept,
    CareForm.OWN_NOTE: OwnNoteKept,
    CareForm.CARE_NOTE: CareNoteKept,
}


def _place(hall_digest: bytes, subject: str, form: CareForm, about: str, author: str) -> bytes:
    """What a text is bound to: moved to another record, person or author it can't be opened."""
    named = msgspec.json.encode((subject, BODIES[form].kind, about, author))
    return hashlib.sha256(hall_digest + named).digest()


class CareFold:
    """One sealed record and who can read it."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._row: Row = {}
        self._sealed: SealedText | None = None

    def take(self, entry: Entry, body: _Kept | CareShared) -> None:
        """Take the record, or more readers of it."""
        if isinstance(body, CareShared):
            if self._sealed is None:
                raise SetAside(Reason.NO_BEGINNING)
            keys = dict.fromkeys((*self._sealed.keys, *body.keys))
            self._sealed = msgspec.structs.replace(self._sealed, keys=tuple(keys))
            return
        if self._sealed is not None:
            raise SetAside(Reason.OVERTAKEN)
        if body.form is not CareForm.CARE_NOTE and body.about != entry.actor:
            raise SetAside(Reason.NOT_FOLDABLE)
        self._sealed = body.sealed
        place = _place(body.hall_digest, self._subject, body.form, body.about, entry.actor)
        self._row = {
            "hall": self._hall,
            "id": self._subject,
            "form": body.form.value,
            "about": body.about,
            "author": entry.actor,
            "at": entry.at,
            "place": place.hex(),
        }

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The record's row."""
        if self._sealed is not None:
            sealed = msgspec.json.encode(self._sealed).decode()
            yield care_record_table, {**self._row, "sealed": sealed}


care_workflow = Workflow(
    "care", (*BODIES.values(), CareShared), {care_record_table: "id"}, CareFold
)


@dataclass(frozen=True)
class CareReader:
    """Who can read a person's private records; without a key not yet."""

    user: str
    name: str
    has_key: bool


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """A self-check as it is sealed: the version of the questions, the answers, the level's name."""

    version: int
    answers: tuple[int, ...]
    level: str
    note: str = ""

    def __repr__(self) -> str:
        return "Result()"  # a repr may reach a log


class CareRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A private record, opened. `text` is None where none of one's keys fits; `result` is that of
    a self-check."""

    id: str
    form: CareForm
    about: str
    author: str
    at: int
    text: str | None
    result: Result | None

    def __repr__(self) -> str:
        return f"CareRecord({self.id!r})"  # a repr may reach a log


def keep_self_check(
    desk: Desk, unlocked: Unlocked, answers: Sequence[int], note: str = ""
) -> CareRecord:
    """Keep a self-check of oneself. `InputError` at `answers` or `note`."""
    questions = self_check_questions()
    level = questions.level_of(answers)
    result = Result(
        version=questions.version,
        answers=tuple(answers),
        level=level.name,
        note=_text(note, "note") if note.strip() else "",
    )
    text = msgspec.json.encode(result).decode()
    return _keep(desk, unlocked, CareForm.SELF_CHECK, desk.person.id, text)


def keep_own_note(desk: Desk, unlocked: Unlocked, text: str) -> CareRecord:
    """Keep a note for oneself. `InputError` at `note`."""
    return _keep(desk, unlocked, CareForm.OWN_NOTE, desk.person.id, _text(text, "note"))


def keep_care_note(desk: Desk, unlocked: Unlocked, about: str, text: str) -> CareRecord:
    """Keep a note of a talk with somebody, by staff care. `InputError` at `note`, `about`."""
    desk.check(Right.READ_CARE_NOTES)
    if not about:
        raise InputError("Choose with whom you talked.", field="about")
    return _keep(desk, unlocked, CareForm.CARE_NOTE, about, _text(text, "note"))


def read_care(desk: Desk, unlocked: Unlocked) -> list[CareRecord]:
    """One's own private records, or all of them for staff care, opened; the newest first."""
    _check_own(desk, unlocked)
    with desk.read(Right.CHECK_ONESELF) as connection:
        rows = _rows(connection, desk)
    return [_opened(row, unlocked) for row in rows]


def care_readers(desk: Desk, about: str = "") -> list[CareReader]:
    """Who can read what is written about a person (oneself without one): they, then staff care."""
    with desk.read(Right.CHECK_ONESELF) as connection:
        hall, whom = desk.journal.hall, about or desk.person.id
        keys = newest_keys(connection, hall)
        names = _may_read(connection, hall, whom)
    return [CareReader(user, name, user in keys) for user, name in names.items()]


def share_care(desk: Desk, unlocked: Unlocked) -> int:
    """Let everybody who may read the records that one can open do so; of how many records.

    For a new holder of the care role, and for a person whose password was set anew.
    """
    _check_own(desk, unlocked)
    shared = 0
    with desk.act(Right.CHECK_ONESELF) as act:
        for row, missing in _unshared(act.connection, desk, unlocked):
            keys = seal_to_more(_sealed(row), bytes.fromhex(row.place), unlocked.keys, missing)
            if keys:
                act.record(row.id, CareShared(keys=keys))
                shared += 1
    return shared


def unshared_care(desk: Desk, unlocked: Unlocked) -> int:
    """How many records one can open that somebody who may read them can't yet."""
    _check_own(desk, unlocked)
    with desk.read(Right.CHECK_ONESELF) as connection:
        return len(_unshared(connection, desk, unlocked))


def _keep(desk: Desk, unlocked: Unlocked, form: CareForm, about: str, text: str) -> CareRecord:
    _check_own(desk, unlocked)
    id = new_id()
    with desk.act(Right.CHECK_ONESELF) as act:
        readers = _readers(act, about)
        digest = hashlib.sha256(act.hall.encode()).digest()
        place = _place(digest, id, form, about, act.actor)
        sealed = seal(text, place, readers)
        act.record(id, BODIES[form](about=about, hall_digest=digest, sealed=sealed))
    with desk.read(Right.CHECK_ONESELF) as connection:
        row = connection.execute(
            select(care_record_table).where(
                care_record_table.c.hall == desk.journal.hall, care_record_table.c.id == id
            )
        ).one()
    return _opened(row, unlocked)


def _readers(act: Act, about: str) -> list[Reader]:
    """Whose keys a new text is sealed to: the author, the person, staff care."""
    keys = newest_keys(act.connection, act.hall)
    wanted = dict.fromkeys([act.actor, *_may_read(act.connection, act.hall, about)])
    return [keys[user] for user in wanted if user in keys]


def _may_read(connection: Connection, hall: str, about: str) -> dict[str, str]:
    """The person and staff care: names by id."""
    name = connection.scalar(
        select(user_table.c.name).where(user_table.c.hall == hall, user_table.c.id == about)
    )
    if name is None:
        raise Conflict("This account is not here any more.")
    return {about: name} | holders_of_care(connection, hall)


def _rows(connection: Connection, desk: Desk) -> list[Any]:
    asked = select(care_record_table).where(care_record_table.c.hall == desk.journal.hall)
    if not desk.may(Right.READ_CARE_NOTES):
        # Who holds the care role no more sees nothing of others, also not what they wrote.
        asked = asked.where(care_record_table.c.about == desk.person.id)
    newest_first = (care_record_table.c.at.desc(), care_record_table.c.id.desc())
    return list(connection.execute(asked.order_by(*newest_first)))


def _unshared(
    connection: Connection, desk: Desk, unlocked: Unlocked
) -> list[tuple[Any, list[Reader]]]:
    hall = desk.journal.hall
    keys, care = newest_keys(connection, hall), holders_of_care(connection, hall)
    found = []
    for row in _rows(connection, desk):
        sealed = {one.key for one in _sealed(row).keys}
        if not sealed & unlocked.keys.keys():
            continue
        missing = [
            keys[user]
            for user in dict.fromkeys([row.about, *care])
            if user in keys and keys[user].key not in sealed
        ]
        if missing:
            found.append((row, missing))
    return found


def _opened(row: Any, unlocked: Unlocked) -> CareRecord:
    text = unseal(_sealed(row), bytes.fromhex(row.place), unlocked.keys)
    form, result = CareForm(row.form), None
    if text is not None and form is CareForm.SELF_CHECK:
        try:
            result = msgspec.json.decode(text, type=Result)
            text = result.note
        except msgspec.MsgspecError:
            text = None  # sealed by a newer program
    return CareRecord(
        id=row.id,
        form=form,
        about=row.about,
        author=row.author,
        at=row.at,
        text=text,
        result=result,
    )


def _sealed(row: Any) -> SealedText:
    return msgspec.json.decode(row.sealed, type=SealedText)


def _text(typed: str, field: str) -> str:
    text = "\n".join(line.rstrip() for line in typed.strip().splitlines())
    if not text or len(text) > LONGEST_NOTE or "\0" in text:
        raise InputError(
            "Write a note of at most {longest} characters.", field=field, longest=LONGEST_NOTE
        )
    return text


def _check_own(desk: Desk, unlocked: Unlocked) -> None:
    if unlocked.user != desk.person.id:
        raise ProgramFault("These keys are another person's.")

"""What the staff is taught about protection: topics, and which everybody must have (N6.3).

Reference data: the program ships a list (`resources/staff/training.toml`), which holds until the
hall sets its own. Not here: who was taught what (`training`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec
from sqlalchemy import Boolean, Column, Connection, PrimaryKeyConstraint, String, Table, select

from counter_app.errors import InputError
from counter_app.hall.catalogue import Words
from counter_app.journal.entry import Body, Entry, shared_id
from counter_app.journal.fold import Row, Workflow
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from counter_app.store.tables import metadata

CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
LONGEST_NAME = 60
"""Characters of a topic's name."""

topic_table = Table(
    "training_topic",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("code", String, nullable=False),
    Column("chinese", String, nullable=False),
    Column("english", String, nullable=False),
    Column("required", Boolean, nullable=False),
    Column("in_use", Boolean, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    info={"one_row": ("id",)},
)


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """Something to be taught; `required` of everybody who works in the hall."""

    code: str
    name: Words
    required: bool = False
    in_use: bool = True


class TopicSet(Body, frozen=True, kw_only=True):
    """A topic as it is from now on."""

    kind = "training_topic.set"
    topic: Topic


class TopicFold:
    """The newest word on a topic."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._newest: Topic | None = None

    def take(self, _entry: Entry, body: TopicSet) -> None:
        """Take a change."""
        self._newest = body.topic

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The topic's row."""
        if self._newest is not None:
            yield (
                topic_table,
                {
                    "hall": self._hall,
                    "id": self._subject,
                    "code": self._newest.code,
                    "chinese": self._newest.name.chinese,
                    "english": self._newest.name.english,
                    "required": self._newest.required,
                    "in_use": self._newest.in_use,
                },
            )


def _name_of(code: str) -> str:
    return f"training topic {code}"


training_topic_workflow = Workflow(
    "training_topic",
    (TopicSet,),
    {topic_table: "id"},
    TopicFold,
    shared_name=lambda body: _name_of(body.topic.code),
)


@cache
def starting_topics() -> tuple[Topic, ...]:
    """The topics that the program ships."""
    source = files("resources") / "staff" / "training.toml"
    found = tomllib.loads(source.read_text(encoding="utf-8"))["topics"]
    return msgspec.convert(found, tuple[Topic, ...])


def set_topic(desk: Desk, topic: Topic) -> None:
    """Set up a topic or change it. `InputError` at `code`, `name` for what can't be."""
    if not CODE.fullmatch(topic.code):
        raise InputError("A code has 1 to 32 lower-case letters, digits or hyphens.", field="code")
    name = Words(*(" ".join(text.split()) for text in (topic.name.chinese, topic.name.english)))
    texts = [text for text in (name.chinese, name.english) if text]
    if not texts or any(len(text) > LONGEST_NAME or not text.isprintable() for text in texts):
        raise InputError(
            "Name the topic in at most {longest} characters.", field="name", longest=LONGEST_NAME
        )
    with desk.act(Right.KEEP_STAFF) as act:
        subject = shared_id(act.hall, _name_of(topic.code))
        act.record(subject, TopicSet(topic=msgspec.structs.replace(topic, name=name)))


def list_topics(desk: Desk) -> list[Topic]:
    """All topics, also those not in use, for whoever is signed in."""
    with desk.journal.read() as connection:
        return topics_now(connection, desk.journal.hall)


def topics_now(connection: Connection, hall: str) -> list[Topic]:
    """The shipped topics as the hall has changed them, then its own, within a transaction."""
    rows = connection.execute(
        select(topic_table).where(topic_table.c.hall == hall).order_by(topic_table.c.code)
    )
    own = {
        row.code: Topic(
            code=row.code,
            name=Words(row.chinese, row.english),
            required=row.required,
            in_use=row.in_use,
        )
        for row in rows
    }
    shipped = {topic.code: topic for topic in starting_topics()}
    return list((shipped | own).values())

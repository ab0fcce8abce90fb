"""A person at a desk: what every verb is given, and where its right is checked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection

from counter_app.errors import NotAllowed
from counter_app.journal.journal import Act, Journal
from counter_app.people.roles import Right, Role, rights_of


@dataclass(frozen=True)
class Person:
    """Somebody of the staff who has signed in."""

    id: str
    login: str
    name: str
    roles: frozenset[Role]


@dataclass(frozen=True)
class Desk:
    """This computer's journal in the hands of the person who signed in."""

    journal: Journal
    person: Person

    def may(self, right: Right) -> bool:
        """Whether the person's roles cover a right."""
        return right in rights_of(self.person.roles)

    def check(self, right: Right) -> None:
        """Raise `NotAllowed` where the person's roles do not cover a right."""
        if not self.may(right):
            raise NotAllowed("Your role does not cover this. Ask the duty leader.")

    @contextmanager
    def act(self, right: Right) -> Iterator[Act]:
        """One act of the person as one transaction; `NotAllowed` without the right."""
        self.check(right)
        with self.journal.act(self.person.id) as act:
            yield act

    @contextmanager
    def read(self, right: Right) -> Iterator[Connection]:
        """A consistent view of the tables; `NotAllowed` without the right."""
        self.check(right)
        with self.journal.read() as connection:
            yield connection

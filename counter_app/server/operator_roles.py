"""What operators are there for. By itself, so that the command line knows it without a server."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from counter_app.language import Phrase


class OperatorRole(StrEnum):
    """What an operator is there for."""

    READER = "reader"
    HALL = "hall"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> Phrase:
        """The role as the centre says it."""
        return _ROLE_LABELS[self]


_ROLE_LABELS: Mapping[OperatorRole, Phrase] = {
    OperatorRole.ADMINISTRATOR: Phrase("centre administrator"),
    OperatorRole.READER: Phrase("centre reader"),
    OperatorRole.HALL: Phrase("hall's own people"),
}

"""Papers of an isolation case that hold whole personal data: each made is an entry (N2.5, Privacy).

The hand-over sheet goes with the person, the list of contacts to whoever calls them, the file to
whoever has to answer for the case: none of them could be masked. Not here: what they say
(`case_dossier`) and how they look (`documents`).
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import BigInteger, Column, Index, PrimaryKeyConstraint, String, Table

from counter_app.journal.entry import Body, Entry
from counter_app.journal.fold import FactFold, Row, Workflow
from counter_app.language import Phrase
from counter_app.store.tables import metadata


class CasePaper(StrEnum):
    """Which paper of a case."""

    HAND_OVER = "hand_over"
    CONTACTS = "contacts"
    FILE = "file"

    @property
    def label(self) -> Phrase:
        """The paper's name, as it stands on it."""
        return _LABELS[self]


_LABELS = {
    CasePaper.HAND_OVER: Phrase("Hand-over sheet of a suspected case"),
    CasePaper.CONTACTS: Phrase("Likely contacts of a suspected case"),
    CasePaper.FILE: Phrase("File of an isolation case"),
}

case_paper_table = Table(
    "case_paper",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("case", String, nullable=False),
    Column("paper", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", String, nullable=False),
    Column("device", String, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    Index("case_paper_by_case", "hall", "case"),
    info={"one_row": ("id",)},
)


class CasePaperMade(Body, frozen=True, kw_only=True):
    """Somebody took a paper with whole personal data out of the program."""

    kind = "case_paper.made"
    aspect = None
    case: str
    paper: CasePaper


def _row(entry: Entry, body: CasePaperMade) -> Row:
    return {
        "case": body.case,
        "paper": body.paper.value,
        "at": entry.at,
        "actor": entry.actor,
        "device": entry.device,
    }


case_paper_workflow = Workflow(
    "case_paper",
    (CasePaperMade,),
    {case_paper_table: "id"},
    lambda hall, subject: FactFold(case_paper_table, _row, hall, subject),
)

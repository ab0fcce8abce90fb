"""A small workflow for tests of the journal: things that are begun, added to and closed."""

from sqlalchemy import Column, Integer, MetaData, PrimaryKeyConstraint, String, Table

from counter_app.journal.entry import Body
from counter_app.journal.fold import Reason, SetAside, Workflow

metadata = MetaData()

tally_table = Table(
    "tally",
    metadata,
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("name", String, nullable=False),
    Column("total", Integer, nullable=False),
    Column("last", String, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    info={"one_row": ("id",)},
)


step_table = Table(
    "tally_step",
    metadata,
    Column("hall", String, nullable=False),
    Column("tally", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("amount", Integer, nullable=False),
    PrimaryKeyConstraint("hall", "tally", "position"),
)


class Begun(Body, frozen=True, kw_only=True):
    kind = "tally.begun"
    name: str


class Added(Body, frozen=True, kw_only=True):
    kind = "tally.added"
    amount: int


class TallyFold:
    def __init__(self, hall, subject):
        self.row = {"hall": hall, "id": subject, "name": None, "total": 0, "last": ""}
        self.steps = []

    def take(self, entry, body):
        match body:
            case Begun():
                self.row["name"] = body.name
            case Added() if self.row["name"] is None:
                raise SetAside(Reason.NO_BEGINNING)
            case Added():
                # Not commutative on purpose: the order of folding must decide.
                self.row["total"] = (self.row["total"] * 3 + body.amount) % 1_000_003
                self.steps.append(body.amount)
        self.row["last"] = str(entry.name)

    def rows(self):
        if self.row["name"] is not None:
            yield tally_table, self.row
        for position, amount in enumerate(self.steps, start=1):
            yield (
                step_table,
                {
                    "hall": self.row["hall"],
                    "tally": self.row["id"],
                    "position": position,
                    "amount": amount,
                },
            )


tally_workflow = Workflow(
    "tally", (Begun, Added), {tally_table: "id", step_table: "tally"}, TallyFold
)

"""Two desks that state the same without knowing of each other: nothing is lost, people are told."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, MetaData, PrimaryKeyConstraint, String, Table, select

from counter_app.journal.entry import Body, new_id
from counter_app.journal.fold import Reason, SetAside, Workflow, Workflows
from counter_app.journal.journal import Journal
from counter_app.journal.redaction import redaction_of, redaction_workflow
from counter_app.journal.refold import refold
from counter_app.journal.runs import missing_runs
from counter_app.journal.tables import to_check_table
from counter_app.journal.writing_rows import read_subject
from counter_app.store.engine import writing

note_table = Table(
    "note",
    MetaData(),
    Column("hall", String, nullable=False),
    Column("id", String, nullable=False),
    Column("text", String, nullable=False),
    PrimaryKeyConstraint("hall", "id"),
    info={"one_row": ("id",)},
)


class Written(Body, frozen=True, kw_only=True):
    kind = "note.written"
    aspect = "text"
    text: str


class Coloured(Body, frozen=True, kw_only=True):
    kind = "note.coloured"
    aspect = "colour"
    colour: str


class Seen(Body, frozen=True, kw_only=True):
    kind = "note.seen"
    aspect = None


class Torn(Body, frozen=True, kw_only=True):
    """What the fold itself does not take."""

    kind = "note.torn"
    aspect = "text"


class Locked(Body, frozen=True, kw_only=True):
    """Holds whatever was written without knowing of it, also before."""

    kind = "note.locked"
    aspect = None


class NoteFold:
    def __init__(self, hall, subject):
        self.row = {"hall": hall, "id": subject, "text": ""}
        self.written = []
        self.locked = False

    def take(self, entry, body):
        match body:
            case Torn():
                raise SetAside(Reason.OVERTAKEN)
            case Written():
                self.written.append(entry)
                self.row["text"] += f" {body.text}"
            case Locked():
                self.locked = True

    def held(self):
        return [(entry, Reason.SAFETY_HELD) for entry in self.written if self.locked]

    def rows(self):
        yield note_table, self.row


WORKFLOWS = Workflows(
    [
        redaction_workflow,
        Workflow("note", (Written, Coloured, Seen, Torn, Locked), {note_table: "id"}, NoteFold),
    ]
)

NOTE = new_id()


@pytest.fixture
def new_desk(new_replica):
    """Desks of one hall that write notes; their ids are in the order of their making."""
    desks = []

    def make():
        plain = new_replica(device=f"{len(desks):032x}")
        with writing(plain.engine) as connection:
            note_table.create(connection, checkfirst=True)
        desks.append(Journal(plain.engine, WORKFLOWS, plain.clock))
        return desks[-1]

    return make


def act(journal, *bodies, subject=NOTE):
    with journal.act("clerk") as going:
        for body in bodies:
            going.record(subject, body)


def give(source, target):
    with source.read() as connection:
        runs = list(missing_runs(connection, source.hall, {}))
    assert [answer.refusal for answer in target.take(runs)] == [None] * len(runs)


def meet(one, other):
    give(one, other)
    give(other, one)
    assert checked(one) == checked(other)
    return checked(one)


def checked(journal):
    """What waits for a look: device, kind and reason."""
    with journal.read() as connection:
        rows = connection.execute(select(to_check_table)).all()
    return sorted((int(row.device, 16), row.kind, row.reason) for row in rows)


def text_of(journal):
    with journal.read() as connection:
        return connection.scalar(select(note_table.c.text))


@pytest.fixture
def desks(new_desk):
    """Two desks that both know a note."""
    one, two = new_desk(), new_desk()
    act(one, Written(text="first"))
    give(one, two)
    return one, two


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_later_of_two_that_do_not_know_of_each_other_is_shown_and_folded(desks, order):
    for at in order:
        act(desks[at], Written(text=f"by {at}"))
    assert meet(*(desks[at] for at in order)) == [(1, "note.written", "clash")]
    assert text_of(desks[0]) == text_of(desks[1]) == " first by 0 by 1"
    refold(desks[0])
    assert checked(desks[0]) == checked(desks[1])


def test_a_subject_that_both_began_clashes_as_well(new_desk):
    one, two = new_desk(), new_desk()
    act(one, Written(text="a"))
    act(two, Written(text="b"))
    assert meet(one, two) == [(1, "note.written", "clash")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Written(text="a"), Written(text="a")),
        (Written(text="a"), Coloured(colour="red")),
        (Written(text="a"), Seen()),
        (Seen(), Seen()),
    ],
)
def test_the_same_words_another_aspect_or_what_stands_beside_is_no_clash(desks, first, second):
    act(desks[0], first)
    act(desks[1], second)
    assert meet(*desks) == []


def test_who_has_seen_the_other_does_not_clash(desks):
    one, two = desks
    act(one, Written(text="a"))
    give(one, two)
    act(two, Seen())
    act(two, Written(text="b"))
    act(one, Coloured(colour="red"))
    assert meet(one, two) == []
    act(one, Written(text="c"))
    assert meet(one, two) == []


def test_what_stands_between_does_not_hide_a_clash(desks):
    one, two = desks
    act(one, Seen(), Coloured(colour="red"))
    act(one, Seen())
    act(one, Written(text="a"))
    act(two, Written(text="b"))
    # The newest in the order of folding is the one with the higher tick.
    assert meet(one, two) == [(0, "note.written", "clash")]


def test_going_on_after_a_clash_is_not_another(desks):
    one, two = desks
    for text in ("a", "b", "c"):
        act(one, Written(text=text))
        act(two, Written(text=f"{text}'"))
    assert len(meet(one, two)) == 1
    act(one, Written(text="settled"))
    assert len(meet(one, two)) == 1


def test_who_builds_on_the_same_words_clashes_with_who_builds_on_them_elsewhere(desks):
    one, two = desks
    for desk, last in ((one, "x"), (two, "y")):
        act(desk, Written(text="same"))
        act(desk, Written(text=last))
    assert meet(one, two) == [(1, "note.written", "clash")]


def test_the_folds_own_reason_is_kept(desks):
    one, two = desks
    act(one, Torn())
    act(two, Written(text="b"))
    assert meet(one, two) == [(0, "note.torn", "overtaken")]
    act(one, Written(text="c"))
    act(two, Written(text="d"))
    act(one, Locked())
    held = [(0, "note.torn", "overtaken"), *[(0, "note.written", "safety_held")] * 2]
    assert meet(one, two) == sorted([*held, *[(1, "note.written", "safety_held")] * 2])


def test_a_redacted_word_clashes_no_more(desks):
    one, two = desks
    act(one, Written(text="a"))
    act(two, Written(text="b"))
    assert len(meet(one, two)) == 1
    with one.read() as connection:
        last = read_subject(connection, one.hall, NOTE)[-1]
    with one.act("clerk") as going:
        going.record(*redaction_of(last, "retention"))
    assert meet(one, two) == []


STEP = st.tuples(st.integers(0, 2), st.sampled_from(["text", "colour", "seen", "meet"]))


@settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(STEP, max_size=14), data=st.data())
def test_exactly_those_who_knew_nothing_of_each_other_are_found(new_desk, steps, data):
    desks = [new_desk() for _ in range(3)]
    aware: dict[str, set[str]] = {}
    for number, (at, what) in enumerate(steps):
        desk = desks[at]
        if what == "meet":
            give(data.draw(st.sampled_from(desks)), desk)
            continue
        known = names(desk)
        body = {
            "text": Written(text=str(number)),
            "colour": Coloured(colour=str(number)),
            "seen": Seen(),
        }[what]
        act(desk, body)
        (new,) = names(desk) - known
        aware[new] = known
    for one in desks:
        for other in desks:
            give(one, other)
    assert checked(desks[0]) == checked(desks[1]) == checked(desks[2])
    with desks[0].read() as connection:
        entries = read_subject(connection, "hall", NOTE)
        shown = {f"{row.device}:{row.seq}" for row in connection.execute(select(to_check_table))}
    for aspect in ("note.written", "note.coloured"):
        ordered = [str(entry.name) for entry in entries if entry.kind == aspect]
        apart = {
            (first, later)
            for place, later in enumerate(ordered)
            for first in ordered[:place]
            if first not in aware[later] and later not in aware[first]
        }
        flagged = shown & set(ordered)
        # Whoever is shown did not know of somebody before; and who was apart is not passed over.
        assert all(any(later == one for _, later in apart) for one in flagged)
        assert bool(flagged) == bool(apart)


def names(journal):
    with journal.read() as connection:
        return {str(entry.name) for entry in read_subject(connection, "hall", NOTE)}

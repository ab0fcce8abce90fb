"""'To check': what happened, why it waits, what to do; and who has looked at it."""

import msgspec
import pytest

from counter_app.errors import Conflict, InputError, NotAllowed
from counter_app.hall import checking
from counter_app.hall.cases import CaseState, Ordered
from counter_app.hall.checking import About, count_to_check, settle, to_check
from counter_app.hall.epidemic import set_epidemic_end
from counter_app.hall.founding import all_workflows
from counter_app.hall.isolation import clear_case, open_case, raise_case, read_case
from counter_app.hall.queue import call, finish, leave, start
from counter_app.hall.registering import correct
from counter_app.hall.rules import HallRules, set_rules
from counter_app.hall.temperature import turn_away
from counter_app.hall.visits import Outcome
from counter_app.hall.windows import open_window
from counter_app.journal.entry import Body, new_id
from counter_app.journal.fold import Reason
from counter_app.journal.refold import refold
from counter_app.journal.runs import missing_runs
from counter_app.journal.tables import entry_table
from counter_app.journal.writing_rows import entry_of
from counter_app.language import CHINESE, load_translations
from counter_app.people.roles import ROLE_RIGHTS, Right, Role

LADY = "110101194912310024"


class TwoDesks:
    """Two desks of a hall that know the same; `first` comes first among entries of one tick."""

    def __init__(self, hall):
        self.hall = hall
        journals = [hall.journal, hall.new_desk(1)]
        self.journals = sorted(journals, key=lambda journal: journal.device)
        self.meet()

    def desk(self, at, role):
        return self.hall.desk(role, self.journals[at])

    def each(self, role, verb):
        """Both do it, neither knows of the other; then they meet. What waits then."""
        for at in (0, 1):
            verb(at, self.desk(at, role))
        return self.meet()

    def meet(self):
        one, two = self.journals
        self.hall.copy(one, two)
        self.hall.copy(two, one)
        assert self.hall.tables(one) == self.hall.tables(two)
        items = [to_check(self.hall.desk(Role.LEADER, journal)) for journal in self.journals]
        assert items[0] == items[1]
        return items[0]


@pytest.fixture
def two(small_hall):
    return TwoDesks(small_hall)


def said(item):
    return [phrase.english() for phrase in (item.what, item.why, item.to_do)]


def test_nothing_waits_where_desks_knew_of_each_other(two, small_hall):
    small_hall.ticket()
    assert two.meet() == []


def test_a_release_that_did_not_hold_tells_what_to_do(two, small_hall):
    lady = small_hall.person("刘秀兰", LADY)
    visit = small_hall.ticket(person=lady).visit
    case = open_case(small_hall.door, check=small_hall.check("38.0", person=lady).id)
    two.meet()
    clear_case(two.desk(1, Role.LEADER), case.id, "Dr Wang", Ordered.BY_PHONE, "negative")
    raise_case(two.desk(0, Role.CLERK), case.id, "coughs")
    (item,) = two.meet()
    assert (item.reason, item.kind) == (Reason.SAFETY_HELD, "isolation.cleared")
    assert said(item) == [
        "isolation case 2020-001 released: negative",
        "Something spoke for the case or the person was handed over, and the release did not know "
        "of that: it does not hold.",
        "Look at the person again. If the release is right, release the case once more on the "
        "page Isolation.",
    ]
    assert item.at == small_hall.clock.now()
    assert item.desk == ("D00" if two.journals[1] is small_hall.journal else "D01")
    assert item.about == About(
        ticket=visit.ticket, case_number="2020-001", name="刘**", visit=visit.id, case=case.id
    )
    assert read_case(small_hall.leader, case.id).state is CaseState.OPEN


def test_a_double_call_and_what_followed_it(two, small_hall):
    visit = small_hall.ticket(person=small_hall.person("王芳")).visit
    two.meet()
    windows = (small_hall.first, small_hall.second)

    def serve(at, desk):
        call(desk, windows[at], visit.id)
        start(desk, visit.id)

    items = two.each(Role.CLERK, serve)
    assert [(item.kind, item.reason) for item in items] == [
        ("visit.started", Reason.OVERTAKEN),
        ("visit.called", Reason.CLASH),
    ]
    assert said(items[1]) == [
        "called to window 2",
        "Another window had called the same visitor.",
        "See who serves the visitor; the other window calls the next.",
    ]
    assert said(items[0])[1] == "The visit was no longer in the state that this needs."
    assert {item.about.name for item in items} == {"王*"}


def test_who_was_served_with_a_fever_is_told(two, small_hall):
    lady = small_hall.person("刘秀兰", LADY)
    visit = small_hall.ticket(person=lady).visit
    two.meet()
    open_case(
        two.desk(0, Role.SCREENER),
        check=small_hall.check("38.0", two.desk(0, Role.SCREENER), lady).id,
    )
    clerk = two.desk(1, Role.CLERK)
    call(clerk, small_hall.second, visit.id)
    start(clerk, visit.id)
    for _ in range(9):  # so that it comes later in the order
        small_hall.check(desk=two.desk(1, Role.SCREENER))
    finish(clerk, visit.id, {visit.matters[0].code: Outcome.DONE})
    (item, *_) = two.meet()
    assert (item.kind, item.reason) == ("visit.finished", Reason.SAFETY_HELD)
    assert "disinfected" in item.to_do.english()
    assert item.about.case_number


def test_two_cases_for_one_person_are_told(two, small_hall):
    lady = small_hall.person("刘秀兰", LADY)
    check = small_hall.check("38.0", person=lady).id
    visit = small_hall.ticket(person=lady).visit
    two.meet()
    items = two.each(Role.SCREENER, lambda _, desk: open_case(desk, check=check))
    kinds = {"visit.suspended", "temperature.isolated"}
    assert {(item.kind, item.reason) for item in items} == {(one, Reason.CLASH) for one in kinds}
    assert {item.to_do.english() for item in items} == {
        "Go on with one of the cases and release the other."
    }
    assert {item.about.name for item in items} == {"刘**"}
    assert visit.id in {item.about.visit for item in items}


def test_a_suspicion_is_not_undone_by_turning_away(two, small_hall):
    check = small_hall.check("38.0").id
    two.meet()
    first, second = two.desk(0, Role.SCREENER), two.desk(1, Role.SCREENER)
    small_hall.check("38.2", first, check=check)
    small_hall.check(desk=second)
    turn_away(second, "no mask", check)
    (item,) = two.meet()
    assert said(item)[:2] == [
        "turned away: no mask",
        "A suspected fever is not undone by what came later.",
    ]


def test_settings_that_two_desks_changed_are_told(two, small_hall):
    for verb, what in (
        (
            lambda at, desk: set_rules(desk, HallRules(inside_limit=10 + at)),
            "rules of the hall changed",
        ),
        (lambda _, desk: set_epidemic_end(desk, None), None),  # both say the same
    ):
        items = two.each(Role.ADMINISTRATOR, verb)
        assert [item.what.english() for item in items][:1] == [what or "rules of the hall changed"]
    (item,) = items
    assert (item.reason, item.about) == (Reason.CLASH, About())
    assert "did not know of each other" in item.why.english()


def test_a_window_that_two_desks_opened_and_a_double_correction(two, small_hall):
    visit = small_hall.ticket(person=small_hall.person("王芳")).visit
    two.meet()
    items = two.each(Role.CLERK, lambda _, desk: open_window(desk, small_hall.first))
    assert [item.what.english() for item in items] == [
        f"window 1 opened at desk {small_hall_desk(two, small_hall)}"
    ]

    def fix(at, desk):
        person = small_hall.person(f"王芳{'甲乙'[at]}")
        correct(desk, visit.id, person, (), 0, f"reason {at}")

    newest = two.each(Role.CLERK, fix)[0]
    assert said(newest)[0] == "corrected: reason 1"
    assert newest.about.ticket == visit.ticket


def small_hall_desk(two, small_hall):
    return "D00" if two.journals[1] is small_hall.journal else "D01"


def test_a_look_settles_an_item_on_every_desk_and_keeps_every_entry(two, small_hall):
    items = two.each(
        Role.ADMINISTRATOR, lambda at, desk: set_rules(desk, HallRules(inside_limit=10 + at))
    )
    before = small_hall.count()
    leader = two.desk(0, Role.LEADER)
    settle(leader, items[0], "  both were  typing ")
    assert to_check(leader) == []
    assert small_hall.count() == before + (1 if leader.journal is small_hall.journal else 0)
    assert two.meet() == []
    with pytest.raises(Conflict, match="settled already"):
        settle(two.desk(1, Role.ADMINISTRATOR), items[0])
    for journal in two.journals:
        assert small_hall.to_check(journal) == [("rules.set", "clash")], "nothing is forgotten"
        with journal.read() as connection:
            (row,) = connection.execute(checking.settled_table.select()).all()
            assert count_to_check(connection, small_hall.hall) == 0
        assert (row.by, row.note) == (leader.person.id, "both were typing")
    tables = small_hall.tables()
    refold(small_hall.journal)
    assert small_hall.tables() == tables
    # The same on the same subject, later: it is to be looked at again.
    later = two.each(
        Role.ADMINISTRATOR, lambda at, desk: set_rules(desk, HallRules(inside_limit=20 + at))
    )
    assert [item.entry for item in later] != [item.entry for item in items]
    with small_hall.journal.read() as connection:
        assert len(later) == count_to_check(connection, small_hall.hall) == 1


def test_two_may_settle_the_same(two):
    items = two.each(
        Role.ADMINISTRATOR, lambda at, desk: set_rules(desk, HallRules(inside_limit=10 + at))
    )
    assert two.each(Role.LEADER, lambda at, desk: settle(desk, items[0], f"by {at}")) == []


@pytest.mark.parametrize("role", Role)
def test_who_may_look_and_who_may_settle(two, role):
    items = two.each(
        Role.ADMINISTRATOR, lambda at, desk: set_rules(desk, HallRules(inside_limit=10 + at))
    )
    desk = two.desk(0, role)
    if Right.READ_DAY in ROLE_RIGHTS[role]:
        assert to_check(desk) == items
    else:
        with pytest.raises(NotAllowed):
            to_check(desk)
    with pytest.raises(InputError, match="at most"):
        settle(two.desk(0, Role.LEADER), items[0], "x" * 201)
    if role in (Role.LEADER, Role.ADMINISTRATOR):
        settle(desk, items[0])
        assert to_check(desk) == []
    else:
        with pytest.raises(NotAllowed):
            settle(desk, items[0])
        assert two.meet() == items


class Unknown(Body, frozen=True, kw_only=True):
    kind = "future.thing"


class Newer(Body, frozen=True, kw_only=True):
    kind = "rules.set"
    version = 9


def test_what_goes_away_by_itself_is_one_line_however_many(small_hall):
    other, third = small_hall.new_desk(1), small_hall.new_desk(2)
    visits = [small_hall.ticket().visit.id for _ in range(3)]
    small_hall.copy(small_hall.journal, other)
    # What happened to the visits arrives before their registrations.
    for visit in visits:
        leave(small_hall.desk(Role.CLERK, other), visit)
    with other.act("program") as act:
        for _ in range(4):
            act.record(new_id(), Unknown())
        act.record(new_id(), Newer())
    with other.read() as connection:
        runs = [
            run
            for run in missing_runs(connection, small_hall.hall, {})
            if run.device == other.device
        ]
    third.take(runs)
    items = to_check(small_hall.desk(Role.LEADER, third))
    assert {(item.reason, item.count, item.what.english()) for item in items} == {
        (Reason.NEWER_VERSION, 1, "1 entries were written by a newer program"),
        (Reason.UNKNOWN_KIND, 4, "4 entries were written by a newer program"),
        (Reason.NO_BEGINNING, 3, "3 entries wait for others that have not arrived yet"),
    }
    assert {item.can_settle for item in items} == {False}
    with pytest.raises(Conflict):
        settle(small_hall.desk(Role.LEADER, third), items[0])
    small_hall.copy(small_hall.journal, third)
    left = {item.reason for item in to_check(small_hall.desk(Role.LEADER, third))}
    assert left == {Reason.NEWER_VERSION, Reason.UNKNOWN_KIND}


def test_what_cannot_be_read_is_named_by_its_number(small_hall):
    class Broken(Body, frozen=True, kw_only=True):
        kind = "rules.set"
        rules: str

    with small_hall.journal.act("program") as act:
        act.record(new_id(), Broken(rules="?"))
    (item,) = to_check(small_hall.leader)
    assert item.reason is Reason.UNREADABLE
    assert item.what.english() == "An entry that this program can't read (redacted or newer)."
    assert str(item.entry) in item.to_do.english()
    assert item.by == "?"


def test_only_the_newest_of_very_many_are_read(two, small_hall, monkeypatch):
    monkeypatch.setattr(checking, "MOST", 2)
    for limit in (10, 20, 30):
        items = two.each(
            Role.ADMINISTRATOR,
            lambda at, desk, limit=limit: set_rules(desk, HallRules(inside_limit=limit + at)),
        )
    assert len(items) == 2
    assert items[0].at >= items[1].at
    with small_hall.journal.read() as connection:
        assert count_to_check(connection, small_hall.hall) == 3


@pytest.mark.parametrize("kind", sorted(all_workflows().kinds))
@pytest.mark.parametrize("reason", sorted(set(Reason) - set(checking.BY_THEMSELVES)))
def test_every_kind_and_reason_has_advice_in_chinese(small_hall, kind, reason):
    with small_hall.journal.act("program") as act:
        act.record(new_id(), Unknown())
    with small_hall.journal.read() as connection:
        row = connection.execute(entry_table.select()).first()
    entry = msgspec.structs.replace(entry_of(row), kind=kind)
    words = load_translations(CHINESE)
    for phrase in checking._advice(entry, reason):
        assert words.word(phrase.template) != phrase.template

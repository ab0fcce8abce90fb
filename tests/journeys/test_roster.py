"""A month's roster comes from a file; two desks change it apart, one swaps; both come together."""

import csv
from datetime import date

import pytest

from counter_app.hall.checking import settle, to_check
from counter_app.hall.duties import Place, duty_at
from counter_app.hall.roster import duty_history
from counter_app.hall.roster_needs import roster_needs
from counter_app.journal.refold import refold
from counter_app.journal.verify import verify
from counter_app.people.roles import Role
from tests.ui.small_desk import SmallDesk
from ui.page_list import PAGES

ROSTER = tuple(entry for entry in PAGES if entry.name == "roster")
TODAY, LATER = date(2020, 2, 10), date(2020, 2, 12)


@pytest.fixture
def screen(qtbot, small_hall):
    """One screen: whoever sits down there works, and the one before has gone."""
    seated = []

    def sit_down(person):
        while seated:
            seated.pop().stop()
        seated.append(SmallDesk(qtbot, person, small_hall.clock, ROSTER))
        return seated[0]

    yield sit_down
    while seated:
        seated.pop().stop()


def leaders(hall, journal):
    with journal.read() as connection:
        found = [duty_at(connection, hall.hall, Place(day)) for day in (TODAY, LATER)]
    return [None if duty is None else duty.leader.name for duty in found]


def test_two_desks_apart_change_one_month(screen, small_hall, tmp_path):
    hall, path = small_hall, tmp_path / "二月带班表.csv"
    with path.open("w", encoding="gb18030", newline="") as file:
        rows = [(f"2月{day}日", ("张伟", "王芳", "李娜")[day % 3]) for day in range(1, 30)]
        csv.writer(file).writerows([("日期", "带班领导"), *rows])
    assert len(roster_needs(hall.leader)) == 2
    here = screen(hall.leader)
    here.press("F6")
    here.type(str(path))
    here.press("Enter", "Enter")
    assert "29 处改动" in here.page.notice.text()
    assert roster_needs(hall.leader) == []

    away = hall.new_desk(1)
    hall.copy(hall.journal, away)
    other = hall.desk(Role.LEADER, away)
    assert leaders(hall, away) == ["王芳", "张伟"]

    # The line is cut: one desk swaps today with Wednesday, the other enters somebody for today.
    there = screen(other)
    there.press("S", "Right", "Right", "Enter")
    there.type("出差")
    there.press("Enter")
    assert leaders(hall, away) == ["张伟", "王芳"]
    hall.clock.advance(60_000)
    here = screen(hall.leader)
    here.press("Enter")
    here.page.entering.leader.edit.selectAll()
    here.type("赵敏")
    here.press("Enter")
    assert leaders(hall, hall.journal) == ["赵敏", "张伟"]

    hall.copy(away, hall.journal)
    hall.copy(hall.journal, away)
    here.qtbot.waitUntil(lambda: here.page.grid.cell(LATER).lines == ("王芳",))
    assert leaders(hall, hall.journal) == leaders(hall, away)
    assert hall.tables() == hall.tables(away)
    assert here.page.grid.cell(TODAY).lines == (leaders(hall, away)[0],)
    here.qtbot.waitUntil(lambda: any(one.to_check for one in here.page.day.changes.rows()))
    (item,) = to_check(hall.leader)
    settle(hall.leader, item, "以调班为准")
    assert to_check(hall.leader) == []
    told = [here.page.say(one.what) for one in duty_history(hall.leader, [Place(TODAY)])]
    assert any("出差" in words for words in told)
    assert any("赵敏" in words for words in told)
    for journal in (hall.journal, away):
        with journal.read() as connection:
            assert list(verify(connection, hall.hall)) == []
    before = hall.tables()
    refold(hall.journal)
    assert hall.tables() == before

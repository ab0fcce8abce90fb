"""A month as a grid: days at their places, chosen by keys and mouse, said to who can't see."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ui.style import Style, Tone
from ui.widgets.month_grid import DayCell, MonthGrid

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
FEBRUARY = date(2020, 2, 1)
TODAY = date(2020, 2, 10)


@pytest.fixture
def grid(qtbot):
    grid = MonthGrid(Style(), WEEKDAYS)
    qtbot.addWidget(grid)
    cells = {TODAY: DayCell(("a", "b", "c"), Tone.ATTENTION)}
    grid.show_month(FEBRUARY, cells, TODAY)
    grid.choose(TODAY)
    grid.resize(900, 500)
    grid.show()
    grid.activateWindow()
    qtbot.waitUntil(grid.isActiveWindow)
    grid.setFocus()
    return grid


def followed(grid):
    chosen = []
    grid.chosen.connect(chosen.append)
    return chosen


@pytest.mark.parametrize(
    ("first", "weeks"),
    [
        (date(2021, 2, 1), 4),  # 28 days from a Monday
        (date(2020, 2, 1), 5),
        (date(2020, 3, 1), 6),
        (date(2020, 12, 1), 5),
    ],
)
def test_every_day_has_a_place_of_its_own(grid, first, weeks):
    grid.show_month(first, {}, TODAY)
    last = 31 if first.month in (3, 12) else (29 if first.year == 2020 else 28)
    places = [grid.place_of(first.replace(day=day)) for day in range(1, last + 1)]
    assert not any(
        one.intersects(other) for at, one in enumerate(places) for other in places[at + 1 :]
    )
    assert len({place.top() for place in places}) == weeks
    assert places[0].left() == grid.width() * first.weekday() // 7
    assert all(grid.rect().contains(place) for place in places)


def test_arrows_go_from_day_to_day_and_beyond_the_ends(grid):
    chosen = followed(grid)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left):
        QTest.keyClick(grid, key)
    assert [day.day for day in chosen] == [11, 18, 11, 10]
    QTest.keyClick(grid, Qt.Key.Key_End)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert grid.day() == date(2020, 3, 1)
    QTest.keyClick(grid, Qt.Key.Key_Home)
    assert grid.day() == FEBRUARY


def test_enter_and_a_double_click_open_the_day(grid):
    opened = []
    grid.activated.connect(opened.append)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    QTest.keyClick(grid, Qt.Key.Key_Enter)
    place = grid.place_of(date(2020, 2, 20)).center()
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(grid, Qt.MouseButton.LeftButton, pos=place)
    assert opened == [TODAY, TODAY, date(2020, 2, 20)]


def test_a_click_beside_the_days_chooses_nothing(grid):
    chosen = followed(grid)
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(5, 40))
    assert chosen == []
    assert grid.day() == TODAY


def test_what_stands_in_the_day_is_said(grid):
    assert grid.accessibleDescription() == "2020-02-10: a, b, c"
    assert grid.cell(date(2020, 2, 11)) == DayCell()
    grid.resize(700, grid.minimumSizeHint().height())
    assert not grid.grab().isNull(), "three lines in the room of one"


def test_the_marked_day_is_framed(grid):
    before = grid.grab().toImage()
    grid.mark(date(2020, 2, 12))
    assert grid.grab().toImage() != before
    grid.mark(None)
    assert grid.grab().toImage() == before

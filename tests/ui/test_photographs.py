"""A row of photos by keyboard and finger, with real files; large on request."""

import os

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest

from counter_app.hall.attachments import Prepared, attach, prepare_photograph
from counter_app.language import load_translations
from counter_app.people.roles import Right, Role
from tests.pictures import photograph
from ui.changes import Changes
from ui.page import Context
from ui.photograph_files import NEWEST, PhotographFiles, newest_pictures
from ui.photograph_sheet import PhotographSheet
from ui.translation import Words
from ui.widgets.photographs import Photographs


@pytest.fixture
def context(small_hall, look, work):
    return Context(
        desk=small_hall.leader,
        work=work,
        changes=Changes(work, small_hall.journal),
        words=Words("en", load_translations("en")),
        style=look,
        clock=small_hall.clock,
        ticking=QTimer(),
        navigate=lambda _name, _argument: None,
        printing=None,  # type: ignore[arg-type] # nothing is printed
    )


@pytest.fixture
def card(tmp_path):
    """A camera's card with five photos, one of them damaged, and what else lies there."""
    folder = tmp_path / "DCIM"
    (folder / "100CAMERA").mkdir(parents=True)
    for number in range(5):
        path = folder / "100CAMERA" / f"IMG_{number}.JPG"
        path.write_bytes(photograph(number) if number != 2 else b"\xff\xd8 cut")
        os.utime(path, (1_000_000 + number, 1_000_000 + number))
    (folder / "notes.txt").write_text("nothing")
    return folder


@pytest.fixture
def row(context, shown):
    row = Photographs(context.style, "Photos", PhotographFiles(context), most=3, key="F9")
    return shown(row)


def names(row):
    return [picture.name for picture in row.pictures()]


def test_a_file_is_made_fit_and_stands_in_the_row(row, card, qtbot):
    row.add_file(card / "100CAMERA" / "IMG_1.JPG")
    assert row.is_preparing()
    qtbot.waitUntil(lambda: names(row) == ["IMG_1.JPG"])
    assert not row.is_preparing()
    (picture,) = row.pictures()
    assert isinstance(picture.value, Prepared)
    assert picture.value == prepare_photograph(photograph(1), "IMG_1.JPG")


def test_what_is_no_photo_is_said_in_words_and_leaves_the_row(row, card, qtbot):
    row.add_file(card / "notes.txt")
    qtbot.waitUntil(lambda: "no picture" in row._state.text())
    assert names(row) == []
    row.add_file(card / "gone.jpg")
    qtbot.waitUntil(lambda: "can't be read from there" in row._state.text())
    assert not row.is_preparing()


def test_the_newest_of_the_camera_are_pressed_one_by_one_by_keyboard(row, card, qtbot):
    row.show_newest(card)
    qtbot.waitUntil(lambda: bool(row._offered))
    assert [one.picture.name for one in row._offered] == [f"IMG_{n}.JPG" for n in (4, 3, 1, 0)]
    qtbot.waitUntil(row._offered[0].hasFocus)
    QTest.keyClick(row._offered[0], Qt.Key.Key_Return)
    QTest.keyClick(row._offered[2], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: sorted(names(row)) == ["IMG_1.JPG", "IMG_4.JPG"])
    assert not row._offered[0].isEnabled(), "it is in the row already"
    QTest.mouseClick(row.from_camera, Qt.MouseButton.LeftButton)
    assert row._offered == []


def test_an_empty_folder_is_said(row, tmp_path, qtbot):
    (tmp_path / "empty").mkdir()
    row.show_newest(tmp_path / "empty")
    qtbot.waitUntil(lambda: "empty" in row._state.text())
    assert row.other_folder.isVisible()


def test_only_so_many(row, card, qtbot):
    for number in (0, 1, 3, 4):
        row.add_file(card / "100CAMERA" / f"IMG_{number}.JPG")
    qtbot.waitUntil(lambda: len(names(row)) == 3 and not row.is_preparing())
    assert "IMG_4.JPG" not in names(row)


def test_taken_out_by_delete_or_by_its_cross_before_saving(row, card, qtbot):
    changes = []
    for number in (0, 1):
        row.add_file(card / "100CAMERA" / f"IMG_{number}.JPG")
        qtbot.waitUntil(lambda count=number + 1: len(names(row)) == count)
    row.changed.connect(lambda: changes.append(names(row)))
    first, second = row._taken
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Delete)
    assert changes == [["IMG_1.JPG"]]
    qtbot.waitUntil(second.hasFocus)
    corner = QPoint(second.width() - 6, 6)
    QTest.mouseClick(second, Qt.MouseButton.LeftButton, pos=corner)
    assert changes[-1] == []
    qtbot.waitUntil(row.from_file.hasFocus)


def test_a_thumbnail_opens_its_photo(row, card, qtbot):
    opened = []
    row.opened.connect(opened.append)
    row.add_file(card / "100CAMERA" / "IMG_1.JPG")
    qtbot.waitUntil(lambda: len(names(row)) == 1)
    QTest.keyClick(row._taken[0], Qt.Key.Key_Return)
    QTest.mouseClick(row._taken[0], Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    assert opened == row.pictures() * 2


def test_a_row_that_was_emptied_takes_nothing_late(row, card, qtbot):
    row.add_file(card / "100CAMERA" / "IMG_1.JPG")
    row.clear()
    row.add_file(card / "100CAMERA" / "IMG_3.JPG")
    qtbot.waitUntil(lambda: names(row) == ["IMG_3.JPG"])
    assert not row.is_preparing()


def test_of_a_full_card_the_newest_are_listed(tmp_path):
    for number in range(NEWEST + 3):
        path = tmp_path / f"{number:02d}.jpg"
        path.write_bytes(photograph(number, 64, 48))
        os.utime(path, (number, number))
    found = newest_pictures(tmp_path)
    assert len(found) == NEWEST
    assert found[0].name == f"{NEWEST + 2:02d}.jpg"


def test_a_photo_is_seen_large_and_what_is_not_here_is_said(context, small_hall, shown, qtbot):
    other = small_hall.desk_at(small_hall.new_desk(1), Role.LEADER)
    with other.act(Right.DO_ROUND) as act:
        attachment = attach(act, prepare_photograph(photograph(), "a.jpg"))
    small_hall.copy(other.journal, small_hall.journal)
    closed = []
    sheet = shown(PhotographSheet(context, lambda: closed.append(1)))
    sheet.show_attachment(attachment)
    qtbot.waitUntil(lambda: "Not on this computer yet" in sheet.state.text())
    assert sheet.picture.is_empty()
    sheet.show_data(prepare_photograph(photograph(), "a.jpg").data)
    qtbot.waitUntil(lambda: not sheet.picture.is_empty())
    assert sheet.state.text() == ""
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert closed == [1]

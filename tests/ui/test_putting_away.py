"""What is over ends when Qt has time for it, never by a garbage collection amid Qt's work."""

import gc

import pytest
from PySide6.QtCore import QEvent, QObject, QTranslator
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tests.ui.conftest import PASSWORD
from tests.ui.small_desk import SmallDesk
from ui.frame import Frame
from ui.page_list import PAGES
from ui.putting_away import put_away


class Collecting(QObject):
    """Collects garbage when a button hears of another language, as any Python code might."""

    def __init__(self):
        super().__init__()
        self.heard = 0

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.LanguageChange and isinstance(watched, QPushButton):
            self.heard += 1
            gc.collect()
        return False


class Speaking(QTranslator):
    def isEmpty(self):
        return False


@pytest.fixture
def collecting(qapp):
    watching = Collecting()
    qapp.installEventFilter(watching)
    yield watching
    qapp.removeEventFilter(watching)


class HoldingItself(QWidget):
    def __init__(self):
        super().__init__()
        self.itself = self


def open_and_put_away():
    """A window that nobody but itself holds, as windows with signals do."""
    window = HoldingItself()
    box = QVBoxLayout(window)
    for text in "123":
        box.addWidget(QPushButton(text))
    window.show()
    put_away(window)


def test_what_was_put_away_hears_no_more_and_no_collection_ends_it(qapp, collecting):
    try:
        open_and_put_away()
        translator = Speaking(qapp)
        qapp.installTranslator(translator)
        qapp.processEvents()
        assert collecting.heard == 0
    finally:
        qapp.removeTranslator(translator)
        translator.deleteLater()


def sheets_of(window, kind: type[QWidget]) -> int:
    return len(window.findChildren(kind))


def test_what_leaves_the_window_is_not_ended_by_a_collection(
    qtbot, qapp, open_window, hall_folder, sign_in
):
    window = open_window(hall_folder)
    sign_in(window, "limin", PASSWORD)
    window.sign_out()
    gc.collect()
    assert sheets_of(window, Frame) == 1, "it waits for Qt"
    qtbot.waitUntil(lambda: sheets_of(window, Frame) == 0)


def test_no_part_of_a_page_is_a_window_of_its_own(qapp, qtbot, small_hall):
    pages = tuple(entry for entry in PAGES if entry.name in ("visits", "isolation"))
    before = set(qapp.topLevelWidgets())
    desk = SmallDesk(qtbot, small_hall.leader, small_hall.clock, pages)
    for entry in pages:
        desk.frame.navigate(entry.name)
        desk.settle()
    alone = [one for one in qapp.topLevelWidgets() if one not in before and one.parent() is None]
    desk.stop()
    assert alone == [desk.frame]

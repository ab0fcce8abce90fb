"""Desks with some of the program's pages; the settings in a real window, by keyboard."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import PASSWORD
from tests.ui.small_desk import SmallDesk
from ui.page_list import PAGES

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SAVE = (Qt.Key.Key_S, CONTROL)


@pytest.fixture
def desk_of(qtbot, small_hall):
    """Puts a person of the small hall at a desk with these pages; what was opened is put away."""
    desks = []

    def build(person, pages, **rest):
        desk = SmallDesk(qtbot, person, small_hall.clock, pages, **rest)
        desks.append(desk)
        desk.settle()
        return desk

    yield build
    for desk in desks:
        desk.stop()


@pytest.fixture
def settings(qtbot, open_window, hall_folder, sign_in, type_in):
    """Signs in and opens the settings at a section, by Ctrl+9 and Ctrl+Tab alone."""

    def open_at(name="", login="limin", password=PASSWORD):
        window = open_window(hall_folder, PAGES)
        sign_in(window, login, password)
        type_in((Qt.Key.Key_9, CONTROL))
        page = window.frame.page
        for _ in range(page.tabs.count()):
            if not name or page.section is page.section_named(name):
                break
            type_in((Qt.Key.Key_Tab, CONTROL))
        assert not name or page.section is page.section_named(name)
        return window, page, page.section

    return open_at

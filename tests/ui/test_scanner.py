import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.scanner import Scanner

CARD = "11010119900307451X"


class Form(QWidget):
    """A line, a button, and Enter bound to pressing it."""

    def __init__(self):
        super().__init__()
        self.line, self.button = QLineEdit("王"), QPushButton("go")
        self.presses = 0
        box = QVBoxLayout(self)
        box.addWidget(self.line)
        box.addWidget(self.button)
        shortcut = QShortcut(QKeySequence("Return"), self)
        shortcut.activated.connect(self._press)
        self.button.clicked.connect(self._press)

    def _press(self):
        self.presses += 1


@pytest.fixture
def form(shown):
    form = shown(Form())
    form.line.setFocus()
    return form


@pytest.fixture
def keys(qapp):
    """Keys at moments of our choosing, into whatever has the focus."""

    class Keys:
        now = 0

        def type(self, text, gap, end=Qt.Key.Key_Return):
            for letter in text:
                self.now += gap
                QTest.keyClick(qapp.focusWidget(), letter)
            if end is not None:
                self.now += gap
                QTest.keyClick(qapp.focusWidget(), end)

    return Keys()


@pytest.fixture
def scans(qapp, keys):
    scanner = Scanner(qapp, lambda: keys.now)
    read: list[str] = []
    scanner.scanned.connect(read.append)
    yield read
    scanner.stop()


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_burst_arrives_whole_and_leaves_nothing_behind(qtbot, form, keys, scans, end):
    form.line.setCursorPosition(1)
    keys.type(CARD, 5, end)
    qtbot.waitUntil(lambda: scans == [CARD])
    assert form.line.text() == "王"
    assert form.line.hasFocus()
    assert form.presses == 0


def test_a_burst_onto_a_button_presses_nothing(qtbot, form, keys, scans):
    form.button.setFocus()
    keys.type(CARD, 5)
    qtbot.waitUntil(lambda: scans == [CARD])
    assert form.presses == 0


@pytest.mark.parametrize(("text", "gap"), [(CARD, 90), ("36.5", 5), ("", 5)])
def test_a_person_is_not_a_scanner(qtbot, form, keys, scans, text, gap):
    keys.type(text, gap)
    qtbot.wait(1)
    assert scans == []
    assert form.line.text() == "王" + text
    assert form.presses == 1


def test_typing_before_a_burst_stays(qtbot, form, keys, scans):
    keys.type("li", 200, None)
    keys.now += 300
    keys.type(CARD, 5)
    qtbot.waitUntil(lambda: scans == [CARD])
    assert form.line.text() == "王li"


def test_a_half_read_freezes_nothing_and_the_next_is_whole(qtbot, form, keys, scans):
    keys.type(CARD[:9], 5, None)
    keys.now += 500
    keys.type(CARD, 5)
    qtbot.waitUntil(lambda: scans == [CARD])
    assert form.line.text() == "王" + CARD[:9]
    keys.now += 500
    keys.type("", 5)
    assert form.presses == 1, "Enter is the person's again"


def test_enter_long_after_quick_typing_is_the_persons(qtbot, form, keys, scans):
    keys.type(CARD, 5, None)
    keys.now += 200
    keys.type("", 5)
    qtbot.wait(1)
    assert scans == []
    assert form.presses == 1


@pytest.fixture
def strike(qapp):
    """Keys that were struck `gap` ms apart by the system's clock and are all delivered at once."""

    def send(text, gap):
        moment = 1_000_000
        for key in [*text, None]:
            moment += gap
            code = Qt.Key.Key_Return if key is None else Qt.Key(ord(key))
            for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
                event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, key or "\r")
                event.setTimestamp(moment)
                qapp.sendEvent(qapp.focusWidget(), event)

    return send


@pytest.mark.parametrize(("gap", "read"), [(5, ["110101"]), (150, [])])
def test_a_persons_keys_that_waited_in_line_are_no_scan(qapp, qtbot, form, strike, gap, read):
    scanner = Scanner(qapp)
    scans: list[str] = []
    scanner.scanned.connect(scans.append)
    strike("110101", gap)
    qtbot.waitUntil(lambda: scans == read)
    assert form.line.text() == ("王" if read else "王110101")
    scanner.stop()


def test_while_no_scan_is_wanted_everything_stays_as_typed(qapp, form, strike):
    scanner = Scanner(qapp, wanted=lambda: False)
    scans: list[str] = []
    scanner.scanned.connect(scans.append)
    strike("110101", 5)
    qapp.sendPostedEvents()
    assert scans == []
    assert form.line.text() == "王110101"
    scanner.stop()

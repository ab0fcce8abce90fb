"""The door on the screen, worked by keys and a scanner alone; counts what is pressed."""

import threading

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from counter_app.errors import DeviceFault
from counter_app.language import load_translations
from ui.changes import Changes
from ui.frame import Frame, HallNames
from ui.page import Context
from ui.page_list import PAGES
from ui.scanner import Scanner
from ui.status_line import StatusFacts
from ui.style import Style, dress
from ui.translation import TableTranslator, Words
from ui.work import Work

KEYS = {f"F{number}": getattr(Qt.Key, f"Key_F{number}") for number in range(1, 13)} | {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Backspace": Qt.Key.Key_Backspace,
    "Down": Qt.Key.Key_Down,
    "Right": Qt.Key.Key_Right,
    "Tab": Qt.Key.Key_Tab,
    "Space": Qt.Key.Key_Space,
    "1": Qt.Key.Key_1,
}
MODIFIERS = {"Ctrl": Qt.KeyboardModifier.ControlModifier, "Alt": Qt.KeyboardModifier.AltModifier}


class FakePrinter:
    """Takes papers off the UI thread, as a real one does; with `jammed` it takes none."""

    def __init__(self, work):
        self._work = work
        self.jammed = False
        self.papers = []
        self.jobs = []

    def send(self, make, done, failed, owner, job_name="counter-app"):
        def take():
            paper = make()
            if self.jammed:
                raise DeviceFault(
                    "The printer did not take the paper. The record is kept. Look at the printer, "
                    "then print again."
                )
            self.papers.append(paper)
            self.jobs.append(job_name)

        self._work.paper(take, lambda _none: done(), failed, owner)


class DoorDesk:
    """A frame with the door's page over a desk of the small hall."""

    def __init__(self, qtbot, desk, clock, language="zh_CN", style=None, size=(1366, 768)):
        def unexpected(fault):
            raise fault

        self.qtbot = qtbot
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.application = application
        self.style = style or Style()
        if self.application.styleSheet() != self.style.sheet():
            dress(self.application, self.style)
        translations = load_translations(language)
        self._translator = TableTranslator(translations, self.application)
        self.application.installTranslator(self._translator)
        self.work = Work(unexpected)
        self.changes = Changes(self.work, desk.journal)
        self.changes.start()
        self.ticking = QTimer()
        self.printer = FakePrinter(self.work)
        self.presses = 0
        context = Context(
            desk=desk,
            work=self.work,
            changes=self.changes,
            words=Words(language, translations),
            style=self.style,
            clock=clock,
            ticking=self.ticking,
            navigate=lambda _name, _argument: None,
            printing=self.printer,
        )
        pages = tuple(entry for entry in PAGES if entry.name == "door")
        self.frame = Frame(
            context, HallNames("城东社保经办大厅", "D01"), pages, lambda _desk: StatusFacts()
        )
        # People's keys come apart, a scanner's at once.
        self.milliseconds = 0
        self.scanner = Scanner(self.application, lambda: self.milliseconds)
        self.scanner.scanned.connect(self.frame.on_scanned)
        self.frame.resize(*size)
        self.frame.show()
        self.frame.activateWindow()
        qtbot.waitUntil(self.frame.isActiveWindow)
        self.settle()

    def stop(self):
        self.scanner.stop()
        self.changes.stop()
        self.work.stop()
        self.application.removeTranslator(self._translator)
        self.frame.deleteLater()

    @property
    def page(self):
        return self.frame.page

    @property
    def band(self):
        return self.page.band

    def settle(self):
        """Wait until the database thread has done all that was asked for, and it was shown."""
        for _ in range(3):
            done = []
            self.work.database(lambda: None, done.append)
            self.qtbot.waitUntil(lambda done=done: bool(done))

    def press(self, *names):
        """Press each key as a person does: after seeing what the one before did."""
        for name in names:
            if name.endswith("Enter"):
                self.qtbot.waitUntil(self.page.takes_enter)
            self.strike(name)
            self.settle()

    def strike(self, name):
        """Press one key and wait for nothing."""
        *held, last = name.split("+")
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= MODIFIERS[one]
        self.presses += 1
        self.milliseconds += 200
        QTest.keyClick(self._target(), KEYS[last], modifiers)

    def type(self, text):
        """Type letters and digits; Chinese comes from an input method. Not counted."""
        for letter in text:
            self.milliseconds += 200
            if letter.isascii():
                QTest.keyClick(self._target(), letter)
            else:
                event = QInputMethodEvent()
                event.setCommitString(letter)
                QApplication.sendEvent(self._target(), event)

    def scan(self, text):
        """What a scanner sends, wherever the focus is: a burst that ends with Enter."""
        self.burst(text)
        self.settle()

    def burst(self, text):
        """The same, waiting for nothing."""
        self.milliseconds += 200
        for letter in text:
            QTest.keyClick(self._target(), letter)
        QTest.keyClick(self._target(), Qt.Key.Key_Return)
        QApplication.processEvents()

    def choose(self, phrase):
        """Choose in the open menu by arrows and Enter."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        wanted = self.page.say(phrase)
        for _ in menu.actions():
            if menu.activeAction().text() == wanted:
                break
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
        self.settle()

    def hold_database(self):
        """Let the database thread wait until the event is set, as on a slow disk."""
        go_on = threading.Event()
        self.work.database(lambda: go_on.wait(30))
        return go_on

    def printed(self, word):
        """Wait until the band says how the printing went."""
        self.qtbot.waitUntil(lambda: word in self.band.detail())
        self.settle()

    def _target(self):
        return QApplication.focusWidget() or self.frame

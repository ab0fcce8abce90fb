"""One desk of the small hall on the screen, worked by keys and a scanner alone.

`Hands` gives keys and scans to whatever has the keyboard, counts what is pressed, and waits until
what it began has been shown. `SmallDesk` is a frame with chosen pages over one desk.
"""

import threading

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from counter_app.devices.speech import FakeSpeech
from counter_app.errors import DeviceFault
from counter_app.language import load_translations
from ui.changes import Changes
from ui.frame import Frame, HallNames
from ui.page import Context
from ui.putting_away import put_away
from ui.scanner import Scanner
from ui.status_line import StatusFacts
from ui.style import Style, dress
from ui.translation import TableTranslator, Words
from ui.work import Work

KEYS = {f"F{number}": getattr(Qt.Key, f"Key_F{number}") for number in range(1, 13)} | {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Backspace": Qt.Key.Key_Backspace,
    "Space": Qt.Key.Key_Space,
    "Tab": Qt.Key.Key_Tab,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Home": Qt.Key.Key_Home,
    "End": Qt.Key.Key_End,
    "PgUp": Qt.Key.Key_PageUp,
    "PgDown": Qt.Key.Key_PageDown,
    "Del": Qt.Key.Key_Delete,
}
MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}
BETWEEN_KEYS = 200
"""Milliseconds between two keys of a person; a scanner's come at once."""
JAM = DeviceFault(
    "The printer did not take the paper. The record is kept. Look at the printer, then print again."
)


def the_application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


class FakePrinting:
    """Makes and keeps papers off the UI thread, as a real one does; with `refuse` it takes none."""

    def __init__(self, work):
        self._work = work
        self.refuse = None
        self.papers = []
        self.jobs = []
        self.under_way = 0

    def send(self, make, done, failed, owner, job_name="counter-app"):
        self.under_way += 1

        def take():
            paper = make()
            if self.refuse is not None:
                raise self.refuse
            self.papers.append(paper)
            self.jobs.append(job_name)

        def over(tell, *what):
            self.under_way -= 1
            tell(*what)

        self._work.paper(take, lambda _none: over(done), lambda fault: over(failed, fault), owner)


class Hands:
    """Keyboard and scanner of one window; `scanned` is told what the scanner read.

    `presses` counts keys that were pressed, and neither what was typed into fields nor scans.
    """

    def __init__(self, qtbot, top, work, scanned, wanted=lambda: True):
        self.qtbot, self.top, self.work = qtbot, top, work
        self.application = the_application()
        self.presses = 0
        self.milliseconds = 0
        self.scanner = Scanner(self.application, lambda: self.milliseconds, wanted=wanted)
        self.scanner.scanned.connect(scanned)

    @property
    def page(self):
        """The page that is open."""
        raise NotImplementedError

    def papers_under_way(self):
        """How many papers the printer has not taken or refused yet."""
        raise NotImplementedError

    def settle(self):
        """Wait until all that was asked for is done and shown, papers included."""
        for _ in range(2):
            self._rounds_of_database(3)
            self.qtbot.waitUntil(lambda: self.papers_under_way() == 0)
        self._rounds_of_database(2)

    def press(self, *names):
        """Press each key as a person does: after seeing what the one before did."""
        for name in names:
            takes_enter = getattr(self.page, "takes_enter", None)
            if name.endswith("Enter") and takes_enter is not None:
                self.qtbot.waitUntil(takes_enter)
            self.strike(name)
            self.settle()

    def strike(self, name):
        """Press one key, as F2, Ctrl+W or b, and wait for nothing."""
        *held, last = name.split("+")
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= MODIFIERS[one]
        self.presses += 1
        self.milliseconds += BETWEEN_KEYS
        QTest.keyClick(self._target(), KEYS.get(last) or last.lower(), modifiers)

    def type(self, text):
        """Type letters and digits; Chinese comes from an input method. Not counted."""
        for letter in text:
            self.milliseconds += BETWEEN_KEYS
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
        self.milliseconds += BETWEEN_KEYS
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

    def grab(self, path):
        """A picture of what is seen."""
        QApplication.processEvents()
        self.top.grab().save(str(path))

    def _rounds_of_database(self, count):
        for _ in range(count):
            done = []
            self.work.database(lambda: None, done.append)
            self.qtbot.waitUntil(lambda done=done: bool(done))

    def _target(self):
        return QApplication.focusWidget() or self.top


class SmallDesk(Hands):
    """A frame over a desk of the hall, with chosen pages, a silent voice and a fake printer."""

    def __init__(
        self, qtbot, desk, clock, pages, language="zh_CN", style=None, size=(1366, 768), claim=None
    ):
        def unexpected(fault):
            raise fault

        application = the_application()
        self.style = style or Style()
        if application.styleSheet() != self.style.sheet():
            dress(application, self.style)
        translations = load_translations(language)
        self._translator = TableTranslator(translations, application)
        application.installTranslator(self._translator)
        work = Work(unexpected)
        self.changes = Changes(work, desk.journal)
        self.changes.start()
        self.ticking = QTimer()
        self.speech, self.printing = FakeSpeech(), FakePrinting(work)
        context = Context(
            desk=desk,
            work=work,
            changes=self.changes,
            words=Words(language, translations),
            style=self.style,
            clock=clock,
            ticking=self.ticking,
            navigate=lambda _name, _argument: None,
            printing=self.printing,
            speech=self.speech,
            claim=claim,
        )
        self.frame = Frame(
            context, HallNames("城东社保经办大厅", "D01"), pages, lambda _desk: StatusFacts()
        )
        super().__init__(qtbot, self.frame, work, self.frame.on_scanned)
        self.frame.resize(*size)
        self.frame.show()
        self.frame.activateWindow()
        qtbot.waitUntil(self.frame.isActiveWindow)
        self.settle()

    @property
    def page(self):
        return self.frame.page

    def papers_under_way(self):
        return self.printing.under_way

    def stop(self):
        self.scanner.stop()
        self.ticking.stop()
        self.changes.stop()
        self.work.stop()
        self.application.removeTranslator(self._translator)
        put_away(self.frame)

"""One desk of the small hall on the screen: a frame with chosen pages, worked by keys alone."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from counter_app.devices.speech import FakeSpeech
from counter_app.language import load_translations
from ui.changes import Changes
from ui.frame import Frame, HallNames
from ui.page import Context
from ui.scanner import Scanner
from ui.status_line import StatusFacts
from ui.style import Style, dress
from ui.translation import TableTranslator, Words
from ui.work import Work

KEYS = {f"F{number}": getattr(Qt.Key, f"Key_F{number}") for number in range(1, 13)} | {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Tab": Qt.Key.Key_Tab,
}
MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}


def the_application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


class FakePrinting:
    """Makes each paper and keeps it; refuses with `refuse` where that is set."""

    def __init__(self):
        self.papers = []
        self.refuse = None

    def send(self, make, done, failed, owner, job_name="counter-app"):
        if self.refuse is not None:
            failed(self.refuse)
            return
        self.papers.append(make())
        done()


class SmallDesk:
    """A frame over a desk of the hall. `press` gives a key to whatever has the keyboard."""

    def __init__(self, qtbot, desk, clock, pages, language="zh_CN", style=None, size=(1366, 768)):
        def unexpected(fault):
            raise fault

        self.qtbot = qtbot
        self.application = the_application()
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
        self.speech, self.printing = FakeSpeech(), FakePrinting()
        context = Context(
            desk=desk,
            work=self.work,
            changes=self.changes,
            words=Words(language, translations),
            style=self.style,
            clock=clock,
            ticking=self.ticking,
            navigate=lambda _name, _argument: None,
            printing=self.printing,
            speech=self.speech,
        )
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

    @property
    def page(self):
        return self.frame.page

    def settle(self):
        """Wait until the database thread has done all that was asked for, and it was shown."""
        done = []
        self.work.database(lambda: None, done.append)
        self.qtbot.waitUntil(lambda: bool(done))
        done.clear()
        self.work.database(lambda: None, done.append)
        self.qtbot.waitUntil(lambda: bool(done))

    def press(self, *keys):
        """Press each key, then wait until what it began has been shown."""
        for name in keys:
            *held, last = name.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for one in held:
                modifiers |= MODIFIERS[one]
            target = QApplication.focusWidget() or self.frame
            self.milliseconds += 200
            if last in KEYS:
                QTest.keyClick(target, KEYS[last], modifiers)
            else:
                QTest.keyClick(target, last.lower(), modifiers)
            self.settle()

    def type(self, text):
        for letter in text:
            target = QApplication.focusWidget() or self.frame
            self.milliseconds += 200
            if isinstance(target, QLineEdit) and not letter.isascii():
                target.insert(letter)
                target.textEdited.emit(target.text())
            else:
                QTest.keyClick(target, letter)

    def scan(self, text):
        """What a scanner sends: a burst that ends with Enter."""
        self.milliseconds += 200
        for letter in text:
            QTest.keyClick(QApplication.focusWidget() or self.frame, letter)
        QTest.keyClick(QApplication.focusWidget() or self.frame, Qt.Key.Key_Return)
        QApplication.processEvents()
        self.settle()

    def grab(self, path):
        QApplication.processEvents()
        self.frame.grab().save(str(path))

    def stop(self):
        self.scanner.stop()
        self.ticking.stop()
        self.changes.stop()
        self.work.stop()
        self.application.removeTranslator(self._translator)
        self.frame.close()
        self.frame.deleteLater()

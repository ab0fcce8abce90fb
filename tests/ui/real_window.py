"""The program's own window over a folder, with all its pages, worked by the hands of `small_desk`.

Only the printer is a fake, and the clock where a test sets it; the rest is what a clerk has.
"""

from PySide6.QtCore import QTranslator

from counter_app.devices.printing import FakePrinter
from tests.ui.small_desk import Hands, the_application
from ui.options import Options
from ui.putting_away import put_away
from ui.starting import build_window, program_pages
from ui.style import Style

PASSWORD = "hall-east-2020"


class RealWindow(Hands):
    """The window, opened and begun. `printer` keeps what was printed."""

    def __init__(self, qtbot, folder, clock):
        self.folder, self.printer = folder, FakePrinter()
        application = the_application()
        self.window = build_window(
            Style(),
            "zh_CN",
            folder,
            clock,
            application,
            program_pages,
            lambda: self.printer,
            Options(folder),
        )
        self._under_way = 0
        self._count_papers(self.window._work)
        super().__init__(
            qtbot,
            self.window,
            self.window._work,
            self.window.on_scanned,
            lambda: not self.window.locked,
        )
        with qtbot.waitSignal(self.window.painted):
            self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.window.begin()
        self.settle()

    @property
    def page(self):
        frame = self.window.frame
        return None if frame is None else frame.page

    @property
    def desk(self):
        """The desk in the hands of who is signed in."""
        return self.context.desk

    @property
    def context(self):
        """What the pages of who is signed in were given."""
        frame = self.window.frame
        assert frame is not None
        return frame.context

    def papers_under_way(self):
        return self._under_way

    def found(self, hall, login):
        """Fill the sheet of a new hall, field after field, by Enter."""
        sheet = self.window.new_hall
        assert sheet is not None
        assert sheet.name.edit.hasFocus()
        self.type(hall)
        self.strike("Enter")
        self.strike("Enter")
        for text in (login, PASSWORD, PASSWORD):
            self.type(text)
            self.strike("Enter")
        self.qtbot.waitUntil(lambda: self.window.frame is not None)
        self.settle()

    def sign_in(self, login, password=PASSWORD):
        """Sign in at the sheet, whoever was at work before."""
        sheet = self.window.sign_in
        if not sheet.login.edit.hasFocus():
            self.strike("Shift+Tab")
        assert sheet.login.edit.hasFocus()
        self.type(login)
        self.strike("Enter")
        self.type(password)
        self.strike("Enter")
        self.qtbot.waitUntil(lambda: self.window.frame is not None)
        self.settle()

    def change_user(self, login):
        """Lock, and sign in as somebody else."""
        self.strike("Ctrl+L")
        assert self.window.locked
        self.sign_in(login)

    def on_database_thread(self, do):
        """What `do` gives there."""
        results = []
        self.work.database(do, results.append)
        self.qtbot.waitUntil(lambda: bool(results))
        self.settle()
        return results[0]

    def close(self):
        """Close the window as a person does; everything of it ends."""
        self.scanner.stop()
        put_away(self.window)
        for translator in self.application.findChildren(QTranslator):
            self.application.removeTranslator(translator)
            translator.deleteLater()

    def _count_papers(self, work):
        """Know what is under way in the pool, so that `settle` can wait for it."""
        send = work.paper

        def counted(do, done=None, failed=None, owner=None):
            self._under_way += 1

            def over(tell, what):
                self._under_way -= 1
                if tell is not None:
                    tell(what)

            send(
                do,
                lambda result: over(done, result),
                lambda error: over(failed or work.unhandled.emit, error),
                owner,
            )

        work.paper = counted

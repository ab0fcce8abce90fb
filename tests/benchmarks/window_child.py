"""Starts a window as the program does and tells when something can be seen or typed.

Usage: window_child.py bare | program FOLDER. Prints `painted SECONDS`, and with a FOLDER
`ready SECONDS` once the door page waits for the first key, then `memory BYTES`; seconds are of
the monotonic clock, which the parent shares.
"""

import resource
import sys
import time
from pathlib import Path

LOGIN, PASSWORD = "door", "bench-hall-2020"


def tell(what, value):
    print(what, value, flush=True)


def memory():
    """Bytes that the process holds now; where the system does not say, the most it ever held."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return pages * resource.getpagesize()


def bare():
    """A window of PySide6 with nothing in it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    class Plain(QWidget):
        def paintEvent(self, event):
            super().paintEvent(event)
            QTimer.singleShot(0, finish)

    def finish():
        tell("painted", time.monotonic())
        tell("memory", memory())
        application.quit()

    application = QApplication([])
    window = Plain()
    window.resize(1366, 768)
    window.show()
    application.exec()


def program(folder):
    """The program, up to the first key on the door page."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QLineEdit

    from counter_app.journal.clock import SystemClock
    from ui.starting import build_window, program_pages
    from ui.style import Style

    application = QApplication([])
    window = build_window(Style(), "zh_CN", folder, SystemClock(), application, program_pages)
    watch = QTimer(interval=1)

    def painted():
        tell("painted", time.monotonic())
        window.begin()
        # What is entered before the hall is open waits for it, as a person's typing does.
        window.sign_in.login.set_text(LOGIN)
        window.sign_in.password.set_text(PASSWORD)
        QTest.keyClick(window.sign_in.password.edit, Qt.Key.Key_Return)
        watch.timeout.connect(ready)
        watch.start()

    def ready():
        frame = window.frame
        if frame is None or not isinstance(application.focusWidget(), QLineEdit):
            return
        watch.stop()
        tell("ready", time.monotonic())
        QTimer.singleShot(1500, finish)

    def finish():
        tell("memory", memory())
        window.close()
        application.quit()

    window.painted.connect(painted)
    window.show()
    application.exec()


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        program(Path(sys.argv[2]))

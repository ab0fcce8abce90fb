"""The end of a window of its own, when the program goes on without it."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget


def put_away(window: QWidget) -> None:
    """Close it and end it at once, with all that is in it.

    Left to `deleteLater` it still gets events, and Python, whose it is, may end it by a garbage
    collection while Qt goes through its children: the program crashes. Not to be called from a
    signal or event of the window itself.
    """
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)

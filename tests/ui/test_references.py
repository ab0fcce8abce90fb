"""Qt for Python counts its references to None, True and False: a day's work must not use them up.

PySide6 6.12.0 does not, and before Python 3.12 that ends the program after some thousand calls.
"""

import sys

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

CALLS = 2_000


class Plain(QWidget):
    def event(self, event):
        return super().event(event)

    def paintEvent(self, event):
        super().paintEvent(event)


@pytest.mark.parametrize("constant", [None, True, False])
def test_calls_of_qt_leave_the_count_as_it_was(qapp, qtbot, constant):
    widget = Plain()
    qtbot.addWidget(widget)
    widget.show()
    before = sys.getrefcount(constant)
    for _ in range(CALLS):
        widget.tr("text")
        widget.repaint()
        widget.isVisible()
        widget.isHidden()
        QApplication.sendEvent(widget, QEvent(QEvent.Type.User))
    assert abs(sys.getrefcount(constant) - before) < CALLS / 2

"""What Python has to collect is collected on the UI thread, and on no other."""

import gc
import threading
from typing import ClassVar

from PySide6.QtCore import QObject

from ui import collecting
from ui.collecting import Collecting


class Knot:
    """A cycle that says on which thread it ended."""

    ended: ClassVar[list[int]] = []

    def __init__(self):
        self.itself = self

    def __del__(self):
        Knot.ended.append(threading.get_ident())


def test_a_cycle_made_on_another_thread_ends_on_the_ui_thread(qtbot, monkeypatch):
    monkeypatch.setattr(collecting, "EVERY", 20)
    Knot.ended.clear()
    owner = QObject()
    Collecting(owner)
    assert not gc.isenabled()
    making = threading.Thread(target=lambda: [Knot() for _ in range(5_000)])
    making.start()
    making.join()
    qtbot.waitUntil(lambda: len(Knot.ended) == 5_000)
    assert set(Knot.ended) == {threading.get_ident()}
    owner.deleteLater()

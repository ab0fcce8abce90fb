"""How long the window takes to its first picture and to the first key, and how smooth it stays."""

import subprocess
import sys
import time
from pathlib import Path

from counter_app.hall.founding import all_workflows, found_hall
from counter_app.journal.clock import SystemClock
from counter_app.journal.journal import Journal
from counter_app.journal.refold import refold
from counter_app.people.roles import Role
from counter_app.people.users import add_user
from counter_app.store.opening import open_store
from tests.benchmarks.journal import ENTRIES_OF_A_VISIT, build_visits
from tests.benchmarks.measures import against, at_most, median, percentile
from tests.benchmarks.window_child import LOGIN, PASSWORD
from tests.small_hall import SmallHall

CHILD = Path(__file__).with_name("window_child.py")
STARTS = 9
PATIENCE = 120


def child(*words):
    """What one start tells: seconds since it was asked for, bytes."""
    began = time.monotonic()
    command = [sys.executable, str(CHILD), *map(str, words)]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True)
    told = dict(line.split() for line in answer.stdout.splitlines())
    return {name: float(value) - (0 if name == "memory" else began) for name, value in told.items()}


def found(folder):
    """A hall in which the screener of `window_child` can sign in."""
    engine, _ = open_store(folder)
    desk = found_hall(engine, SystemClock(), "城东社保经办大厅", "D01", "limin", PASSWORD).desk
    add_user(desk, LOGIN, "李敏", [Role.SCREENER], PASSWORD)
    return engine


def starts(folder):
    """Both measures of a start, program and bare window in turns; the first start warms up."""
    found(folder).dispose()
    child("program", folder), child("bare")
    ours, bare = [], []
    for _ in range(STARTS):
        ours.append(child("program", folder))
        bare.append(child("bare"))
    plain = median(one["painted"] for one in bare) * 1000
    painted = median(one["painted"] for one in ours) * 1000
    ready = median(one["ready"] for one in ours) * 1000
    return [
        against("first_paint", painted, "ms", plain, 2.5),
        against("door_ready", ready, "ms", plain, 4, "with one argon2id check"),
    ]


def ui_gap(folder, entries):
    """Pauses of the event loop while the journal folds anew on the database thread."""
    from PySide6.QtCore import QElapsedTimer, QTimer
    from PySide6.QtWidgets import QApplication

    from ui.work import Work

    hall = SmallHall(folder)
    build_visits(hall, entries // ENTRIES_OF_A_VISIT)
    journal = Journal(hall.engines[0], all_workflows(), hall.clock)
    application = QApplication.instance() or QApplication([])

    def unexpected(fault):
        raise fault

    def pauses(under_way):
        """The longest pause of the loop in each tenth of a second, in ms, until the end."""
        found, since, ended = [0.0], QElapsedTimer(), []
        beat, tenths = QTimer(interval=0), QTimer(interval=100)

        def turn():
            found[-1] = max(found[-1], since.nsecsElapsed() / 1e6)
            since.restart()
            if ended:
                application.exit()

        beat.timeout.connect(turn)
        tenths.timeout.connect(lambda: found.append(0.0))
        under_way(lambda _result=None: ended.append(True))
        since.start()
        beat.start()
        tenths.start()
        application.exec()
        return found

    work = Work(unexpected)
    idle = pauses(lambda end: QTimer.singleShot(1000, end))
    folding = pauses(lambda end: work.database(lambda: refold(journal), end))
    work.stop()
    for engine in hall.engines:
        engine.dispose()
    note = f"p99 of the longest in each 0.1 s ({len(folding)}); of all {max(folding):.0f} ms"
    return at_most("ui_gap", percentile(folding, 0.99), "ms", 16, percentile(idle, 0.99), note)


def memory(folder):
    """What the program holds over a hall with many visits, against a bare window."""
    ours = child("program", folder)["memory"] / 1e6
    bare = child("bare")["memory"] / 1e6
    return against("memory_1m", ours, "MB", bare, 4)

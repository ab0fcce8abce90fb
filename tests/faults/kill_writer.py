"""Forks writers that measure temperatures, and kills each at a random moment.

Usage: kill_writer.py FOLDER ACKNOWLEDGED KILLS SEED. Every save that a verb has returned from is
appended to ACKNOWLEDGED as `device seq hash`, flushed, before the next one begins.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from counter_app.hall.founding import all_workflows
from counter_app.hall.temperature import Mask, Method, measure
from counter_app.journal.clock import SystemClock
from counter_app.journal.journal import Journal
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.store.opening import open_store

FEVER, NORMAL = "37.9", "36.4"


def write_until_killed(folder: Path, acknowledged: Path) -> None:
    """Record checks for ever: a fever and its second reading, then a normal one."""
    engine, _ = open_store(folder)
    journal = Journal(engine, all_workflows(), SystemClock())
    desk = Desk(journal, Person("0" * 32, "li", "李敏", frozenset({Role.SCREENER})))
    with acknowledged.open("a", encoding="ascii") as log:

        def acknowledge(committed):
            for entry in committed.entries:
                log.write(f"{entry.device} {entry.seq} {entry.hash.hex()}\n")
            log.flush()

        journal.listeners.append(acknowledge)
        while True:
            first = measure(desk, FEVER, Method.FOREHEAD, Mask.WORN)
            measure(desk, NORMAL, Method.EAR, Mask.WORN, check=first.id)
            measure(desk, NORMAL, Method.FOREHEAD, Mask.PROVIDED)


def main() -> None:
    """Fork, wait a random moment, kill, again."""
    folder, acknowledged = Path(sys.argv[1]), Path(sys.argv[2])
    chance = random.Random(int(sys.argv[4]))
    for _ in range(int(sys.argv[3])):
        child = os.fork()
        if child == 0:
            write_until_killed(folder, acknowledged)
        # Not luck but the point: any moment, from opening the file to mid-commit, must do.
        time.sleep(chance.uniform(0.0, 0.12))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if os.WTERMSIG(status) != signal.SIGKILL:
            raise SystemExit(f"a writer ended by itself: {status}")


if __name__ == "__main__":
    main()

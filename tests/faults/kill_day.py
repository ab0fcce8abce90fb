"""Forks players of one simulated day of a demo hall, and kills each at a random moment.

Usage: kill_day.py FOLDER ACKNOWLEDGED KILLS SEED VISITORS. Each player goes on where the one before
it was cut off, after the hall's last entry. Every save that a verb has returned from is appended to
ACKNOWLEDGED as `device seq hash`, flushed, before the next act begins, as `simulate --log` does.
"""

import os
import random
import signal
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from counter_app.cli.acknowledged import acknowledged_log
from counter_app.journal.clock import SetClock, day_of, moment_of
from counter_app.journal.tables import entry_table
from counter_app.simulation.day import simulate_day
from counter_app.simulation.demo import open_demo_cast
from counter_app.simulation.scene import MINUTE, Hours
from counter_app.store.opening import open_store

MOST_ACTS = 22
"""After one to so many acts a player is killed."""

IN_THE_OPENING = 0.1
"""So many are killed while they open the hall already."""


def play_until_killed(
    folder: Path, acknowledged: Path, seed: int, visitors: int, told: int
) -> None:
    """Play the rest of the hall's day, and the next ones, for ever."""
    engine, _ = open_store(folder)
    cast = open_demo_cast(engine, SetClock(0))
    assert cast is not None
    with cast.journal.read() as connection:
        last = connection.scalar(select(func.max(entry_table.c.at))) or 0
    day = day_of(last)
    with acknowledged_log(acknowledged) as log:
        cast.journal.listeners.append(log.heard)
        cast.journal.listeners.append(lambda _: _tell(told))
        while True:
            hours = Hours.of(day)
            if last < hours.closes + 40 * MINUTE:
                simulate_day(cast, day, visitors, seed, since=max(last, hours.opens))
            day += timedelta(days=1)
            last = moment_of(datetime.combine(day, datetime.min.time()))


def _tell(told: int) -> None:
    os.write(told, b"1")


def main() -> None:
    """Fork, wait a random moment, kill, again."""
    folder, acknowledged = Path(sys.argv[1]), Path(sys.argv[2])
    kills, seed, visitors = map(int, sys.argv[3:])
    chance = random.Random(seed)
    for number in range(kills):
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            play_until_killed(folder, acknowledged, seed + number, visitors, writer)
        os.close(writer)
        # Not luck but the point: any moment, from opening the file to mid-commit, must do.
        if chance.random() < IN_THE_OPENING:
            time.sleep(chance.uniform(0.0, 0.1))
        else:
            # By acts, not by time: a busy machine gets through the day as well.
            for _ in range(chance.randint(1, MOST_ACTS)):
                os.read(reader, 1)
            time.sleep(chance.uniform(0.0, 0.02))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        os.close(reader)
        if os.WTERMSIG(status) != signal.SIGKILL:
            raise SystemExit(f"a player ended by itself: {status}")


if __name__ == "__main__":
    main()

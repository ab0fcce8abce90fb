"""A desk that measures and meets, until it is killed: one process of the tests of killing.

Usage: meeting_child.py FOLDER ACKNOWLEDGED [photos]. The store in FOLDER has joined a hall. Every
save that a verb has returned from is appended to ACKNOWLEDGED as `device seq hash`, flushed, before
the next. With `photos`, it attaches one of several parts now and then.
"""

import hashlib
import itertools
import os
import sys
import time
from pathlib import Path

from counter_app.cli.acknowledged import acknowledged_log
from counter_app.hall.attachments import Prepared, attach
from counter_app.hall.founding import all_workflows
from counter_app.hall.temperature import Mask, Method, measure
from counter_app.journal.clock import SystemClock
from counter_app.journal.entry import SYSTEM, new_id
from counter_app.journal.journal import Journal
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.store.opening import open_store
from counter_app.sync import peer_worker
from counter_app.sync.meeting import Host
from counter_app.sync.replica import ReplicaClient
from counter_app.sync.store import JournalStore


def no_fork(_store, _link, _peer, device):
    raise AssertionError(f"two histories of {device}")


def photo() -> Prepared:
    """As large as a photo is, and another one each time."""
    data = os.urandom(600_000)
    return Prepared(data, hashlib.sha256(data).hexdigest(), "image/jpeg", "a.jpg", b"")


def main() -> None:
    """Measure one visitor after the other, and meet whoever is there."""
    # A test can't wait as long as a hall.
    peer_worker.LONGEST_PAUSE = 0.5
    with_photos = sys.argv[3:] == ["photos"]
    engine, _ = open_store(Path(sys.argv[1]))
    journal = Journal(engine, all_workflows(), SystemClock())
    client = ReplicaClient(JournalStore(journal), Host("test", lambda: None), no_fork)
    desk = Desk(journal, Person(new_id(), "li", "李敏", frozenset({Role.SCREENER})))
    with acknowledged_log(Path(sys.argv[2])) as log:
        journal.listeners += [log.heard, client.committed]
        client.start()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        for number in itertools.count():
            measure(desk, "365", Method.FOREHEAD, Mask.WORN, "T-01")
            if with_photos and number % 10 == 0:
                with journal.act(SYSTEM) as act:
                    attach(act, photo())
            time.sleep(0.005)


if __name__ == "__main__":
    main()

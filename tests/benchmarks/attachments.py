"""How fast photos reach the centre and come down again: parts, each durable before the next.

The reference writes the same parts into the same PostgreSQL without us, one commit for each.
"""

import os
import time

import psycopg

from counter_app.hall.attachments import Prepared, attach
from counter_app.journal.contents import PART, digest_of
from counter_app.journal.entry import SYSTEM
from counter_app.sync.attachments import AttachmentExchange
from counter_app.sync.peers import PeerKind
from counter_app.sync.store import JournalStore
from tests.benchmarks.measures import at_least
from tests.benchmarks.meeting import DeskAtWork, empty_desk, join_hall, meeting_of
from tests.postgres import started_postgres
from tests.processes import ServerProcess

PHOTO = 500_000
"""Bytes, as a photo has once it was made small."""

ACTS_BEFORE = 60


def attachments(folder, count):
    """Give `count` photos to a centre, and fetch them at another desk."""
    with started_postgres() as postgres:
        url = postgres.url(postgres.new_database())
        desk = DeskAtWork(folder / "desk", ACTS_BEFORE)
        with ServerProcess(folder / "server", url) as centre:
            centre.add_hall("城东")
            desk.enrol(centre, "城东")
            photos = [os.urandom(PHOTO) for _ in range(count)]
            for data in photos:
                with desk.journal.act(SYSTEM) as act:
                    attach(act, Prepared(data, digest_of(data), "image/jpeg", "a.jpg", b""))
            pushed = moved(desk.journal, "given", count)
            bare = reference(url, photos)
            engine = empty_desk(folder / "second")
            second = join_hall(engine, centre, "城东")
            second.clock = desk.journal.clock  # on the same day: a desk fetches what is of late
            pulled = moved(second, "fetched", count)
            engine.dispose()
        desk.close()
    note = f"{count} photos of {PHOTO:,} bytes; bare inserts {bare:.1f} MB/s"
    return [
        at_least("attachment_push", round(pushed, 1), "MB/s", 5, note),
        at_least("attachment_pull", round(pulled, 1), "MB/s", 5, "into an encrypted desk"),
    ]


def moved(journal, way, count):
    """Megabytes a second of one go, behind the entries."""
    meeting = meeting_of(journal)
    meeting.greet()
    meeting.exchange()
    going = AttachmentExchange(JournalStore(journal), meeting.link, PeerKind.CENTRE)
    began = time.perf_counter()
    done = going.exchange()
    taken = time.perf_counter() - began
    meeting.link.close()
    assert getattr(done, way) == count, done
    return count * PHOTO / 1e6 / taken


def reference(url, photos):
    """Megabytes a second of the same parts as bare rows, each committed."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE bare (number bigint PRIMARY KEY, data bytea)")
        began = time.perf_counter()
        number = 0
        for data in photos:
            for start in range(0, len(data), PART):
                number += 1
                part = data[start : start + PART]
                connection.execute("INSERT INTO bare VALUES (%s, %s)", (number, part))
        return sum(map(len, photos)) / 1e6 / (time.perf_counter() - began)

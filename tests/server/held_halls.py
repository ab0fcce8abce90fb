"""Halls whose journals a centre in the test's own process holds and has folded."""

from sqlalchemy import insert

from counter_app.hall.desks import HallFounded
from counter_app.hall.starting_catalogue import starting_facts
from counter_app.journal.entry import SYSTEM
from counter_app.journal.heads import read_heads
from counter_app.journal.runs import missing_runs
from counter_app.journal.taking import take_runs
from counter_app.journal.writing_rows import read_subject, write_subject
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.server.devices import Device, digest_of, keep_device
from counter_app.server.halls import hall_record_table
from counter_app.server.news import Topic
from counter_app.sync.wire import Purpose

EVERYBODY = frozenset(Role)


def know(centre, hall, name):
    """Make a hall's record at the centre, with a name and a catalogue, and hold what it wrote."""
    journal = hall.new_desk()
    with journal.act(SYSTEM) as act:
        act.record(hall.hall, HallFounded(name=name))
        for subject, body in starting_facts(hall.hall):
            act.record(subject, body)
    with centre.database.of_centre(writing=True) as connection:
        connection.execute(
            insert(hall_record_table).values(hall=hall.hall, name=name, made=centre.clock.now())
        )
    hold(centre, hall)
    return journal


def hold(centre, hall, *, fold=True):
    """Take what the centre lacks of a hall's desks, and fold it."""
    workflows = centre.server.workflows
    with centre.database.of_hall(hall.hall, writing=True) as connection:
        fresh = []
        for journal in hall.journals:
            heads = {device: head.seq for device, head in read_heads(connection, hall.hall).items()}
            with journal.read() as here:
                runs = list(missing_runs(here, hall.hall, heads))
            answers, entries = take_runs(connection, hall.hall, runs)
            assert not any(answer.refusal for answer in answers)
            fresh += entries
        if fold:
            for subject in dict.fromkeys(entry.subject for entry in fresh):
                whole = read_subject(connection, hall.hall, subject)
                write_subject(connection, workflows, hall.hall, subject, whole)
            centre.server.news.tell(connection, hall.hall, Topic.FOLDED)
        centre.server.news.tell(connection, hall.hall)


def fetch(centre, hall, journal):
    """Give a desk what it lacks. Returns what it refused."""
    with journal.read() as connection:
        heads = {device: head.seq for device, head in read_heads(connection, hall.hall).items()}
    with centre.database.of_hall(hall.hall) as connection:
        runs = list(missing_runs(connection, hall.hall, heads))
    return [answer.refusal for answer in journal.take(runs) if answer.refusal]


def person_at(journal):
    """A desk in the hands of somebody who may do everything."""
    return Desk(journal, Person("clerk", "li", "李敏", EVERYBODY))


def enrolled(centre, hall, device, name="D01", **standing):
    """A device as it stood when it greeted last."""
    one = Device(
        **{
            "hall": hall.hall,
            "device": device,
            "name": name,
            "purpose": Purpose.DESK,
            "lane": None,
            "secret_digest": digest_of("secret"),
            "enrolled": centre.clock.now(),
            "program": "0.1.0",
            **standing,
        }
    )
    with centre.database.of_centre(writing=True) as connection:
        keep_device(connection, one)
    return one

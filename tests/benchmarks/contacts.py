"""How long the likely contacts of a case take on a day of five thousand visits.

Measured beside reading the same rows of the day with the bare driver, from the encrypted file.
"""

import random

from sqlalchemy import insert

from counter_app.hall.catalogue import read_catalogue
from counter_app.hall.contacts import list_contacts
from counter_app.hall.founding import all_workflows
from counter_app.hall.isolation import open_case
from counter_app.hall.persons import PersonFacts
from counter_app.hall.queue import call_next, start
from counter_app.hall.registering import Registration, register
from counter_app.hall.stays import GONE, WAITING_AREA
from counter_app.hall.temperature import Mask, Method, measure
from counter_app.hall.visits import visit_table
from counter_app.hall.windows import WindowSet, open_window, window_subject
from counter_app.journal.clock import MINUTE, SetClock, day_of
from counter_app.journal.entry import SYSTEM, new_id
from counter_app.journal.journal import Journal
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from counter_app.store.engine import writing
from tests.benchmarks.measures import at_most, median, milliseconds
from tests.benchmarks.window import found

MORNING = 1_581_292_800_000  # 2020-02-10 08:00 in China
NOON = MORNING + 240 * MINUTE
OPEN_FOR = 480 * MINUTE
WINDOWS = 30
WAITED = 10 * MINUTE
"""How long the person of the case waits, and is served after that."""

REPEATS = 20
READ = 'SELECT id, state, stays FROM visit WHERE hall = ? AND "day" = ?'


def contacts(folder, visits):
    """Milliseconds of the whole list, from the call of the query to masked contacts."""
    engine = found(folder)
    clock = SetClock(NOON)
    journal = Journal(engine, all_workflows(), clock)
    with journal.act(SYSTEM) as act:
        for number in range(1, WINDOWS + 1):
            window = WindowSet(number=number, serves=("*",), in_use=True)
            act.record(window_subject(journal.hall, number), window)
    leader, clerk, door = (
        Desk(journal, Person(new_id(), "li", "李敏", frozenset({role})))
        for role in (Role.LEADER, Role.CLERK, Role.SCREENER)
    )
    case = _case(journal, clock, door, clerk)
    with writing(engine) as connection:
        rows = _rows(random.Random(1), journal.hall, visits)
        connection.execute(insert(visit_table), list(rows))
    many = len(list_contacts(leader, case).contacts)
    taken = milliseconds(lambda: list_contacts(leader, case), REPEATS)
    day = day_of(NOON).isoformat()

    def bare():
        with journal.read() as connection:
            cursor = connection.connection.cursor()
            cursor.execute(READ, (journal.hall, day)).fetchall()
            cursor.close()

    reference = median(milliseconds(bare, REPEATS))
    engine.dispose()
    note = f"{visits:,} visits that day, {many} contacts; longest {max(taken):.0f} ms"
    return at_most("contacts", median(taken), "ms", 200, reference, note)


def _case(journal, clock, door, clerk):
    window = window_subject(journal.hall, 7)
    open_window(clerk, window)
    check = measure(door, "365", Method.FOREHEAD, Mask.WORN).id
    codes = tuple(item.code for item in read_catalogue(door).in_use)[:1]
    form = Registration(check=check, matters=codes, person=PersonFacts(name="刘秀兰"))
    visit = register(door, form).visit.id
    clock.advance(WAITED)
    call_next(clerk, window)
    start(clerk, visit)
    clock.advance(WAITED)
    return open_case(door, visit=visit).id


def _rows(chance, hall, visits):
    """A day's visits: ten to thirty minutes of waiting, a window, gone."""
    blank = {
        one.name: None if one.nullable else 0 if one.type.python_type in (int, bool) else ""
        for one in visit_table.columns
        if one.name != "row"
    }
    for number in range(visits):
        came = MORNING + number * OPEN_FOR // visits
        called = came + chance.randrange(10, 30) * MINUTE
        gone = called + chance.randrange(3, 15) * MINUTE
        window = window_subject(hall, number % WINDOWS + 1)
        yield blank | {
            "hall": hall,
            "id": new_id(),
            "day": day_of(came).isoformat(),
            "ticket": f"A{number:04}",
            "state": "done",
            "registered_at": came,
            "called_at": called,
            "ended_at": gone,
            "stays": f"{came}@{WAITING_AREA} {called}@{window} {gone}@{GONE}",
            "document_kind": "resident_id",
            "sex": "0",
            "name": "张国强",
            "phone": "13812348000",
            "document": f"{number:018}",
        }

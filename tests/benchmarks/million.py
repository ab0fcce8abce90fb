"""What a hall with a million visits costs: finding one as somebody types, and memory."""

from counter_app.hall.founding import all_workflows
from counter_app.journal.clock import SystemClock
from counter_app.journal.entry import new_id
from counter_app.journal.journal import Journal
from counter_app.people.desk import Desk, Person
from counter_app.people.roles import Role
from tests.benchmarks.measures import at_most
from tests.benchmarks.search import fill, search_1m
from tests.benchmarks.window import found, memory


def million(folder, visits):
    """Both measures over one hall, since making it takes minutes."""
    engine = found(folder)
    journal = Journal(engine, all_workflows(), SystemClock())
    fill(journal, visits)
    person = Person(new_id(), "door", "door", frozenset({Role.SCREENER}))
    told = search_1m(Desk(journal, person))
    engine.dispose()
    note = f"{visits:,} visits; p50 {told['p50']:.1f}, longest {told['max']:.1f} ms"
    return [
        at_most("search_1m", told["p95"], "ms", 16, told["raw_p95"], note),
        memory(folder),
    ]

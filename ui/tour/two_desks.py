"""Two desks that do not hear of each other decide differently about one visitor: for checking."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from counter_app.errors import ProgramFault
from counter_app.exchange.lines import DeskLines
from counter_app.hall.founding import all_workflows
from counter_app.hall.queue import queue_today
from counter_app.hall.registering import correct, reveal
from counter_app.hall.rules import read_rules
from counter_app.hall.visits import VisitState
from counter_app.journal.clock import Clock
from counter_app.journal.journal import Journal
from counter_app.people.desk import Desk
from counter_app.people.signing_in import sign_in
from counter_app.simulation.demo import SignIn
from counter_app.store.opening import open_store

WHY = "电话有误"


def decide_twice(first: Path, second: Path, clock: Clock, clerk: SignIn) -> None:
    """A visitor's phone is corrected at two desks, each otherwise; one then meets the centre."""
    with _desk(first, clock, clerk) as here, _desk(second, clock, clerk) as there:
        visit = next(one for one in queue_today(here) if one.state is VisitState.SERVING)
        for desk, phone in ((here, "13812348000"), (there, "13812348001")):
            person = msgspec.structs.replace(reveal(desk, visit.id), phone=phone)
            correct(desk, visit.id, person, visit.priority, visit.companions, WHY)
        for outcome in DeskLines(there.journal).meet_once():
            if outcome.trouble is not None:
                raise ProgramFault("The tour waited in vain for: {what}", what=outcome.trouble)


@contextmanager
def _desk(folder: Path, clock: Clock, clerk: SignIn) -> Iterator[Desk]:
    """The hall in a folder, in the hands of a clerk."""
    engine, _ = open_store(folder)
    try:
        journal = Journal(engine, all_workflows(), clock)
        rules = read_rules(journal)
        yield Desk(journal, sign_in(journal, clerk.login, clerk.password, rules.lock_out))
    finally:
        engine.dispose()

"""The demo hall: an invented hall with staff, windows, earlier days and a morning in progress.

Everybody knows its passwords. It is made beside the folder's database and moved there when it is
whole, so that a cut leaves either nothing or a demo hall.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import Engine

from counter_app.errors import Conflict, ProgramFault
from counter_app.hall.desks import DeskAdded
from counter_app.hall.founding import all_workflows, found_hall
from counter_app.hall.rules import set_rules
from counter_app.hall.windows import set_window
from counter_app.journal.clock import Clock, SetClock, day_of, moment_of
from counter_app.journal.entry import new_id
from counter_app.journal.journal import Journal
from counter_app.people.roles import Role
from counter_app.people.users import add_user, change_user
from counter_app.simulation.cast import Cast, cast_of_demo
from counter_app.simulation.day import Sure, simulate_day
from counter_app.simulation.door import Health
from counter_app.simulation.hygiene import keep_clean, keep_clean_so_far, register_hygiene
from counter_app.simulation.incidents import begin_an_incident, end_a_shift
from counter_app.simulation.roster import fill_roster
from counter_app.simulation.rounds import play_rounds
from counter_app.simulation.scene import MINUTE, STANDARD_DAY, Hours
from counter_app.simulation.staff_morning import check_staff, teach_staff
from counter_app.simulation.staging import DemoStaging, demo_staging
from counter_app.store.holding import opening
from counter_app.store.key import KEY_FILE, KEY_NAME_FILE
from counter_app.store.opening import DATABASE, open_store

MARK = "demo-hall"
"""A file beside the database of a demo hall; without it nobody's staff is played."""

STAGE = ".demo-hall-being-made"

EARLIER_DAYS = 3
EARLIER_VISITORS = 16
VISITORS = 170
"""Of a whole day; a morning has less than half of them."""

MORNING = 150 * MINUTE
SEED = 2020

FEVER_BEFORE = 8 * MINUTE
"""So long before now somebody came whose second reading has just opened a case."""

WARM_BEFORE = 150_000
"""So long before now somebody came who still rests before the second reading."""


@dataclass(frozen=True)
class SignIn:
    """How to sign in to the demo hall. Known to everybody on purpose."""

    login: str
    password: str
    name: str
    roles: tuple[Role, ...]


def demo_exists(folder: Path) -> bool:
    """Whether the hall in a folder is a demo hall."""
    return (folder / MARK).exists() and (folder / DATABASE).exists()


def demo_sign_ins() -> list[SignIn]:
    """Everybody of the demo hall's staff."""
    staging = demo_staging()
    return [SignIn(one.login, staging.password, one.name, one.roles) for one in staging.staff]


def make_demo_hall(
    folder: Path, clock: Clock, progress: Callable[[int, int], None] | None = None
) -> list[SignIn]:
    """Make a demo hall in `folder` with a morning in progress at the present time.

    Nothing happens when it is there already. Raises `Conflict` when another hall is there.
    `progress` is told how far it is.
    """
    if not demo_exists(folder):
        _make(folder, lambda stage: _with_a_morning(stage, clock.now(), progress))
    return demo_sign_ins()


def make_empty_demo_hall(folder: Path, at: int) -> list[SignIn]:
    """Make a demo hall with staff and windows and nobody in it yet, founded at a moment."""

    def build(stage: Path) -> None:
        engine, _ = open_store(stage)
        try:
            found_demo_hall(engine, SetClock(at))
        finally:
            engine.dispose()

    _make(folder, build)
    return demo_sign_ins()


def _make(folder: Path, build: Callable[[Path], None]) -> None:
    """Build a hall on a stage in the folder, then move it in front."""
    folder.mkdir(parents=True, exist_ok=True)
    with opening(folder):
        if (folder / DATABASE).exists():
            raise Conflict(
                "There is a hall in this folder that is no demo hall. It was left as it is. "
                "Name another folder with --data-dir."
            )
        stage = folder / STAGE
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir()
        # A key that is in the folder may belong to somebody's backup: it is used, never replaced.
        for name in (KEY_FILE, KEY_NAME_FILE):
            if (folder / name).exists():
                shutil.copy2(folder / name, stage / name)
        build(stage)
        (stage / MARK).touch()
        # The database last: only then is there a hall.
        for path in sorted(stage.iterdir(), key=lambda one: one.name == DATABASE):
            if not (folder / path.name).exists():
                path.rename(folder / path.name)
        shutil.rmtree(stage, ignore_errors=True)


def found_demo_hall(engine: Engine, clock: SetClock) -> Cast:
    """Found the demo hall in an empty store; its staff at their desks."""
    staging = demo_staging()
    first, *others = staging.staff
    founded = found_hall(
        engine, clock, staging.name, staging.desks[0], first.login, staging.password
    )
    desk = founded.desk
    change_user(desk, desk.person.id, first.name, first.roles, True)
    # Each password takes its time to hash; several at once take less.
    with ThreadPoolExecutor() as pool:
        list(
            pool.map(
                lambda one: add_user(desk, one.login, one.name, one.roles, staging.password),
                others,
            )
        )
    set_rules(desk, staging.rules)
    for place in staging.windows:
        set_window(desk, place.number, place.serves)
    for lane, name in enumerate(staging.desks[1:], start=1):
        device = new_id()
        with desk.journal.of_invented_desk(device).act(desk.person.id) as act:
            act.record(device, DeskAdded(name=name, lane=lane))
    return cast_in(desk.journal, staging, clock)


def cast_in(journal: Journal, staging: DemoStaging, clock: SetClock) -> Cast:
    """The cast of a demo hall that was just founded."""
    cast = cast_of_demo(journal, staging, clock)
    if cast is None:
        raise ProgramFault("The demo hall lacks somebody of its staff.")
    return cast


def open_demo_cast(engine: Engine, clock: SetClock) -> Cast | None:
    """The cast of a demo hall on a clock; None when its staff is not complete any more."""
    return cast_of_demo(Journal(engine, all_workflows(), clock), demo_staging(), clock)


def _with_a_morning(stage: Path, now: int, progress: Callable[[int, int], None] | None) -> None:
    today = day_of(now)
    earlier = _working_days_before(today, EARLIER_DAYS)
    clock = SetClock(moment_of(datetime.combine(earlier[0], time(8))))
    engine, _ = open_store(stage)
    try:
        cast = found_demo_hall(engine, clock)
        fill_roster(cast.leader, today)
        register_hygiene(cast)
        done = 0
        total = EARLIER_DAYS * EARLIER_VISITORS + VISITORS

        def told(number: int, _total: int) -> None:
            if progress:
                progress(done + number, total)

        teach_staff(cast, earlier[0])
        for day in earlier:
            check_staff(cast, day, Hours.of(day).opens, all_fit=True)
            simulate_day(cast, day, EARLIER_VISITORS, SEED, healthy=True, progress=told)
            keep_clean(cast, day)
            done += EARLIER_VISITORS
        end_a_shift(cast)
        morning = morning_before(now)
        check_staff(cast, today, morning.opens, all_fit=False)
        simulate_day(
            cast,
            today,
            VISITORS,
            SEED,
            until=now,
            hours=morning,
            sure=_sure(now, morning),
            healthy=True,
            progress=told,
        )
        begin_an_incident(cast, now)
        play_rounds(cast)
        keep_clean_so_far(cast, morning.opens, now)
        if progress:
            progress(total, total)
    finally:
        engine.dispose()


def morning_before(now: int) -> Hours:
    """Hours of a day whose morning is in progress at `now`, whatever the time.

    Shortly after midnight the morning is as long as the day is old, and goes faster.
    """
    today = day_of(now)
    standard = Hours.of(today)
    if standard.opens + 90 * MINUTE <= now <= standard.opens + 240 * MINUTE:
        return standard
    midnight = moment_of(datetime.combine(today, time()))
    length = max(1, min(MORNING, now - midnight))
    opens = now - length
    return Hours(opens, opens + round(STANDARD_DAY * length / MORNING))


def _sure(now: int, morning: Hours) -> list[Sure]:
    """Those whose fever must be seen: one in isolation, one before the second reading."""
    return [
        Sure(max(morning.opens, now - round(FEVER_BEFORE * morning.pace)), Health.FEVER),
        Sure(max(morning.opens, now - round(WARM_BEFORE * morning.pace)), Health.WARM_FIRST),
    ]


def _working_days_before(day: date, count: int) -> list[date]:
    days: list[date] = []
    while len(days) < count:
        day -= timedelta(days=1)
        if day.weekday() < 5:
            days.insert(0, day)
    return days

"""`counter-app demo` and `simulate`: an invented hall, and an invented day of a hall."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from sqlalchemy import Engine

from counter_app.cli.acknowledged import AcknowledgedLog, acknowledged_log
from counter_app.cli.data_dir import DEFAULT_DIR, DataDir, opened
from counter_app.cli.ending import ending_well
from counter_app.cli.signing_in import OptionalUser, signed_in_desk
from counter_app.cli.terminal import Terminal
from counter_app.errors import InputError
from counter_app.hall.founding import all_workflows
from counter_app.hall.paper_words import parse_date
from counter_app.hall.temperature import State
from counter_app.hall.visits import VisitState
from counter_app.journal.clock import SetClock, SystemClock, day_of, moment_of
from counter_app.journal.heads import read_heads
from counter_app.journal.journal import Journal
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.simulation.cast import Cast, cast_of_one
from counter_app.simulation.day import simulate_day
from counter_app.simulation.demo import (
    SignIn,
    demo_exists,
    make_demo_hall,
    make_empty_demo_hall,
    open_demo_cast,
)
from counter_app.simulation.summary import DaySummary
from counter_app.store.opening import DATABASE


def register(app: typer.Typer, terminal: Terminal) -> None:
    """Add the commands."""

    def tell_sign_ins(sign_ins: list[SignIn]) -> None:
        terminal.say(Phrase("This is a demo hall: everybody knows its passwords."))
        for one in sign_ins:
            roles = ", ".join(terminal.translations.say(role.label) for role in one.roles)
            terminal.say(
                Phrase(
                    "{login}  password {password}  {name}, {roles}",
                    login=one.login.ljust(10),
                    password=one.password,
                    name=one.name,
                    roles=roles,
                )
            )

    def tell(summary: DaySummary, seconds: float) -> None:
        say = terminal.say
        say(Phrase("{day}: {count} came to the door.", day=summary.day, count=summary.arrived))
        for state, count in summary.checks.items():
            say(Phrase("{what}: {count}", what=State(state).label, count=count))
        for state, count in summary.visits.items():
            say(Phrase("{what}: {count}", what=VisitState(state).label, count=count))
        say(Phrase("Isolation cases opened: {count}", count=summary.cases))
        say(
            Phrase(
                "{acts} acts wrote {entries} entries in {seconds} s.",
                acts=summary.acts,
                entries=summary.entries,
                seconds=f"{seconds:.1f}",
            )
        )

    def cast_for(
        engine: Engine, folder: Path, new: bool, user: str | None, log: AcknowledgedLog
    ) -> Cast:
        """Who plays the day: the demo hall's staff, else the person who signs in."""
        clock = SetClock(SystemClock().now())
        journal = Journal(engine, all_workflows(), clock)
        with journal.read() as connection:
            heads = {} if new else read_heads(connection, journal.hall)
        person = None
        if not new:
            if user is None:
                raise InputError("There is a hall in this folder. Say who signs in with --user.")
            person = signed_in_desk(engine, user).person
        log.catch_up(journal, heads)
        cast = open_demo_cast(engine, clock) if demo_exists(folder) else None
        if cast is None:
            if person is None:
                raise InputError("There is a hall in this folder. Say who signs in with --user.")
            cast = cast_of_one(Desk(journal, person), clock)
        cast.journal.listeners.append(log.heard)
        return cast

    @app.command("demo")
    def demo(data_dir: DataDir = DEFAULT_DIR) -> None:
        """Make a demo hall with a morning in progress, unless it is there; say how to sign in."""
        with ending_well(terminal):
            tell_sign_ins(make_demo_hall(data_dir, SystemClock(), terminal.progress()))

    @app.command("simulate")
    def simulate(
        visitors: Annotated[int, typer.Option("--visitors", min=0, help="How many come.")] = 200,
        seed: Annotated[int, typer.Option("--seed", help="The same seed, the same day.")] = 1,
        date: Annotated[
            str | None, typer.Option("--date", help="The day, like 2020-02-10; today without it.")
        ] = None,
        user: OptionalUser = None,
        log: Annotated[
            Path | None,
            typer.Option("--log", help="Append `device seq hash` of each entry once it is saved."),
        ] = None,
        json: Annotated[bool, typer.Option("--json", help="The summary as JSON.")] = False,
        data_dir: DataDir = DEFAULT_DIR,
    ) -> None:
        """Play a plausible day; in an empty folder, in a demo hall made for it."""
        with ending_well(terminal):
            day = day_of(SystemClock().now()) if date is None else parse_date(date)
            sign_ins: list[SignIn] = []
            if not (data_dir / DATABASE).exists():
                founded_at = moment_of(datetime(day.year, day.month, day.day, 8))
                sign_ins = make_empty_demo_hall(data_dir, founded_at)
                if not json:
                    tell_sign_ins(sign_ins)
            with acknowledged_log(log) as acknowledged, opened(data_dir) as (engine, _):
                cast = cast_for(engine, data_dir, bool(sign_ins), user, acknowledged)
                began = time.perf_counter()
                summary = simulate_day(cast, day, visitors, seed, progress=terminal.progress())
                seconds = time.perf_counter() - began
            if json:
                line = msgspec.to_builtins(summary) | {
                    "seed": seed,
                    "seconds": round(seconds, 3),
                    "sign_ins": msgspec.to_builtins(sign_ins),
                }
                typer.echo(msgspec.json.encode(line).decode())
            else:
                tell(summary, seconds)

"""`counter-app join` and `counter-app meet`: joining a hall or a centre, and meeting by hand."""

from __future__ import annotations

from typing import Annotated

import typer
from sqlalchemy import Engine

from counter_app.cli.data_dir import DEFAULT_DIR, DataDir, opened
from counter_app.cli.ending import MACHINE_FAULT, PARTLY_REFUSED, ending_well
from counter_app.cli.signing_in import OptionalUser, signed_in_desk
from counter_app.cli.terminal import Terminal
from counter_app.errors import InputError
from counter_app.exchange.joining import join_centre, join_hall
from counter_app.exchange.lines import DeskLines
from counter_app.hall.desks import desk_name, hall_name
from counter_app.hall.founding import all_workflows
from counter_app.journal.clock import SystemClock
from counter_app.journal.journal import Journal, is_founded
from counter_app.language import Phrase
from counter_app.store.opening import open_store
from counter_app.sync.replica import Outcome
from counter_app.sync.standing import read_standing

Address = Annotated[
    str, typer.Option("--address", help="Where the hub or the centre is; a scanned code has it.")
]
Code = Annotated[str, typer.Option("--code", help="The one-time code.")]


def register(app: typer.Typer, terminal: Terminal) -> None:
    """Add the commands."""

    @app.command("join")
    def join(
        code: Code,
        address: Address = "",
        desk: Annotated[str, typer.Option("--desk-name", help="The name of this desk.")] = "",
        user: OptionalUser = None,
        data_dir: DataDir = DEFAULT_DIR,
    ) -> None:
        """Join a hall that others have; with --user, this computer's own hall joins a centre."""
        with ending_well(terminal):
            engine, key = open_store(data_dir)
            try:
                if is_founded(engine):
                    _join_centre(engine, terminal, address, code, user)
                else:
                    _join_hall(engine, terminal, address, code, desk)
                    terminal.say(key.kept_in.label)
            finally:
                engine.dispose()

    @app.command("meet")
    def meet(data_dir: DataDir = DEFAULT_DIR) -> None:
        """Meet hub and centre once, and say what went each way."""
        with ending_well(terminal), opened(data_dir) as (engine, _):
            journal = Journal(engine, all_workflows(), SystemClock())
            outcomes = DeskLines(journal).meet_once()
            if not outcomes:
                raise InputError("This computer works alone: join a hall or a centre first.")
            for outcome in outcomes:
                _say_outcome(terminal, outcome)
            _say_what_waits(terminal, journal)
            _end(outcomes)


def _join_hall(engine: Engine, terminal: Terminal, address: str, code: str, desk: str) -> None:
    shown = terminal.progress()

    def progress(count: int) -> None:
        if shown is not None:
            shown(count, count)

    joined = join_hall(engine, SystemClock(), address, code, desk, progress)
    terminal.say(
        Phrase(
            "This computer is desk {desk} of {hall} now.",
            desk=desk_name(joined.journal),
            hall=hall_name(joined.journal),
        )
    )
    if joined.trouble is not None:
        terminal.complain(joined.trouble)
        terminal.complain(Phrase("The rest comes by itself, or by 'counter-app meet'."))


def _join_centre(
    engine: Engine, terminal: Terminal, address: str, code: str, user: str | None
) -> None:
    if user is None:
        raise InputError(
            "There is a hall on this computer already. To let it join a centre with all its "
            "history, an administrator signs in with --user."
        )
    joined = join_centre(signed_in_desk(engine, user), address, code)
    terminal.say(
        Phrase(
            "This hall has joined {name}. Its records go there whenever the program runs, or by "
            "'counter-app meet'.",
            name=joined.name,
        )
    )


def _say_outcome(terminal: Terminal, outcome: Outcome) -> None:
    name = outcome.peer.name or outcome.peer.kind.label
    if outcome.met is not None:
        terminal.say(
            Phrase(
                "{name}: {sent} records sent, {received} received.",
                name=name,
                sent=outcome.met.sent,
                received=outcome.met.received,
            )
        )
    if outcome.trouble is not None:
        terminal.complain(Phrase("{name}: {what}", name=name, what=outcome.trouble))


def _say_what_waits(terminal: Terminal, journal: Journal) -> None:
    waiting = read_standing(journal).to_centre
    if waiting:
        terminal.say(Phrase("{count} records wait for the centre", count=waiting))
    elif waiting == 0:
        terminal.say(Phrase("All reported"))


def _end(outcomes: list[Outcome]) -> None:
    """Well, where everything went through to everybody; else it is said in the exit code."""
    if all(outcome.trouble is None for outcome in outcomes):
        return
    reached = any(outcome.met is not None for outcome in outcomes)
    raise typer.Exit(PARTLY_REFUSED if reached else MACHINE_FAULT)

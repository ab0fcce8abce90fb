"""`counter-app doctor`: one line for each part of this computer that a hall's work needs."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

from counter_app.cli.data_dir import DEFAULT_DIR, DataDir
from counter_app.cli.ending import FOUND_WRONG, ending_well
from counter_app.cli.terminal import Terminal
from counter_app.journal.clock import SystemClock
from counter_app.language import Phrase


def register(app: typer.Typer, terminal: Terminal) -> None:
    """Add the command."""

    @app.command("doctor")
    def doctor(
        json: Annotated[bool, typer.Option("--json", help="One JSON line for each part.")] = False,
        data_dir: DataDir = DEFAULT_DIR,
    ) -> None:
        """Look at database, key, clock, disk, fonts, screen, input method and printers."""
        # Imported only here: the fonts' reader takes a while, and no other command needs it.
        from counter_app.diagnosis.examining import examine
        from counter_app.diagnosis.findings import State

        worst = State.OK
        with ending_well(terminal):
            for finding in examine(data_dir, SystemClock()):
                if json:
                    said = terminal.translations.say(finding.said)
                    line = {"part": finding.part, "state": finding.state, "said": said}
                    typer.echo(msgspec.json.encode(line).decode())
                else:
                    terminal.say(
                        Phrase(
                            "{part}: {state}. {said}",
                            part=finding.part.label,
                            state=finding.state.label,
                            said=finding.said,
                        )
                    )
                if finding.state is State.BROKEN:
                    worst = State.BROKEN
        if worst is State.BROKEN:
            raise typer.Exit(FOUND_WRONG)

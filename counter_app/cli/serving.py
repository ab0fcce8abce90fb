"""`counter-app serve`: the centre's server in one command, for a trial as for a city."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from counter_app.cli.ending import ending_well
from counter_app.cli.server_database import (
    DEFAULT_SERVER_DIR,
    DatabaseUrl,
    ServerDir,
    opened_database,
)
from counter_app.cli.terminal import Terminal
from counter_app.errors import InputError
from counter_app.journal.clock import SystemClock
from counter_app.language import Phrase
from counter_app.sync.trust import DEFAULT_PORT, Address

EVERYWHERE = ("0.0.0.0", "::")
"""Listening at any address of this computer."""


def register(app: typer.Typer, terminal: Terminal) -> None:
    """Add the command."""

    @app.command("serve")
    def serve(
        database: DatabaseUrl = None,
        data_dir: ServerDir = DEFAULT_SERVER_DIR,
        host: Annotated[str, typer.Option("--host", help="Address to listen at.")] = "0.0.0.0",
        port: Annotated[
            int, typer.Option("--port", help="Port to listen at; 0 for any that is free.")
        ] = DEFAULT_PORT,
        certificate: Annotated[
            Path | None,
            typer.Option("--certificate", help="Its certificate (PEM); self-signed without it."),
        ] = None,
        key: Annotated[
            Path | None, typer.Option("--key", help="The certificate's key (PEM).")
        ] = None,
        name: Annotated[str, typer.Option("--name", help="What desks call this centre.")] = "",
        json: Annotated[
            bool, typer.Option("--json", help="Say as one JSON line when it is ready.")
        ] = False,
    ) -> None:
        """Run the centre's server until it is told to stop."""
        # Commands that serve nobody do not wait for these to be imported.
        from counter_app.hall.founding import all_workflows
        from counter_app.server.attachments import Collector
        from counter_app.server.certificates import (
            certificate_from_files,
            outward_address,
            own_certificate,
        )
        from counter_app.server.folding import Folder
        from counter_app.server.logs import start_logging
        from counter_app.server.news import News
        from counter_app.server.operators import first_operator
        from counter_app.server.serving import Serving
        from counter_app.server.state import Server, ServerSettings

        with ending_well(terminal):
            if (certificate is None) != (key is None):
                raise InputError("A certificate and its key belong together: give both, or none.")
            shown = (
                certificate_from_files(certificate, key)
                if certificate is not None and key is not None
                else own_certificate(data_dir)
            )

            def ready(at: int) -> None:
                reached = outward_address() if host in EVERYWHERE else host
                address = str(Address(reached or "localhost", at))
                sign_in = f"https://{address}{link}" if link else None
                if json:
                    line = {
                        "ready": True,
                        "address": address,
                        "fingerprint": shown.fingerprint,
                        "first_sign_in": sign_in,
                    }
                    typer.echo(msgspec.json.encode(line).decode())
                    return
                terminal.say(Phrase("Desks reach this centre at {address}.", address=address))
                terminal.say(
                    Phrase(
                        "Fingerprint of its certificate: {fingerprint}",
                        fingerprint=shown.fingerprint,
                    )
                )
                if sign_in:
                    terminal.say(
                        Phrase(
                            "Nobody administers it yet. In a browser, once: {link}", link=sign_in
                        )
                    )
                else:
                    terminal.say(
                        Phrase("Its overview in a browser: {link}", link=f"https://{address}/")
                    )

            start_logging(sys.stderr)
            with (
                opened_database(database, data_dir) as opened,
                closing(News(opened)) as news,
            ):
                link = first_operator(opened)
                workflows = all_workflows()
                settings = ServerSettings(program_version(), centre_name=name)
                server = Server(
                    opened, workflows, SystemClock(), news, settings, certificate=shown.der
                )
                folder = Folder(opened, workflows, news, server.backlog)
                collector = Collector(opened, server.clock)
                Serving(
                    server, host, port, shown, ready=ready, background=[folder, collector]
                ).run()


def program_version() -> str:
    """The version of this program."""
    from importlib.metadata import version

    return version("counter-app")

"""`counter-app hub`: makes any computer of a hall its hub, with a centre or without one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from counter_app.cli.data_dir import DEFAULT_DIR
from counter_app.cli.ending import ending_well
from counter_app.cli.new_code import CodeAddress, CodeHours, CodeJson, CodePicture, say_new_code
from counter_app.cli.server_database import opened_database
from counter_app.cli.serving import program_version
from counter_app.cli.terminal import Terminal
from counter_app.errors import InputError
from counter_app.journal.clock import SystemClock
from counter_app.language import Phrase
from counter_app.sync.trust import DEFAULT_PORT, Address

if TYPE_CHECKING:
    from counter_app.server.certificates import ServerCertificate
    from counter_app.server.database import Database
    from counter_app.server.hub import HubHome
    from counter_app.server.hub_process import HubOptions

DEFAULT_HUB_DIR = DEFAULT_DIR / "hub"

HubDir = Annotated[
    Path,
    typer.Option(
        "--data-dir", help="The hub's folder: certificate, and database.", show_default=False
    ),
]


def register(app: typer.Typer, terminal: Terminal) -> None:
    """Add the command, and the one below it."""
    group = typer.Typer(help="The hub of a hall: the server of its desks, also with the line cut.")
    app.add_typer(group, name="hub")

    @group.callback(invoke_without_command=True)
    def hub(
        context: typer.Context,
        data_dir: HubDir = DEFAULT_HUB_DIR,
        centre: Annotated[
            str, typer.Option("--centre", help="The centre's host:port; once, with --code.")
        ] = "",
        code: Annotated[
            str, typer.Option("--code", help="One-time code of the centre, made for a hub.")
        ] = "",
        name: Annotated[str, typer.Option("--name", help="What people call this hub.")] = "",
        host: Annotated[str, typer.Option("--host", help="Address to listen at.")] = "0.0.0.0",
        port: Annotated[
            int, typer.Option("--port", help="Port to listen at; 0 for any that is free.")
        ] = DEFAULT_PORT,
        json: Annotated[
            bool, typer.Option("--json", help="Say as one JSON line when it is ready.")
        ] = False,
    ) -> None:
        """Run this computer as the hall's hub until it is told to stop.

        Without --centre and --code it serves the hall that it has served before, or begins as the
        hub of a hall without a centre, which is called --name.
        """
        if context.invoked_subcommand is not None:
            return
        from counter_app.server.certificates import own_certificate
        from counter_app.server.hub_process import HubOptions, hub_serving
        from counter_app.server.logs import start_logging

        with ending_well(terminal):
            certificate = own_certificate(data_dir)
            options = HubOptions(name or "hub", program_version(), host, port)
            with opened_database(None, data_dir) as database:
                home = _home(database, certificate, options, centre, code, name)
                start_logging(sys.stderr)

                def ready(port: int) -> None:
                    address = Address((options.hosts() or ["localhost"])[0], port)
                    if json:
                        line = {
                            "ready": True,
                            "address": str(address),
                            "fingerprint": certificate.fingerprint,
                            "hall": home.record.hall,
                        }
                        typer.echo(msgspec.json.encode(line).decode())
                        return
                    _say_ready(terminal, home, address)

                hub_serving(database, home, certificate, SystemClock(), options, ready).run()

    @group.command("code")
    def new_code(
        hours: CodeHours = 24,
        address: CodeAddress = "",
        png: CodePicture = None,
        json: CodeJson = False,
        data_dir: HubDir = DEFAULT_HUB_DIR,
    ) -> None:
        """Make a one-time code with which a desk joins a hub that has no centre."""
        from counter_app.server.certificates import own_certificate
        from counter_app.server.hub import hub_home

        with ending_well(terminal), opened_database(None, data_dir) as database:
            with database.of_centre() as connection:
                home = hub_home(connection)
            if home is None:
                raise InputError("This hub serves no hall yet. Start it once with --name first.")
            if home.centre is not None:
                raise InputError("This hub has a centre: codes for its desks are made there.")
            say_new_code(
                terminal,
                database,
                home.record,
                own_certificate(data_dir).der,
                hours=hours,
                address=address,
                png=png,
                json=json,
            )


def _home(
    database: Database,
    certificate: ServerCertificate,
    options: HubOptions,
    centre: str,
    code: str,
    name: str,
) -> HubHome:
    """Whom the hub serves: as it was, or as the code says that is brought now."""
    from counter_app.server.hub import begin_alone, hub_home, join_centre
    from counter_app.sync.enrolling import read_invitation

    with database.of_centre() as connection:
        home = hub_home(connection)
    if code and (home is None or home.centre is None):
        hosts = [str(Address(one, options.port)) for one in options.hosts() if options.port]
        return join_centre(
            database,
            SystemClock(),
            read_invitation(centre, code),
            certificate,
            name or "hub",
            options.program,
            tuple(hosts),
        )
    if centre and home is None:
        raise InputError("A centre is joined with a code: give --code too.", field="code")
    if home is None and not name:
        raise InputError(
            "Name the hall with --name, or join a centre with --centre and --code.", field="name"
        )
    return home or begin_alone(database, name, SystemClock().now())


def _say_ready(terminal: Terminal, home: HubHome, address: Address) -> None:
    hall = home.record.name
    terminal.say(Phrase("Desks of {hall} reach this hub at {address}.", hall=hall, address=address))
    if home.centre is None:
        terminal.say(
            Phrase("It has no centre. `counter-app hub code` makes codes for the hall's desks.")
        )
    else:
        terminal.say(Phrase("It passes on what they write to {name}.", name=home.centre.name))

"""`counter-app centre operator…`: who signs in at the centre's pages, at the server's database."""

from __future__ import annotations

from typing import Annotated

import typer

from counter_app.cli.ending import ending_well
from counter_app.cli.server_database import (
    DEFAULT_SERVER_DIR,
    DatabaseUrl,
    ServerDir,
    opened_database,
)
from counter_app.cli.signing_in import password
from counter_app.cli.terminal import Terminal
from counter_app.journal.clock import SystemClock
from counter_app.language import Phrase
from counter_app.server.operator_roles import OperatorRole


def register(app: typer.Typer, terminal: Terminal) -> None:
    """Add the commands to the group `centre`, which stands already."""
    group = next(one.typer_instance for one in app.registered_groups if one.name == "centre")
    assert group is not None

    @group.command("operator-add")
    def operator_add(
        login: Annotated[str, typer.Argument(help="The sign-in name.")],
        role: Annotated[OperatorRole, typer.Option("--role", help="What they are there for.")],
        name: Annotated[str, typer.Option("--name", help="Their name.")] = "",
        hall: Annotated[
            str, typer.Option("--hall", help="A hall's own people: its name or id.")
        ] = "",
        database: DatabaseUrl = None,
        data_dir: ServerDir = DEFAULT_SERVER_DIR,
    ) -> None:
        """Add somebody who signs in at the centre's pages."""
        from counter_app.server.halls import find_hall
        from counter_app.server.operators import add_operator

        with ending_well(terminal), opened_database(database, data_dir) as opened:
            only = None
            if hall:
                with opened.of_centre() as connection:
                    only = find_hall(connection, hall).hall
            added, _ = add_operator(
                opened, SystemClock(), None, login, name or login, role, only, password()
            )
            terminal.say(
                Phrase("{login} can sign in as {role}.", login=added.login, role=added.role.label)
            )

    @group.command("operators")
    def operators(database: DatabaseUrl = None, data_dir: ServerDir = DEFAULT_SERVER_DIR) -> None:
        """List who signs in at the centre's pages."""
        from counter_app.server.operators import list_operators

        with ending_well(terminal), opened_database(database, data_dir) as opened:
            for one in list_operators(opened):
                state = Phrase("in use") if one.in_use else Phrase("not in use")
                terminal.say(
                    Phrase(
                        "{login}  {name}  {role}  {state}",
                        login=one.login,
                        name=one.name,
                        role=one.role.label,
                        state=state,
                    )
                )

    @group.command("operator-link")
    def operator_link(
        login: Annotated[str, typer.Argument(help="The sign-in name.")],
        database: DatabaseUrl = None,
        data_dir: ServerDir = DEFAULT_SERVER_DIR,
    ) -> None:
        """Make a one-time link behind which somebody chooses another password."""
        from counter_app.server.operators import find_operator, new_link

        with ending_well(terminal), opened_database(database, data_dir) as opened:
            operator = find_operator(opened, login)
            path = new_link(opened, SystemClock(), None, operator.id)
            terminal.say(
                Phrase("Good once and for a day, at the server's address: {path}", path=path)
            )

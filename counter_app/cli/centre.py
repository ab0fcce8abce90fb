"""`counter-app centre …`: halls, one-time codes and devices, at the server's database itself.

Whoever may open the database may do this: it is for the computer that the server runs on.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from counter_app.cli.ending import FOUND_WRONG, ending_well
from counter_app.cli.new_code import CodeAddress, CodeHours, CodeJson, CodePicture, say_new_code
from counter_app.cli.server_database import (
    DEFAULT_SERVER_DIR,
    DatabaseUrl,
    ServerDir,
    opened_database,
)
from counter_app.cli.terminal import Terminal
from counter_app.errors import InputError
from counter_app.journal.clock import SystemClock, local_time
from counter_app.language import Phrase
from counter_app.sync.wire import Purpose

if TYPE_CHECKING:
    from counter_app.server.devices import Device


def register(app: typer.Typer, terminal: Terminal) -> None:
    """Add the group of commands."""
    group = typer.Typer(no_args_is_help=True, help="Halls and devices of a centre.")
    app.add_typer(group, name="centre")

    @group.command("hall-add")
    def hall_add(
        name: Annotated[str, typer.Argument(help="The hall's name.")],
        database: DatabaseUrl = None,
        data_dir: ServerDir = DEFAULT_SERVER_DIR,
    ) -> None:
        """Make the record of a hall; its computers then join with one-time codes."""
        from counter_app.server.halls import add_hall

        with ending_well(terminal), opened_database(database, data_dir) as opened:
            with opened.of_centre(writing=True) as connection:
                record = add_hall(connection, name, SystemClock().now())
            terminal.say(Phrase("The hall {name} is known now.", name=record.name))

    @group.command("halls")
    def list_halls(database: DatabaseUrl = None, data_dir: ServerDir = DEFAULT_SERVER_DIR) -> None:
        """List the halls: id and name."""
        from counter_app.server.halls import halls

        with ending_well(terminal), opened_database(database, data_dir) as opened:
            with opened.of_centre() as connection:
                records = halls(connection)
            for record in records:
                typer.echo(f"{record.hall}  {record.name}")

    @group.command("attachments")
    def attachments(
        hall: Annotated[str, typer.Argument(help="The hall's name or id.")],
        database: DatabaseUrl = None,
        data_dir: ServerDir = DEFAULT_SERVER_DIR,
    ) -> None:
        """Read every photo and scan of a hall; list those that are damaged or not here."""
        from counter_app.journal.content_standing import (
            check_contents,
            count_contents,
            missing_contents,
        )
        from counter_app.server.halls import find_hall

        with ending_well(terminal), opened_database(database, data_dir) as opened:
            with opened.of_centre() as connection:
                record = find_hall(connection, hall)
                damaged = list(check_contents(connection, record.hall))
                missing = missing_contents(connection, record.hall)
                count = count_contents(connection, record.hall)
            for one in missing:
                if not one.damaged:
                    when = f"{local_time(one.at):%Y-%m-%d %H:%M}"
                    terminal.say(
                        Phrase("not here yet: {digest}, of {when}", digest=one.digest, when=when)
                    )
            for digest in damaged:
                terminal.complain(
                    Phrase("Photo or scan {digest}: its bytes were altered.", digest=digest)
                )
            terminal.say(
                Phrase(
                    "{named} photos and scans, {missing} of them not here.",
                    named=count.named,
                    missing=count.missing,
                )
            )
            if damaged:
                raise typer.Exit(FOUND_WRONG)

    @group.command("code")
    def code(
        hall: Annotated[str, typer.Argument(help="The hall's name or id.")],
        purpose: Annotated[
            Purpose, typer.Option("--purpose", help="What the computer becomes.")
        ] = Purpose.DESK,
        hours: CodeHours = 24,
        address: CodeAddress = "",
        certificate: Annotated[
            Path | None,
            typer.Option("--certificate", help="The server's (PEM), where it has its own."),
        ] = None,
        png: CodePicture = None,
        json: CodeJson = False,
        database: DatabaseUrl = None,
        data_dir: ServerDir = DEFAULT_SERVER_DIR,
    ) -> None:
        """Make a one-time code with which one computer joins a hall."""
        from counter_app.server.certificates import certificate_alone, own_certificate
        from counter_app.server.halls import find_hall

        with ending_well(terminal), opened_database(database, data_dir) as opened:
            der = (
                certificate_alone(certificate)
                if certificate is not None
                else own_certificate(data_dir).der
            )
            with opened.of_centre() as connection:
                record = find_hall(connection, hall)
            say_new_code(
                terminal,
                opened,
                record,
                der,
                purpose=purpose,
                hours=hours,
                address=address,
                png=png,
                json=json,
            )

    @group.command("devices")
    def devices(
        hall: Annotated[str, typer.Argument(help="The hall's name or id.")],
        json: Annotated[bool, typer.Option("--json", help="One JSON line a device.")] = False,
        database: DatabaseUrl = None,
        data_dir: ServerDir = DEFAULT_SERVER_DIR,
    ) -> None:
        """List a hall's computers, and how each stood when it came last."""
        from counter_app.server.codes import second_uses
        from counter_app.server.devices import devices_of
        from counter_app.server.halls import find_hall

        with ending_well(terminal), opened_database(database, data_dir) as opened:
            with opened.of_centre() as connection:
                record = find_hall(connection, hall)
                found = devices_of(connection, record.hall)
                twice = second_uses(connection, record.hall)
            for device in found:
                if json:
                    typer.echo(msgspec.json.encode(_as_json(device)).decode())
                else:
                    terminal.say(_told(device))
            for use in twice:
                terminal.complain(
                    Phrase(
                        "{time}: the computer {device} brought a code that another had used. "
                        "Somebody had a copy of it.",
                        time=_time(use.at),
                        device=use.device,
                    )
                )

    @group.command("revoke")
    def revoke_device(
        device: Annotated[str, typer.Argument(help="The computer's id, as `devices` shows it.")],
        database: DatabaseUrl = None,
        data_dir: ServerDir = DEFAULT_SERVER_DIR,
    ) -> None:
        """Let a computer come no more. It keeps what it holds, and is told."""
        from counter_app.server.devices import revoke

        with ending_well(terminal), opened_database(database, data_dir) as opened:
            with opened.of_centre(writing=True) as connection:
                gone = revoke(connection, device, SystemClock().now())
            if gone is None:
                raise InputError(
                    "There is no computer with this id here. `counter-app centre devices` lists "
                    "them.",
                    field="device",
                )
            terminal.say(
                Phrase("The computer {name} can exchange nothing any more.", name=gone.name)
            )


def _told(device: Device) -> Phrase:
    if device.revoked is not None:
        state = Phrase("withdrawn {time}", time=_time(device.revoked))
    elif device.seen is None:
        state = Phrase("has not come yet")
    else:
        state = Phrase(
            "came {time}, {unsent} entries unsent",
            time=_time(device.seen),
            unsent=device.unsent or 0,
        )
    return Phrase(
        "{device}  {name}  {purpose}  {state}",
        device=device.device,
        name=device.name,
        purpose=device.purpose.value,
        state=state,
    )


def _time(at: int) -> str:
    return local_time(at).strftime("%Y-%m-%d %H:%M")


def _as_json(device: Device) -> dict[str, object]:
    hidden = ("secret_digest", "certificate")
    return {name: value for name, value in vars(device).items() if name not in hidden}

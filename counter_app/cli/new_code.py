"""Making and saying a one-time code with which a computer joins a hall, at a centre or a hub."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from counter_app.cli.terminal import Terminal
from counter_app.errors import InputError
from counter_app.journal.clock import SystemClock, local_time
from counter_app.language import Phrase
from counter_app.sync.wire import Purpose

if TYPE_CHECKING:
    from counter_app.server.database import Database
    from counter_app.server.halls import HallRecord

LONGEST = 24 * 30
"""Hours that a code may be good at the most."""

CodeHours = Annotated[int, typer.Option("--hours", help="How long the code is good.")]
CodeAddress = Annotated[
    str, typer.Option("--address", help="The server's host:port, for the QR code.")
]
CodePicture = Annotated[
    Path | None, typer.Option("--png", help="Write the QR code to this picture.")
]
CodeJson = Annotated[bool, typer.Option("--json", help="The code as JSON.")]


def say_new_code(
    terminal: Terminal,
    database: Database,
    record: HallRecord,
    certificate: bytes,
    *,
    purpose: Purpose = Purpose.DESK,
    hours: int,
    address: str,
    png: Path | None,
    json: bool,
) -> None:
    """Make a code for a hall, bound to the server's certificate (DER), and print it.

    Raises `InputError` where `hours` are too many.
    """
    from counter_app.server.codes import code_as_png, code_for_terminal, make_code, scanned_text

    if not 0 < hours <= LONGEST:
        raise InputError("A code is good for 1 to {longest} hours.", longest=LONGEST, field="hours")
    now = SystemClock().now()
    lasts = round(timedelta(hours=hours).total_seconds() * 1000)
    with database.of_centre(writing=True) as connection:
        made = make_code(connection, record.hall, purpose, certificate, now, lasts)
    text = scanned_text(made, address)
    if png is not None:
        code_as_png(text, png)
    if json:
        line = {"code": made.text, "hall": record.hall, "expires": now + lasts}
        typer.echo(msgspec.json.encode(line).decode())
        return
    terminal.say(
        Phrase(
            "One computer may join {hall} with this code until {time}:",
            hall=record.name,
            time=local_time(now + lasts).strftime("%Y-%m-%d %H:%M"),
        )
    )
    typer.echo(f"\n    {made.text}\n")
    if png is None:
        typer.echo(code_for_terminal(text))

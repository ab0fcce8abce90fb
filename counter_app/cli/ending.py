"""How a command ends: errors become words and an exit code.

0 done · 1 something was found to be wrong · 2 the user can mend it · 3 a part was refused ·
4 the machine's fault · 5 our bug.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from counter_app.cli.terminal import Terminal
from counter_app.errors import CounterError, EnvironmentFault, InputError

FOUND_WRONG, USER_CAN_MEND, PARTLY_REFUSED, MACHINE_FAULT, OUR_BUG = 1, 2, 3, 4, 5


@contextmanager
def ending_well(terminal: Terminal) -> Iterator[None]:
    """Turn the program's errors into words and an exit code."""
    try:
        yield
    except InputError as fault:
        terminal.complain(fault.phrase)
        raise typer.Exit(USER_CAN_MEND) from fault
    except EnvironmentFault as fault:
        terminal.complain(fault.phrase)
        raise typer.Exit(MACHINE_FAULT) from fault
    except CounterError as fault:
        terminal.complain(fault.phrase)
        raise typer.Exit(OUR_BUG) from fault

"""Every error the program raises on purpose, and who can mend it.

    CounterError
    ├── InputError            the user can mend it: what was typed, scanned or asked for
    │   ├── NotAllowed        the signed-in person's roles do not cover it
    │   └── Conflict          somebody was faster, or the thing is no longer in that state
    ├── EnvironmentFault      the machine or its surroundings: disk, lock, key, printer
    │   ├── StoreUnusable     the database file can't be opened: newer, damaged, wrong key
    │   ├── StoreBusy         another process holds the file, or the database server is at its limit
    │   ├── StoreAway         the database server does not answer
    │   ├── DiskFull          the save was refused, nothing was written
    │   ├── DeviceFault       printer, scanner, thermometer
    │   └── LineFault         the other side was not reached, or did not answer as it should
    │       ├── Busy          it asks to be left alone for a while
    │       └── RefusedThere    it answered and will not exchange with this computer
    └── ProgramFault          our bug: a promise inside the program was broken

An error carries a `Phrase`, so that the screen, the command line and a document say it in the
user's language. What happened, what was kept and what to do next all belong in that phrase; its
English template (never its values, which may be personal) is what the log gets.
"""

import traceback
from pathlib import Path

from counter_app.language import Phrase


class CounterError(Exception):
    """Base of the tree; `phrase` is the message for people."""

    def __init__(self, template: str, /, **values: object) -> None:
        self.phrase = Phrase(template, **values)
        super().__init__(template)

    def __str__(self) -> str:
        return self.phrase.english()


class InputError(CounterError):
    """The user can mend it by typing, choosing or asking something else.

    `field` names the form field at fault, so that a page can put the focus there.
    """

    def __init__(self, template: str, /, *, field: str = "", **values: object) -> None:
        super().__init__(template, **values)
        self.field = field


class NotAllowed(InputError):
    """The signed-in person's roles do not cover this act."""


class Conflict(InputError):
    """The thing is no longer in the state that the act needs."""


class EnvironmentFault(CounterError):
    """The machine or what surrounds it failed; what was saved before is safe."""


class StoreUnusable(EnvironmentFault):
    """The database file can't be used and was left as it is."""


class StoreBusy(EnvironmentFault):
    """Another process holds the database for longer than we wait."""


class StoreAway(EnvironmentFault):
    """The database server does not answer: it is down, starting, or the line to it is cut."""


class DiskFull(EnvironmentFault):
    """No room: the save was refused and nothing of it was written."""


class DeviceFault(EnvironmentFault):
    """A printer, reader or thermometer did not do its part; the record is kept."""


class LineFault(EnvironmentFault):
    """Hub or centre was not reached or did not answer as it should; nothing is lost."""


class Busy(LineFault):
    """The other side is busy. `retry_after` is how many seconds it asks to be left alone."""

    def __init__(self, template: str, /, *, retry_after: float, **values: object) -> None:
        super().__init__(template, **values)
        self.retry_after = retry_after


class RefusedThere(LineFault):
    """The other side answered, and said why not; `code` is its word for it in the protocol."""

    def __init__(self, template: str, /, *, code: str, **values: object) -> None:
        super().__init__(template, **values)
        self.code = code


class ProgramFault(CounterError):
    """A promise inside the program was broken: our bug, to be reported."""


def without_values(fault: BaseException) -> list[dict[str, object]]:
    """The kinds of an exception and of what led to it, and their places in the code: no text.

    For logs and crash records: the text of an exception may quote what somebody typed.
    """
    chain: list[BaseException] = []
    current: BaseException | None = fault
    while current is not None and current not in chain:
        chain.append(current)
        current = current.__cause__ or current.__context__
    return [{"type": _name(one), "places": _places(one)} for one in chain]


def _name(fault: BaseException) -> str:
    return f"{type(fault).__module__}.{type(fault).__qualname__}"


def _places(fault: BaseException) -> list[str]:
    """module path:line function, outermost first; paths without the user's folders."""
    places = []
    for frame in traceback.extract_tb(fault.__traceback__):
        parts = Path(frame.filename).parts
        known = [at for at, part in enumerate(parts) if part in {"counter_app", "ui"}]
        inside = parts[known[-1] :] if known else parts[-2:]
        places.append(f"{'/'.join(inside)}:{frame.lineno} {frame.name}")
    return places

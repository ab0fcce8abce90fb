"""The program's own log: a file that turns over, in the data folder, without personal data.

Lines carry an event and plain values; a core module never logs what somebody typed. Of an
exception, whoever logs it, only kind and places in the code are written: its text may hold that.
"""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.errors import without_values

if TYPE_CHECKING:
    from structlog.typing import EventDict, WrappedLogger

SIZE = 1_000_000
FILES = 5


def keep_log(folder: Path) -> logging.Handler:
    """Let structlog and the standard log write to `folder`/counter.log; the handler."""
    import structlog

    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "counter.log", maxBytes=SIZE, backupCount=FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _exception_without_values,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
            foreign_pre_chain=[
                structlog.stdlib.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
            ],
        )
    )
    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    # A line for each request of each meeting would turn the log over in a day.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    return handler


def _exception_without_values(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    said = event.pop("exc_info", None)
    fault = said[1] if isinstance(said, tuple) else sys.exc_info()[1] if said is True else said
    if isinstance(fault, BaseException):
        event["faults"] = without_values(fault)
    event.pop("exception", None)
    return event

"""What every test gets: an empty home, no keyring, no screen, silence, and chance that repeats.

Nothing of the machine that runs the tests may leak in or out. A test that needs a keyring, a
screen or a log record says so itself.
"""

import gc
import logging
import os
import random
import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
import structlog

from tests.small_hall import SmallHall

# Set before anything that reads them is imported; subprocesses inherit them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
# One seed for the whole run: the controller draws it, its workers inherit it.
SEED = int(os.environ.setdefault("COUNTER_APP_TEST_SEED", str(secrets.randbelow(2**32))))

hypothesis.settings.register_profile("counter", print_blob=True, deadline=None)
hypothesis.settings.load_profile("counter")

# structlog prints by itself unless told otherwise; here it goes where silence is watched.
structlog.configure(
    processors=[structlog.stdlib.render_to_log_kwargs],
    wrapper_class=structlog.stdlib.BoundLogger,
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=False,
)


def pytest_report_header() -> str:
    return f"random seed {SEED}: repeat with COUNTER_APP_TEST_SEED={SEED}"


# Collected at the end of tests only, on the main thread: amid a test it may happen on a thread of
# the program's own, and end a Qt object there (`ui.collecting`).
gc.disable()


def pytest_collection_finish() -> None:
    """What was imported until now stays: no collection needs to look through it again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """Collect what has piled up, when a test is over."""
    yield
    if gc.get_count()[0] > 20_000:
        gc.collect()


@pytest.fixture(autouse=True)
def same_chance() -> None:
    """Start each test from the run's seed, so that order and neighbours do not matter."""
    random.seed(SEED)


@pytest.fixture(autouse=True)
def empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own: settings, data and temporary files of each test start from nothing."""
    home = tmp_path / "home"
    places = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "roaming",
        "LOCALAPPDATA": home / "local",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_RUNTIME_DIR": home / "runtime",
        "XDG_STATE_HOME": home / "state",
        "TMPDIR": home / "temporary",
        "TEMP": home / "temporary",
        "TMP": home / "temporary",
    }
    for name, place in places.items():
        place.mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(place))
    (home / "runtime").chmod(0o700)
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.delenv("COUNTER_APP_PASSWORD", raising=False)
    return home


class _Complaints(logging.Handler):
    """Keeps every record at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def silence(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning or worse, unless it asks for `caplog` and looks itself."""
    complaints = _Complaints()
    logging.getLogger().addHandler(complaints)
    yield
    logging.getLogger().removeHandler(complaints)
    if complaints.lines and "caplog" not in request.fixturenames:
        pytest.fail("unexpected log records:\n" + "\n".join(complaints.lines), pytrace=False)


@pytest.fixture
def small_hall(tmp_path: Path) -> Iterator[SmallHall]:
    """A hall at noon with one desk and people of every role."""
    hall = SmallHall(tmp_path)
    yield hall
    for engine in hall.engines:
        engine.dispose()

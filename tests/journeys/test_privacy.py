"""Nothing that somebody typed lies anywhere in the clear, whatever goes wrong meanwhile (等保).

Planted through the screen, then every byte and every file name that the program left is searched.
"""

import logging
import sys

import pytest
import structlog
from sqlalchemy import event

from counter_app.devices.printing import Trouble
from counter_app.hall.registering import read_ticket, reveal
from counter_app.journal.clock import SetClock
from counter_app.people.roles import Role
from counter_app.people.users import add_user
from counter_app.store.backup import backup_to
from tests.small_hall import NOON
from tests.ui.real_window import PASSWORD, RealWindow
from ui.crashes import CrashRecords
from ui.log import keep_log
from ui.pages.door_stages import Stage
from ui.starting import catch_crashes

LIU = "110101194912310024"
WRONG = "110101194912310025"
PHONE = "13812348765"
NAME = "欧阳秀兰"
SECRETS = (LIU, WRONG, PHONE, NAME, PASSWORD)
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
NEEDLES = {secret.encode(encoding) for secret in SECRETS for encoding in ENCODINGS}


def in_the_clear(folder):
    """Where below `folder` a secret lies in the clear: in a file, or in a name."""
    found = []
    for path in folder.rglob("*"):
        names = str(path.relative_to(folder))
        held = path.read_bytes() if path.is_file() else b""
        if any(needle in held for needle in NEEDLES) or any(one in names for one in SECRETS):
            found.append(names)
    return found


def test_the_search_finds_what_lies_in_the_clear(tmp_path):
    for number, encoding in enumerate(ENCODINGS):
        (tmp_path / f"{number}.txt").write_bytes(f"x{NAME}x".encode(encoding))
    (tmp_path / f"slip of {LIU}.pdf").touch()
    (tmp_path / PHONE).mkdir()
    (tmp_path / "nothing.txt").write_bytes(b"110101**********24")
    assert len(in_the_clear(tmp_path)) == len(ENCODINGS) + 2


@pytest.fixture
def log(tmp_path):
    """The program's own log, as `start` opens it."""
    before = structlog.get_config()
    handler = keep_log(tmp_path / "hall" / "logs")
    level = logging.getLogger().level
    logging.getLogger().setLevel(logging.DEBUG)
    yield handler
    logging.getLogger().setLevel(level)
    logging.getLogger().removeHandler(handler)
    handler.close()
    structlog.configure(**before)


def no_room(connection, _record, _proxy):
    """SQLite itself refuses to grow the file by a page, as on a full disk."""
    connection.execute("PRAGMA max_page_count = 1")


def test_nothing_planted_through_the_screen_lies_anywhere_in_the_clear(
    qtbot, tmp_path, log, monkeypatch, caplog, capfd
):
    caplog.set_level(logging.DEBUG)
    folder, clock = tmp_path / "hall", SetClock(NOON)
    desk = RealWindow(qtbot, folder, clock)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    catch_crashes(desk.window, CrashRecords(folder / "crashes", clock.now))
    desk.found("城东社保经办大厅", "limin")
    administrator, computer = desk.desk, desk.context.computer
    desk.on_database_thread(
        lambda: add_user(
            administrator, "zhou", "周明", [Role.SCREENER, Role.CLERK, Role.LEADER], PASSWORD
        )
    )
    # Typed at the sign-in sheet, where people type anything; read by the scanner under the lock.
    desk.strike("Ctrl+L")
    desk.strike("Shift+Tab")
    for text in (LIU, NAME):
        desk.type(text)
        desk.strike("Enter")
        desk.settle()
    assert desk.window.frame is None
    desk.scan(LIU)
    desk.window.sign_in.login.edit.setFocus()
    desk.window.sign_in.login.edit.selectAll()
    desk.sign_in("zhou")

    # Wrong attempts at the door: each field gets what belongs into another.
    door = desk.page
    desk.scan(WRONG)
    assert door.form.document.problem()
    desk.press("Esc", "Enter")
    desk.type(NAME)
    desk.press("Enter")
    desk.type(LIU)
    desk.press("Enter")
    desk.type(PHONE)
    desk.press("Enter")
    assert door.form.phone.problem() or door.form.reading.problem()
    desk.press("Esc")
    # The disk is full just when a reading with all of it is to be saved.
    desk.scan(LIU)
    desk.type(NAME)
    desk.press("Enter")
    desk.type(PHONE)
    desk.press("Enter")
    desk.type("365")
    engine = desk.desk.journal.engine
    event.listen(engine, "checkout", no_room)
    engine.pool.dispose()
    grow = desk.on_database_thread(lambda: _refusals(desk.desk))
    assert grow, "SQLite refused to grow the file"
    event.remove(engine, "checkout", no_room)
    engine.pool.dispose()
    # The printer takes nothing; the record is kept.
    desk.printer.trouble = Trouble.JAM
    desk.press("Enter")
    assert door.stage is Stage.MATTERS
    desk.press("Alt+1", "Enter")
    assert door.stage is Stage.REGISTERED
    assert "打印失败" in door.band.detail()
    desk.printer.trouble = None
    desk.press("F8")
    assert len(desk.printer.printed) == 1
    # Mistakes of the program whose words hold what was typed: on both threads and in a callback.
    for fault in (ValueError(LIU, NAME), KeyError(PHONE)):
        desk.work.database(lambda fault=fault: _raise(fault))
        desk.work.paper(lambda fault=fault: _raise(fault))
        desk.settle()
        sys.excepthook(type(fault), fault, None)
        logging.getLogger("a library").error("refused", exc_info=fault)
    assert len(list((folder / "crashes").iterdir())) == 6
    # What the screen shows of such a mistake holds nothing either.
    assert not any(secret in desk.window.frame.notice.text() for secret in SECRETS)
    logging.getLogger("counter_app").warning("the day went on")

    # Backups by the program itself, by the administrator, and beside.
    computer.back_up_now()
    backup_to(engine, _key(desk), folder / "copy.backup")
    desk.press("Ctrl+8", "F8")
    visit = door.ticket.current.visit.id
    ticket = desk.on_database_thread(lambda: read_ticket(desk.desk, visit))
    person = desk.on_database_thread(lambda: reveal(desk.desk, visit, "to see that it is there"))
    assert (person.name, person.document, person.phone) == (NAME, LIU, PHONE)
    assert ticket.visit.ticket

    assert (folder / "counter.db-wal").stat().st_size > 0, "the log of writes is searched as well"
    names = {path.name for path in folder.rglob("*")}
    assert {"counter.db", "copy.backup", "counter.log", "daily-2020-02-10.backup"} <= names
    assert in_the_clear(tmp_path) == []
    jobs = [job for job, _ in desk.printer.printed]
    desk.close()
    assert in_the_clear(tmp_path) == []

    # What a library logs of an exception is its own; the program's log has its kind alone.
    records = [record for record in caplog.records if record.name != "a library"]
    said = [*capfd.readouterr(), *(record.getMessage() for record in records), *jobs]
    assert not [secret for secret in SECRETS if any(secret in one for one in said)]


def _raise(fault):
    raise fault


def _key(desk):
    return desk.window._opened.key.secret


def _refusals(desk):
    """Saves until SQLite has no page left: what was refused, each with all that it holds."""
    from counter_app.errors import DiskFull
    from counter_app.hall.persons import parse_person
    from counter_app.hall.temperature import Mask, Method, measure
    from counter_app.journal.clock import day_of

    person = parse_person(
        name=NAME, document=LIU, phone=PHONE, today=day_of(desk.journal.clock.now())
    )
    for _ in range(50):
        try:
            measure(desk, "36.4", Method.FOREHEAD, Mask.WORN, person=person)
        except DiskFull as fault:
            logging.getLogger("a library").exception("refused")
            return [str(fault)]
    return []

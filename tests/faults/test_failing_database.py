"""A database that fails while the window is open: said in words, nothing typed lost, work goes on.

Nothing that could not be read is shown as zero or as up to date.
"""

import json
import sys

import pytest
from sqlalchemy import event

from counter_app.errors import DiskFull, StoreUnusable
from counter_app.hall import queue
from counter_app.hall.windows import open_window
from counter_app.store.tables import metadata
from tests.ui.small_desk import SmallDesk
from ui.page_list import PAGES
from ui.pages.door_stages import Stage
from ui.pages.window_buttons import Stage as WindowStage

LIU = "110101194912310024"
STALE = "未更新"


def pages(*names):
    return tuple(entry for entry in PAGES if entry.name in names)


@pytest.fixture
def at_desk(qtbot, small_hall):
    desks = []

    def build(person, *names):
        desk = SmallDesk(qtbot, person, small_hall.clock, pages(*names))
        desks.append(desk)
        return desk

    yield build
    for desk in desks:
        desk.stop()


class Trouble:
    """Lets SQLite itself refuse, by a pragma that each connection of the engine begins with."""

    def __init__(self, hall, pragma):
        self._engine, self._pragma = hall.journal.engine, pragma
        event.listen(self._engine, "checkout", self._begin)
        self._engine.pool.dispose()

    def _begin(self, connection, _record, _proxy):
        connection.execute(self._pragma)

    def end(self):
        event.remove(self._engine, "checkout", self._begin)
        self._engine.pool.dispose()


class Unreadable:
    """The file of the database is rubbish, until `end` puts it back."""

    def __init__(self, hall):
        self._engine, self._path = hall.journal.engine, hall.folder / "desk-0.db"
        with self._engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").all()
            connection.exec_driver_sql("BEGIN")
        self._engine.pool.dispose()
        self._bytes = self._path.read_bytes()
        with self._path.open("r+b") as file:
            file.write(b"rubbish " * (len(self._bytes) // 8))

    def end(self):
        self._engine.pool.dispose()
        with self._path.open("r+b") as file:
            file.write(self._bytes)


def count(hall, table):
    with hall.journal.read() as connection:
        return len(connection.execute(metadata.tables[table].select()).all())


def tick(desk, seconds=5):
    for _ in range(seconds):
        desk.ticking.timeout.emit()
    desk.settle()


def shown(mark):
    return mark.text() if mark.isVisible() else ""


@pytest.mark.parametrize(
    ("pragma", "word"),
    [("PRAGMA max_page_count = 1", "磁盘已满"), ("PRAGMA query_only = 1", "无法写入")],
)
def test_a_reading_that_cannot_be_saved_stays_in_the_form(at_desk, small_hall, pragma, word):
    desk = at_desk(small_hall.door, "door")
    form = desk.page.form
    desk.scan(LIU)
    desk.type("刘秀兰")
    desk.press("Enter", "Enter")
    trouble = Trouble(small_hall, pragma)
    fill_last_page(small_hall, pragma)
    desk.type("365")
    before = count(small_hall, "temperature_check")
    desk.press("Enter")
    assert word in desk.page.notice.text()
    assert count(small_hall, "temperature_check") == before
    typed = (form.document.text(), form.name.text(), form.reading.text())
    assert typed == (LIU, "刘秀兰", "365")
    assert form.reading.edit.hasFocus()
    assert desk.page.stage is Stage.PERSON
    trouble.end()
    desk.press("Enter")
    assert desk.page.stage is Stage.MATTERS
    assert desk.page.notice.text() == ""
    assert count(small_hall, "temperature_check") == before + 1


def fill_last_page(hall, pragma):
    """What still fits into the pages there are is taken, so that the next save needs another."""
    if "max_page_count" not in pragma:
        return
    for _ in range(100):
        try:
            hall.check()
        except DiskFull:
            return
    raise AssertionError("the disk never was full")


def test_lists_that_cannot_be_read_are_marked_as_old_and_read_again_by_themselves(
    at_desk, small_hall
):
    small_hall.check("376", person=small_hall.person("何平"))
    first = small_hall.ticket("504").visit
    desk = at_desk(small_hall.door, "door")
    page = desk.page
    assert len(page.repeats.table.rows()) == 1
    assert not page.out_of_date
    desk.press("Enter")
    desk.type("吴用")
    trouble = Unreadable(small_hall)
    desk.frame.look_around()
    page.refresh()
    desk.settle()
    assert "数据库" in page.notice.text()
    assert STALE in shown(page._stale_mark)
    assert "12:00" in shown(page._stale_mark), "it says how old it is"
    assert STALE in desk.frame.attention._count.text()
    assert [one.ticket for one in page.recent.table.rows()] == [first.ticket], "what was known"
    assert len(page.repeats.table.rows()) == 1
    assert page.form.name.text() == "吴用"
    assert page.form.name.edit.hasFocus()
    trouble.end()
    tick(desk)
    assert not page.out_of_date
    assert shown(page._stale_mark) == page.notice.text() == ""
    assert STALE not in desk.frame.attention._count.text()
    assert page.form.name.text() == "吴用"
    assert page.form.name.edit.hasFocus()
    desk.press("Enter", "Enter")
    desk.type("365")
    desk.press("Enter")
    assert page.stage is Stage.MATTERS


@pytest.mark.parametrize("name", ["door", "window", "queue", "day", "visits", "isolation"])
def test_a_page_that_was_never_read_claims_nothing(at_desk, small_hall, name):
    from ui.widgets.chart import BarChart
    from ui.widgets.stat_tile import StatTile
    from ui.widgets.table import Table

    open_window(small_hall.leader, small_hall.first)
    small_hall.ticket("504")
    trouble = Unreadable(small_hall)
    try:
        desk = at_desk(small_hall.leader, name)
        page = desk.page
        assert "数据库" in page.notice.text()
        assert STALE in shown(page._stale_mark)
        parts = [page, *filter(None, [page.side()])]
        assert not any(table.says_none() for part in parts for table in part.findChildren(Table))
        assert not any(
            chart.accessibleDescription() for part in parts for chart in part.findChildren(BarChart)
        )
        assert {tile.value() for tile in page.findChildren(StatTile)} <= {"—"}
        if name == "door":  # the others ask for nothing
            assert STALE in desk.frame.attention._count.text()
            assert desk.frame.attention._cards.count() == 0, "nothing is claimed there either"
    finally:
        trouble.end()
    tick(desk)
    assert not page.out_of_date
    assert page.notice.text() == shown(page._stale_mark) == ""


def test_what_was_finished_is_never_called_refused(at_desk, small_hall, monkeypatch):
    open_window(small_hall.clerk, small_hall.first)
    served, following = small_hall.ticket("504").visit, small_hall.ticket("504").visit
    desk = at_desk(small_hall.clerk, "window")
    desk.press("F2", "F2")
    page = desk.page
    assert page.state.current.id == served.id

    # Finishing is saved; then the disk is full, and nobody can be called.
    def full(*_):
        raise DiskFull(
            "The disk is full. This entry was not saved; everything before it is safe. "
            "Make room, then save again."
        )

    with monkeypatch.context() as patch:
        patch.setattr(queue, "call_next", full)
        desk.press("F2")
    assert "磁盘已满" in page.notice.text()
    assert page.view.stage is WindowStage.NOBODY, "the page shows what is true now"
    desk.press("F2")
    assert page.state.current.id == following.id
    assert page.notice.text() == ""


def test_a_call_that_was_saved_counts_though_the_page_could_not_be_read(
    at_desk, small_hall, monkeypatch
):
    open_window(small_hall.clerk, small_hall.first)
    visit = small_hall.ticket("504").visit
    desk = at_desk(small_hall.clerk, "window")

    def unreadable(*_):
        raise StoreUnusable(
            "The database can't be read: the key does not fit or the file is damaged. "
            "It was left as it is. Restore a backup, or ask the administrator."
        )

    with monkeypatch.context() as patch:
        patch.setattr("ui.pages.window.read_window", unreadable)
        desk.press("F2")
        assert " ".join(visit.ticket) in desk.speech.said[0], "who was called hears it"
        assert STALE in shown(desk.page._stale_mark)
        assert STALE in desk.page.view.waiting.accessibleName()
    tick(desk)
    assert desk.page.state.current.id == visit.id
    assert STALE not in desk.page.view.waiting.accessibleName()
    assert shown(desk.page._stale_mark) == ""


ON_A_SMALL_DISK = """
import json, os, time
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from contextlib import contextmanager
from PySide6.QtWidgets import QApplication
from counter_app.journal.clock import SetClock
from counter_app.people.roles import Role
from counter_app.people.users import add_user
from counter_app.store.disk import disk_state
from tests.ui.real_window import PASSWORD, RealWindow

class Waiting:
    def waitUntil(self, condition):
        end = time.monotonic() + 20
        while not condition():
            assert time.monotonic() < end
            QApplication.processEvents()
            time.sleep(0.002)
    @contextmanager
    def waitSignal(self, signal):
        came = []
        signal.connect(lambda *_: came.append(1))
        yield
        self.waitUntil(lambda: bool(came))

disk = Path(sys.argv[1])
application = QApplication([])
desk = RealWindow(Waiting(), disk / "hall", SetClock(1_581_307_200_000))
desk.found("East", "limin")
administrator = desk.desk
desk.on_database_thread(
    lambda: add_user(administrator, "zhou", "Zhou", [Role.SCREENER], PASSWORD))
desk.change_user("zhou")
page = desk.page
desk.scan("110101194912310024")
desk.type("Liu")
desk.press("Enter", "Enter")
with open(disk / "ballast", "wb") as ballast:
    while (free := disk_state(disk).free_bytes) > 0:
        ballast.write(bytes(min(free, 65536)))
        ballast.flush()
refusals = []
for attempt in range(200):
    page.form.reading.set_text("")
    desk.type("365")
    desk.press("Enter")
    if page.stage.name == "PERSON":
        refusals.append(page.notice.text())
        break
    desk.press("Esc")
    if page.stage.name != "PERSON":
        desk.press("F6")
found = {
    "refused": refusals,
    "typed": [page.form.document.text(), page.form.name.text(), page.form.reading.text()],
    "focus": page.form.reading.edit.hasFocus(),
}
# A mistake of the program is said even now, though no record of it can be kept.
desk.work.database(lambda: 1 // 0)
desk.settle()
found["mistake"] = desk.window.frame.notice.text()
(disk / "ballast").unlink()
desk.press("Enter")
found["after"] = [page.stage.name, page.notice.text()]
desk.press("Alt+1", "Enter")
found["registered"] = page.stage.name
desk.close()
print(json.dumps(found))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs a namespace of Linux for a disk")
@pytest.mark.parametrize("small_disk", ["12m"], indirect=True)
def test_at_a_really_full_disk_the_door_keeps_what_was_typed_and_goes_on_with_room(
    another_process, small_disk
):
    place, command = small_disk
    answer = another_process(ON_A_SMALL_DISK, place, before=command)
    assert answer.returncode == 0, answer.stderr
    found = json.loads(answer.stdout)
    assert "磁盘已满" in found["refused"][0]
    assert found["typed"] == [LIU, "Liu", "365"]
    assert found["focus"]
    assert "程序出错" in found["mistake"]
    assert found["after"] == ["MATTERS", ""]
    assert found["registered"] == "REGISTERED"

"""Taking the tour: sizes and languages, halls for it, and the account of what it made.

`tour.json` names every picture and paper, counts entries, and says that the journal is sound.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from sqlalchemy import func, select

from counter_app.devices.printing import SavingPrinter
from counter_app.documents.preview import page_count
from counter_app.errors import ProgramFault
from counter_app.hall.founding import all_workflows
from counter_app.journal.clock import Clock, SetClock, moment_of
from counter_app.journal.journal import Journal
from counter_app.journal.tables import entry_table
from counter_app.journal.verify import verify
from counter_app.language import CHINESE, ENGLISH
from counter_app.people.roles import Role
from counter_app.simulation.demo import SignIn, make_demo_hall
from counter_app.store.opening import open_store
from ui.putting_away import put_away
from ui.starting import build_window, program_pages
from ui.style import Style
from ui.tour import hygiene, leader, story
from ui.tour.centre import tour_centre
from ui.tour.driving import Driver
from ui.tour.roster import duty_roster
from ui.tour.rounds import walk_a_round
from ui.tour.staff import own_health, staff_of_today
from ui.tour.two_desks import decide_twice

MORNING = moment_of(datetime(2020, 2, 10, 10, 42))
"""The tour's own time: a Monday in the epidemic's first weeks."""

SMALL, LARGE = (1366, 768), (1920, 1080)


@dataclass(frozen=True)
class View:
    """How the window is seen."""

    tag: str
    language: str = CHINESE
    size: tuple[int, int] = SMALL
    scale: float = 1.0
    high_contrast: bool = False


WORKED = View("zh")
LOOKED_AT = (
    View("zh-large", size=LARGE),
    View("zh-type", scale=1.5),
    View("zh-contrast", high_contrast=True),
    View("en", ENGLISH),
    View("en-large", ENGLISH, LARGE),
    View("en-type", ENGLISH, scale=1.25),
)


class Picture(msgspec.Struct, frozen=True):
    """One picture that was taken."""

    file: str
    language: str
    width: int
    height: int
    scale: float
    high_contrast: bool


class PaperFile(msgspec.Struct, frozen=True):
    """One paper that was printed into a file."""

    file: str
    pages: int
    bytes: int


class Account(msgspec.Struct, frozen=True):
    """What the tour made, and what it left in the journal."""

    seconds: float
    entries: int
    journal_problems: int
    pictures: tuple[Picture, ...]
    papers: tuple[PaperFile, ...]


def take_tour(
    application: QApplication,
    out: Path,
    place: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Account:
    """Work the program through a morning; pictures, papers and `tour.json` go into `out`.

    The halls for it are made anew, in `place` if they are to be kept.

    Raises `ProgramFault` where a page does not do what its user expects of it.
    """
    began = time.monotonic()
    out.mkdir(parents=True, exist_ok=True)
    pictures: list[Picture] = []
    done, total = 0, len(LOOKED_AT) + 3

    def step() -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress(done, total)

    with tempfile.TemporaryDirectory() as passing:
        kept = Path(passing) if place is None else place
        new, demo = kept / "new", kept / "demo"
        clock = SetClock(MORNING)
        with _window(application, new, out, View("new"), clock, pictures) as driver:
            story.found_a_hall(driver)
        step()
        staff = make_demo_hall(demo, clock)
        with _window(application, demo, out, WORKED, clock, pictures) as driver:
            _work(driver, staff)
        step()
        with tour_centre(kept / "centre", clock, "市社会保险事业管理中心") as centre:
            with _window(application, demo, out, View("exchange"), clock, pictures) as driver:
                story.come_in(driver, _one_of(staff, Role.ADMINISTRATOR))
                story.join_a_centre(driver, centre)
            second = kept / "second"
            with _window(application, second, out, View("second"), clock, pictures) as driver:
                story.join_a_hall(driver, centre)
            decide_twice(demo, second, clock, _one_of(staff, Role.CLERK))
            with _window(application, demo, out, View("checking"), clock, pictures) as driver:
                story.come_in(driver, _one_of(staff, Role.LEADER))
                story.check(driver)
        step()
        for view in LOOKED_AT:
            with _window(application, demo, out, view, clock, pictures) as driver:
                for role in (Role.LEADER, Role.ADMINISTRATOR):
                    story.come_in(driver, _one_of(staff, role))
                    story.every_page(driver)
            step()
        entries, problems = _look_at_journal(demo, clock)
    account = Account(
        seconds=round(time.monotonic() - began, 1),
        entries=entries,
        journal_problems=problems,
        pictures=tuple(pictures),
        papers=tuple(_papers(out)),
    )
    text = msgspec.json.format(msgspec.json.encode(account), indent=2)
    (out / "tour.json").write_bytes(text + b"\n")
    return account


def _work(driver: Driver, staff: list[SignIn]) -> None:
    driver.until(lambda: driver.window.sign_in.login.isVisible(), "sign-in")
    driver.settle()
    driver.picture("sign-in")
    story.come_in(driver, _one_of(staff, Role.SCREENER))
    story.at_the_door(driver)
    clerk = _one_of(staff, Role.CLERK)
    story.come_in(driver, clerk, photographed=True)
    story.at_the_window(driver)
    own_health(driver, clerk.password)
    story.come_in(driver, _one_of(staff, Role.LEADER))
    story.at_the_desk(driver)
    hygiene.keep_clean(driver)
    leader.lead_the_day(driver)
    leader.work_on_an_incident(driver)
    duty_roster(driver)
    walk_a_round(driver)
    staff_of_today(driver)
    story.come_in(driver, _one_of(staff, Role.ADMINISTRATOR))
    story.settings(driver)


def _one_of(staff: list[SignIn], role: Role) -> SignIn:
    return next(one for one in staff if role in one.roles)


@contextmanager
def _window(
    application: QApplication,
    folder: Path,
    out: Path,
    view: View,
    clock: Clock,
    pictures: list[Picture],
) -> Iterator[Driver]:
    """A window of its own for one view; its pictures are added at the end."""
    style = Style(view.scale, view.high_contrast)
    printer = SavingPrinter(out / "papers")
    window = build_window(
        style, view.language, folder, clock, application, program_pages, lambda: printer
    )
    window.resize(*view.size)
    painted: list[bool] = []
    window.painted.connect(lambda: painted.append(True))
    driver = Driver(application, window, out, view.tag)
    faults: list[str] = []
    window.work.unhandled.connect(lambda error: faults.append(str(error)))
    window.show()
    window.activateWindow()
    driver.until(lambda: bool(painted), "the first picture")
    window.begin()
    try:
        yield driver
    finally:
        driver.stop()
        put_away(window)
        for translator in application.findChildren(QTranslator):
            application.removeTranslator(translator)
            translator.deleteLater()
        application.processEvents()
    if faults:
        raise ProgramFault("The tour met an error: {what}", what=faults[0])
    pictures += [
        Picture(path.name, view.language, *view.size, view.scale, view.high_contrast)
        for path in driver.pictures
    ]


def _look_at_journal(folder: Path, clock: Clock) -> tuple[int, int]:
    """How many entries there are, and how many problems their journal has."""
    engine, _ = open_store(folder)
    try:
        journal = Journal(engine, all_workflows(), clock)
        with journal.read() as connection:
            count = connection.scalar(select(func.count()).select_from(entry_table)) or 0
            return count, len(list(verify(connection, journal.hall)))
    finally:
        engine.dispose()


def _papers(out: Path) -> Iterator[PaperFile]:
    for path in sorted((out / "papers").glob("*.pdf")):
        content = path.read_bytes()
        yield PaperFile(f"papers/{path.name}", page_count(content), len(content))

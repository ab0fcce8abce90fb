"""Where the tour goes: a new hall, then a morning of the demo hall at door, window and desk.

Each part works the pages as their users do and takes a picture where there is something to see.
"""

from __future__ import annotations

from counter_app.simulation.demo import SignIn
from ui.pages.day import DayPage
from ui.pages.door import DoorPage
from ui.pages.door_stages import Stage
from ui.pages.visits import VisitsPage
from ui.tour.centre import TourCentre
from ui.tour.contacts import call_contacts, make_papers
from ui.tour.driving import Driver

OLD_LADY = "110101194912310024"
ENGINEER = "110101199003074514"
PASSWORD = "hall-east-2020"
HALL = "城东社保经办大厅"
ISOLATION_STEPS = (
    ("Alt+2", "reading"),
    ("Alt+3", "call"),
    ("Alt+4", "answers"),
    ("Alt+7", "hand-over"),
    ("Alt+8", "disinfection"),
    ("Alt+0", "extension"),
)
"""Keys of the steps of a case that are pictured, and what the pictures are called."""
WRONG_CODE = "7K2QM-90XDA-B3TZV-0H1RC"


def found_a_hall(driver: Driver) -> None:
    """The first start on a new computer."""
    window = driver.window
    driver.until(lambda: window.new_hall is not None, "the sheet for a new hall")
    driver.picture("new-hall")
    # Enter goes from field to field and, in the last one, founds the hall.
    for text in (HALL, "", "limin", PASSWORD, PASSWORD):
        driver.write(text)
        driver.press("Enter")
    driver.until(lambda: window.frame is not None, "the first page of a new hall")
    driver.picture("new-hall-ready")


def come_in(driver: Driver, somebody: SignIn, *, photographed: bool = False) -> None:
    """Sign in, or take the desk over under the lock."""
    window = driver.window
    if window.frame is not None:
        driver.press("Ctrl+L")
        if photographed:
            driver.picture("locked")
    driver.until(lambda: window.sign_in.isVisible() and window.sign_in.login.isVisible(), "sign-in")
    window.sign_in.login.edit.setFocus()
    window.sign_in.login.edit.selectAll()
    driver.write(somebody.login)
    driver.press("Enter")
    driver.write(somebody.password)
    driver.press("Enter")
    driver.until(lambda: window.frame is not None, f"the desk of {somebody.login}")
    driver.settle()


def at_the_door(driver: Driver) -> None:
    """Somebody new, somebody again, a fever that is isolated, and one who is turned away."""
    page = driver.page
    assert isinstance(page, DoorPage)

    def stage(wanted: Stage) -> None:
        driver.until(lambda: page.stage is wanted, f"the door at {wanted.name}")
        driver.settle()

    driver.picture("door-empty")
    driver.scan(ENGINEER[:-1] + "9")
    driver.picture("door-wrong-number")
    driver.scan(ENGINEER)
    driver.write("张国强")
    driver.press("Enter")
    driver.write("13812348000")
    driver.press("Enter")
    driver.write("364")
    driver.picture("door-reading")
    driver.press("Enter")
    stage(Stage.MATTERS)
    driver.picture("door-normal")
    driver.write("转移")
    driver.until(lambda: bool(page.matters.field.suggestions()), "matters to choose from")
    driver.picture("door-matters")
    driver.press("Enter", "Enter")
    stage(Stage.REGISTERED)
    driver.paper()
    driver.picture("door-ticket")
    driver.press("F6")
    driver.picture("door-correction")
    driver.press("Esc", "Enter")
    driver.scan(ENGINEER)
    driver.picture("door-again-today")
    driver.press("Esc")
    driver.scan(OLD_LADY)
    driver.write("刘秀兰")
    driver.press("Enter", "Enter")
    driver.write("37.6")
    driver.press("Enter")
    stage(Stage.REPEAT)
    driver.picture("door-fever")
    driver.press("Enter")
    stage(Stage.AGAIN)
    driver.write("37.8")
    driver.press("Enter")
    stage(Stage.SUSPECTED)
    driver.picture("door-suspected")
    driver.press("F9")
    stage(Stage.ISOLATED)
    driver.picture("door-isolated")
    driver.press("Enter", "Enter")
    driver.write("王")
    driver.press("Enter", "Enter")
    driver.write("34.4")
    driver.press("Enter")
    driver.picture("door-low")
    driver.press("F7")
    driver.picture("door-refusal")
    driver.press("Esc", "Esc")


def at_the_window(driver: Driver) -> None:
    """Sit down, call, serve, go online, hold, finish."""
    driver.press("Ctrl+2")
    driver.picture("window-choice")
    driver.press("Enter")
    driver.picture("window-nobody")
    driver.press("F2")
    driver.picture("window-called")
    driver.press("F2")
    driver.picture("window-serving")
    driver.press("F10")
    driver.picture("window-revealed")
    driver.press("F5")
    driver.picture("window-add-matter")
    driver.press("Esc", "F4")
    driver.picture("window-transfer")
    driver.press("Esc", "F3")
    driver.picture("window-on-hold")
    driver.press("F2", "F2")
    driver.picture("window-second")
    driver.press("Shift+F2")


def at_the_desk(driver: Driver) -> None:
    """What a duty leader looks at: queue, visits, isolation, the day and its sheet."""
    driver.press("Ctrl+3")
    driver.picture("queue")
    driver.press("Ctrl+4")
    driver.picture("visits")
    visits = driver.page
    assert isinstance(visits, VisitsPage)
    driver.write("zgq")
    driver.until(lambda: visits.detail.story is not None, "the visit of 张国强")
    driver.picture("visits-found")
    driver.press("Ctrl+5")
    driver.picture("isolation")
    for key, name in ISOLATION_STEPS:
        driver.press(key)
        driver.picture(f"isolation-{name}")
        driver.press("Esc")
    call_contacts(driver)
    make_papers(driver)
    driver.press("Ctrl+8")
    page = driver.page
    assert isinstance(page, DayPage)
    driver.until(lambda: page.tile("visits").value() != "—", "the day's figures")
    driver.picture("day")
    driver.press("F8")
    driver.until(lambda: page.preview.pdf() != b"", "the day sheet")
    driver.picture("day-sheet")
    driver.press("Ctrl+P")
    driver.paper()
    driver.press("Esc")


def settings(driver: Driver) -> None:
    """Every section of the settings."""
    from ui.pages.settings import SettingsPage

    driver.press("Ctrl+9")
    page = driver.page
    assert isinstance(page, SettingsPage)
    for name in page.names():
        page.open_with(name)
        driver.picture(f"settings-{name}")


def join_a_centre(driver: Driver, centre: TourCentre) -> None:
    """The administrator lets the hall join a centre, with all its history."""
    from ui.pages.meetings import MeetingsPage
    from ui.pages.settings import SettingsPage
    from ui.pages.settings_connection import ConnectionSection

    driver.press("Ctrl+9")
    page = driver.page
    assert isinstance(page, SettingsPage)
    page.open_with("connection")
    section = page.section
    assert isinstance(section, ConnectionSection)
    centre.add_hall(HALL)
    driver.scan(centre.code(HALL))
    driver.picture("connection-scanned")
    driver.press("Ctrl+S")
    driver.until(lambda: bool(section.table.rows()), "the centre to take the hall in")
    driver.picture("connection-joined")
    driver.press("Ctrl+7")
    meetings = driver.page
    assert isinstance(meetings, MeetingsPage)
    driver.until(lambda: meetings.peers.all_have_everything(), "everything to be at the centre")
    driver.picture("exchange")
    driver.press("F6")
    driver.picture("exchange-usb")
    driver.press("Esc")


def join_a_hall(driver: Driver, centre: TourCentre) -> None:
    """A second computer joins the hall: once by a wrong code, then by a good one."""
    window = driver.window
    driver.until(lambda: window.first_start is not None, "the sheet for a new hall")
    driver.press("F2")
    first = window.first_start
    assert first is not None
    sheet = first.join_hall
    for text in (WRONG_CODE, "D02", centre.address):
        driver.write(text)
        driver.press("Enter")
    driver.until(lambda: bool(sheet.code.problem()), "the wrong code to be refused")
    driver.picture("join-hall-wrong-code")
    # What stands there is selected: the scanner writes over it.
    driver.write(centre.code(HALL))
    driver.picture("join-hall")
    driver.press("Enter")
    driver.until(lambda: window.first_start is None, "the hall to take the computer in")
    driver.picture("joined")


def check(driver: Driver) -> None:
    """What two desks did without knowing of each other, looked at and settled by the leader."""
    from ui.pages.meetings import MeetingsPage

    driver.press("Ctrl+7")
    page = driver.page
    assert isinstance(page, MeetingsPage)
    driver.press("F5")
    driver.until(lambda: bool(page.checking.table.rows()), "what the other desk did")
    driver.press("Ctrl+Tab")
    driver.picture("exchange-to-check")
    driver.press("F8")
    driver.write("已与两个窗口核对")
    driver.picture("exchange-settle")
    driver.press("Enter")
    driver.until(lambda: not page.checking.table.rows(), "the item to be settled")


def every_page(driver: Driver) -> None:
    """Each page once, as it stands."""
    frame = driver.window.frame
    assert frame is not None
    for name in frame.page_names:
        frame.navigate(name, None)
        driver.picture(name)

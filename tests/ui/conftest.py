"""A window over a hall in a folder of its own, with a trivial page to try the frame with."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from sqlalchemy import Engine

from counter_app.errors import InputError
from counter_app.hall.founding import all_workflows, found_hall
from counter_app.journal.clock import SetClock
from counter_app.journal.journal import Journal
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right, Role
from counter_app.people.users import add_user
from counter_app.store.opening import open_store
from ui.attention import AttentionItem
from ui.page import Page
from ui.page_list import PageEntry
from ui.starting import build_window
from ui.style import Style, Tone, dress
from ui.widgets.field import Field
from ui.widgets.key_button import Emphasis, KeyButton
from ui.window import Window
from ui.work import Work

NOON = 1_581_307_200_000
PASSWORD = "hall-east-2020"


class NotePage(Page):
    """Takes a line and keeps it, as a page would."""

    topics = frozenset({"user"})
    right = Right.FIND_VISITS
    foreign = "counter:test:"

    def __init__(self, context):
        super().__init__(context)
        self.kept: list[str] = []
        self.scans: list[str] = []
        self.refreshed = 0
        self.argument: object = None
        self.line = Field(self.look, "line")
        self.button = KeyButton(self.look, "keep", "Enter", Emphasis.PRIMARY)
        self.button.clicked.connect(self.keep)
        self.body.addWidget(self.line)
        self.body.addWidget(self.button)
        self.slot = QLabel("beside")

    def title(self):
        return "Note"

    def refresh(self):
        self.refreshed += 1

    def first_focus(self):
        self.line.edit.setFocus()

    def open_with(self, argument):
        self.argument = argument

    def on_scanned(self, text):
        self.scans.append(text)
        return text != "nonsense" and not text.startswith(self.foreign)

    def side(self):
        return self.slot

    def keep(self):
        text = self.line.text()

        def do():
            if text == "wrong":
                raise InputError("Name or password is wrong.", field="line")
            return text

        self.run(do, self.kept.append)


class LeaderPage(NotePage):
    right = Right.WORK_CASE
    foreign = "nonsense"


def attention(desk: Desk) -> list[AttentionItem]:
    return [
        AttentionItem(Tone.ATTENTION, Phrase("door screener"), "note"),
        AttentionItem(
            Tone.ALARM,
            Phrase("duty leader"),
            "other",
            (Phrase("staff care"),),
            argument="case",
            moment=NOON - 372_000,
        ),
    ]


HERE = "tests.ui.conftest"
TEST_PAGES = (
    PageEntry(
        "note",
        "document",
        Phrase("Password"),
        Right.FIND_VISITS,
        f"{HERE}:NotePage",
        "1",
        attention=f"{HERE}:attention",
    ),
    PageEntry("other", "search", Phrase("Sign in"), Right.FIND_VISITS, f"{HERE}:NotePage", "2"),
    PageEntry(
        "case",
        "shield",
        Phrase("Close"),
        Right.WORK_CASE,
        f"{HERE}:LeaderPage",
        "3",
        code="counter:test:",
    ),
    PageEntry(
        "set", "gear", Phrase("Details"), Right.FIND_VISITS, f"{HERE}:NotePage", at_bottom=True
    ),
)


@pytest.fixture(autouse=True)
def ended(qapp) -> Iterator[None]:
    """What a test closed ends with it, and not by a garbage collection amid the next one's events.

    Set up before all else, so it comes after everything that puts widgets away.
    """
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def clock():
    return SetClock(NOON)


@pytest.fixture
def look(qapp) -> Style:
    style = Style()
    if not qapp.styleSheet():
        dress(qapp, style)
    return style


@pytest.fixture
def work(qapp) -> Iterator[Work]:
    def unexpected(fault):
        raise fault

    work = Work(unexpected)
    yield work
    work.stop()


@pytest.fixture
def shown(qtbot, look):
    """Shows a widget in an active window, as large as it likes."""
    kept = []  # qtbot itself holds none

    def show(widget: QWidget, width: int = 600, height: int = 400) -> QWidget:
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return show


@pytest.fixture
def hall_folder(tmp_path, clock):
    """A hall with an administrator `limin` and a leader `wang`."""
    folder = tmp_path / "hall"
    engine, _ = open_store(folder)
    desk = found_hall(engine, clock, "城东社保经办大厅", "D01", "limin", PASSWORD).desk
    add_user(desk, "wang", "王芳", [Role.LEADER], PASSWORD)
    engine.dispose()
    return folder


@pytest.fixture
def open_window(qtbot, qapp, clock):
    """Opens a window over a folder; it is shut at the end."""
    windows = []

    def build(folder, pages=TEST_PAGES) -> Window:
        window = build_window(Style(), "zh_CN", folder, clock, qapp, lambda: pages)
        windows.append(window)
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.painted):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.begin()
        return window

    yield build
    for window in windows:
        window.shut()
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture
def type_in(qapp):
    """Types as a person does: into whatever has the focus."""

    def type_text(*keys):
        for key in keys:
            target = qapp.focusWidget() or qapp.activeWindow()
            if isinstance(key, str):
                QTest.keyClicks(target, key)
            elif isinstance(key, tuple):
                QTest.keyClick(target, *key)
            else:
                QTest.keyClick(target, key)

    return type_text


@pytest.fixture
def sign_in(qtbot, type_in):
    def by_keyboard(window: Window, login: str, password: str = PASSWORD) -> None:
        qtbot.waitUntil(lambda: window.sign_in.login.edit.hasFocus())
        type_in(login, Qt.Key.Key_Return, password, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.frame is not None)

    return by_keyboard


def journal_of(folder, clock) -> tuple[Journal, Engine]:
    engine, _ = open_store(folder)
    return Journal(engine, all_workflows(), clock), engine

"""Starting: Qt first, the sign-in painted, and only then everything that is heavy.

Builds what the program is made of and passes it down. Not here: the command line.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from counter_app.journal.clock import Clock, SystemClock
from ui.crashes import CrashRecords
from ui.options import Options
from ui.screen_settings import ScreenSettings, read_screen_settings
from ui.style import Style, dress
from ui.translation import Words, install_language
from ui.window import Screen, Window
from ui.work import Work

if TYPE_CHECKING:
    from counter_app.devices.printing import Printer
    from counter_app.exchange.lines import DeskLines
    from counter_app.journal.journal import Journal
    from counter_app.people.desk import Desk
    from counter_app.sync.discovery import HubsNearby
    from ui.opening import OpenedHall
    from ui.page_list import PageEntry
    from ui.status_line import StatusFacts


def prepare_input_method(environment: MutableMapping[str, str]) -> None:
    """On Linux with fcitx, let Qt reach it through ibus's door: its wheels carry no fcitx plugin.

    What the user has set for Qt otherwise stays.
    """
    asked = {environment.get(name, "") for name in ("QT_IM_MODULE", "GTK_IM_MODULE")}
    asked.add(environment.get("XMODIFIERS", "").removeprefix("@im="))
    if any(name.startswith("fcitx") for name in asked):
        environment["QT_IM_MODULE"] = "ibus"
        environment["IBUS_USE_PORTAL"] = "1"


def build_window(
    style: Style,
    language: str,
    folder: Path,
    clock: Clock,
    application: QApplication,
    pages: Callable[[], tuple[PageEntry, ...]],
    printer: Callable[[], Printer] | None = None,
    options: Options | None = None,
    *,
    on_the_lan: bool = False,
) -> Window:
    """The window over the hall in `folder`, dressed and speaking; not shown yet.

    Papers go to `printer`, or to this computer's own. What `options` say about the screen holds
    over whatever is chosen later. With `on_the_lan` hubs of the hall are looked for there.
    """
    dress(application, style)
    words = install_language(application, language)
    given = Options(folder) if options is None else options
    crashes = CrashRecords(folder / "crashes", clock.now)
    work = Work(crashes.keep)

    def open_hall() -> OpenedHall:
        from ui.opening import open_hall as open_it

        return open_it(folder, clock)

    def read_status(desk: Desk) -> StatusFacts:
        from ui.status_facts import status_reader

        return status_reader(folder)(desk)

    def show_screen(settings: ScreenSettings) -> tuple[Style, Words]:
        shown = given.over(settings)
        fresh = Style(shown.scale, shown.high_contrast)
        dress(application, fresh)
        return fresh, install_language(application, shown.language)

    def lines(journal: Journal) -> DeskLines:
        from ui.opening import lines_of

        return lines_of(journal, on_the_lan=on_the_lan)

    def look_around(changed: Callable[[], None]) -> HubsNearby:
        from ui.opening import hubs_nearby

        return hubs_nearby(changed)

    screen = Screen(
        ScreenSettings(language, style.scale, style.high_contrast), given.fixed, show_screen
    )
    window = Window(
        style,
        words,
        work,
        open_hall,
        read_status,
        pages,
        screen,
        lines,
        look_around if on_the_lan else None,
        printer,
    )
    work.setParent(window)
    return window


def program_pages() -> tuple[PageEntry, ...]:
    """The program's own list of pages, imported when it is first needed."""
    from ui.page_list import PAGES

    return PAGES


def catch_crashes(window: Window, crashes: CrashRecords) -> None:
    """Let every exception that nobody caught be recorded and said, and the program go on."""

    def hook(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if isinstance(fault, KeyboardInterrupt):
            window.close()
            return
        window.show_error(crashes.keep(fault))

    sys.excepthook = hook


def start(options: Options, environment: Mapping[str, str] | None = None) -> int:
    """Open the window and stay until it is closed; the exit code."""
    prepare_input_method(os.environ)
    application = QApplication(sys.argv[:1])
    folder = options.data_dir
    screen = options.over(read_screen_settings(folder))
    style = Style(screen.scale, screen.high_contrast)
    clock = SystemClock()
    window = build_window(
        style,
        screen.language,
        folder,
        clock,
        application,
        program_pages,
        options=options,
        on_the_lan=True,
    )
    catch_crashes(window, CrashRecords(folder / "crashes", clock.now))

    def go_on() -> None:
        from counter_app.devices.speech import SystemSpeech
        from ui.collecting import Collecting
        from ui.idle import IdleWatch
        from ui.log import keep_log
        from ui.scanner import Scanner, steady_milliseconds

        window.speech = SystemSpeech()
        window.begin()
        keep_log(folder / "logs")
        Collecting(window)
        scanner = Scanner(application, parent=window, wanted=lambda: not window.locked)
        scanner.scanned.connect(window.on_scanned)
        idle = IdleWatch(
            application, window.ticking, lambda: window.idle_minutes, steady_milliseconds(), window
        )
        idle.idle.connect(window.lock)

    window.painted.connect(go_on)
    window.show()
    return application.exec()

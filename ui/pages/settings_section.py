"""What every section of the settings is: a part of the page with a title of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from counter_app.errors import CounterError
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from ui.page import Context, Page
from ui.pages.settings_form import Form, field_of
from ui.style import Tone
from ui.widgets.scrolled import Scrolled

Result = TypeVar("Result")


class Section(QWidget):
    """Base of the sections; put what is shown into `body`.

    `state_changed` when there is something unsaved, or no longer. `right` is needed to see it;
    None: it is everybody's. `of_computer` ones need a computer of their own to show. `topics` are
    the workflows whose changes call `refresh`.
    """

    state_changed = Signal()
    right: ClassVar[Right | None] = None
    of_computer: ClassVar[bool] = False
    topics: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.context: Context = page.context
        self.desk: Desk = page.context.desk
        self.look, self.say = page.look, page.say
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(self.look.px(14))
        self._scrolled: QScrollArea | None = None

    def title(self) -> str:
        """What the tab says, by `self.tr`."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read anew what is shown; keep what the person typed."""

    def first_focus(self) -> None:
        """Put the keyboard where the next input goes."""

    def has_unsaved(self) -> bool:
        """Whether something was typed and not saved."""
        return False

    def on_scanned(self, text: str) -> bool:
        """Take what a scanner read; False when it is nothing for this section."""
        return False

    def show_scrolled(self, content: QWidget) -> Scrolled:
        """Show `content` in a part that scrolls, with what follows below it always in sight."""
        ground = QWidget()
        ground.setProperty("kind", "scrolled")
        box = QVBoxLayout(ground)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(content)
        self._scrolled = Scrolled(ground)
        self.body.addWidget(self._scrolled, 1)
        return self._scrolled

    def act(
        self,
        button: QWidget,
        do: Callable[[], Result],
        done: Callable[[Result], None],
        form: Form | None = None,
        *,
        files: bool = False,
    ) -> None:
        """Call a verb once: the button rests while it is under way.

        An error goes to its field in `form`, else into the page's notice. With `files` it is work
        for the pool and not for the database thread.
        """
        if not button.isEnabled():
            return
        had_focus = button.hasFocus()
        button.setEnabled(False)
        if form is not None:
            form.clear_marks()

        def rest() -> None:
            button.setEnabled(True)
            # Disabled, it had lost the keyboard; who went on meanwhile is left alone.
            if had_focus and button.isVisible() and QApplication.focusWidget() is None:
                button.setFocus()

        def was_done(result: Result) -> None:
            rest()
            self.page.notice.dismiss()
            done(result)

        def failed(error: CounterError) -> None:
            rest()
            self.complain(error, form)

        work = self.context.work
        (work.paper if files else work.database)(do, was_done, failed, self)

    def complain(self, error: CounterError, form: Form | None = None) -> None:
        """Say an error at its field, in sight; where it has none, in the page."""
        field = field_of(error)
        if form is not None and form.complain(field, self.say(error.phrase)):
            self.page.notice.dismiss()
            if self._scrolled is not None:
                self._scrolled.ensureWidgetVisible(form.fields[field], 0, self.look.px(40))
            return
        self.page.show_error(error)

    def announce(self, text: str, next: str = "") -> None:
        """Good news, in the page and in nobody's way."""
        self.page.notice.say(Tone.NORMAL, text, next)

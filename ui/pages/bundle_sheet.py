"""Writing a bundle to a stick, or reading one: the file, the passphrase, how far it is.

Asks and shows; what is done is `counter_app.exchange.sticks`. Off the UI thread, and it can be
stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from counter_app.errors import CounterError, EnvironmentFault, InputError
from counter_app.exchange.sticks import Answered, read_from_others, write_for_others
from counter_app.journal.clock import local_time
from counter_app.language import Phrase
from ui.page import Context
from ui.pages.sheet import Sheet
from ui.sticks import first_stick
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton
from ui.widgets.label import Kind, Label

SUFFIX = "counter"


def newest_bundle(stick: Path) -> Path | None:
    """The newest bundle on a stick, by its name; None without one."""
    try:
        return max(stick.glob(f"*.{SUFFIX}"), default=None)
    except OSError as fault:
        raise EnvironmentFault("The stick can't be read. Choose another place.") from fault


class BundleSheet(Sheet):
    """One sheet for both ways. `done` carries a `Phrase` (written) or `Answered` (read)."""

    done = Signal(object)
    _progress = Signal(int, int)

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, "", self.tr("Go on"), "Enter")
        self._context = context
        self._writing = True
        self._stopping = Event()
        self._under_way = False
        self.file = Field(context.style, self.tr("File"))
        self.choose = KeyButton(context.style, self.tr("Choose…"), "F3")
        self.passphrase = Field(context.style, self.tr("Passphrase"), password=True)
        self.again = Field(context.style, self.tr("The same passphrase again"), password=True)
        self.state = Label("", Kind.SECONDARY)
        row = QWidget()
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(context.style.px(10))
        beside.addWidget(self.file, 1)
        beside.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignBottom)
        self.ask(row, self.passphrase, self.again, self.state)
        self.choose.clicked.connect(self._choose)
        self._progress.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        self.confirmed.connect(self._begin)

    @property
    def under_way(self) -> bool:
        """Whether a bundle is being written or read."""
        return self._under_way

    def begin_writing(self) -> None:
        """Ask where to write to; a stick that is there is proposed."""
        now = local_time(self._context.clock.now())
        name = f"counter-{now:%Y%m%d-%H%M}.{SUFFIX}"
        self._ask(lambda stick: stick / name, writing=True)
        self.heading.setText(self.tr("Write to USB"))
        self.explain(
            self.tr(
                "Everything recorded here goes into one encrypted file. Read it at the other "
                "computer with the same passphrase. That you wrote it is recorded."
            )
        )

    def begin_reading(self) -> None:
        """Ask what to read; the newest bundle on a stick is proposed."""
        self._ask(newest_bundle, writing=False)
        self.heading.setText(self.tr("Read from USB"))
        self.explain(
            self.tr(
                "What is in the file and not here is taken over. Reading it twice changes nothing."
            )
        )

    def first_focus(self) -> None:
        """Where something is still to be filled in."""
        field = self.passphrase if self.file.text() else self.file
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Break off what is under way."""
        self._stopping.set()

    def set_busy(self, busy: bool) -> None:
        """While it is under way nothing changes here; Esc breaks it off."""
        self.confirm.setEnabled(not busy)
        for widget in (self.file, self.choose, self.passphrase, self.again):
            widget.setEnabled(not busy)

    # ------------------------------------------------------------------ asking

    def _ask(self, propose: Callable[[Path], Path | None], *, writing: bool) -> None:
        self._writing = writing
        self.file.set_text("")
        for field in (self.passphrase, self.again):
            field.set_text("")
        self.again.setVisible(writing)
        self.state.setText("")
        self.complain("")

        def look() -> Path | None:
            stick = first_stick()
            return None if stick is None else propose(stick)

        # A stick may take its time to answer.
        self._context.work.paper(look, self._propose, self._no_proposal, self)

    def _propose(self, file: Path | None) -> None:
        if file is not None and not self.file.text():
            self.file.set_text(str(file))
            if self.file.edit.hasFocus():
                self.first_focus()

    def _no_proposal(self, error: CounterError) -> None:
        self.complain(self._context.words.say(error.phrase))

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.heading.text(), self.file.text())
        dialog.setNameFilters([f"*.{SUFFIX}", "*"])
        if self._writing:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(SUFFIX)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, name: str) -> None:
        self.file.set_text(name)
        self.first_focus()

    # ------------------------------------------------------------------ doing

    def _begin(self) -> None:
        if not self._is_filled() or self._under_way:
            return
        desk, path = self._context.desk, Path(self.file.text().strip())
        passphrase, told, stopped = (
            self.passphrase.text(),
            self._progress.emit,
            self._stopping.is_set,
        )
        self._stopping.clear()
        self._under_way = True
        self.complain("")
        self.set_busy(True)
        self.state.setText(self.tr("One moment …"))

        def do() -> Phrase | Answered:
            if self._writing:
                return write_for_others(desk, path, passphrase, told, stopped)
            return read_from_others(desk, path, passphrase, told, stopped)

        self._context.work.paper(do, self._is_done, self._failed, self)

    def _is_filled(self) -> bool:
        for field in (self.file, self.passphrase, self.again):
            field.clear_marks()
            if field is self.again and not self._writing:
                continue
            if not field.text():
                # Enter goes on to what is still empty, and says so where one is there already.
                if field.edit.hasFocus():
                    field.complain(self.tr("This is still empty."))
                field.edit.setFocus(Qt.FocusReason.TabFocusReason)
                return False
        if self._writing and self.passphrase.text() != self.again.text():
            self.again.complain(self.tr("The two passphrases are not the same."))
            return False
        return True

    def _show_progress(self, done: int, total: int) -> None:
        if self._under_way:
            words = self.tr("{done} of {total} records").format(
                done=f"{done:,}", total=f"{total:,}"
            )
            self.state.setText(words)

    def _is_done(self, result: Phrase | Answered) -> None:
        self._rest()
        self.done.emit(result)

    def _failed(self, error: CounterError) -> None:
        self._rest()
        text = self._context.words.say(error.phrase)
        fields = {"file": self.file, "passphrase": self.passphrase}
        field = fields.get(error.field) if isinstance(error, InputError) else None
        if field is not None:
            field.complain(text)
        else:
            self.complain(text)

    def _rest(self) -> None:
        self._under_way = False
        self.state.setText("")
        self.set_busy(False)

"""A duty roster from a file: chosen, looked at row by row, then entered in one act (N7.1).

Rows that can't be entered are written beside the file with their reasons.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QWidget

from counter_app.errors import Conflict, CounterError
from counter_app.hall.roster_files import (
    RosterFile,
    give_back,
    import_roster,
    look_into,
)
from ui.page import Context
from ui.pages.sheet import Sheet
from ui.style import Tone
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton
from ui.widgets.label import Kind, Label
from ui.widgets.table import Column, Table


@dataclass(frozen=True)
class Line:
    """What becomes of one row of the file, in words; `number` is its place in this list."""

    number: int
    day: str
    leader: str
    what: str
    tone: Tone | None


class ImportSheet(Sheet):
    """Asks for the file, shows what it would do, and does it. `done` carries what was done."""

    done = Signal(str, str)
    """What was entered, and where the rejected rows are; the latter may be empty."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, self.tr("Roster from a file"), "", "Enter")
        self._context = context
        self._month = date(2020, 1, 1)
        self._looked: RosterFile | None = None
        self._under_way = False
        look = context.style
        self.file = Field(look, self.tr("File (.xlsx or .csv)"))
        self.choose = KeyButton(look, self.tr("Choose…"), "F3")
        row = QWidget()
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(look.px(10))
        beside.addWidget(self.file, 1)
        beside.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignBottom)
        row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.counts = Label("", Kind.STRONG, wraps=True)
        self.lines: Table[Line] = Table(
            look,
            [
                Column(self.tr("Date"), lambda line: line.day, 150),
                Column(self.tr("Duty leader"), lambda line: line.leader, 190),
                Column(self.tr("What becomes of it"), lambda line: line.what, tone=_tone_of),
            ],
            lambda line: line.number,
            self.tr("The file changes nothing."),
        )
        self.lines.setMinimumHeight(look.px(36 + 38 * 5))
        self.ask(row, self.counts, self.lines)
        self.file.typed.connect(lambda _text: self._forget())
        self.choose.clicked.connect(self._choose)
        self.confirmed.connect(self._go_on)

    def begin(self, month: date) -> None:
        """Ask for the file; days in it without a month are of this one."""
        self._month = month
        self.heading.setText(
            self.tr("Roster of {month} from a file").format(month=f"{month:%Y-%m}")
        )
        self.explain(
            self.tr(
                "Columns: date, shift, duty leader, deputy, phone. The month saved as a table (F7) "
                "is the form to fill in."
            )
        )
        self.file.set_text("")
        self._forget()

    def set_busy(self, busy: bool) -> None:
        """While it is under way nothing changes here."""
        super().set_busy(busy)
        for widget in (self.file, self.choose):
            widget.setEnabled(not busy)

    def first_focus(self) -> None:
        """Into the name of the file, or on what it would do."""
        target = self.file.edit if self._looked is None else self.confirm
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------ the file

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.heading.text(), self.file.text())
        dialog.setNameFilters(["*.xlsx *.csv *.txt", "*"])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, name: str) -> None:
        self.file.set_text(name)
        self._forget()
        self._look_into()

    def _forget(self) -> None:
        """Another file: what was seen of the one before counts no more."""
        self._looked = None
        self.lines.hide()
        self.counts.hide()
        self.complain("")
        self.confirm.setText(self.tr("Look into it"))
        self.confirm.updateGeometry()

    def _go_on(self) -> None:
        if self._under_way:
            return
        if self._looked is None:
            self._look_into()
        elif self._looked.changes or self._looked.rejected:
            self._enter(self._looked)
        else:
            self.cancelled.emit()

    def _look_into(self) -> None:
        name = self.file.text().strip().strip('"')
        if not name:
            self.file.complain(self.tr("This is still empty."))
            return
        desk, month = self._context.desk, self._month
        self._busy(True)
        self._context.work.database(
            lambda: look_into(desk, Path(name), month), self._show, self._failed, self
        )

    # ------------------------------------------------------------------ what it would do

    def _show(self, file: RosterFile) -> None:
        self._busy(False)
        self._looked = file
        self.lines.show_rows(self._lines_of(file))
        self.lines.show()
        counts = [
            self.tr("{count} changes").format(count=len(file.changes)),
            self.tr("{count} unchanged").format(count=file.unchanged),
        ]
        if file.empty:
            counts.append(self.tr("{count} without a name").format(count=file.empty))
        if file.rejected:
            counts.append(self.tr("{count} rejected").format(count=len(file.rejected)))
        if file.ignored:
            names = self._context.words.listing(file.ignored)
            counts.append(self.tr("columns not used: {names}").format(names=names))
        if file.left_out:
            counts.append(self.tr("only the first sheet is read"))
        self.counts.setText(" · ".join(counts))
        self.counts.set_tone(Tone.ATTENTION if file.rejected else None)
        self.counts.show()
        if file.changes:
            words = self.tr("Enter {count} changes").format(count=len(file.changes))
        elif file.rejected:
            words = self.tr("Give the rejected rows back")
        else:
            words = self.tr("Nothing to enter")
        self.confirm.setText(words)
        self.confirm.updateGeometry()
        self.first_focus()

    def _lines_of(self, file: RosterFile) -> list[Line]:
        """Rejected rows first: they need a person."""
        say = self._context.words.say
        lines = [
            Line(
                at,
                self.tr("row {number}").format(number=number),
                "",
                say(reason),
                Tone.ALARM,
            )
            for at, (number, reason) in enumerate(sorted(file.rejected.items()))
        ]
        for change in file.changes:
            what, tone = self.tr("new"), None
            if change.before is not None:
                what = self.tr("instead of {name}").format(name=change.before.leader.name)
                tone = Tone.ATTENTION
                if change.before.leader == change.leader:
                    what = self.tr("deputy or phone changes")
            place = change.place
            day = f"{place.day.isoformat()} {place.shift}".strip()
            lines.append(Line(len(lines), day, change.leader.name, what, tone))
        return lines

    # ------------------------------------------------------------------ doing it

    def _enter(self, file: RosterFile) -> None:
        desk, path = self._context.desk, Path(self.file.text().strip().strip('"'))
        say = self._context.words.say
        self._busy(True)

        def do() -> tuple[int, Path | None, CounterError | None]:
            count = import_roster(desk, file)
            try:
                return count, give_back(file, path, say), None
            except CounterError as error:
                # What was entered must never be called refused.
                return count, None, error

        def went_well(result: tuple[int, Path | None, CounterError | None]) -> None:
            self._busy(False)
            count, back, trouble = result
            entered = self.tr("{count} changes entered.").format(count=count)
            then = "" if trouble is None else say(trouble.phrase)
            if back is not None:
                then = self.tr(
                    "The rejected rows are in {name}. Mend them there and import that file."
                ).format(name=back.name)
            self.done.emit(entered, then)

        self._context.work.database(do, went_well, self._failed, self)

    def _failed(self, error: CounterError) -> None:
        self._busy(False)
        if isinstance(error, Conflict):
            self._forget()
        self.complain(self._context.words.say(error.phrase))

    def _busy(self, busy: bool) -> None:
        self._under_way = busy
        self.set_busy(busy)


def _tone_of(line: Line) -> Tone | None:
    return line.tone

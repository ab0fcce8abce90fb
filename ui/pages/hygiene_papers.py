"""Papers over the hygiene page: the month's record, and labels of assets (N2.1, N2.2).

Not here: what they say (`documents.hygiene_record`, `documents.asset_labels`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.documents.asset_labels import (
    GRIDS,
    SIZES,
    AssetLabel,
    LabelGrid,
    label_sheets,
    single_labels,
)
from counter_app.documents.hygiene_record import HygieneRecord, hygiene_record, hygiene_workbook
from counter_app.errors import CounterError
from counter_app.hall.assets import Asset, list_assets
from counter_app.hall.desks import hall_name
from counter_app.hall.hygiene_lists import read_lists
from counter_app.hall.hygiene_month import read_month
from counter_app.hall.whole_numbers import parse_whole
from counter_app.journal.clock import day_of
from ui.file_saving import ask_where, save_file
from ui.page import Context
from ui.pages.settings_form import field_of
from ui.pages.sheet import Sheet
from ui.paper_sheet import PaperSheet
from ui.style import Tone
from ui.widgets.chips import Chips
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton
from ui.widgets.label import Kind, Label


class MonthPaper(QWidget):
    """A month's record on paper, and as a workbook; other months by key."""

    def __init__(self, context: Context, closed: Callable[[], None]) -> None:
        super().__init__()
        self._context = context
        look = context.style
        self._day = day_of(context.clock.now())
        self._record: HygieneRecord | None = None
        self.paper = PaperSheet(context, closed)
        self.month = Label("", Kind.HEADING)
        self.earlier = KeyButton(look, self.tr("Month before"), "Alt+Left")
        self.later = KeyButton(look, self.tr("Month after"), "Alt+Right")
        self.workbook = KeyButton(look, self.tr("Save as workbook"), "F9", icon="chart")
        self.said = Label("", Kind.SECONDARY, elides=True)
        row = QHBoxLayout()
        row.setSpacing(look.px(10))
        for widget in (self.month, self.earlier, self.later, self.workbook):
            row.addWidget(widget)
        row.addWidget(self.said, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(row)
        box.addWidget(self.paper, 1)
        self.setFocusProxy(self.paper)
        self.earlier.clicked.connect(lambda: self._go(self._day.replace(day=1) - timedelta(days=1)))
        self.later.clicked.connect(lambda: self._go(self._day.replace(day=28) + timedelta(days=4)))
        self.workbook.clicked.connect(self._ask_where)

    def show_now(self) -> None:
        """Show the present month."""
        self._go(day_of(self._context.clock.now()))

    def save_workbook(self, path: Path) -> None:
        """Write the shown month as a workbook."""
        record, translations = self._record, self._context.words.translations
        if record is None:
            return

        def done(_none: None) -> None:
            self._say(self.tr("Saved as {name}").format(name=path.name), Tone.NORMAL)

        save_file(
            self._context.work,
            path,
            lambda: hygiene_workbook(record, translations),
            done,
            self._failed,
            self,
        )

    def _go(self, day: date) -> None:
        context = self._context
        today = day_of(context.clock.now())
        if day.replace(day=1) > today:
            return
        self._day, self._record = day, None
        self.month.setText(f"{day:%Y-%m}")
        self.later.setEnabled(day.replace(day=1) < today.replace(day=1))
        self.workbook.setEnabled(False)
        self._say("")
        desk, translations = context.desk, context.words.translations

        def read() -> HygieneRecord:
            return HygieneRecord(
                hall=hall_name(desk.journal),
                month=read_month(desk, day),
                prepared_by=desk.person.name,
                prepared_at=context.clock.now(),
            )

        def shown(record: HygieneRecord) -> None:
            if day != self._day:
                return  # another month was asked for meanwhile
            self._record = record
            self.workbook.setEnabled(True)
            self.paper.show_paper(
                lambda: hygiene_record(record, translations).pdf, f"{record.file_name}.pdf"
            )

        context.work.database(read, shown, self._failed, self)

    def _ask_where(self) -> None:
        if self._record is not None:
            ask_where(
                self,
                self.tr("Save as workbook"),
                f"{self._record.file_name}.xlsx",
                self.save_workbook,
            )

    def _failed(self, error: CounterError) -> None:
        self._say(self._context.words.say(error.phrase), Tone.ALARM)

    def _say(self, text: str, tone: Tone | None = None) -> None:
        self.said.setText(text)
        self.said.set_tone(tone)


ONE, OF_KIND, ALL = "one", "kind", "all"


class LabelsSheet(Sheet):
    """Which labels, on what paper, from which place on."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, "", self.tr("Show"))
        look = context.style
        self.heading.setText(self.tr("Labels of assets"))
        papers = [one.name for one in GRIDS] + [one.name for one in SIZES]
        self.which: Chips[str] = Chips(look, self.tr("Labels of"), [])
        self.kind_of_paper: Chips[int] = Chips(look, self.tr("Paper"), list(enumerate(papers)))
        self.start = Field(look, self.tr("First free place on the sheet"))
        self.kind_of_paper.set_value(0)
        self.start.set_text("1")
        self.kind_of_paper.changed.connect(self._show_start)
        self.ask(self.which, self.kind_of_paper, self.start)

    def begin(self, asset: Asset | None) -> None:
        """Ask, with the open asset in mind."""
        options = [(ALL, self.tr("all assets in use"))]
        if asset is not None:
            options[:0] = [
                (ONE, asset.label),
                (OF_KIND, self.tr("all of its kind")),
            ]
        self.which.set_options(options)
        self.which.set_value(options[0][0])
        self.complain("")

    def first_focus(self) -> None:
        """To which labels."""
        self.which.first_focus()

    def paper(self) -> LabelGrid | None:
        """The sheet of stickers that is chosen; None for single labels."""
        at = self.kind_of_paper.value() or 0
        return GRIDS[at] if at < len(GRIDS) else None

    def single(self) -> int:
        """Which single label is chosen."""
        return max(0, (self.kind_of_paper.value() or 0) - len(GRIDS))

    def _show_start(self) -> None:
        self.start.setVisible(self.paper() is not None)


class LabelPapers(QWidget):
    """Asks which labels, then shows them to be printed."""

    def __init__(self, context: Context, closed: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._closed = context, closed
        self._asset: Asset | None = None
        self.sheet = LabelsSheet(context)
        self.paper = PaperSheet(context, self._back)
        self._below = QWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.sheet)
        box.addWidget(self.paper, 1)
        box.addWidget(self._below, 1)
        self.sheet.confirmed.connect(self._read)
        self.sheet.cancelled.connect(closed)

    def begin(self, asset: Asset | None) -> None:
        """Ask which labels."""
        self._asset = asset
        self.sheet.begin(asset)
        self._back()

    def _back(self) -> None:
        self.paper.hide()
        self.sheet.show()
        self._below.show()
        self.sheet.first_focus()

    def _read(self) -> None:
        sheet, desk, language = self.sheet, self._context.desk, self._context.words.language
        which, asset = sheet.which.value() or ALL, self._asset
        try:
            start = parse_whole(sheet.start.text(), "start") if sheet.paper() else 1
        except CounterError as error:
            self._refused(error)
            return

        def read() -> list[AssetLabel]:
            lists, hall = read_lists(desk), hall_name(desk.journal)
            return [
                AssetLabel(
                    hall=hall,
                    number=one.number,
                    name=one.name,
                    kind=lists.kind_names(one.kind).said(language),
                    code=one.code,
                )
                for one in list_assets(desk)
                if _is_wanted(one, which, asset)
            ]

        sheet.set_busy(True)
        self._context.work.database(
            read, lambda labels: self._show(labels, start), self._refused, self
        )

    def _show(self, labels: Sequence[AssetLabel], start: int) -> None:
        sheet, translations = self.sheet, self._context.words.translations
        sheet.set_busy(False)
        if not labels:
            sheet.complain(self.tr("There is no asset in use."))
            return
        grid, size, title = sheet.paper(), SIZES[sheet.single()], sheet.heading.text()
        if grid is not None and not 1 <= start <= grid.count:
            sheet.start.complain(
                self.tr("The sheet has places 1 to {count}.").format(count=grid.count)
            )
            return

        def make() -> bytes:
            if grid is None:
                return single_labels(labels, size, title, translations).pdf
            return label_sheets(labels, grid, start, title, translations).pdf

        sheet.hide()
        self._below.hide()
        self.paper.show()
        self.paper.show_paper(make, "labels.pdf")
        self.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, error: CounterError) -> None:
        self.sheet.set_busy(False)
        words = self._context.words.say(error.phrase)
        if field_of(error) == "start":
            self.sheet.start.complain(words)
        else:
            self.sheet.complain(words)


def _is_wanted(asset: Asset, which: str, chosen: Asset | None) -> bool:
    if chosen is None or which == ALL:
        return asset.in_use
    return asset.id == chosen.id if which == ONE else asset.in_use and asset.kind == chosen.kind

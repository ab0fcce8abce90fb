"""What is to be disinfected now: assets by urgency, and logging them by scanner or keyboard (N2.2).

Scan a label and press Enter: logged with what this desk used last. Not here: by when something is
due (`hall.dues`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from counter_app.errors import CounterError
from counter_app.hall import codes
from counter_app.hall.assets import Asset, read_asset
from counter_app.hall.disinfection import (
    Disinfection,
    Method,
    log_disinfection,
    read_last_method,
    read_newest,
    withdraw_disinfection,
)
from counter_app.hall.dues import AssetDue, Standing, read_dues
from counter_app.hall.hygiene_lists import HygieneLists, read_lists, starting_lists
from counter_app.people.desk import Desk
from counter_app.people.roles import Right
from ui.page import Page
from ui.pages.asking_section import AskingSection
from ui.pages.hygiene_log_sheet import LogSheet
from ui.pages.hygiene_withdraw_sheet import WithdrawSheet
from ui.pages.hygiene_words import STANDING_TONES, due_phrase, moment_text
from ui.pages.settings_form import field_of
from ui.style import Tone
from ui.widgets.button_row import ButtonRow
from ui.widgets.key_button import Emphasis, KeyButton
from ui.widgets.table import Column, Table

OFFERED = 6
"""How many of an asset's newest records are offered to be taken back."""


@dataclass(frozen=True)
class DueView:
    """What is shown, as it is read."""

    dues: list[AssetDue]
    lists: HygieneLists
    last: Method | None


def read_view(desk: Desk) -> DueView:
    """On the database thread."""
    return DueView(read_dues(desk), read_lists(desk), read_last_method(desk))


class DueSection(AskingSection):
    """The list, and over it the question before something is logged."""

    right = Right.KEEP_CLEAN
    topics: ClassVar[frozenset[str]] = frozenset(
        {"asset", "hygiene", "disinfection", "rules", "user"}
    )

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        look = self.look
        self._lists = starting_lists()
        self._dues: list[AssetDue] = []
        self._marked: set[str] = set()
        self._standings: list[Standing] = []
        self._entered = False
        self.table: Table[AssetDue] = Table(
            look,
            self._columns(),
            lambda row: row.asset.id,
            self.tr("No assets are registered yet. Whoever leads the hall registers them."),
        )
        self.log = KeyButton(look, self.tr("Log disinfection"), "F2", Emphasis.PRIMARY, icon="scan")
        self.mark = KeyButton(look, self.tr("Mark"), "F4", icon="check")
        self.mark_overdue = KeyButton(look, self.tr("Mark all overdue"), "F6")
        self.month = KeyButton(look, self.tr("Month's record"), "F8", icon="document")
        self.mistake = KeyButton(look, self.tr("Entered by mistake…"), "F9")
        self.sheet = LogSheet(self.context)
        self.withdraw_sheet = WithdrawSheet(self.context)
        self.arrange(
            self.table,
            ButtonRow(look, self.log, self.mark, self.mark_overdue, self.month, self.mistake),
            self.sheet,
            self.withdraw_sheet,
        )
        self.log.clicked.connect(self._begin)
        self.table.activated_row.connect(lambda _row: self._begin())
        self.table.chosen_row.connect(lambda _row: self._show_buttons())
        self.mark.clicked.connect(self._mark)
        self.mark_overdue.clicked.connect(self._mark_overdue)
        self.sheet.confirmed.connect(self._log)
        self.mistake.clicked.connect(self._ask_withdrawn)
        self.withdraw_sheet.confirmed.connect(self._withdraw)
        self.context.ticking.timeout.connect(self._turn)
        self._show_buttons()

    def title(self) -> str:
        """The tab."""
        return self.tr("Due now")

    def refresh(self) -> None:
        """Read what is due; what is marked or gathered stays."""
        desk = self.desk
        self.page.read(lambda: read_view(desk), self._show)

    def choose(self, asset: str) -> None:
        """Select an asset."""
        self.table.select(asset)

    def on_scanned(self, text: str) -> bool:
        """An asset's label: it joins what is to be logged."""
        if not text.startswith(codes.ASSET):
            return False
        asset = text.removeprefix(codes.ASSET)
        known = next((one.asset.label for one in self._dues if one.asset.id == asset), "")
        self.page.notice.dismiss()
        # At once, so that Enter is meant for it, however soon it comes.
        self._gather([(asset, known or "…")])
        if not known:
            desk = self.desk
            self.context.work.database(
                lambda: read_asset(desk, asset),
                self._found,
                lambda error: self._not_found(asset, error),
                self,
            )
        return True

    # ------------------------------------------------------------------ showing

    def _show(self, view: DueView) -> None:
        self._lists, self._dues = view.lists, view.dues
        self._marked &= {one.asset.id for one in view.dues}
        self.sheet.offer(view.lists, view.last)
        self._show_rows()
        if self._entered and self.sheet.is_ready:
            self._log()

    def _show_rows(self) -> None:
        self._standings = self._standings_now()
        self.table.show_rows(self._dues)
        if self.table.selected() is None:
            self.table.select_first()
        overdue = self._standings.count(Standing.OVERDUE)
        soon = self._standings.count(Standing.DUE_SOON)
        words = [self.tr("Ctrl+Tab: the next part")]
        if overdue or soon:
            words[:0] = [
                self.tr("{overdue} overdue, {soon} due soon").format(overdue=overdue, soon=soon)
            ]
        elif self._dues:
            words[:0] = [self.tr("Everything is disinfected")]
        self.page.set_secondary(" · ".join(words))
        self._show_buttons()

    def _standings_now(self) -> list[Standing]:
        now = self.context.clock.now()
        return [one.standing(now) for one in self._dues]

    def _turn(self) -> None:
        if self._standings_now() != self._standings:
            self._show_rows()
        elif self.isVisible():
            self.table.viewport().update()

    def _show_buttons(self) -> None:
        row = self.table.selected()
        chosen = row is not None
        self.mistake.setEnabled(not self.busy and row is not None and row.last is not None)
        count = len(self._marked)
        words = self.tr("Log disinfection ({count})").format(count=count)
        self.log.setText(words if count else self.tr("Log disinfection"))
        self.log.updateGeometry()
        self.log.setEnabled(not self.busy and (chosen or bool(count)))
        self.mark.setEnabled(chosen)
        self.mark_overdue.setEnabled(Standing.OVERDUE in self._standings)

    def _columns(self) -> tuple[Column[AssetDue], ...]:
        language = self.context.words.language

        def standing(row: AssetDue) -> Standing:
            return row.standing(self.context.clock.now())

        def tone(row: AssetDue) -> Tone:
            return STANDING_TONES[standing(row)]

        return (
            Column(
                "",
                lambda row: "✓" if row.asset.id in self._marked else "",
                34,
                tone=lambda _row: Tone.INFO,
                bold=True,
            ),
            Column(
                self.tr("State"), lambda row: self.say(standing(row).label), 104, tone, pill=True
            ),
            Column(self.tr("Asset number"), lambda row: row.asset.number, 80, bold=True),
            Column(self.tr("Asset"), lambda row: row.asset.name),
            Column(
                self.tr("Area"),
                lambda row: (
                    self._lists.area_names(row.asset.area).said(language) if row.asset.area else "—"
                ),
                130,
            ),
            Column(
                self.tr("Last"),
                lambda row: moment_text(row.last, self.context.clock.now()),
                106,
            ),
            Column(
                self.tr("Due"),
                lambda row: self.say(due_phrase(row.due, self.context.clock.now())),
                128,
                tone,
                bold=True,
                right=True,
            ),
        )

    # ------------------------------------------------------------------ acting

    def _mark(self) -> None:
        row = self.table.selected()
        if row is not None:
            self._marked ^= {row.asset.id}
            self._show_rows()

    def _mark_overdue(self) -> None:
        now = self.context.clock.now()
        self._marked |= {
            one.asset.id for one in self._dues if one.standing(now) is Standing.OVERDUE
        }
        self._show_rows()

    def _begin(self) -> None:
        row = self.table.selected()
        wanted = self._marked or ({row.asset.id} if row is not None else set())
        if wanted and not self.busy:
            self._gather(
                [(one.asset.id, one.asset.label) for one in self._dues if one.asset.id in wanted]
            )

    def _gather(self, assets: list[tuple[str, str]]) -> None:
        self.sheet.gather(assets)
        self.open_sheet(self.sheet)

    def close_sheets(self) -> None:
        """What was gathered is put away."""
        self._entered = False
        self.sheet.put_away()
        super().close_sheets()
        self._show_rows()

    def _found(self, asset: Asset) -> None:
        if asset.id in self.sheet.assets:
            self.sheet.gather([(asset.id, asset.label)])

    def _not_found(self, asset: str, error: CounterError) -> None:
        self.sheet.drop(asset)
        if not self.sheet.assets and not self.sheet.isHidden():
            self.close_sheets()
            self.page.show_error(error)
        else:
            self.sheet.complain(self.say(error.phrase))

    def _log(self) -> None:
        sheet, desk = self.sheet, self.desk
        # Enter right after a scan on another page: what was used last is not read yet.
        self._entered = not sheet.is_ready
        if self.busy or self._entered:
            return
        try:
            method, moment = sheet.method(), sheet.happened_at()
        except CounterError as error:
            sheet.refuse(field_of(error), self.say(error.phrase))
            return
        assets, worker, note = sheet.assets, sheet.worker.text(), sheet.note.text()

        def done(logged: Disinfection | None) -> None:
            self._marked -= set(assets)
            self.close_sheets()
            self._say_logged(logged)
            self.refresh()

        self.do(
            lambda: log_disinfection(
                desk, assets, method, happened_at=moment, done_by=worker, note=note
            ),
            done,
            lambda error: sheet.refuse(field_of(error), self.say(error.phrase)),
        )

    def _say_logged(self, logged: Disinfection | None) -> None:
        if logged is None:
            self.page.notice.say(Tone.INFO, self.tr("This was logged a moment ago already."))
            return
        agent = self._lists.agent_names(logged.agent).said(self.context.words.language)
        self.page.notice.say(
            Tone.NORMAL,
            self.tr("Logged: {count} assets, {agent}").format(
                count=len(logged.assets), agent=agent
            ),
        )

    def _ask_withdrawn(self) -> None:
        row, desk = self.table.selected(), self.desk
        if row is None:
            return
        asset = row.asset

        def found(records: list[Disinfection]) -> None:
            if records:
                self.withdraw_sheet.begin(asset, records, self._lists)
                self.open_sheet(self.withdraw_sheet)

        self.do(lambda: read_newest(desk, asset.id, OFFERED), found, self.page.show_error)

    def _withdraw(self) -> None:
        sheet, desk = self.withdraw_sheet, self.desk
        record, why = sheet.record.value() or "", sheet.why.text()

        def done(_none: None) -> None:
            self.close_sheets()
            self.page.notice.say(Tone.NORMAL, self.tr("The disinfection is taken back."))
            self.refresh()

        self.do(
            lambda: withdraw_disinfection(desk, record, why),
            done,
            lambda error: sheet.refuse(field_of(error), self.say(error.phrase)),
        )

    def set_busy(self, busy: bool) -> None:
        """The buttons rest as well."""
        super().set_busy(busy)
        self._show_buttons()

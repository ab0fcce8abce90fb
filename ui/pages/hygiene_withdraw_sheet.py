"""The question before a wrong disinfection is withdrawn: which record, and why (N2.1).

Not here: withdrawing, which is a verb.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from counter_app.hall.assets import Asset
from counter_app.hall.concentration import concentration_text
from counter_app.hall.disinfection import Disinfection
from counter_app.hall.hygiene_lists import HygieneLists
from ui.page import Context
from ui.pages.hygiene_words import moment_text
from ui.pages.sheet import Sheet
from ui.widgets.chips import Chips
from ui.widgets.field import Field


class WithdrawSheet(Sheet):
    """The newest records of an asset, the last one chosen; the reason is typed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.style, "", self.tr("Take it back"))
        self._context = context
        self.record: Chips[str] = Chips(context.style, self.tr("Record"), [])
        self.why = Field(context.style, self.tr("Why"))
        self.ask(self.record, self.why)

    def begin(self, asset: Asset, records: Sequence[Disinfection], lists: HygieneLists) -> None:
        """Ask about an asset that has records."""
        self.heading.setText(
            self.tr("{asset}: which disinfection was entered by mistake?").format(asset=asset.label)
        )
        self.explain(self.tr("It is taken back for every asset that it names."))
        self.record.set_options([(one.id, self._words(one, lists)) for one in records])
        self.record.set_value(records[0].id)
        self.why.set_text("")
        self.why.complain("")
        self.complain("")

    def refuse(self, field: str, text: str) -> None:
        """Say what is wrong where it is wrong."""
        if field == "why":
            self.why.complain(text)
        else:
            self.complain(text)

    def first_focus(self) -> None:
        """Into the reason."""
        self.why.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, one: Disinfection, lists: HygieneLists) -> str:
        agent = lists.agent_names(one.agent).said(self._context.words.language)
        return self.tr("{time} · {agent} {strength} · {count} assets").format(
            time=moment_text(one.happened_at, self._context.clock.now()),
            agent=agent,
            strength=concentration_text(one.amount, one.unit),
            count=len(one.assets),
        )
